//! `discriminator`: which branch of a union a value says that it is.
//!
//! ```yaml
//! oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]
//! discriminator: {propertyName: kind, mapping: {tomcat: Cat}}
//! ```
//! `tomcat` is a `Cat`; a branch that the mapping does not name is named by its component: `Dog`. It is a hint, and never
//! changes what validates.

use super::context::{Lowering, last_token};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Resolver, Schema, SchemaObject, Type, TypeSet};
use crate::ir::{Branch, Discriminator};
use crate::near::{all_nearest, did_you_mean};
use crate::source::{Spanned, Text};
use std::collections::BTreeSet;

/// So many schemas of all branches are asked for their properties.
const ASKED: usize = 2000;

/// The values of the discriminator, with the branches that they name.
pub(super) fn lower(lowering: &mut Lowering<'_>, schema: &SchemaObject, branches: &[Branch]) -> Option<Discriminator> {
    let discriminator = schema.openapi.discriminator.as_ref()?;
    missed(lowering, schema, &discriminator.property_name);
    let named = |target: &str| {
        let name = last_token(target);
        branches.iter().position(|branch| branch.label.as_deref() == Some(name.as_str()))
    };
    let mut values: Vec<(Text, usize)> = Vec::new();
    for (value, target) in discriminator.mapping.iter() {
        match named(target) {
            Some(branch) => values.push((value.value.clone(), branch)),
            None => {
                let what = format!("`{}` of the discriminator names no branch and is ignored", value.as_str());
                lowering.decided("union", target.span, what);
            }
        }
    }
    for (number, branch) in branches.iter().enumerate() {
        let Some(label) = &branch.label else { continue };
        let mapped = values.iter().any(|(value, branch)| *branch == number || value == label);
        if !mapped && lowering.resolver.component_schema(label).is_some() {
            values.push((label.clone(), number));
        }
    }
    let otherwise = discriminator.default_mapping.as_ref().and_then(|target| named(target));
    Some(Discriminator { property: discriminator.property_name.value.clone(), values, otherwise })
}

/// Warns of a property that no branch lists. The property is in every value (OpenAPI 3.1, section 4.8.25), and a branch
/// that lists others forgot it, or calls it otherwise.
fn missed(lowering: &mut Lowering<'_>, schema: &SchemaObject, name: &Spanned<Text>) {
    let branches = schema.combinators.one_of.iter().chain(&schema.combinators.any_of);
    let mut properties =
        Properties { resolver: lowering.resolver, asked: 0, seen: BTreeSet::new(), names: BTreeSet::new() };
    let mut places = Vec::new();
    let is_null = |branch: &&Schema| {
        let types = branch.as_object().and_then(|branch| branch.types);
        types.is_some_and(|types| *types == TypeSet::default().with(Type::Null))
    };
    for branch in branches.filter(|branch| !is_null(branch)) {
        if !properties.add(branch) {
            return;
        }
        places.push(branch.span());
    }
    if places.is_empty() || properties.names.contains(name.as_str()) {
        return;
    }
    let message = format!("the discriminator names the property `{name}`, which no branch has");
    let found = Diagnostic::warning(Code::Misspelt, message).at(name.span, "no such property");
    let help = did_you_mean(&all_nearest(name, properties.names.iter().map(String::as_str))).unwrap_or_else(|| {
        format!("add `{name}` to the `properties` of each branch, or name the one that tells them apart")
    });
    lowering.diagnostics.push(found.at_all(places, "not in this branch").help(help));
}

/// The properties that schemas list.
struct Properties<'d> {
    resolver: Resolver<'d>,
    asked: usize,
    /// What references have led to.
    seen: BTreeSet<&'d str>,
    names: BTreeSet<String>,
}

impl Properties<'_> {
    /// Adds those of a schema, of what it refers to and of what it consists of; tells whether these are all that it lists,
    /// and some.
    fn add(&mut self, schema: &Schema) -> bool {
        let mut open = vec![schema];
        let mut lists = false;
        while let Some(schema) = open.pop() {
            self.asked += 1;
            let Some(object) = schema.as_object().filter(|_| self.asked <= ASKED) else { return false };
            lists |= !object.object.properties.is_empty();
            self.names.extend(object.object.properties.keys().map(|name| name.value.to_string()));
            self.names.extend(object.object.required.iter().map(|name| name.value.to_string()));
            if let Some(reference) = &object.reference {
                let Some(target) = self.resolver.schema(reference) else { return false };
                if self.seen.insert(target.pointer) {
                    open.push(target.item);
                } else {
                    lists = true;
                }
            }
            let combinators = &object.combinators;
            open.extend(combinators.all_of.iter().chain(&combinators.any_of).chain(&combinators.one_of));
        }
        lists
    }
}
