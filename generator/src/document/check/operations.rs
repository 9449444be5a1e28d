//! Operations: parameters are unique by name and place, and operation ids are unique.

use super::{Mistakes, items, operations};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::document::{Document, Location, Parameter, RefOr, Resolver};
use crate::source::Span;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

pub(super) fn check<'d>(
    document: &'d Document,
    resolver: Resolver<'d>,
    diagnostics: &mut Diagnostics,
    mistakes: &mut Mistakes,
) {
    for (_, item) in items(document, resolver) {
        duplicates(&item.parameters, resolver, diagnostics, mistakes);
    }
    let mut ids: BTreeMap<&str, Vec<Span>> = BTreeMap::new();
    for operation in operations(document, resolver) {
        duplicates(&operation.parameters, resolver, diagnostics, mistakes);
        if let Some(id) = &operation.operation_id {
            ids.entry(id).or_default().push(id.span);
        }
    }
    for (id, places) in ids {
        let [first, again @ ..] = places.as_slice() else { continue };
        if again.is_empty() {
            continue;
        }
        let number = if let [_] = again { "two".to_owned() } else { places.len().to_string() };
        let found = Diagnostic::warning(Code::DuplicateOperationId, format!("{number} operations are called `{id}`"));
        let found = found.at_all(again.iter().copied(), "again here").at(*first, "first here");
        diagnostics.push(found.help("rename all but one: until then each is named after its method and path"));
    }
}

fn duplicates<'d>(
    parameters: &'d [RefOr<Parameter>],
    resolver: Resolver<'d>,
    diagnostics: &mut Diagnostics,
    mistakes: &mut Mistakes,
) {
    let mut seen: BTreeMap<(Location, String), (Span, Span)> = BTreeMap::new();
    for entry in parameters {
        let Some(parameter) = resolver.item(entry).map(|target| target.item) else { continue };
        let at = entry.as_reference().map_or(parameter.name.span, |reference| reference.target.span);
        // Header names are case-insensitive (RFC 9110, section 5.1).
        let name = match parameter.location.value {
            Location::Header => parameter.name.to_ascii_lowercase(),
            _ => parameter.name.value.to_string(),
        };
        match seen.entry((parameter.location.value, name)) {
            Entry::Vacant(entry) => _ = entry.insert((at, parameter.span)),
            Entry::Occupied(entry) => {
                let (first, of_first) = *entry.get();
                let place = parameter.location.as_str();
                let message = format!("the {place} parameter `{}` is declared twice", parameter.name);
                let shown = |found: Diagnostic| {
                    found.at(at, "again here").at(first, "first here").help("remove one of the two")
                };
                // References to one parameter say the same twice.
                if of_first == parameter.span {
                    diagnostics.push(shown(Diagnostic::warning(Code::DuplicateParameter, message)));
                } else {
                    let found = shown(Diagnostic::error(Code::DuplicateParameter, message));
                    mistakes.push((found, "the first one counts".to_owned()));
                }
            }
        }
    }
}
