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
use crate::near::{SEARCHED, all_nearest, did_you_mean};
use crate::source::{Spanned, Text};
use std::collections::{BTreeSet, HashMap, HashSet};

/// So many schemas of all branches are asked for their properties.
const ASKED: usize = 500;

/// The values of the discriminator, with the branches that they name.
pub(super) fn lower(lowering: &mut Lowering<'_>, schema: &SchemaObject, branches: &[Branch]) -> Option<Discriminator> {
    let discriminator = schema.openapi.discriminator.as_ref()?;
    missed(lowering, schema, &discriminator.property_name);
    let mut numbers: HashMap<&str, usize> = HashMap::new();
    for (number, branch) in branches.iter().enumerate() {
        branch.label.iter().for_each(|label| _ = numbers.entry(label.as_str()).or_insert(number));
    }
    let named = |target: &str| numbers.get(last_token(target).as_str()).copied();
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
    let mut mapped: HashSet<usize> = values.iter().map(|(_, branch)| *branch).collect();
    let mut said: HashSet<Text> = values.iter().map(|(value, _)| value.clone()).collect();
    for (number, branch) in branches.iter().enumerate() {
        let Some(label) = &branch.label else { continue };
        let is_mapped = mapped.contains(&number) || said.contains(label);
        if !is_mapped && lowering.resolver.component_schema(label).is_some() {
            mapped.insert(number);
            said.insert(label.clone());
            values.push((label.clone(), number));
        }
    }
    let otherwise = discriminator.default_mapping.as_ref().and_then(|target| named(target));
    Some(Discriminator { property: discriminator.property_name.value.clone(), values, otherwise })
}

/// Warns of a property that no branch lists. The property is in every value (OpenAPI 3.1, section 4.8.25), and a branch
/// that lists others forgot it, or calls it otherwise.
fn missed(lowering: &mut Lowering<'_>, schema: &SchemaObject, name: &Spanned<Text>) {
    let is_null = |branch: &&Schema| {
        let types = branch.as_object().and_then(|branch| branch.types);
        types.is_some_and(|types| *types == TypeSet::default().with(Type::Null))
    };
    let branches = schema.combinators.one_of.iter().chain(&schema.combinators.any_of);
    let branches: Vec<&Schema> = branches.filter(|branch| !is_null(branch)).collect();
    let (seen, others) = (BTreeSet::new(), BTreeSet::new());
    let mut search = Search { resolver: lowering.resolver, name, asked: 0, seen, others };
    if branches.is_empty() || !branches.iter().all(|branch| search.lacks(branch)) {
        return;
    }
    let message = format!("the discriminator names the property `{name}`, which no branch has");
    let found = Diagnostic::warning(Code::Misspelt, message).at(name.span, "no such property");
    let help = did_you_mean(&all_nearest(name, search.others.iter().map(String::as_str))).unwrap_or_else(|| {
        format!("add `{name}` to the `properties` of each branch, or name the one that tells them apart")
    });
    lowering
        .diagnostics
        .push(found.at_all(branches.iter().map(|branch| branch.span()), "not in this branch").help(help));
}

/// A search for a property in branches.
struct Search<'d, 'n> {
    resolver: Resolver<'d>,
    name: &'n str,
    asked: usize,
    /// What references have led to.
    seen: BTreeSet<&'d str>,
    /// The other properties.
    others: BTreeSet<String>,
}

impl Search<'_, '_> {
    /// Whether a schema lists properties, with what it refers to and consists of, and this one is not among them.
    fn lacks(&mut self, schema: &Schema) -> bool {
        let mut open = vec![schema];
        let mut lists = false;
        while let Some(schema) = open.pop() {
            self.asked += 1;
            let Some(object) = schema.as_object().filter(|_| self.asked <= ASKED) else { return false };
            let listed = &object.object;
            if listed.properties.contains_key(self.name)
                || listed.required.iter().any(|name| name.as_str() == self.name)
            {
                return false;
            }
            lists |= !listed.properties.is_empty();
            let room = SEARCHED.saturating_sub(self.others.len());
            self.others.extend(listed.properties.keys().take(room).map(|name| name.value.to_string()));
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
