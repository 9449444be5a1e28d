//! Tree to document: one reader per group of OpenAPI objects, all of them methods of [`Reader`].
//!
//! A reader that meets a fault reports it and goes on with what is left, so that one run shows as many independent
//! faults as possible. Recursion follows the nesting of the tree, which the source's limits bound.

mod body;
mod contradictions;
mod entry;
mod fields;
mod find;
mod former;
mod idle;
mod info;
mod later;
mod meant;
mod misspelt;
mod objects;
mod parameter;
mod paths;
mod resources;
mod response;
mod root;
mod schema;
mod schema_keywords;
mod security;
mod siblings;
mod suggest;
mod targets;
mod trees;
mod types;
mod unknown;
mod upgrade;

pub(crate) use entry::read_tree;
pub use entry::{LoadError, Loader, NoFiles, read, read_with};
pub(crate) use find::lookup;

use super::{Kind, Version};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::limits::Limits;
use crate::source::{Node, Span, Spanned, Text};
use std::collections::BTreeSet;

/// The state of one reading.
struct Reader<'d> {
    /// The dialect that is read: that of 3.0 for documents of 2.0.
    version: Version,
    /// Whether the document is of version 2.0.
    swagger: bool,
    /// All of the document, to look into.
    tree: Node,
    /// What a run may cost.
    limits: Limits,
    diagnostics: &'d mut Diagnostics,
    /// References that were met and not looked at yet.
    pending: Vec<(Kind, Spanned<Text>)>,
    /// References that lead nowhere.
    dangling: usize,
    /// Members that no specification defines.
    unknown: usize,
    /// Whether a `content` is being read that a reference has led to.
    in_shared_content: bool,
    /// Values of discriminator mappings, each with whether every branch has one: then no branch is meant by one that leads
    /// nowhere.
    mappings: Vec<(Spanned<Text>, bool)>,
    /// What contradicts itself or can't be read, each with what is left out where that is allowed.
    contradictions: Vec<(Diagnostic, String)>,
    /// Whether what is read decides about security, where nothing is guessed.
    strict: bool,
    /// How many `not` and `if` stand around the schema at hand.
    in_condition: usize,
    /// Whether a schema has an `$id`.
    has_ids: bool,
    /// Ranges of statuses in small letters.
    small_ranges: BTreeSet<Span>,
    /// What is newer than the version that the document declares.
    later: later::Later,
}

impl Reader<'_> {
    fn report(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// Reports something that can't be read, and for which `left_out` happens where that is allowed.
    fn mistake(&mut self, found: Diagnostic, left_out: &str) {
        if self.strict {
            self.report(found);
        } else {
            self.contradictions.push((found, left_out.to_owned()));
        }
    }

    fn refers(&mut self, kind: Kind, target: &Spanned<Text>) {
        self.pending.push((kind, target.clone()));
    }
}
