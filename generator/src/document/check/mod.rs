//! Checks that need the whole document: what the specification demands of several places at once.

use super::Document;
use crate::diagnostic::Diagnostics;

/// Runs every check.
pub(super) fn run(document: &Document, diagnostics: &mut Diagnostics) {
    _ = (document, diagnostics);
}
