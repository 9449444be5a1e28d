//! Security requirements as the configuration writes them.

use super::table::{Found, Reader};
use crate::source::{Span, Spanned};

/// Alternatives of sets of security schemes: a call needs every scheme of one set. An empty set lets a call through
/// without credentials; no set at all means that the operation is open.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Alternatives(pub Vec<Vec<Spanned<String>>>);

impl Alternatives {
    /// Every scheme that is named, in order.
    pub fn schemes(&self) -> impl Iterator<Item = &Spanned<String>> {
        self.0.iter().flatten()
    }
}

const MUST: &str = "must be a list of lists of scheme names, as in `[[\"Key\", \"Tenant\"], [\"Session\"]]`";

impl Reader<'_> {
    /// The alternatives that `found` must be.
    pub(super) fn alternatives(&mut self, found: &Found<'_>) -> Option<Alternatives> {
        let mut alternatives = Vec::new();
        for set in self.list(found, MUST)? {
            let mut schemes: Vec<Spanned<String>> = Vec::new();
            for scheme in self.list(&set, MUST)? {
                let name = self.text(&scheme)?.to_owned();
                let range = scheme.value.span();
                if schemes.iter().any(|other| other.value == name) {
                    return self.refuse(&scheme, "stands in this set already");
                }
                schemes.push(Spanned::new(name, Span::new(self.file, range.start, range.end)));
            }
            alternatives.push(schemes);
        }
        Some(Alternatives(alternatives))
    }
}
