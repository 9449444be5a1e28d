//! The comparison of schemas, in the direction in which their values travel.

use crate::diff::draft::Draft;
use crate::diff::edition::Made;
use crate::document::Schema;

/// Which way values travel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(in crate::diff) enum Direction {
    /// From callers to implementors.
    Request,
    /// From implementors to callers.
    Response,
}

/// Where a schema is used.
#[derive(Clone, Debug)]
pub(in crate::diff) struct Use {
    /// The operation, by [`Operation::key`](crate::ir::Operation::key) of the new document.
    pub(in crate::diff) operation: String,
    pub(in crate::diff) direction: Direction,
    /// What carries it, in words: `request body`, `response 200`, ``query parameter `page` ``.
    pub(in crate::diff) carrier: String,
}

/// The schemas of two editions that have been compared.
pub(in crate::diff) struct Schemas<'a> {
    _was: &'a Made,
    _is: &'a Made,
    drafts: Vec<Draft>,
}

impl<'a> Schemas<'a> {
    pub(in crate::diff) fn new(was: &'a Made, is: &'a Made) -> Self {
        Self { _was: was, _is: is, drafts: Vec::new() }
    }

    /// Compares what stands in one place of both editions.
    pub(in crate::diff) fn compare(&mut self, _at: &Use, _old: &'a Schema, _new: &'a Schema) {}

    /// What changed.
    pub(in crate::diff) fn finish(self) -> Vec<Draft> {
        self.drafts
    }
}
