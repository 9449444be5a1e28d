//! Operations: parameters are unique by name and place, and operation ids are unique.

use super::{items, operations};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::document::{Document, Location, Parameter, RefOr, Resolver};
use crate::source::{Span, Spanned};
use std::collections::BTreeMap;

pub(super) fn check<'d>(document: &'d Document, resolver: Resolver<'d>, diagnostics: &mut Diagnostics) {
    for (_, item) in items(document, resolver) {
        duplicates(&item.parameters, resolver, diagnostics);
    }
    let mut ids: BTreeMap<&str, &Spanned<String>> = BTreeMap::new();
    for operation in operations(document, resolver) {
        duplicates(&operation.parameters, resolver, diagnostics);
        let Some(id) = &operation.operation_id else { continue };
        if let Some(first) = ids.insert(id, id) {
            ids.insert(id, first);
            let found = Diagnostic::warning(Code::DuplicateOperationId, format!("two operations are called `{id}`"));
            let found = found.at(id.span, "again here").at(first.span, "first here");
            diagnostics.push(found.help("rename one: until then each is named after its method and path"));
        }
    }
}

fn duplicates<'d>(parameters: &'d [RefOr<Parameter>], resolver: Resolver<'d>, diagnostics: &mut Diagnostics) {
    let mut seen: BTreeMap<(Location, String), Span> = BTreeMap::new();
    for entry in parameters {
        let Some(parameter) = resolver.item(entry).map(|target| target.item) else { continue };
        let at = entry.as_reference().map_or(parameter.name.span, |reference| reference.target.span);
        // Header names are case-insensitive (RFC 9110, section 5.1).
        let name = match parameter.location.value {
            Location::Header => parameter.name.to_ascii_lowercase(),
            _ => parameter.name.value.clone(),
        };
        if let Some(first) = seen.insert((parameter.location.value, name.clone()), at) {
            seen.insert((parameter.location.value, name), first);
            let place = parameter.location.as_str();
            let message = format!("the {place} parameter `{}` is declared twice", parameter.name);
            let found = Diagnostic::error(Code::DuplicateParameter, message).at(at, "again here");
            diagnostics.push(found.at(first, "first here").help("remove one of the two"));
        }
    }
}
