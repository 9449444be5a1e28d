//! What a server refuses: every constraint, each with its place.

use bindery_behaviour::constraints::types::Thing;

#[track_caller]
fn violations(text: &str) -> Vec<String> {
    let thing: Thing = bindery::decode(text.as_bytes()).unwrap();
    let Err(violations) = bindery::validate(&thing) else { return Vec::new() };
    violations.iter().map(|violation| format!("{} {}", violation.location, violation.keyword)).collect()
}

#[test]
fn every_constraint_is_checked() {
    for (good, bad, keyword) in [
        (r#"{"text": "7/x"}"#, r#"{"text": ""}"#, "/text minLength"),
        (r#"{"text": "12345678/x"}"#, r#"{"text": "123456789/x"}"#, "/text maxLength"),
        (r#"{"text": "7/_"}"#, r#"{"text": "٧/x"}"#, "/text pattern"),
        (r#"{"class": "a&-~"}"#, r#"{"class": "A"}"#, "/class pattern"),
        (r#"{"integer": -2}"#, r#"{"integer": -4}"#, "/integer minimum"),
        (r#"{"integer": 2}"#, r#"{"integer": 4}"#, "/integer maximum"),
        (r#"{"integer": 0}"#, r#"{"integer": 3}"#, "/integer multipleOf"),
        (r#"{"number": 0.1}"#, r#"{"number": 0}"#, "/number exclusiveMinimum"),
        (r#"{"number": 1.4}"#, r#"{"number": 1.5}"#, "/number exclusiveMaximum"),
        (r#"{"list": ["ab"]}"#, r#"{"list": []}"#, "/list minItems"),
        (r#"{"list": ["ab", "cd"]}"#, r#"{"list": ["ab", "cd", "ef", "gh", "ij", "kl"]}"#, "/list maxItems"),
        (r#"{"list": ["ab", "ba"]}"#, r#"{"list": ["ab", "ab"]}"#, "/list uniqueItems"),
        (r#"{"list": ["éé"]}"#, r#"{"list": ["ab", "é"]}"#, "/list/1 minLength"),
        (r#"{"map": {"a": 0}}"#, r#"{"map": {}}"#, "/map minProperties"),
        (r#"{"map": {"a/b": 1}}"#, r#"{"map": {"a/b": -1}}"#, "/map/a~1b minimum"),
        (r#"{"format_date": "2024-02-29"}"#, r#"{"format_date": "2023-02-29"}"#, "/format_date format"),
        (r#"{"format_time": "2024-01-01T00:00:00Z"}"#, r#"{"format_time": "2024-01-01"}"#, "/format_time format"),
        (r#"{"format_uri": "https://a.example/b"}"#, r#"{"format_uri": "/b"}"#, "/format_uri format"),
    ] {
        assert_eq!(violations(good), [""; 0], "{good}");
        let found = violations(bad);
        assert!(found.contains(&keyword.to_owned()), "{bad}: {found:?}");
    }
}

#[test]
fn all_violations_are_found_at_once() {
    let found = violations(r#"{"text": "", "integer": 5, "list": ["a", "a"]}"#);
    let expected = [
        "/text minLength",
        "/text pattern",
        "/integer maximum",
        "/integer multipleOf",
        "/list uniqueItems",
        "/list/0 minLength",
        "/list/1 minLength",
    ];
    let mut expected = expected.map(str::to_owned).to_vec();
    let mut found = found;
    expected.sort();
    found.sort();
    assert_eq!(found, expected);
}
