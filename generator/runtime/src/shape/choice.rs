//! The tables of unions: how their branches are told apart.

use super::Shape;
use crate::validate::Rule;
use std::sync::OnceLock;

/// How the branches of a union are told apart.
///
/// A branch is a number: its place in the type's `union!` line.
#[derive(Debug)]
pub struct Choice {
    /// The Rust type's name.
    pub name: &'static str,
    /// What the document calls the branches, for messages.
    pub branches: &'static [&'static str],
    /// Constraints that a branch's type does not carry itself, by branch; branches at the end may be left out.
    pub rules: &'static [&'static [Rule]],
    /// What decides, tried in this order; where nothing does, no branch fits.
    pub by: &'static [Decide],
    /// The keyword of the document: `anyOf` or `oneOf`.
    pub keyword: &'static str,
    /// Whether the document says `oneOf` and nothing proves that its branches exclude each other: a strict reader
    /// then refuses a value that fits two.
    pub exclusive: bool,
    /// What each branch takes, found out when it is needed first.
    pub(crate) takes: OnceLock<Box<[Takes]>>,
}

/// What a branch takes at all.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Takes {
    /// JSON kinds, in the order of [`Decide::Kind`], as bits.
    pub(crate) kinds: u8,
    /// The members of its objects, where they are known.
    pub(crate) shape: Option<&'static Shape>,
}

impl Choice {
    /// A union whose branches `by` tells apart.
    #[must_use]
    pub const fn new(name: &'static str, branches: &'static [&'static str], by: &'static [Decide]) -> Self {
        Self { name, branches, rules: &[], by, keyword: "anyOf", exclusive: false, takes: OnceLock::new() }
    }

    /// With `oneOf`, whose branches are proven to exclude each other.
    #[must_use]
    pub const fn one_of(mut self) -> Self {
        self.keyword = "oneOf";
        self
    }

    /// With `oneOf`, where nothing proves that the branches exclude each other.
    #[must_use]
    pub const fn exclusive(mut self) -> Self {
        self.exclusive = true;
        self.one_of()
    }

    /// With constraints on the branches.
    #[must_use]
    pub const fn rules(mut self, rules: &'static [&'static [Rule]]) -> Self {
        self.rules = rules;
        self
    }

    /// The constraints on a branch.
    #[must_use]
    pub fn rules_of(&self, branch: usize) -> &'static [Rule] {
        self.rules.get(branch).copied().unwrap_or_default()
    }

    /// The property whose value tells the branches apart, where there is one.
    #[must_use]
    pub fn tag(&self) -> Option<&'static str> {
        self.by.iter().find_map(|by| match by {
            Decide::Tag { property, .. } | Decide::Discriminator { property, .. } => Some(*property),
            Decide::Kind(_) | Decide::Keys { .. } | Decide::Preference => None,
        })
    }
}

/// One way to choose the branch of a union.
#[derive(Debug)]
pub enum Decide {
    /// The JSON kind alone: branches for null, boolean, integer, number, string, array, object; [`NO_BRANCH`] where
    /// none takes that kind, [`MORE_BRANCHES`] where several do.
    Kind([u16; 7]),
    /// The value of a string property that every branch of objects requires, with other values in each: an object
    /// without one of them fits none.
    Tag {
        /// The property.
        property: &'static str,
        /// Its values and their branches.
        values: &'static [(&'static str, u16)],
    },
    /// Keys that only one branch of objects can have and which it must have, those aside that keys before have told.
    Keys {
        /// The keys, the JSON kinds of their values as bits in the order of [`Decide::Kind`], and their branches.
        keys: &'static [(&'static str, u8, u16)],
        /// The branch of objects that have none of them, where only one is left, or [`NO_BRANCH`].
        rest: u16,
    },
    /// The `discriminator` of OpenAPI: the branch that the value names is looked at first. It never changes what
    /// validates, so that where it does not fit another one may.
    Discriminator {
        /// The property.
        property: &'static str,
        /// Its values and their branches.
        values: &'static [(&'static str, u16)],
        /// `defaultMapping`: the branch of objects without one of these values, or [`NO_BRANCH`].
        otherwise: u16,
    },
    /// No proof: every branch is tried, strictly first, and the one with the most known properties is taken.
    Preference,
}

/// No branch of a union takes this JSON kind.
pub const NO_BRANCH: u16 = u16::MAX;
/// Several branches of a union take this JSON kind.
pub const MORE_BRANCHES: u16 = u16::MAX - 1;
/// All JSON kinds, in [`Decide::Keys`].
pub const ANY_KIND: u8 = 0b111_1111;
