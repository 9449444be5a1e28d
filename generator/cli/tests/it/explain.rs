//! `bindery explain`.

use std::path::Path;

use super::{Ran, bindery};

fn explain(arguments: &[&str]) -> Ran {
    bindery(Path::new("."), &[&["explain"], arguments].concat())
}

#[test]
fn a_code_is_explained_in_any_case() {
    let ran = explain(&["b0203"]);
    assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), ""));
    assert!(ran.stdout.starts_with("B0203: a required field is missing\n\n"), "{}", ran.stdout);
    assert!(ran.stdout.contains("\nWrong:\n\n    openapi: 3.1.0\n"), "{}", ran.stdout);
    let several = explain(&["B0101"]).stdout;
    assert!(several.contains("\n\n  schemas/pet.yaml\n    type: object\n"), "{several}");
    let json = explain(&["B0203", "--json"]).stdout;
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!((json["code"].as_str(), json["title"].as_str()), (Some("B0203"), Some("a required field is missing")));
    assert!(json["text"].as_str().is_some_and(|text| text.contains("\n## Wrong\n")));
}

#[test]
fn without_a_code_all_are_listed() {
    let ran = explain(&[]);
    assert_eq!(ran.code, Some(0));
    assert!(ran.stdout.starts_with("B0101  a file could not be read\nB0102  "), "{}", ran.stdout);
    let json: serde_json::Value = serde_json::from_str(&explain(&["--json"]).stdout).unwrap();
    assert_eq!(json.as_array().map(Vec::len), Some(ran.stdout.lines().count()));
}

#[test]
fn of_an_unknown_code_the_nearest_is_told() {
    let ran = explain(&["E0203"]);
    assert_eq!((ran.code, ran.stdout.as_str()), (Some(2), ""));
    assert!(ran.stderr.contains("did you mean `B0203`"), "{}", ran.stderr);
    let far = explain(&["frobnicate"]);
    assert_eq!(far.code, Some(2));
    assert!(far.stderr.contains("`bindery explain` lists them"), "{}", far.stderr);
}
