//! `discriminator`: which branch of a union a value says that it is.
//!
//! ```yaml
//! oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]
//! discriminator: {propertyName: kind, mapping: {tomcat: Cat}}
//! ```
//! `tomcat` is a `Cat`; a branch that the mapping does not name is named by its component: `Dog`. It is a hint, and never
//! changes what validates.

use super::context::{Lowering, last_token};
use crate::document::SchemaObject;
use crate::ir::{Branch, Discriminator};
use crate::source::Text;
use std::collections::{HashMap, HashSet};

/// The values of the discriminator, with the branches that they name.
pub(super) fn lower(lowering: &mut Lowering<'_>, schema: &SchemaObject, branches: &[Branch]) -> Option<Discriminator> {
    let discriminator = schema.openapi.discriminator.as_ref()?;
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
