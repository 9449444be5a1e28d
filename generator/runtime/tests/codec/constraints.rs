//! Constraints that consist of others, and those on what no type lists.

use crate::places;
use crate::types::Keeping;
use bindery::validate::{Constant, JsonType, Limit, Pattern, Rule, validate_at};
use bindery::{Value, decode};

#[cfg(feature = "validate")]
static X: Pattern = Pattern::new("^x-");
static BROKEN: Pattern = Pattern::new("(?<=look)behind");

/// Whether a JSON value holds against constraints.
pub(super) fn holds(json: &str, rules: &'static [Rule]) -> bool {
    let value: Value = decode(json.as_bytes()).unwrap();
    validate_at("", &value, rules).is_ok()
}

/// The places and keywords that a JSON value violates.
pub(super) fn found(json: &str, rules: &'static [Rule]) -> Vec<(String, &'static str)> {
    let value: Value = decode(json.as_bytes()).unwrap();
    places(validate_at("", &value, rules).unwrap_err())
}

#[test]
fn types() {
    assert!(holds("1.0", &[Rule::Type(&[JsonType::Integer])]), "an integer, however it is written");
    assert!(!holds("1.5", &[Rule::Type(&[JsonType::Integer])]));
    assert!(holds("1", &[Rule::Type(&[JsonType::Number])]));
    assert!(holds("null", &[Rule::Type(&[JsonType::String, JsonType::Null])]));
    assert_eq!(found("{}", &[Rule::Type(&[JsonType::Array])]), [(String::new(), "type")]);
}

#[test]
fn values() {
    static STRUCTURE: Constant = Constant::Object(&[
        ("a", Constant::Array(&[Constant::Number(Limit::Integer(1)), Constant::Null])),
        ("b", Constant::Boolean(true)),
    ]);
    static RULES: &[Rule] = &[Rule::Const(&STRUCTURE)];
    assert!(holds(r#"{"b":true,"a":[1.0,null]}"#, RULES), "whatever the order, however numbers are written");
    assert!(!holds(r#"{"a":[1,null]}"#, RULES) && !holds(r#"{"a":[1,null],"b":true,"c":1}"#, RULES));
    assert!(!holds(r#"{"a":[1],"b":true}"#, RULES));
    assert_eq!(found("2", RULES), [(String::new(), "const")]);
    static ENUM: &[Rule] = &[Rule::Enum(&[Constant::String("a"), Constant::Number(Limit::Number(0.5))])];
    assert!(holds("\"a\"", ENUM) && holds("0.5", ENUM));
    assert!(!holds("false", ENUM) && !holds("\"0.5\"", ENUM));
    assert!(!holds("0", &[Rule::Enum(&[Constant::Boolean(false)])]) && !holds("1", &[Rule::Refused("items")]));
}

#[test]
fn elements_by_place() {
    static PAIR: &[Rule] = &[
        Rule::PrefixItems(&[&[Rule::Type(&[JsonType::String])], &[Rule::Minimum(Limit::Integer(0))]]),
        Rule::ItemsFrom(2, &[Rule::Refused("items")]),
    ];
    assert!(holds(r#"["a",1]"#, PAIR) && holds(r#"["a"]"#, PAIR) && holds("[]", PAIR) && holds("{}", PAIR));
    assert_eq!(found("[1,-1,0]", PAIR), [("/0".into(), "type"), ("/1".into(), "minimum"), ("/2".into(), "items")]);
}

#[test]
fn elements_by_number() {
    static TWO: &[Rule] = &[Rule::Contains(&[Rule::Minimum(Limit::Integer(5))], 2, Some(3))];
    assert!(holds("[1,5,6]", TWO) && holds("[5,5,5]", TWO));
    assert_eq!(found("[5,1]", TWO), [(String::new(), "minContains")]);
    assert_eq!(found("[5,6,7,8]", TWO), [(String::new(), "maxContains")]);
    assert_eq!(found("[]", &[Rule::Contains(&[], 1, None)]), [(String::new(), "contains")]);
    assert!(holds("[]", &[Rule::Contains(&[], 0, None)]));
}

#[test]
fn members_that_must_be_there() {
    static RULES: &[Rule] = &[Rule::Required(&["a"]), Rule::DependentRequired(&[("card", &["address", "name"])])];
    assert!(holds(r#"{"a":null}"#, RULES) && holds("[]", RULES));
    assert_eq!(
        found(r#"{"card":1,"name":2}"#, RULES),
        [("/a".into(), "required"), ("/address".into(), "dependentRequired")]
    );
    static SCHEMAS: &[Rule] = &[Rule::DependentSchemas(&[("a", &[Rule::MaxProperties(1)])])];
    assert!(holds(r#"{"a":1}"#, SCHEMAS) && holds(r#"{"b":1,"c":2}"#, SCHEMAS) && !holds(r#"{"a":1,"c":2}"#, SCHEMAS));
}

#[test]
fn members_of_typed_objects() {
    static RULES: &[Rule] = &[
        Rule::Required(&["id", "extra"]),
        Rule::Properties(&[("a", &[Rule::Maximum(Limit::Integer(3))])]),
        Rule::PropertyNames(&[Rule::MaxLength(4)]),
    ];
    let typed: Keeping = decode(br#"{"a":4,"wrong name":1}"#).unwrap();
    let error = validate_at("", &typed, RULES).unwrap_err();
    assert_eq!(
        places(error),
        [
            ("/id".into(), "required"),
            ("/extra".into(), "required"),
            ("/a".into(), "maximum"),
            ("/wrong name".into(), "propertyNames"),
        ]
    );
}

#[cfg(feature = "validate")]
#[test]
fn members_by_pattern() {
    static RULES: &[Rule] = &[
        Rule::PatternProperties(&[(&X, &[Rule::Type(&[JsonType::String])])]),
        Rule::OtherProperties(&["a"], &[&X], &[Rule::Refused("additionalProperties")]),
    ];
    assert!(holds(r#"{"a":1,"x-b":"c"}"#, RULES));
    assert_eq!(found(r#"{"b":1,"x-c":1}"#, RULES), [("/x-c".into(), "type"), ("/b".into(), "additionalProperties")]);
}

#[test]
fn conditions() {
    static LINK: &[Rule] = &[Rule::Properties(&[("kind", &[Rule::Const(&Constant::String("link"))])])];
    static RULES: &[Rule] = &[Rule::If(LINK, &[Rule::Required(&["url"])], &[Rule::Required(&["text"])])];
    assert!(holds(r#"{"kind":"link","url":""}"#, RULES) && holds(r#"{"kind":"note","text":""}"#, RULES));
    assert_eq!(found(r#"{"kind":"link"}"#, RULES), [("/url".into(), "required")]);
    assert_eq!(found(r#"{"kind":"note"}"#, RULES), [("/text".into(), "required")]);
}

#[test]
fn what_can_not_be_decided_refuses_nothing() {
    static UNSURE: &[Rule] = &[Rule::Pattern(&BROKEN)];
    static KEPT: &[(&str, &[Rule])] = &[
        ("\"a\"", &[Rule::Not(UNSURE)]),
        ("\"a\"", &[Rule::Not(&[Rule::Not(UNSURE)])]),
        ("\"a\"", &[Rule::OneOf(&[UNSURE, &[Rule::MaxLength(3)]])]),
        ("\"a\"", &[Rule::If(UNSURE, &[Rule::Refused("then")], &[Rule::Refused("else")])]),
        ("[\"a\"]", &[Rule::Contains(UNSURE, 1, Some(0))]),
        ("{\"a\":1}", &[Rule::PatternProperties(&[(&BROKEN, &[Rule::Refused("patternProperties")])])]),
        ("{\"a\":1}", &[Rule::OtherProperties(&[], &[&BROKEN], &[Rule::Refused("additionalProperties")])]),
        ("{\"a\":1}", &[Rule::Not(&[Rule::PropertyNames(UNSURE)])]),
    ];
    for (json, rules) in KEPT {
        assert!(holds(json, rules), "{json} {rules:?}");
    }
    static REFUSED: &[&[Rule]] =
        &[&[Rule::OneOf(&[&[], &[Rule::MaxLength(3)], UNSURE])], &[Rule::Not(&[Rule::AnyOf(&[&[], UNSURE])])]];
    for rules in REFUSED {
        assert!(!holds("\"a\"", rules), "{rules:?}");
    }
}

#[test]
fn one_demand_is_reported_once() {
    static RULES: &[Rule] = &[Rule::MinLength(2), Rule::AnyOf(&[&[]]), Rule::MinLength(2)];
    assert_eq!(found("\"\"", RULES), [(String::new(), "minLength")]);
}
