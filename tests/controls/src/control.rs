//! A control: its row in the table, its removal, its tests.

use std::collections::BTreeMap;
use std::path::Path;
use std::{fs, io};

use crate::removal::{self, Edit};
use crate::table::{self, Row};
use crate::test::{Test, Tests};

/// A control with all that is known of it.
#[derive(Clone, Debug)]
pub struct Control {
    /// What the table calls it.
    pub name: String,
    /// What removes it.
    pub edits: Vec<Edit>,
    /// What the table calls its tests, and what they are.
    pub tests: Vec<(String, Test)>,
}

/// Those of the project, and what does not fit together of table, removals and sources.
///
/// # Errors
/// When one of these can't be read.
pub fn all(root: &Path) -> io::Result<(Vec<Control>, Vec<String>)> {
    let page = fs::read_to_string(root.join("docs/security-controls.md"))?;
    let (mut removals, tests) = (removal::read(root)?, Tests::of(root)?);
    let (mut controls, mut wrong, mut rows) = (Vec::new(), Vec::new(), BTreeMap::new());
    for row in table::rows(&page) {
        let name = row.quoted(0).unwrap_or_default().to_owned();
        if rows.insert(name.clone(), row.clone()).is_some() || name.is_empty() {
            wrong.push(format!("a row has no name of its own: {:?}", row.cells));
        }
        let edits = removals.remove(&name).unwrap_or_default();
        wrong.extend(faults(root, &row, &edits).into_iter().map(|fault| format!("`{name}`: {fault}")));
        let mut named = Vec::new();
        for called in &row.shown_by {
            match tests.called(called) {
                [test] => named.push((called.clone(), test.clone())),
                found => wrong.push(format!("`{name}`: `{called}` is {} tests, and not one", found.len())),
            }
        }
        controls.push(Control { name, edits, tests: named });
    }
    wrong.extend(removals.into_keys().map(|name| format!("`{name}` is removed, and not in the table")));
    Ok((controls, wrong))
}

/// What is wrong with a row and its removal.
fn faults(root: &Path, row: &Row, edits: &[Edit]) -> Vec<String> {
    let mut faults = Vec::new();
    if row.shown_by.is_empty() {
        faults.push("no test holds it".to_owned());
    }
    if edits.is_empty() {
        faults.push("nothing removes it in `removals.toml`".to_owned());
    }
    let place = row.cells.last().map(String::as_str).unwrap_or_default();
    for edit in edits {
        let file = edit.file.display();
        if !place.contains(&format!("`{file}`")) {
            faults.push(format!("the table does not say that it is in `{file}`"));
        }
        let contents = fs::read_to_string(root.join(&edit.file));
        faults.extend(contents.and_then(|contents| edit.applied(&contents)).err().map(|error| error.to_string()));
    }
    faults
}
