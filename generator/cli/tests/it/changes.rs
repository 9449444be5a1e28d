//! The page of what `bindery diff` reports. `INSTA_UPDATE=always` writes it anew.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use bindery_build::diff::Rule;

const BEGIN: &str = "\
# Changes

What `bindery diff` reports, by rule. The id of a rule keeps its meaning for ever: allow-lists and scripts name it.

Each change says what it means for three sides:

- **wire**: for programs of one edition that talk to those of the other. Breaking is what is refused, or read as something
  else than was meant.
- **callers**: for code that calls the generated client, once it is regenerated.
- **implementors**: for code that implements the generated server, once it is regenerated.

For each it is *breaking* (what worked may fail, mean something else or no longer compile), *additive* (what worked works,
and something more is possible or has to be expected) or *cosmetic* (no program can tell). What that depends on is who has
to keep to the narrower of two documents:

| the document allows | wire | callers | implementors |
|---|---|---|---|
| fewer requests | breaking | breaking | additive |
| more requests | additive | additive | additive |
| fewer responses | additive | additive | breaking |
| more responses | breaking | breaking, unless the client tolerates it | additive |

Whether code still compiles is told by the generated Rust itself, which is compared as well: an item that changed stands
below the change that brought it about and makes it breaking for whoever uses it; one that no change explains is a change
of its own.

In webhooks and callbacks the API sends. There *callers* are those who send, with the client's crate, and *implementors*
those who receive, with the server's; what is sent is read as a response, since it is the receivers who have to take
whatever comes.

This page is made of the tables in `generator/src/diff/rule` by `INSTA_UPDATE=always cargo test -p bindery-cli changes`.
";

#[test]
fn the_page_of_changes_is_made_of_the_rules() {
    let mut page = BEGIN.to_owned();
    for (group, rules) in Rule::GROUPS {
        _ = writeln!(page, "\n## {group}\n");
        for rule in rules {
            _ = writeln!(page, "- **`{}`**: {}. {}", rule.id(), rule.title(), rule.explanation());
        }
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/changes.md");
    if std::env::var("INSTA_UPDATE").is_ok_and(|update| update == "always") {
        fs::write(&path, &page).unwrap();
    }
    let is_current = fs::read_to_string(&path).is_ok_and(|current| current == page);
    assert!(is_current, "docs/changes.md is not what `INSTA_UPDATE=always cargo test -p bindery-cli changes` writes");
}
