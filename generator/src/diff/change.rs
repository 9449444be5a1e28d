//! What a comparison comes to: changes of the API and of the Rust items, for the wire, for callers and for implementors.

use super::Rule;
use crate::config::CrateKind;
use std::collections::{BTreeMap, BTreeSet};

/// What changed between two editions of an API.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// The vendor's name.
    pub name: String,
    /// What was.
    pub old: Edition,
    /// What is now.
    pub new: Edition,
    /// What changed: what concerns the whole API first, then operation by operation, in the order of the new document.
    pub changes: Vec<Change>,
    /// The public Rust items that changed, by crate and name.
    pub items: Vec<ItemChange>,
}

/// A document, as far as a report names it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Edition {
    /// The file as the user knows it.
    pub file: String,
    /// `info.title`.
    pub title: String,
    /// `info.version`.
    pub version: String,
    /// How many operations are generated of it.
    pub operations: usize,
}

/// What a change means for one of the three that it can concern. The later, the worse.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Effect {
    /// Nothing that a program could tell: documentation, order, what is not used.
    #[default]
    Cosmetic,
    /// Whatever worked goes on working, and something more is possible or has to be expected.
    Additive,
    /// Something that worked may fail, mean something else, or no longer compile.
    Breaking,
}

/// Who can be concerned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// The messages: a program of one edition that talks to one of the other.
    Wire,
    /// Code that calls the generated client.
    Callers,
    /// Code that implements the generated server.
    Implementors,
}

/// What a change means for each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Effects {
    /// For messages.
    pub wire: Effect,
    /// For code that calls the client.
    pub callers: Effect,
    /// For code that implements the server.
    pub implementors: Effect,
}

/// A change of the API.
#[derive(Clone, Debug)]
pub struct Change {
    /// What kind of change it is.
    pub rule: Rule,
    /// The operations that it concerns, as `METHOD /path` of the new document (of the old one where it is gone), in
    /// document order. Empty where it concerns the API as a whole.
    pub operations: Vec<String>,
    /// Where in them, in words: ``request body `email` ``, ``response 200 `items[].role` ``, ``query parameter `page` ``.
    /// Stable: allow-lists name it.
    pub subject: String,
    /// Where it stood; nowhere, if it is new.
    pub old: Option<Place>,
    /// Where it stands; nowhere, if it is gone.
    pub new: Option<Place>,
    /// What it means.
    pub effects: Effects,
    /// Whose code no longer compiles, if it uses what changed.
    pub uncompiled: Uncompiled,
    /// A sentence that says what changed: `` `email` is required now ``.
    pub what: String,
    /// What a side has to do or may notice, a sentence each; a side that need not care has none.
    pub advice: Vec<(Side, String)>,
    /// The Rust items through which code sees it, by their number in [`Report::items`].
    pub items: Vec<usize>,
    /// What of each of them it is about, by their number: fields, variants, methods, arguments. An item that is not here is
    /// meant as a whole.
    pub members: BTreeMap<usize, BTreeSet<String>>,
}

/// Whose code no longer compiles.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Uncompiled {
    /// That of callers.
    pub callers: bool,
    /// That of implementors.
    pub implementors: bool,
}

/// A place in a document, with its lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The file as the user knows it.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// The lines from there to the end of what changed, at most [`Place::LINES`], without a line break at the end.
    pub text: String,
    /// How many further lines belong to it.
    pub omitted: usize,
}

impl Place {
    /// How many lines of a document a place quotes at most.
    pub const LINES: usize = 12;
}

/// A public item of the generated crates that changed: a type, a method, a trait.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemChange {
    /// The crate.
    pub of: CrateKind,
    /// Its path in the crate: `OrgInvite`, `operations::CreateOrgInvite`, `Client::create_org_invite`.
    pub path: String,
    /// What it looked like: its definition or signature as `rustfmt` prints it, with documentation. Nothing, if it is new.
    pub old: Option<String>,
    /// What it looks like now. Nothing, if it is gone.
    pub new: Option<String>,
    /// What changed in it, a sentence each, the worst first: `` the field `email` is of the type `Option<String>` ``.
    pub details: Vec<Detail>,
    /// The operations whose client method or handler uses it.
    pub operations: Vec<String>,
}

/// Something that changed in an item.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Detail {
    /// The field, variant, method or argument; nothing, where it is the item as such.
    pub member: Option<String>,
    /// The argument of what is called, or the variant that a conversion makes, where it is about one.
    pub argument: Option<String>,
    /// What kind of part it is, as far as that makes a difference.
    pub part: Part,
    /// What came to pass with it.
    pub event: Event,
    /// The same as a sentence.
    pub what: String,
    /// What that means for code that calls the client.
    pub callers: Effect,
    /// What that means for code that implements the server.
    pub implementors: Effect,
    /// What those have to change whom it breaks; a sentence.
    pub advice: String,
    /// Whether what breaks compiles all the same, and means something else: two arguments of one type that change places.
    pub silent: bool,
    /// The types of the document that it named and names no longer.
    pub lost: Vec<String>,
}

/// What of an item a detail is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Part {
    /// All of it, or a part of another kind.
    #[default]
    Any,
    /// A variant of an enum.
    Variant,
    /// A trait that it implements or has to be.
    Trait,
}

/// What came to pass with an item, or with a part of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Event {
    /// It is another one in some way.
    #[default]
    Changed,
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It is called otherwise.
    Renamed {
        /// What it was called.
        was: String,
        /// What it is called.
        now: String,
    },
    /// It is another kind of item: a struct that was an enum.
    Converted,
    /// It takes the same arguments in another order.
    Reordered,
    /// It asks for other traits.
    Asking,
}

impl Detail {
    /// What it was called, and what it is called, where that is all.
    pub(super) fn renamed(&self) -> Option<(&str, &str)> {
        match &self.event {
            Event::Renamed { was, now } => Some((was, now)),
            _ => None,
        }
    }
}

impl Effect {
    /// Its name, as reports print it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Cosmetic => "cosmetic",
            Self::Additive => "additive",
            Self::Breaking => "breaking",
        }
    }
}

impl Side {
    /// All of them, in the order in which reports name them.
    pub const ALL: [Self; 3] = [Self::Wire, Self::Callers, Self::Implementors];

    /// Its name, as reports print it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Wire => "wire",
            Self::Callers => "callers",
            Self::Implementors => "implementors",
        }
    }
}

impl Effects {
    /// The same for all three.
    #[must_use]
    pub const fn all(effect: Effect) -> Self {
        Self { wire: effect, callers: effect, implementors: effect }
    }

    /// What it means for `side`.
    #[must_use]
    pub const fn of(self, side: Side) -> Effect {
        match side {
            Side::Wire => self.wire,
            Side::Callers => self.callers,
            Side::Implementors => self.implementors,
        }
    }

    /// The worst of the three.
    #[must_use]
    pub fn worst(self) -> Effect {
        self.wire.max(self.callers).max(self.implementors)
    }
}

impl Report {
    /// Whether nothing changed at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }

    /// How many changes have this effect on this side.
    #[must_use]
    pub fn count(&self, side: Side, effect: Effect) -> usize {
        self.changes.iter().filter(|change| change.effects.of(side) == effect).count()
    }

    /// How many changes are of this effect where they are worst.
    #[must_use]
    pub fn count_worst(&self, effect: Effect) -> usize {
        self.changes.iter().filter(|change| change.effects.worst() == effect).count()
    }
}
