//! `names.lock`: the names and decisions that a vendor's crates have published, kept so that a changed document
//! changes only what it must.
//!
//! The file is committed beside the document and only grows. One entry is one line, `kind key = value`, and lines are
//! sorted, so that git can merge two branches by union (`merge=union`); where it has left conflict markers all the
//! same, both sides are read. Keys are opaque here: `lower` makes them from what doesn't shift, see there.
//!
//! ```text
//! field POST /v1/members request application/json type = kind
//! operation PUT /v1/orgs/{}/members/invites/{} = invite_member
//! ```

mod escape;
mod read;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::ops::Bound;

#[cfg(feature = "diff")]
use crate::source::FileId;
use crate::source::Span;

/// The name of the file, in a vendor's folder.
pub const FILE_NAME: &str = "names.lock";

const PURPOSE: &str = "\
# Names and decisions that the crates of this vendor have published. Bindery writes this file: commit it, so that a
# changed document renames nothing. Lines are sorted and may be merged by union; `--relock` drops what is gone.
";

macro_rules! kinds {
    ($($(#[doc = $doc:literal])+ $name:ident = $text:literal,)*) => {
        /// What an entry settles.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Kind {
            $($(#[doc = $doc])+ $name,)*
        }

        impl Kind {
            /// Every kind.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// The word at the beginning of a line.
            #[must_use]
            pub const fn text(self) -> &'static str {
                match self { $(Self::$name => $text,)* }
            }
        }
    };
}

kinds! {
    /// How the payload of a response is found.
    Envelope = "envelope",
    /// The name of a struct's field or a parameter's setter.
    Field = "field",
    /// A file of the types, by how what stands in it is called.
    File = "file",
    /// A handle of the client, and the name of an operation below it.
    Handle = "handle",
    /// An operation of a group, by which the group is known when its tag is called otherwise.
    Member = "member",
    /// The name of an operation.
    Operation = "operation",
    /// The names of the parameters of an operation's path, in its order.
    Path = "path",
    /// A component's structure, by which it is known when it is called otherwise, and an operation that leads to it; or
    /// that of an inline branch of a union, and what the document called it when it was named.
    Shape = "shape",
    /// How the wire names of a type's parts are spelled, where it is not snake case.
    Style = "style",
    /// The name of a group of operations.
    Trait = "trait",
    /// The name of a type.
    Type = "type",
    /// The API's usual error, by its key.
    Usual = "usual",
    /// The name of an enum's variant.
    Variant = "variant",
}

impl Kind {
    /// Whether keys are places alone, with no part of one behind it.
    fn is_of_places(self) -> bool {
        matches!(self, Self::Type | Self::Shape)
    }
}

/// The names and decisions of one vendor.
#[derive(Clone, Debug, Default)]
pub struct Lock {
    entries: BTreeMap<Kind, BTreeMap<String, Entry>>,
}

#[derive(Clone, Debug)]
struct Entry {
    value: String,
    /// The line that it was read from; `None` for one of this run.
    span: Option<Span>,
    used: bool,
}

/// One entry that was read and that nothing in the document has asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unused<'a> {
    /// What it settles.
    pub kind: Kind,
    /// For what.
    pub key: &'a str,
    /// The name or decision.
    pub value: &'a str,
    /// Its line.
    pub span: Span,
}

/// Which entries [`Lock::text`] writes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Retain {
    /// All of them: a name once published stays reserved.
    #[default]
    All,
    /// Those that this run has used (`--relock`).
    Used,
}

impl Lock {
    /// The lock of a vendor that has published nothing.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// What is settled for `key`. The entry counts as used.
    pub fn get(&mut self, kind: Kind, key: &str) -> Option<&str> {
        let entry = self.entries.get_mut(&kind)?.get_mut(key)?;
        entry.used = true;
        Some(&entry.value)
    }

    /// What is settled for `key`, without using it: to see whether a name is free, say.
    #[must_use]
    pub fn peek(&self, kind: Kind, key: &str) -> Option<&str> {
        self.entry(kind, key).map(|entry| entry.value.as_str())
    }

    /// Whether something was settled for `key` before this run.
    #[must_use]
    pub fn was_read(&self, kind: Kind, key: &str) -> bool {
        self.entry(kind, key).is_some_and(|entry| entry.span.is_some())
    }

    /// Settles `value` for `key` unless something is settled already, and returns what holds. The entry counts as used.
    pub fn insert(&mut self, kind: Kind, key: impl Into<String>, value: impl Into<String>) -> &str {
        let fresh = || Entry { value: value.into(), span: None, used: true };
        let entry = self.entries.entry(kind).or_default().entry(key.into()).or_insert_with(fresh);
        entry.used = true;
        &entry.value
    }

    /// Settles `value` for `key` whatever was settled before: for what the user has configured.
    pub fn replace(&mut self, kind: Kind, key: impl Into<String>, value: impl Into<String>) {
        let (key, value) = (key.into(), value.into());
        let of_kind = self.entries.entry(kind).or_default();
        let span = of_kind.get(&key).and_then(|entry| entry.span);
        of_kind.insert(key, Entry { value, span, used: true });
    }

    /// What was settled for a thing is settled for it under another name too: in keys that are `from`, begin with it, or
    /// have it among what they list. What is settled there already stays.
    pub fn copy(&mut self, from: &str, to: &str) {
        for of_kind in self.entries.values_mut() {
            let copies = of_kind.iter().filter_map(|(key, entry)| Some((renamed(key, from, to)?, entry.clone())));
            for (key, entry) in copies.collect::<Vec<_>>() {
                of_kind.entry(key).or_insert(Entry { used: false, ..entry });
            }
        }
    }

    /// What was settled for places is settled for others, all at once, whatever was settled there before: in keys that
    /// are the one, begin with it or have it among what they list.
    pub fn carry(&mut self, places: &[(String, String)]) {
        for (kind, of_kind) in &mut self.entries {
            let mut carried: Vec<(String, Entry)> = Vec::new();
            for (from, to) in places {
                let alike = of_kind.iter().filter(|(key, _)| !kind.is_of_places() || is_place(key, from));
                carried.extend(alike.filter_map(|(key, entry)| Some((renamed(key, from, to)?, entry.clone()))));
            }
            of_kind.extend(carried.into_iter().map(|(key, entry)| (key, Entry { used: false, ..entry })));
        }
    }

    /// What is settled for a place and what stands below it holds of another place too, where nothing is settled there.
    /// Those entries count as used.
    pub fn give(&mut self, from: &str, to: &str) {
        for (kind, of_kind) in &mut self.entries {
            let all = of_kind.range::<str, _>((Bound::Included(from), Bound::Unbounded));
            let all = all.take_while(|(key, _)| key.starts_with(from));
            let is_below = |key: &str| match key.get(from.len()..) {
                Some(rest) if kind.is_of_places() => BELOW.iter().any(|step| rest.starts_with(step)),
                rest => rest.is_some_and(|rest| rest.starts_with(' ')),
            };
            let all = all.filter(|(key, _)| *key == from || is_below(key));
            let given = all.filter_map(|(key, entry)| Some((format!("{to}{}", key.get(from.len()..)?), entry.clone())));
            for (key, entry) in given.collect::<Vec<_>>() {
                of_kind.entry(key).or_insert(entry).used = true;
            }
        }
    }

    /// The entries of a kind whose keys begin with a text, ordered by key.
    pub fn below<'a>(&'a self, kind: Kind, begin: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
        let from = (Bound::Included(begin), Bound::Unbounded);
        let all = self.entries.get(&kind).into_iter().flat_map(move |of| of.range::<str, _>(from));
        all.map(|(key, entry)| (key.as_str(), entry.value.as_str())).take_while(move |(key, _)| key.starts_with(begin))
    }

    /// Every entry, ordered by kind and key.
    pub fn iter(&self) -> impl Iterator<Item = (Kind, &str, &str)> {
        self.entries().map(|(kind, key, entry)| (kind, key, entry.value.as_str()))
    }

    /// The entries of a kind, ordered by key.
    pub fn of(&self, kind: Kind) -> impl Iterator<Item = (&str, &str)> {
        self.entries.get(&kind).into_iter().flatten().map(|(key, entry)| (key.as_str(), entry.value.as_str()))
    }

    /// The lock as the next run finds it: all of it published, nothing used.
    #[cfg(feature = "diff")]
    pub(crate) fn published(&self) -> Self {
        let mut lock = self.clone();
        for entry in lock.entries.values_mut().flat_map(BTreeMap::values_mut) {
            entry.span = entry.span.or(Some(Span::new(FileId::default(), 0, 0)));
            entry.used = false;
        }
        lock
    }

    fn entry(&self, kind: Kind, key: &str) -> Option<&Entry> {
        self.entries.get(&kind)?.get(key)
    }

    fn entries(&self) -> impl Iterator<Item = (Kind, &str, &Entry)> {
        self.entries.iter().flat_map(|(kind, of_kind)| of_kind.iter().map(|(key, entry)| (*kind, key.as_str(), entry)))
    }

    /// The number of entries.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.values().map(BTreeMap::len).sum()
    }

    /// Whether nothing is settled.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The entries that were read and that nothing has used, ordered by kind and key: what `--relock` drops.
    pub fn unused(&self) -> impl Iterator<Item = Unused<'_>> {
        self.entries()
            .filter(|(.., entry)| !entry.used)
            .filter_map(|(kind, key, entry)| Some(Unused { kind, key, value: &entry.value, span: entry.span? }))
    }

    /// The text of the file: every retained entry once, sorted by line.
    #[must_use]
    pub fn text(&self, retain: Retain) -> String {
        let retained = self.entries().filter(|(.., entry)| retain == Retain::All || entry.used);
        let mut lines: Vec<_> = retained.map(|(kind, key, entry)| line(kind, key, &entry.value)).collect();
        lines.sort_unstable();
        let mut text = PURPOSE.to_owned();
        for line in lines {
            // Writing into a string doesn't fail.
            _ = writeln!(text, "{line}");
        }
        text
    }
}

/// A key with another thing in the place of one, wherever it stands for itself; nothing where it does not.
fn renamed(key: &str, from: &str, to: &str) -> Option<String> {
    let (mut new, mut rest, mut found) = (String::new(), key, false);
    while let Some(at) = rest.find(from) {
        let (before, after) = (rest.get(..at)?, rest.get(at + from.len()..)?);
        let whole = (before.is_empty() && new.is_empty() || before.ends_with(' '))
            && (after.is_empty() || after.starts_with([' ', ',']));
        new.push_str(before);
        new.push_str(if whole { to } else { from });
        found |= whole;
        rest = after;
    }
    new.push_str(rest);
    found.then_some(new)
}

/// Whether a key is that of a place, or of what stands below it: what follows is no more of the place's own name.
fn is_place(key: &str, place: &str) -> bool {
    let ends =
        |after: &str| after.is_empty() || after.starts_with(',') || BELOW.iter().any(|step| after.starts_with(step));
    key.match_indices(place).any(|(at, found)| key.get(at + found.len()..).is_some_and(ends))
}

/// What stands below a place begins with one of these, behind the place.
pub(crate) const BELOW: [&str; 4] = [" .", " |", " [", " {"];

fn line(kind: Kind, key: &str, value: &str) -> String {
    format!("{} {} = {}", kind.text(), escape::key(key), escape::value(value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_what_is_published_and_writes_sorted_lines() {
        let mut lock = Lock::new();
        assert_eq!(lock.insert(Kind::Type, "b", "First"), "First");
        assert_eq!(lock.insert(Kind::Type, "b", "Second"), "First");
        lock.insert(Kind::Operation, "PUT /a/{}", "put_a");
        lock.replace(Kind::Operation, "PUT /a/{}", "save_a");
        lock.insert(Kind::Type, "b c", "Other");
        let text = lock.text(Retain::All);
        let lines: Vec<_> = text.lines().filter(|line| !line.starts_with('#')).collect();
        assert_eq!(lines, ["operation PUT /a/{} = save_a", "type b = First", "type b c = Other"]);
        assert!(lines.is_sorted());
    }

    #[test]
    fn what_is_called_otherwise_keeps_what_was_settled() {
        let (mut lock, _) = read::tests::read(
            "type component Pet = Pet\ntype component Pet .kind = Kind\ntype component Pets = Pets\nshape component Pet = h1\ntype errors 404 application/json component Pet, 422 = Failure\n",
        );
        lock.copy("component Pet", "component Animal");
        assert_eq!(lock.peek(Kind::Type, "component Animal"), Some("Pet"));
        assert_eq!(lock.peek(Kind::Type, "component Animal .kind"), Some("Kind"));
        assert_eq!(lock.peek(Kind::Type, "errors 404 application/json component Animal, 422"), Some("Failure"));
        assert_eq!((lock.len(), lock.unused().count()), (9, 9));
        assert!(lock.was_read(Kind::Type, "component Animal"));
    }

    #[test]
    fn drops_only_what_is_unused_and_only_when_asked() {
        let (mut lock, _) = read::tests::read("type a = A\ntype b = B\n");
        assert_eq!(lock.peek(Kind::Type, "b"), Some("B"));
        assert_eq!(lock.get(Kind::Type, "a"), Some("A"));
        assert_eq!(lock.get(Kind::Field, "a"), None);
        assert_eq!(lock.unused().map(|unused| unused.value).collect::<Vec<_>>(), ["B"]);
        assert!(lock.text(Retain::All).contains("type b = B"));
        assert!(!lock.text(Retain::Used).contains("type b = B"));
    }
}
