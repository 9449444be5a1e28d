//! What no schema for a value evaluates.

use super::constraints::{found, holds};
use bindery::validate::{Constant, Evaluated, JsonType, Limit, Rule};

static NOTHING: &[Rule] = &[Rule::Refused("unevaluatedProperties")];

#[test]
fn members_that_count_where_constraints_hold() {
    static LINK: &[Rule] = &[Rule::Properties(&[("kind", &[Rule::Const(&Constant::String("link"))])])];
    static RULES: &[Rule] = &[Rule::UnevaluatedProperties(
        &[
            Evaluated::Names(&["kind"]),
            Evaluated::Where(LINK, &[Evaluated::Names(&["url"])]),
            Evaluated::Where(&[Rule::Not(LINK)], &[Evaluated::Names(&["text"])]),
        ],
        NOTHING,
    )];
    assert!(holds(r#"{"kind":"link","url":1}"#, RULES) && holds(r#"{"kind":"note","text":1}"#, RULES));
    assert!(holds("[]", RULES), "only objects have members");
    let refused = [("/text".to_owned(), "unevaluatedProperties")];
    assert_eq!(found(r#"{"kind":"link","text":1}"#, RULES), refused);
    static ALL: &[Rule] = &[Rule::UnevaluatedProperties(&[Evaluated::Where(LINK, &[Evaluated::All])], NOTHING)];
    assert!(holds(r#"{"kind":"link","text":1}"#, ALL) && !holds(r#"{"kind":"note"}"#, ALL));
}

#[test]
fn elements_that_count() {
    static RULES: &[Rule] = &[Rule::UnevaluatedItems(
        &[
            Evaluated::First(1),
            Evaluated::Contains(&[Rule::Type(&[JsonType::String])]),
            Evaluated::Where(&[Rule::MinItems(4)], &[Evaluated::First(3)]),
        ],
        &[Rule::Minimum(Limit::Integer(10))],
    )];
    assert!(holds(r#"[1,"a",10]"#, RULES) && holds("[1,2,3,10]", RULES) && holds("{}", RULES));
    assert_eq!(found(r#"[1,2,"a"]"#, RULES), [("/1".to_owned(), "minimum")]);
    assert_eq!(found("[1,2,3,4]", RULES), [("/3".to_owned(), "minimum")]);
}

#[test]
fn a_condition_that_is_not_decided_refuses_nothing() {
    static BROKEN: bindery::validate::Pattern = bindery::validate::Pattern::new("(?<=look)behind");
    static CONDITION: &[Rule] = &[Rule::Properties(&[("a", &[Rule::Pattern(&BROKEN)])])];
    static RULES: &[Rule] =
        &[Rule::UnevaluatedProperties(&[Evaluated::Where(CONDITION, &[Evaluated::Names(&["a"])])], NOTHING)];
    static NAMES: &[Rule] = &[Rule::UnevaluatedProperties(&[Evaluated::Patterns(&[&BROKEN])], NOTHING)];
    assert!(holds(r#"{"a":"x"}"#, RULES) && holds(r#"{"a":1}"#, NAMES));
    assert_eq!(found(r#"{"b":1,"a":"x"}"#, RULES), [("/b".to_owned(), "unevaluatedProperties")]);
}
