//! What a report says of Rust items.

use super::change::{Detail, ItemChange, Side};
use super::places::Target;
use crate::config::CrateKind;
use std::collections::BTreeSet;

/// How many sentences a side is told of one change; the rest stands in its items.
pub(super) const ADVICE: usize = 6;

/// How advice begins that holds as long as code compiles.
pub(super) const NOTHING: &str = "Nothing has to change";

/// Stands in advice for the Rust that a change is about, until that is known.
pub(super) const IT: &str = "{it}";

/// Stands for the method of an operation, the client's or the server's.
pub(super) const METHOD: &str = "{method}";

/// How many names stand for [`IT`].
const NAMES: usize = 3;

/// What changed in an item.
pub(super) fn sentence(item: &ItemChange, details: &[&Detail]) -> String {
    const DETAILS: usize = 3;
    if let [only] = details {
        return match only.renamed().filter(|_| only.member.is_none()) {
            Some((was, now)) => format!("`{was}` is called `{now}` now"),
            None if is_verb(&only.what) => format!("`{}` {}", item.path, only.what),
            None => format!("`{}`: {}", item.path, only.what),
        };
    }
    let mut parts: Vec<String> = details.iter().take(DETAILS).map(|detail| detail.what.clone()).collect();
    if let Some(left) = details.len().checked_sub(DETAILS).filter(|left| *left > 0) {
        parts.push(format!("{left} more"));
    }
    format!("`{}`: {}", item.path, parts.join("; "))
}

/// That types are gone which no operation used.
pub(super) fn unused<'i>(items: impl Iterator<Item = &'i ItemChange>) -> String {
    let names: Vec<String> = items.map(|item| format!("`{}`", item.path)).collect();
    format!("{} types that no operation uses are gone: {}", names.len(), listed(&names))
}

/// The first names, and how many more there are.
fn listed(names: &[String]) -> String {
    let shown = names.get(..NAMES).unwrap_or(names);
    match (names.len() - shown.len(), shown.split_last()) {
        (0, Some((last, before))) if !before.is_empty() => format!("{} and {last}", before.join(", ")),
        (0, _) => shown.join(", "),
        (left, _) => format!("{} and {left} more", shown.join(", ")),
    }
}

/// Whether a sentence goes on from the item's name: `takes …`, rather than `the field …`.
fn is_verb(what: &str) -> bool {
    !["the ", "`", "it ", "there "].iter().any(|noun| what.starts_with(noun))
}

/// What a sentence begins with, as it quotes it.
pub(super) fn quoted(what: &str) -> Option<String> {
    let (name, _) = what.strip_prefix('`')?.split_once('`')?;
    Some(format!("`{name}`"))
}

/// The words of a sentence that are only in what something is now, or only in what it was.
pub(super) fn exchanged(what: &str) -> BTreeSet<&str> {
    let pieces = what.split_once(" now, was ").or_else(|| what.split_once(" any more, was "));
    let Some((now, was)) = pieces else { return BTreeSet::new() };
    let [now, was] = [now, was]
        .map(|text| text.split(|letter: char| !letter.is_alphanumeric() && letter != '_').collect::<BTreeSet<&str>>());
    now.symmetric_difference(&was).copied().collect()
}

/// What of an item a detail is about; nothing, where it is the whole.
pub(super) fn part(detail: &Detail) -> Option<String> {
    let name = detail.argument.as_ref().or(detail.member.as_ref())?;
    let is_name = name.chars().all(|letter| letter.is_alphanumeric() || letter == '_' || letter == '#');
    // A trait is known by how it is written.
    let written = || detail.what.split('`').nth(1).unwrap_or(name);
    Some(if is_name { plain(name) } else { written() }.to_owned())
}

/// What is not said of so many items.
pub(super) fn further(left: usize) -> String {
    let things = if left == 1 { "thing that" } else { "things that" };
    format!("And {left} {things} can be seen in the Rust items.")
}

/// The Rust that a place stands for, as a side knows it: members of items, or items.
pub(super) fn it(targets: &[&Target], side: Side, member: bool) -> Option<String> {
    let crates: &[CrateKind] = match side {
        Side::Wire => return None,
        Side::Callers => &[CrateKind::Client, CrateKind::Types],
        Side::Implementors => &[CrateKind::Types, CrateKind::Server],
    };
    for of in crates {
        // The record of a request is what implementors get: callers have arguments and setters.
        let theirs = |path: &str| side == Side::Implementors || !path.starts_with("operations::") || !member;
        let named = targets.iter().filter(|((kind, path), name)| {
            let is_call = path.starts_with("Call<") && name.is_none();
            kind == of && name.is_some() == member && theirs(path) && !is_call
        });
        let mut names: Vec<String> = named.map(|(path, name)| shown(path, name.as_deref())).collect();
        names.dedup();
        if names.iter().any(|name| name.starts_with("`Call<")) {
            names.retain(|name| name.starts_with("`Call<"));
        }
        if names.is_empty() {
            continue;
        }
        return Some(listed(&names));
    }
    None
}

/// The method of an operation, as a side knows it.
pub(super) fn method(targets: &[&Target], side: Side) -> Option<String> {
    let of = match side {
        Side::Wire => return None,
        Side::Callers => CrateKind::Client,
        Side::Implementors => CrateKind::Server,
    };
    let is_method = |((kind, path), member): &&&Target| {
        *kind == of && member.is_none() && path.contains("::") && !path.starts_with("Call<")
    };
    // What ends where the place does is meant, rather than what is around it.
    targets.iter().rev().find(is_method).map(|((_, path), _)| format!("`{path}`"))
}

/// An item, or a member of it, in a sentence.
fn shown((of, path): &(CrateKind, String), member: Option<&str>) -> String {
    match (of, member) {
        (CrateKind::Client, Some(member)) if !path.starts_with("Call<") && path.contains("::") => {
            format!("`{}` of `{path}`", plain(member))
        }
        (_, Some(member)) => format!("`{path}::{}`", plain(member)),
        (_, None) if ["Builder::", "Authenticator::"].iter().any(|of| path.starts_with(of)) => format!("`{path}`"),
        (CrateKind::Client | CrateKind::Server, None) => format!("the answer of `{path}`"),
        (CrateKind::Types, None) => format!("`{path}`"),
    }
}

/// Whether a detail is about a member.
pub(super) fn is_about(detail: &Detail, member: &str) -> bool {
    abouts(detail).any(|name| name == plain(member))
}

/// What a detail is about: its own member, an argument, or what its sentence quotes, alone or before its type.
pub(super) fn abouts(detail: &Detail) -> impl Iterator<Item = &str> {
    let quoted = detail.what.split('`').skip(1).step_by(2);
    let quoted = quoted.map(|quoted| quoted.split_once(':').map_or(quoted, |(name, _)| name));
    let of_member = detail.member.as_deref().into_iter().chain(quoted).filter(|_| detail.argument.is_none());
    detail.argument.as_deref().into_iter().chain(of_member).map(plain)
}

/// A name without the mark of a raw identifier.
pub(super) fn plain(name: &str) -> &str {
    name.trim_start_matches("r#")
}
