//! Parts of items that are called otherwise: the same property, value, branch or parameter under another identifier.

use super::edition::Edition;
use super::item::{Facet, Path};
use crate::plan::{Member, Operation, Schema, Wire};
use std::collections::BTreeMap;

/// The name that each part of an item has now, by the one that it had.
pub(super) type Parts = BTreeMap<String, String>;

/// The parts of an item that have other names.
pub(super) fn renamed((old, path): (&Edition<'_>, &Path), (new, to): (&Edition<'_>, &Path)) -> Parts {
    let now = called(new, to);
    let pairs = called(old, path).into_iter().filter_map(|(what, was)| {
        let is = now.get(&what)?;
        (was != *is).then(|| (was, is.clone()))
    });
    pairs.collect()
}

/// Whether a part of this kind is called as the document calls something.
pub(super) fn is_named(facet: Facet) -> bool {
    // A member with a default has a method of its name.
    matches!(facet, Facet::Field | Facet::Variant | Facet::Setter | Facet::Method)
}

/// What a part is, in a sentence.
pub(super) fn kind(facet: Facet) -> &'static str {
    match facet {
        Facet::Field => "field",
        Facet::Variant => "variant",
        Facet::Setter => "setter",
        _ => "method",
    }
}

/// What the parts of an item are called, by what they are.
fn called(edition: &Edition<'_>, path: &Path) -> BTreeMap<String, String> {
    if let Some(schema) = edition.schema(path) {
        return of_schema(schema);
    }
    let bindings = &edition.made.bindings;
    let Some(operation) = edition.number(path).and_then(|number| bindings.operations.get(number)) else {
        return BTreeMap::new();
    };
    let flat = operation.flat.as_ref().and_then(|flat| bindings.schemas.get(flat.schema));
    let of_body = flat.map(of_schema).unwrap_or_default();
    let of_body = of_body.into_iter().map(|(what, name)| (format!("body {what}"), name));
    parameters(operation).chain(of_body).collect()
}

fn of_schema(schema: &Schema) -> BTreeMap<String, String> {
    match schema {
        Schema::Struct(item) => item.members.iter().map(member).collect(),
        Schema::Enum(item) => item
            .variants
            .iter()
            .map(|variant| (format!("{:?}", variant.value), variant.ident.as_str().to_owned()))
            .collect(),
        Schema::Union(item) => {
            let labels = || item.branches.iter().filter_map(|branch| branch.label.as_ref());
            let is_alone = |label: &&Wire| labels().filter(|other| other == label).count() == 1;
            let named = item.branches.iter().map(|branch| {
                // What several branches are called tells none of them.
                let label = branch.label.as_ref().filter(is_alone);
                let label = label.map_or_else(|| branch.ident.as_str(), |label| label.0.as_str());
                (label.to_owned(), branch.ident.as_str().to_owned())
            });
            named.collect()
        }
        Schema::Tuple(_) => BTreeMap::new(),
    }
}

fn member(member: &Member) -> (String, String) {
    (member.wire.0.to_string(), member.ident.as_str().to_owned())
}

fn parameters(operation: &Operation) -> impl Iterator<Item = (String, String)> {
    operation.request.members.iter().zip(&operation.places).map(|(parameter, placed)| {
        let (wire, name) = member(parameter);
        (format!("{:?} {wire}", placed.as_ref().map(|placed| placed.place)), name)
    })
}
