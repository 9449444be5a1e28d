//! What a report says of Rust items.

use super::change::{Detail, ItemChange};
use crate::config::CrateKind;

/// How many sentences a side is told of one change; the rest stands in its items.
pub(super) const ADVICE: usize = 6;

/// How advice begins that holds as long as code compiles.
pub(super) const NOTHING: &str = "Nothing has to change";

/// What a crate is called in a sentence.
pub(super) fn crate_of(kind: CrateKind) -> &'static str {
    match kind {
        CrateKind::Types => "types",
        CrateKind::Client => "client",
        CrateKind::Server => "server",
    }
}

/// What changed in an item.
pub(super) fn sentence(item: &ItemChange, details: &[&Detail]) -> String {
    const DETAILS: usize = 3;
    if let [only] = details
        && let Some(renamed) = renamed(&only.what)
    {
        return renamed;
    }
    let mut parts: Vec<&str> = details.iter().take(DETAILS).map(|detail| detail.what.as_str()).collect();
    if details.len() > DETAILS {
        parts.push("and more");
    }
    format!("`{}`: {}", item.path, parts.join("; "))
}

/// What a side has to do about a detail.
pub(super) fn advice(item: &ItemChange, detail: &Detail) -> String {
    if let Some(renamed) = renamed(&detail.what) {
        return renamed + ".";
    }
    let hint = hint(&detail.what);
    let end = if detail.silent { ". It compiles all the same" } else { "" };
    format!("`{}`: {}{hint}{end}.", item.path, detail.what)
}

/// A sentence about the old name.
fn renamed(what: &str) -> Option<String> {
    let (now, was) = what.strip_prefix("is called ")?.split_once(" now, was ")?;
    Some(format!("{was} is called {now} now"))
}

/// What to do, where the types tell.
fn hint(what: &str) -> &'static str {
    let Some((now, before)) = what.split_once(" now, was ") else { return "" };
    let now = now.rsplit_once(" `").map_or("", |(_, ty)| ty);
    let before = before.trim_start_matches('`');
    let (optional, was_optional) = (now.starts_with("Option<"), before.starts_with("Option<"));
    let (nullable, was_nullable) =
        (now.starts_with("::bindery::Nullable<"), before.starts_with("::bindery::Nullable<"));
    match (optional, was_optional, nullable, was_nullable) {
        (true, false, _, false) => ": handle `None`",
        (_, _, true, false) => ": handle null, which is a value of its own",
        (false, true, false, _) | (false, _, false, true) => ": it is always there",
        _ => "",
    }
}

/// Whether a sentence quotes this name, alone or before its type.
pub(super) fn names(what: &str, name: &str) -> bool {
    what.split('`').skip(1).step_by(2).any(|quoted| {
        let quoted = quoted.trim_start_matches("r#");
        quoted == name || quoted.strip_prefix(name).is_some_and(|rest| rest.starts_with(':'))
    })
}
