//! Checks that need the whole document: what the specification demands of several places at once.

mod address;
mod cycles;
mod expansion;
mod operations;
mod paths;
mod security;
mod servers;
mod tags;
mod template;

use super::{Document, Operation, PathItem, Resolver, Supplied};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::limits::Limits;
use crate::source::{Node, Spanned, Text};

/// What a document gets wrong so that something can be left out for it, each with what that is.
type Mistakes = Vec<(Diagnostic, String)>;

/// Runs every check on a document that was read from `tree`. What comes back are mistakes that can be tolerated, and parameters that operations forget to declare.
pub(super) fn run(
    document: &Document,
    tree: &Node,
    limits: &Limits,
    diagnostics: &mut Diagnostics,
) -> (Mistakes, Supplied) {
    let mut mistakes = Mistakes::new();
    let resolver = Resolver::new(document);
    cycles::check(document, limits, diagnostics);
    expansion::check(document, resolver, limits, diagnostics);
    let supplied = paths::check(document, resolver, diagnostics, &mut mistakes);
    operations::check(document, resolver, diagnostics, &mut mistakes);
    security::check(document, tree, resolver, diagnostics, &mut mistakes);
    servers::check(document, resolver, diagnostics);
    tags::check(document, resolver, diagnostics);
    (mistakes, supplied)
}

/// Every path item of `paths` with its key, then the webhooks; an item's `$ref` counts as a further item of its key.
fn items<'d>(document: &'d Document, resolver: Resolver<'d>) -> Vec<(&'d Spanned<Text>, &'d PathItem)> {
    let keyed = document.paths.iter().chain(document.webhooks.iter());
    keyed.flat_map(|(key, item)| resolver.path_items(item).into_iter().map(move |item| (key, item))).collect()
}

/// Every operation that the document offers, each once even if several keys lead to it.
fn operations<'d>(document: &'d Document, resolver: Resolver<'d>) -> Vec<&'d Operation> {
    let all = items(document, resolver).into_iter().flat_map(|(_, item)| &item.operations);
    let mut all: Vec<&Operation> = all.collect();
    all.sort_by_key(|operation| operation.span);
    all.dedup_by_key(|operation| operation.span);
    all
}
