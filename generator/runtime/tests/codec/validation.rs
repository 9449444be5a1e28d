//! Constraints.

use crate::places;
use crate::types::{Keeping, Member};
use bindery::validate::{Limit, Pattern, Rule, validate_at};
use bindery::{Codec, Value, decode, validate};

static DIGITS: Pattern = Pattern::new("^[0-9]+$");
static BROKEN: Pattern = Pattern::new("(?<=look)behind");
static ENFORCED: &[Rule] = &[Rule::Pattern(&DIGITS)];
static NOT_ENFORCED: &[Rule] = &[Rule::Pattern(&BROKEN)];

/// Whether a JSON value holds against one rule.
fn holds(json: &str, rules: &'static [Rule]) -> bool {
    let value: Value = decode(json.as_bytes()).unwrap();
    validate_at("", &value, rules).is_ok()
}

#[test]
fn all_violations_are_found_with_their_places() {
    let member: Member = decode(
        br#"{"id":0,"email":"me","roles":["admin","admin"],"labels":{"a":10,"b":9},"manager":{"id":-1,"roles":[]}}"#,
    )
    .unwrap();
    assert_eq!(
        places(validate(&member).unwrap_err()),
        [
            ("/id".into(), "minimum"),
            ("/email".into(), "minLength"),
            ("/manager/id".into(), "minimum"),
            ("/manager/roles".into(), "minItems"),
            ("/roles".into(), "uniqueItems"),
            ("/labels/a".into(), "maximum"),
        ]
    );
}

#[test]
fn a_value_has_a_place_of_its_own() {
    static RULES: &[Rule] = &[Rule::MinLength(2)];
    let error = validate_at("/query/q", &"x".to_owned(), RULES).unwrap_err();
    assert_eq!(error.to_string(), "`/query/q`: must have at least 2 characters");
}

#[test]
fn objects_are_counted_with_what_they_keep() {
    assert!(validate(&decode::<Keeping>(br#"{"a":1,"b":2,"c":3}"#).unwrap()).is_ok());
    assert!(validate(&decode::<Keeping>(br#"{"a":1,"b":2,"c":3,"d":4}"#).unwrap()).is_err());
}

#[test]
fn strings() {
    assert!(holds("\"éé\"", &[Rule::MaxLength(2)]), "code points, not bytes");
    assert!(!holds("\"ééé\"", &[Rule::MaxLength(2)]));
    assert!(holds("\"\"", &[Rule::MinLength(0), Rule::MaxLength(0)]));
    assert!(!holds("\"\"", &[Rule::MinLength(1)]));
    assert!(holds("\"a\"", &[Rule::MaxLength(u64::MAX)]));
    assert!(holds("5", &[Rule::MinLength(2)]), "a constraint on strings says nothing about numbers");
    assert!(!holds("\"b\"", &[Rule::OneOfStrings(&["a"])]));
}

#[cfg(feature = "validate")]
#[test]
fn patterns_are_enforced_if_they_compile() {
    assert!(holds("\"12\"", ENFORCED) && !holds("\"1a\"", ENFORCED));
    assert!(holds("\"x\"", NOT_ENFORCED));
}

#[cfg(not(feature = "validate"))]
#[test]
fn patterns_are_not_enforced_without_an_engine() {
    assert!(holds("\"1a\"", ENFORCED) && holds("\"x\"", NOT_ENFORCED));
}

#[test]
fn numbers() {
    assert!(!holds("9007199254740993", &[Rule::Maximum(Limit::Number(9_007_199_254_740_992.0))]), "exact");
    assert!(!holds("1", &[Rule::ExclusiveMinimum(Limit::Integer(1))]));
    assert!(holds("1.0000001", &[Rule::ExclusiveMinimum(Limit::Integer(1))]));
    assert!(!holds("-0.5", &[Rule::Minimum(Limit::Integer(0))]));
    assert!(!holds("0.5", &[Rule::Maximum(Limit::Integer(0))]));
    assert!(!holds("3", &[Rule::ExclusiveMaximum(Limit::Number(3.0))]));
    assert!(holds("3", &[Rule::ExclusiveMaximum(Limit::Number(3.5))]));
    assert!(!holds("-3", &[Rule::ExclusiveMaximum(Limit::Number(-3.5))]));
}

#[test]
fn multiples() {
    assert!(holds("0.3", &[Rule::MultipleOf(Limit::Number(0.1))]), "in decimal, not in binary");
    assert!(holds("0.0075", &[Rule::MultipleOf(Limit::Number(0.0001))]));
    assert!(!holds("0.00751", &[Rule::MultipleOf(Limit::Number(0.0001))]));
    assert!(holds("-10", &[Rule::MultipleOf(Limit::Integer(5))]));
    assert!(!holds("11", &[Rule::MultipleOf(Limit::Integer(5))]));
    assert!(holds("1e300", &[Rule::MultipleOf(Limit::Number(0.5))]));
    assert!(!holds("1e-300", &[Rule::MultipleOf(Limit::Integer(2))]));
    assert!(holds("5", &[Rule::MultipleOf(Limit::Integer(0))]), "dividing by nothing is no constraint");
}

#[test]
fn arrays() {
    assert!(!holds("[1,1.0]", &[Rule::UniqueItems]), "equal as numbers");
    assert!(!holds(r#"[{"a":1,"b":2},{"b":2,"a":1.0}]"#, &[Rule::UniqueItems]), "whatever the order of keys");
    assert!(holds(r#"[1,"1",true,[1],[[1]],{},null]"#, &[Rule::UniqueItems]));
    assert!(holds("[[1],[2]]", &[Rule::UniqueItems, Rule::MaxItems(2), Rule::MinItems(2)]));
    assert!(!holds(r#"["a",""]"#, &[Rule::Items(&[Rule::MinLength(1)])]));
}

#[test]
fn objects_with_free_keys() {
    assert!(!holds(r#"{"a":1}"#, &[Rule::MinProperties(2)]));
    assert!(!holds(r#"{"long":1}"#, &[Rule::PropertyNames(&[Rule::MaxLength(2)])]));
    assert!(!holds(r#"{"a":"x"}"#, &[Rule::Values(&[Rule::MinLength(2)])]));
}

#[test]
fn combinations() {
    static SHORT_OR_LONG: &[Rule] = &[Rule::AnyOf(&[&[Rule::MaxLength(2)], &[Rule::MinLength(4)]])];
    static ONE: &[Rule] = &[Rule::OneOf(&[&[Rule::MinLength(2)], &[Rule::MaxLength(3)]])];
    static NOT: &[Rule] = &[Rule::Not(&[Rule::OneOfStrings(&["root"])])];
    assert!(holds("\"ab\"", SHORT_OR_LONG) && holds("\"abcd\"", SHORT_OR_LONG) && !holds("\"abc\"", SHORT_OR_LONG));
    assert!(holds("\"a\"", ONE) && holds("\"abcd\"", ONE) && !holds("\"ab\"", ONE));
    assert!(holds("\"me\"", NOT) && !holds("\"root\"", NOT));
    let error = validate_at("", &"abc".to_owned(), SHORT_OR_LONG).unwrap_err();
    assert_eq!(
        error.to_string(),
        "must satisfy one of the alternatives: must have at most 2 characters, or must have at least 4 characters"
    );
}

#[test]
fn a_report_never_quotes_what_was_sent() {
    static RULES: &[Rule] = &[Rule::MaxLength(3), Rule::Pattern(&DIGITS), Rule::OneOfStrings(&["a"])];
    let secret = "hunter2".to_owned();
    assert!(!validate_at("", &secret, RULES).unwrap_err().to_string().contains("hunter2"));
    let mut strict = Member::blank();
    let read = bindery::json::read_json(&mut strict, br#"{"id":"hunter2"}"#, &bindery::json::Reading::strict());
    assert!(!read.unwrap_err().to_string().contains("hunter2"));
}
