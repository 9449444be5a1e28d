//! Types against JSON: what is read is written again, and strict readers refuse what the document does not allow.

use bindery::{Codec, Nullable};
use bindery_behaviour::{nulls, nulls_branches, objects, objects_mixed, recursion, recursion_lists};
use serde_json::Value;

/// Reads a value as a client does, and checks that it is written again unchanged.
#[track_caller]
pub(crate) fn kept<T: Codec>(text: &str) -> T {
    let value: T = bindery::decode(text.as_bytes()).unwrap_or_else(|error| panic!("{text}: {error}"));
    let again: Value = serde_json::from_slice(&bindery::encode(&value)).unwrap();
    assert_eq!(again, serde_json::from_str::<Value>(text).unwrap());
    value
}

/// What a strict reader says of a text, as `pointer keyword`.
#[track_caller]
pub(crate) fn refused<T: Codec>(text: &str) -> Vec<String> {
    let Err(error) = bindery::decode_strict::<T>(text.as_bytes()) else { panic!("{text} is accepted") };
    error.violations().iter().map(|violation| format!("{} {}", violation.location, violation.keyword)).collect()
}

#[test]
fn three_states_stay_three() {
    use nulls::types::{Note, NoteValue};
    let note: Note = kept(r#"{"branch": null, "type": null, "value": null, "keyword": null}"#);
    assert_eq!((&note.branch, note.r#type, &note.value, note.keyword), (&None, None, &None, None));
    assert_eq!(note.optional_type, Nullable::Absent);
    let text = r#"{"branch": "", "type": 0, "value": "low", "keyword": false, "optional_branch": null,
        "optional_type": 1.5, "list": [null, ""]}"#;
    let note: Note = kept(text);
    assert_eq!((note.value, note.optional_type), (Some(NoteValue::Low), Nullable::Value(1.5)));
    assert!(note.optional_branch.is_null());
    bindery::decode_strict::<Note>(text.as_bytes()).unwrap();
    let missing = refused::<Note>(r#"{"branch": 1, "list": null, "optional_branch": {}}"#);
    for expected in ["/branch type", "/list type", "/optional_branch/name required", "/type required"] {
        assert!(missing.contains(&expected.to_owned()), "{expected}: {missing:?}");
    }
}

#[test]
fn a_branch_that_allows_null_makes_the_union_nullable() {
    use nulls_branches::types::Field;
    let field: Field = kept(r#"{"value": null, "text": null, "demanded": null, "children": [null, [true]]}"#);
    assert!(field.value.is_null() && field.text.is_null());
    assert_eq!(kept::<Field>(r#"{"demanded": true}"#).value, Nullable::Absent);
    bindery::decode_strict::<Field>(br#"{"value": null, "demanded": {"note": "x"}, "children": [null]}"#).unwrap();
    assert_eq!(refused::<Field>(r#"{"value": [null], "demanded": null}"#).len(), 1);
}

#[test]
fn objects_are_open_closed_or_typed() {
    use objects::types::Thing;
    let thing: Thing = kept(
        r#"{"open": {"a": "x", "b": 1}, "closed": {}, "nothing": {}, "free": {"x": [null]}, "counts": {"a": 1},
        "things": {"t": {"any": [1]}}, "kept": {"z": {}}, "any": null, "more": true}"#,
    );
    assert_eq!(thing.open.unwrap().extra.get("b").unwrap(), 1);
    assert_eq!(thing.counts.unwrap()["a"], 1);
    assert_eq!(thing.extra.get("more").unwrap(), true);
    assert_eq!(
        refused::<Thing>(r#"{"closed": {"b": 1}, "nothing": {"a": 1}}"#),
        ["/closed/b additionalProperties", "/nothing/a additionalProperties"]
    );
    assert_eq!(
        refused::<Thing>(r#"{"counts": {"a": "x"}, "things": {"t": {"free": 1}}}"#),
        ["/counts/a type", "/things/t/free type"]
    );
}

#[test]
fn members_that_are_not_listed_have_their_type() {
    use objects_mixed::types::{Headers, Structured, Thing};
    let mut thing: Thing = kept(
        r#"{"a": "x", "b": 1, "c": 2, "structured": {"name": "s", "k": {"id": "1"}, "n": null, "s": {"t": {}}},
        "headers": {"total": 1, "x-a": "1"}, "scalars": {"a": 1, "b": 2}, "every": {"z": {"x-b": "2"}},
        "several": {"a": 1, "b": "x", "c": null}}"#,
    );
    assert_eq!((thing.extra.get("b"), thing.extra.len()), (Some(&1), 2));
    thing.extra.insert("d", -1);
    assert_eq!(bindery::validate(&thing).unwrap_err().as_slice()[0].location, "/d");
    assert_ne!(thing.clone().extra.remove("d"), None);
    assert_eq!(thing, thing.clone());
    assert_eq!(kept::<Headers>(r#"{"x-a": "1"}"#).extra.get("x-a").map(String::as_str), Some("1"));
    assert_eq!(thing.scalars.as_ref().map(|scalars| scalars["b"]), Some(2));
    assert_eq!(refused::<Thing>(r#"{"a": "x", "b": "1", "c": 1.5, "b2": 1, "b2": 2}"#).len(), 3);
    assert_eq!(refused::<Structured>(r#"{"k": 1, "s": {"t": []}}"#).len(), 2);
    let long: Structured = kept(r#"{"k": {"name": "1234"}, "s": {"k": {"name": "1234"}}}"#);
    let found = bindery::validate(&long).unwrap_err();
    let places: Vec<&str> = found.as_slice().iter().map(|violation| violation.location.as_str()).collect();
    assert_eq!(places, ["/k/name", "/s/k/name"]);
    let every: Thing = kept(r#"{"a": "", "every": {"z": {"x-a": "1"}}, "scalars": {"c": 1}}"#);
    assert_eq!(bindery::validate(&every).unwrap_err().as_slice()[0].location, "/scalars/c");
    assert_eq!(refused::<Thing>(r#"{"a": "", "every": {"z": {"x-a": 1}}, "scalars": {"c": ""}}"#).len(), 2);
}

#[test]
fn what_contains_itself_is_read_as_deep_as_it_is() {
    use recursion::types::{Expression, Node};
    let text = r#"{"items": [{"items": []}], "parent": {"items": [], "maybe": null}, "named": {"a": {"items": []}},
        "expression": {"not": ["x", {"not": "y"}]}, "other": {"expression": "z", "node": {"items": []}}}"#;
    let node: Node = kept(text);
    assert!(matches!(node.expression, Some(Expression::Negation(_))));
    assert!(node.parent.unwrap().maybe.is_null());
    use recursion_lists::types::{Document, Tree};
    let text = r#"{"rules": [{"name": "a", "any": [{"name": "b", "maybe": null}], "sets": [[], [{"name": "c"}]]}],
        "tree": {"a": {}, "b": {"c": {}}}}"#;
    let document: Document = kept(text);
    let rule = &document.rules[0];
    assert_eq!(rule.any.as_ref().map(|rules| rules[0].name.as_str()), Some("b"));
    assert!(document.tree.is_some_and(|tree| matches!(&tree["b"], Tree::Map(map) if map.len() == 1)));
    assert_eq!(refused::<Document>(r#"{"rules": [{"name": "a", "any": {}}], "tree": {"a": 1}}"#).len(), 2);
    let deep = format!("{}\"x\"{}", "[".repeat(5_000), "]".repeat(5_000));
    assert!(bindery::decode::<Expression>(deep.as_bytes()).unwrap_err().is_malformed());
}
