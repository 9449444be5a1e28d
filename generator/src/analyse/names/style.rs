//! How the wire names of a type's parts are spelled, which tells who was there first.
//!
//! ```text
//! fooBar              foo_bar     published: the type is spelled in camel case, which the lock remembers
//! fooBar, foo_bar     foo_bar, foo_bar_h5a1e07c2: the first keeps its name, whatever appears beside it
//! ```
//! Within one spelling no two wire names are one in Rust (but for paths, and few there). So a line a type is enough, and of those that are spelled as
//! most are in snake case, none; only what is spelled otherwise than its type has a line of its own.

use crate::lock::{Kind as LockKind, Lock};
use crate::words;

type Spelled = fn(&str) -> bool;

/// Spellings, those before others that leave less to be told.
const ALL: [(&str, Spelled); 8] = [
    (SNAKE, is_snake),
    ("camel", |wire| camel(wire, false) == wire),
    ("kebab", |wire| words::split(wire).join("-") == wire),
    ("pascal", is_pascal),
    ("upper", |wire| words::split(wire).join("_").to_uppercase() == wire),
    ("header", |wire| wire.split('-').all(is_pascal)),
    ("words", |wire| words::split(wire).join(" ") == wire),
    ("path", |wire| wire.split(['.', '/', ':']).all(|segment| is_snake(segment) || is_pascal(segment))),
];
/// The spelling that needs no line.
const SNAKE: &str = "snake";

/// The spelling of a type's parts.
pub(super) struct Style {
    is_spelled: Spelled,
    /// Whether the type was there before this run, so that it says who was: what is spelled so was there before what is
    /// spelled otherwise.
    pub(super) published: bool,
}

impl Style {
    /// The spelling that the lock has for a type, else that of most of its parts, which is recorded.
    pub(super) fn of(wires: &[String], keys: &[String], is_unclear: bool, lock: &mut Lock) -> Self {
        let published = keys.iter().any(|key| lock.was_read(LockKind::Type, key));
        let locked = keys.iter().filter_map(|key| lock.get(LockKind::Style, key).map(str::to_owned));
        let locked: Vec<String> = locked.collect();
        let locked = ALL.iter().find(|(name, _)| locked.iter().any(|locked| locked == name));
        let (name, is_spelled) = locked.copied().unwrap_or_else(|| most(wires, published, is_unclear));
        if name != SNAKE {
            keys.iter().for_each(|key| _ = lock.insert(LockKind::Style, key, name));
        }
        Self { is_spelled, published }
    }

    /// Whether a part is spelled so.
    pub(super) fn has(&self, wire: &str) -> bool {
        (self.is_spelled)(wire)
    }
}

/// How most parts of a type are spelled. What was published without a line was in snake case, unless nothing in the type
/// is against another spelling.
fn most(wires: &[String], published: bool, is_unclear: bool) -> (&'static str, Spelled) {
    let plain = (SNAKE, is_snake as Spelled);
    if published && is_unclear {
        return plain;
    }
    let (mut style, mut most) = (plain, 0);
    for other in ALL {
        let count = wires.iter().filter(|wire| other.1(wire)).count();
        if count > most {
            (style, most) = (other, count);
        }
        if most == wires.len() {
            return style;
        }
    }
    if published { plain } else { style }
}

fn is_snake(wire: &str) -> bool {
    words::split(wire).join("_") == wire
}

fn is_pascal(wire: &str) -> bool {
    !wire.is_empty() && camel(wire, true) == wire
}

fn camel(wire: &str, first: bool) -> String {
    let words = words::split(wire).into_iter().enumerate();
    words.map(|(at, word)| if at > 0 || first { capitalised(&word) } else { word }).collect()
}

fn capitalised(word: &str) -> String {
    let mut characters = word.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().to_string() + characters.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(wires: &[&str]) -> String {
        let wires: Vec<String> = wires.iter().map(|wire| (*wire).to_owned()).collect();
        let (mut lock, key) = (Lock::new(), "component Pet".to_owned());
        Style::of(&wires, &[key], false, &mut lock);
        lock.iter().next().map_or(SNAKE, |(.., style)| style).to_owned()
    }

    #[test]
    fn a_type_is_spelled_as_most_of_its_parts() {
        assert_eq!(of(&["id", "name"]), "snake");
        assert_eq!(of(&["id", "created_at", "teamName"]), "snake");
        assert_eq!(of(&["id", "createdAt", "teamName"]), "camel");
        assert_eq!(of(&["ACTIVE", "PAST_DUE"]), "upper");
        assert_eq!(of(&["Content-Type", "Accept"]), "header");
        assert_eq!(of(&["actor", "actor.first_name"]), "path");
        assert_eq!(of(&["+1", "-1"]), "snake");
    }
}
