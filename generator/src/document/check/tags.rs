//! Tags: an operation may have one that the document does not list (OpenAPI 3.2, section 4.10.1); one that is like a listed
//! one is likely meant to be that, and would make a module of its own.

use super::operations;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::document::{Document, Resolver};
use crate::near::nearest;
use crate::source::{Spanned, Text};
use std::collections::BTreeMap;

/// With more tags than this nobody looks for near misses.
const SEARCHED: usize = 500;

pub(super) fn check<'d>(document: &'d Document, resolver: Resolver<'d>, diagnostics: &mut Diagnostics) {
    let listed: BTreeMap<&str, &Spanned<Text>> =
        document.tags.iter().map(|tag| (tag.name.as_str(), &tag.name)).take(SEARCHED).collect();
    let mut unlisted: BTreeMap<&str, Vec<&Spanned<Text>>> = BTreeMap::new();
    for tag in operations(document, resolver).into_iter().flat_map(|operation| &operation.tags) {
        if !listed.contains_key(tag.as_str()) && (unlisted.len() < SEARCHED || unlisted.contains_key(tag.as_str())) {
            unlisted.entry(tag).or_default().push(tag);
        }
    }
    for (name, places) in unlisted {
        let meant = nearest(name, listed.keys().copied());
        let Some((meant, declared)) = meant.and_then(|meant| listed.get_key_value(meant)) else { continue };
        let found = Diagnostic::warning(Code::Misspelt, format!("the document lists no tag called `{name}`"));
        let found = found.at_all(places.iter().map(|place| place.span), "another tag").at(declared.span, "listed here");
        diagnostics.push(found.help(format!("did you mean `{meant}`? else list `{name}` in `tags`")));
    }
}
