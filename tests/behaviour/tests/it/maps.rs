//! Maps that keep the order of their keys, beside such as are ordered by them.

use bindery_behaviour::maps;
use maps::types::operations::{PatchLabels, PostLabels, PostTable, PutForm, PutLabels};
use maps::types::{Field, Form, FormEither, Table};
use std::convert::Infallible;
use std::sync::{Arc, Mutex};

use crate::client;

/// Answers with what it was asked, and remembers the query.
#[derive(Clone, Default)]
struct Echo(Arc<Mutex<Option<PutForm>>>);

impl maps::server::Api for Echo {
    async fn put_form(&self, request: PutForm) -> Result<Form, Infallible> {
        *self.0.lock().unwrap() = Some(request.clone());
        Ok(request.body)
    }

    async fn post_labels(&self, request: PostLabels) -> Result<bindery::IndexMap<String>, Infallible> {
        Ok(request.body)
    }

    async fn put_labels(&self, request: PutLabels) -> Result<bindery::IndexMap<String>, Infallible> {
        Ok(request.body)
    }

    async fn patch_labels(&self, request: PatchLabels) -> Result<bindery::IndexMap<String>, Infallible> {
        Ok(request.body)
    }

    async fn post_table(&self, request: PostTable) -> Result<Table, Infallible> {
        Ok(request.body)
    }
}

fn labels(keys: &[&str]) -> bindery::IndexMap<String> {
    keys.iter().map(|key| ((*key).to_owned(), key.to_uppercase())).collect()
}

fn form(text: &str) -> Form {
    bindery::decode(text.as_bytes()).unwrap()
}

#[test]
fn keys_are_written_as_they_came() {
    for (text, again) in [
        (r#"{"fields":{"z":{},"a":{}}}"#, None),
        (r#"{"fields":{},"labels":{"z":"1","a":"2","m":"3"}}"#, None),
        (r#"{"fields":{},"sorted":{"z":1,"a":2}}"#, Some(r#"{"fields":{},"sorted":{"a":2,"z":1}}"#)),
        (r#"{"fields":{},"notes":{"z":{"y":1.5,"x":2.5},"a":{}}}"#, None),
        (r#"{"fields":{},"notes":null}"#, None),
        // What is said of a schema holds for those that are written in it.
        (
            r#"{"fields":{},"index":{"z":[{"y":"1","x":"2"}],"a":[]}}"#,
            Some(r#"{"fields":{},"index":{"a":[],"z":[{"x":"2","y":"1"}]}}"#),
        ),
        // The map of values without a type is ours, what is in it is not.
        (
            r#"{"fields":{},"free":{"z":{"y":1,"x":2},"a":1}}"#,
            Some(r#"{"fields":{},"free":{"z":{"x":2,"y":1},"a":1}}"#),
        ),
        (r#"{"fields":{},"either":{"z":1,"a":2}}"#, None),
        (r#"{"fields":{"b":{"inner":{"d":{},"c":{"of":"it"}}}}}"#, None),
    ] {
        let value = form(text);
        assert_eq!(String::from_utf8(bindery::encode(&value)).unwrap(), again.unwrap_or(text));
        assert_eq!(value, value.clone());
        assert_eq!(bindery::validate(&bindery::decode_strict::<Form>(text.as_bytes()).unwrap()), Ok(()), "{text}");
    }
}

#[test]
fn order_is_no_part_of_equality() {
    for (one, other, equal) in [
        (r#"{"fields":{"a":{"of":"1"},"b":{}}}"#, r#"{"fields":{"b":{},"a":{"of":"1"}}}"#, true),
        (r#"{"fields":{"a":{"of":"1"},"b":{}}}"#, r#"{"fields":{"b":{"of":"1"},"a":{}}}"#, false),
        (r#"{"fields":{"a":{}}}"#, r#"{"fields":{"a":{},"b":{}}}"#, false),
        (r#"{"fields":{},"either":{"z":1,"a":2}}"#, r#"{"fields":{},"either":{"a":2,"z":1}}"#, true),
        (r#"{"fields":{},"notes":{"z":{"y":1,"x":2}}}"#, r#"{"fields":{},"notes":{"z":{"x":2.0,"y":1}}}"#, true),
    ] {
        assert_eq!(form(one) == form(other), equal, "{one} {other}");
    }
    // However deep.
    let deep = |first: &str, second: &str| {
        let (open, close) = (r#"{"inner":{"k":"#.repeat(30), "}}".repeat(30));
        form(&format!(r#"{{"fields":{{"k":{open}{{"inner":{{"{first}":{{}},"{second}":{{}}}}}}{close}}}}}"#))
    };
    assert_eq!(deep("a", "b"), deep("b", "a"));
    assert_ne!(deep("a", "b"), deep("a", "c"));
}

#[test]
fn of_equal_keys_the_last_stands_in_the_place_of_the_first() {
    let twice = r#"{"fields":{},"labels":{"b":"1","a":"2","b":"3"}}"#;
    assert_eq!(bindery::encode(&form(twice)), br#"{"fields":{},"labels":{"b":"3","a":"2"}}"#);
    let error = bindery::decode_strict::<Form>(twice.as_bytes()).unwrap_err().to_string();
    assert!(error.contains("/labels"), "{error}");
}

#[test]
fn constraints_hold_for_them() {
    for (text, expected) in [
        (r#"{"fields":{},"labels":{"d":"","c":"","b":"","a":""}}"#, "/labels maxProperties"),
        (r#"{"fields":{},"labels":{"b":"long"}}"#, "/labels/b maxLength"),
        (r#"{"fields":{},"labels":{"B":""}}"#, "/labels/B propertyNames"),
    ] {
        let violations = bindery::validate(&form(text)).unwrap_err();
        let first = violations.iter().next().unwrap();
        assert_eq!(format!("{} {}", first.location, first.keyword), expected);
    }
    let shown = format!("{:?}", form(r#"{"fields":{},"labels":{"b":"x","a":"y"}}"#));
    assert!(shown.contains(r#"{"b": "x", "a": "y"}"#), "{shown}");
}

#[tokio::test]
async fn they_travel_in_order() {
    let echo = Echo::default();
    let client = client!(maps, maps::server::router(echo.clone()));
    let mut body = Form::new([("z".to_owned(), Field::new()), ("a".to_owned(), Field::new())].into());
    body.either = Some(FormEither::from(bindery::IndexMap::from([("y".to_owned(), 1), ("x".to_owned(), 2)])));
    let sent = bindery::encode(&body);
    let answered = client.put_form("1", body).sort(labels(&["z", "a"])).x_labels(labels(&["n", "m"])).await.unwrap();
    assert_eq!(bindery::encode(&answered), sent);
    let request = echo.0.lock().unwrap().take().unwrap();
    assert_eq!(request.sort.unwrap().keys().collect::<Vec<_>>(), ["z", "a"]);
    assert_eq!(request.x_labels.unwrap().keys().collect::<Vec<_>>(), ["n", "m"]);
}

#[tokio::test]
async fn forms_parts_and_elements_travel_in_order_too() {
    let client = client!(maps, maps::server::router(Echo::default()));
    let keys = ["c", "b", "a"];
    let form = client.post_labels(labels(&keys)).await.unwrap();
    let parts = client.put_labels(labels(&keys)).await.unwrap();
    let elements = client.patch_labels(labels(&keys)).await.unwrap();
    for answered in [form, parts, elements] {
        assert_eq!(answered.keys().collect::<Vec<_>>(), keys);
        assert_eq!(answered["b"], "B");
    }
    let text = r#"{"columns":{"z":{"y":1,"x":2},"a":{"w":3}},"sorted":{"d":5,"e":4}}"#;
    let table: Table = bindery::decode(text.replace(r#""d":5,"e":4"#, r#""e":4,"d":5"#).as_bytes()).unwrap();
    let answered = client.post_table(table).await.unwrap();
    assert_eq!(String::from_utf8(bindery::encode(&answered)).unwrap(), text);
}
