//! A schema for other members in one branch, and the members that other branches list.
//!
//! ```yaml
//! allOf: [{properties: {note: {}}}]
//! additionalProperties: {type: boolean}
//! ```
//! By the letter of JSON Schema `note` is such another member. That is demanded, unless one of these members is of
//! another type: no value would satisfy both, so who writes that speaks about members that no branch lists.

use super::parts::{self, Parts};
use crate::document::{Schema, SchemaObject, TypeSet};
use crate::ir::Rule;
use crate::lower::constraints;
use crate::lower::context::Lowering;

/// What branches demand of the members that only others list.
pub(super) fn rules(lowering: &mut Lowering<'_>, all: &Parts<'_, '_>, merged: &SchemaObject) -> Vec<Rule> {
    let mut rules = Vec::new();
    for part in &all.parts {
        let object = &part.schema.object;
        let Some(others @ Schema::Object(_)) = &object.additional_properties else { continue };
        let foreign =
            || merged.object.properties.iter().filter(|(name, _)| !object.properties.contains_key(name.as_str()));
        let kinds = stated(lowering, others);
        let fits = |schema: &Schema| match (stated(lowering, schema), kinds) {
            (Stated::Nothing, _) => true,
            (Stated::Types(theirs), Stated::Types(kinds)) => theirs.common(kinds) == theirs,
            _ => false,
        };
        if object.pattern_properties.is_empty() && foreign().all(|(_, schema)| fits(schema)) {
            let names: Vec<&str> = foreign().map(|(name, _)| name.as_str()).collect();
            rules.extend(constraints::members(&names, others, lowering));
        }
    }
    rules
}

/// What a schema says about the JSON type of its values.
#[derive(Clone, Copy)]
enum Stated {
    Nothing,
    Types(TypeSet),
    Unclear,
}

fn stated(lowering: &Lowering<'_>, schema: &Schema) -> Stated {
    let Schema::Object(object) = schema else { return Stated::Nothing };
    let object = match &object.reference {
        Some(reference) => lowering.resolver.meaning(reference).and_then(|target| target.item.as_object()),
        None => Some(&**object),
    };
    match object {
        Some(object) if object.reference.is_some() || object.combinators.is_present() => Stated::Unclear,
        Some(object) => parts::kinds(object)
            .map_or_else(|| if parts::constrains(object) { Stated::Unclear } else { Stated::Nothing }, Stated::Types),
        None => Stated::Unclear,
    }
}
