//! What only constrains, checked on typed values.

use bindery::Codec;
use bindery_behaviour::{constraints_unevaluated, singles};

/// What a server finds wrong with a value, as `pointer keyword`.
fn wrong<T: Codec>(text: &str) -> Vec<String> {
    let found = match bindery::decode_strict::<T>(text.as_bytes()) {
        Ok(value) => bindery::validate(&value).err(),
        Err(error) => Some(error.into_violations()),
    };
    let found = found.map(bindery::Violations::into_vec).unwrap_or_default();
    found.iter().map(|violation| format!("{} {}", violation.location, violation.keyword)).collect()
}

#[test]
fn what_no_schema_evaluates() {
    use constraints_unevaluated::types::Thing;
    for good in [
        r#"{"known": {"a": "x", "x-b": "x", "c": 1}}"#,
        r#"{"chosen": {"kind": "link", "link-a": 1, "note": "x", "author": "y"}}"#,
        r#"{"chosen": {"text-a": 1}}"#,
        r#"{"closed": {"id": "x", "size": 1}, "base": {"id": "x"}, "one": {"id": "x", "number": "1"}}"#,
        r#"{"row": ["x", 1, 2], "flags": {"note": true, "a": false}, "places": [5, 5], "twice": [1, 2, 3]}"#,
    ] {
        assert_eq!(wrong::<Thing>(good), [""; 0], "{good}");
    }
    for (bad, what) in [
        (r#"{"known": {"b": "x"}}"#, "/known/b type"),
        (r#"{"chosen": {"kind": "link", "text-a": 1}}"#, "/chosen/text-a unevaluatedProperties"),
        (r#"{"chosen": {"author": "y"}}"#, "/chosen/author unevaluatedProperties"),
        (r#"{"closed": {"size": 1, "more": 1}}"#, "/closed/more additionalProperties"),
        (r#"{"base": {"more": 1}}"#, "/base/more unevaluatedProperties"),
        (r#"{"one": {"number": "1", "more": 1}}"#, "/one/more unevaluatedProperties"),
        (r#"{"row": ["x", "y", 1]}"#, "/row/1 unevaluatedItems"),
        (r#"{"flags": {"note": 1}}"#, "/flags/note type"),
        (r#"{"places": [3, 5]}"#, "/places/0 minimum"),
        (r#"{"twice": [1, 1]}"#, "/twice contains"),
    ] {
        assert_eq!(wrong::<Thing>(bad), [what], "{bad}");
    }
}

#[test]
fn one_value_or_none() {
    use singles::types::Thing;
    let text =
        r#"{"none":null,"maybe":null,"void":null,"nulls":[null],"unit":{"scale":"metric","unit":"cm"},"pairs":[1,0]}"#;
    let thing: Thing = bindery::decode_strict(text.as_bytes()).unwrap();
    assert_eq!((thing.none, thing.maybe, thing.legacy.is_none()), (bindery::Null, Some(bindery::Null), true));
    assert_eq!(thing.unit["unit"], "cm");
    assert_eq!(String::from_utf8(bindery::encode(&thing)).unwrap(), text);
    let old = r#"{"none": null, "void": null, "unit": {"unit": "cm", "scale": "metric"}, "legacy": {"a": [1]}}"#;
    let thing: Thing = bindery::decode(old.as_bytes()).unwrap();
    assert_eq!(thing.legacy.as_ref().unwrap().as_value()["a"][0], 1, "a client keeps what should not be there");
    assert_eq!(wrong::<Thing>(old), ["/legacy properties"]);
    assert_eq!(
        wrong::<Thing>(r#"{"none": 1, "void": null, "unit": {"unit": "cm", "scale": "metric"}}"#),
        ["/none type"]
    );
    assert_eq!(
        wrong::<Thing>(r#"{"none": null, "void": null, "unit": {"unit": "m", "scale": "metric"}}"#),
        ["/unit const"]
    );
}

#[test]
fn keywords_of_earlier_drafts_mean_what_they_meant() {
    use bindery_behaviour::earlier_drafts::types::{Order, Position, Size};
    let fits = |text: &str| {
        let order: Order = bindery::decode_strict(text.as_bytes()).unwrap();
        bindery::validate(&order).is_ok()
    };
    assert!(fits(r#"{"card": "4242", "address": "here", "gift": true, "note": "for ada"}"#));
    assert!(!fits(r#"{"card": "4242"}"#));
    assert!(!fits(r#"{"gift": true}"#));
    let size: Size = bindery::decode_strict(br#"[42, "eu"]"#).unwrap();
    assert_eq!((size.0, size.1.as_str()), (42.0, "eu"));
    assert!(bindery::decode_strict::<Size>(br#"[42, "eu", 1]"#).is_err());
    let position: Position = bindery::decode_strict(br#"["left", true, 1, 2]"#).unwrap();
    assert_eq!((position.0.as_str(), position.1, position.2.as_slice()), ("left", Some(true), [1, 2].as_slice()));
}

#[test]
fn a_client_checks_its_request_when_it_is_asked_to() {
    use bindery::With as _;
    use bindery_behaviour::constraints::client::Client;
    use bindery_behaviour::constraints::types::Thing;

    let client = Client::builder().build().unwrap();
    client.create_thing(Thing::new().with(|thing| thing.integer = Some(2))).validate().unwrap();
    let call = client.create_thing(Thing::new().with(|thing| {
        thing.integer = Some(4);
        thing.list = Some(vec!["a".to_owned(), "ab".to_owned()]);
    }));
    let wrong = call.validate().unwrap_err().into_vec();
    let wrong: Vec<_> = wrong.iter().map(|violation| format!("{} {}", violation.location, violation.keyword)).collect();
    assert_eq!(wrong, ["/body/integer maximum", "/body/list/0 minLength"]);
    // It is asked alone: the call would be sent as it is.
    assert!(call.clone().request().body.integer == Some(4));
}
