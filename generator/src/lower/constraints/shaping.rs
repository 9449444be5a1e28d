//! Whether branches make types, or only constrain the type beside them.
//!
//! ```yaml
//! type: object
//! properties: {email: {type: string}, phone: {type: string}}
//! anyOf: [{required: [email]}, {required: [phone]}]
//! ```
//! is one object type with a constraint, no union of two.

use super::super::scalars;
use crate::document::{Schema, SchemaObject, Type as JsonType};

/// Whether `allOf`, `anyOf` or `oneOf` of a schema has a branch that makes a type.
pub(in super::super) fn makes_type(schema: &SchemaObject) -> bool {
    makes(schema, &schema.combinators.all_of) || is_union(schema, schema)
}

/// Whether `anyOf` or `oneOf` of a schema has a branch that makes a type, beside what `whole` says of the same value.
pub(in super::super) fn is_union(whole: &SchemaObject, schema: &SchemaObject) -> bool {
    makes(whole, &schema.combinators.any_of) || makes(whole, &schema.combinators.one_of)
}

fn makes(whole: &SchemaObject, branches: &[Schema]) -> bool {
    !branches.is_empty() && !only_constrain(whole, branches)
}

/// Whether there are branches, and all of them only constrain what `schema` says itself.
pub(in super::super) fn only_constrain(schema: &SchemaObject, branches: &[Schema]) -> bool {
    !branches.is_empty() && branches.iter().all(|branch| constrains(schema, branch))
}

/// As deep as schemas nest, which the reader limits.
fn constrains(whole: &SchemaObject, branch: &Schema) -> bool {
    let Schema::Object(branch) = branch else { return true };
    let properties = &branch.object.properties;
    let listed = properties.keys().all(|name| whole.object.properties.get(name.as_str()).is_some());
    let object = scalars::json_type(whole) == Some(JsonType::Object);
    let same_type = branch.types.is_none()
        || branch.types.as_deref() == whole.types.as_deref()
        || (object && scalars::json_type(branch) == Some(JsonType::Object));
    let values = branch.enumeration.is_some() || branch.constant.is_some();
    let typed = scalars::json_type(whole).is_some();
    let free = branch.object.additional_properties.is_none() && branch.array.items.is_none();
    let shape = branch.reference.is_none() && branch.nullable.is_none() && branch.array.prefix_items.is_empty();
    let combinators = &branch.combinators;
    let branches = combinators.all_of.iter().chain(&combinators.any_of).chain(&combinators.one_of);
    shape
        && listed
        && same_type
        && free
        && (!values || typed)
        && !is_empty(branch)
        && branches.into_iter().all(|inner| constrains(whole, inner))
}

/// Whether a schema has no keyword that constrains; a title or a description may make it the name of a type.
fn is_empty(branch: &SchemaObject) -> bool {
    let kinds = branch.object.is_present() || branch.array.is_present();
    let kinds = kinds || branch.string.is_present() || branch.number.is_present();
    let values = branch.enumeration.is_some() || branch.constant.is_some();
    !kinds && !values && branch.format.is_none() && !branch.combinators.is_present()
}
