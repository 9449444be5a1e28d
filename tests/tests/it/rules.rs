//! `docs/rules.md` says which fixture or test shows each rule: what it names is there.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::support::repository::{files, root};

/// The tests of the project, as `file::name`; of a module that is a folder also as `folder::name`.
fn tests() -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    for folder in ["generator", "tests"] {
        for path in files(&root().join(folder), ".rs") {
            let text = fs::read_to_string(&path).unwrap();
            let stem = |path: &Path| path.file_stem().unwrap().to_string_lossy().into_owned();
            let modules = [stem(&path), path.parent().map(stem).unwrap_or_default()];
            let names = text.split("fn ").skip(1).filter_map(|rest| rest.split_once("()")).map(|(name, _)| name);
            all.extend(names.flat_map(|name| modules.iter().map(move |module| format!("{module}::{name}"))));
        }
    }
    all
}

#[test]
fn what_shows_a_rule_is_there() {
    let table = fs::read_to_string(root().join("docs/rules.md")).unwrap();
    let (tests, fixtures) = (tests(), root().join("tests/fixtures"));
    let mut shown = 0;
    for row in table.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| rule")) {
        let by = row.trim_end_matches([' ', '|']).rsplit_once(" | ").unwrap().1;
        let named: Vec<&str> = by.split('`').skip(1).step_by(2).collect();
        assert!(!named.is_empty(), "nothing shows: {row}");
        for name in named {
            let is_there = match name.contains("::") {
                true => tests.contains(name),
                false => fixtures.join(format!("{name}.yaml")).exists(),
            };
            assert!(is_there, "`{name}` is no test and no fixture: {row}");
            shown += 1;
        }
    }
    assert!(shown > 100, "{shown}");
}
