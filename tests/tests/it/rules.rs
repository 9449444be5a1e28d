//! `docs/rules.md` and `docs/security-controls.md` say which fixture or test shows each rule and holds each control:
//! what they name is there, and every control has a removal that still fits the sources.

use std::fs;

use controls::control;
use controls::table::rows;
use controls::test::Tests;

use crate::support::repository::root;

#[test]
fn what_shows_a_rule_is_there() {
    let page = fs::read_to_string(root().join("docs/rules.md")).unwrap();
    let (tests, fixtures) = (Tests::of(&root()).unwrap(), root().join("tests/fixtures"));
    let mut shown = 0;
    for row in rows(&page) {
        assert!(!row.shown_by.is_empty(), "nothing shows: {row:?}");
        for name in &row.shown_by {
            let is_there = match name.contains("::") {
                true => !tests.called(name).is_empty(),
                false => fixtures.join(format!("{name}.yaml")).exists(),
            };
            assert!(is_there, "`{name}` is no test and no fixture: {row:?}");
            shown += 1;
        }
    }
    assert!(shown > 100, "{shown}");
}

#[test]
fn every_control_has_tests_and_a_removal() {
    let (controls, wrong) = control::all(&root()).unwrap();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(!controls.is_empty());
}
