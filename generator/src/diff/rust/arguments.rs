//! Arguments: what a call that was written for the old ones makes of the new.

use super::item::Argument;
use crate::diff::Event;
use std::collections::BTreeSet;

/// What became of the arguments.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Arguments {
    /// Calls compile and mean the same.
    Same,
    /// Calls compile, and mean something else.
    Silent(String),
    /// Calls don't compile.
    Breaking(Vec<Difference>),
}

/// Why calls don't compile.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Difference {
    Added {
        name: String,
        text: String,
    },
    Removed {
        name: String,
    },
    Changed {
        name: String,
        text: String,
        before: String,
    },
    /// The same in another order, by their names.
    Order(Vec<String>),
}

impl Difference {
    /// The argument, where it is one.
    pub(super) fn argument(&self) -> Option<&str> {
        match self {
            Self::Added { name, .. } | Self::Removed { name } | Self::Changed { name, .. } => Some(name),
            Self::Order(_) => None,
        }
    }

    /// What came to pass with it.
    pub(super) fn event(&self) -> Event {
        match self {
            Self::Added { .. } => Event::Added,
            Self::Removed { .. } => Event::Removed,
            Self::Changed { .. } => Event::Changed,
            Self::Order(_) => Event::Reordered,
        }
    }

    /// What happened, of what is called.
    pub(super) fn what(&self) -> String {
        match self {
            Self::Added { name, text } => format!("takes `{name}: {text}`"),
            Self::Removed { name } => format!("no longer takes `{name}`"),
            Self::Changed { name, text, before } => format!("takes `{name}: {text}`, took `{before}`"),
            Self::Order(_) => "takes its arguments in another order".to_owned(),
        }
    }
}

/// Compares them. `old` has its types as the new edition spells them; `in_path` has the names of those that are parts of
/// the path, in both.
pub(super) fn compare(old: &[Argument], new: &[Argument], in_path: [Option<&BTreeSet<String>>; 2]) -> Arguments {
    let fits = |(old, new): (&Argument, &Argument)| accepts(&new.exact, &old.exact);
    if old.len() != new.len() || !old.iter().zip(new).all(fits) {
        return Arguments::Breaking(differences(old, new));
    }
    let is_path =
        |side: usize, name: &str| in_path.get(side).copied().flatten().is_some_and(|names| names.contains(name));
    let other =
        |(old, new): &(&Argument, &Argument)| old.name != new.name && !(is_path(0, &old.name) && is_path(1, &new.name));
    // Parts of a path are known by their place; that two of them change places shows in the path.
    let places: Vec<String> = old
        .iter()
        .zip(new)
        .filter(other)
        .map(|(old, new)| format!("where `{}` stood stands `{}`", plain(&old.name), plain(&new.name)))
        .collect();
    match places.is_empty() {
        true => Arguments::Same,
        false => Arguments::Silent(places.join(", ")),
    }
}

/// Formats that are made of more than text: of bytes, of an address, of a time.
const MADE: [&str; 7] = ["Base64Url", "Byte", "DateTime", "Duration", "Ipv4", "Ipv6", "Uuid"];

/// Whether what was passed for the one can be passed for the other. The runtime's access is made of what a credential is.
/// What most formats are made of is text, and so are they; conversions that callers have written themselves aside.
fn accepts(new: &str, old: &str) -> bool {
    fn inside(of: &str) -> Option<&str> {
        of.strip_prefix("impl Into < ").and_then(|into| into.strip_suffix(" >"))
    }
    let into = |of: &str| inside(new) == Some(of);
    let format = inside(old).and_then(|old| old.strip_prefix("format::"));
    let is_text = format.is_some_and(|format| !MADE.contains(&format));
    new == old || into(old) || old == "impl Into < Credential >" && into("Access") || is_text && into("String")
}

fn differences(old: &[Argument], new: &[Argument]) -> Vec<Difference> {
    let has = |all: &[Argument], name: &str| all.iter().any(|other| other.name == name);
    let name = |argument: &Argument| plain(&argument.name).to_owned();
    let added = new.iter().filter(|argument| !has(old, &argument.name));
    let added = added.map(|argument| Difference::Added { name: name(argument), text: argument.text.clone() });
    let removed = old.iter().filter(|argument| !has(new, &argument.name));
    let removed = removed.map(|argument| Difference::Removed { name: name(argument) });
    let changed = old.iter().filter_map(|before| {
        let after = new.iter().find(|after| after.name == before.name && after.exact != before.exact)?;
        Some(Difference::Changed { name: name(after), text: after.text.clone(), before: before.text.clone() })
    });
    let found: Vec<Difference> = added.chain(removed).chain(changed).collect();
    if found.is_empty() { vec![Difference::Order(new.iter().map(name).collect())] } else { found }
}

/// A name without the mark of a raw identifier.
pub(super) fn plain(name: &str) -> &str {
    name.trim_start_matches("r#")
}

#[cfg(test)]
mod tests {
    use super::accepts;

    #[test]
    fn what_can_be_passed() {
        assert!(accepts("String", "String") && accepts("impl Into < String >", "String"));
        assert!(accepts("impl Into < Access >", "impl Into < Credential >"));
        let format = |name: &str| format!("impl Into < format::{name} >");
        assert!(accepts("impl Into < String >", &format("Uri")), "of text only");
        assert!(!accepts("impl Into < String >", &format("Uuid")), "bytes are passed too");
        assert!(!accepts(&format("Uri"), "impl Into < String >"), "a character, say");
        assert!(!accepts("impl Into < Body >", "impl IntoIterator < Item = Row >"), "an iterator that is no list");
        assert!(!accepts("String", "impl Into < String >") && !accepts("impl Into < @Pet >", "String"));
    }
}
