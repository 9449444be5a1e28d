//! `true` and `false` as schemas, and what is made of nothing else.
//!
//! ```yaml
//! properties: {legacy: false, note: true}
//! ```
//! `note` is any value. `legacy` must not be there: its type has no value that anybody could send. `oneOf: [true, true]`
//! and `allOf: [{type: string}, false]` say the same as `false`.

use crate::document::{Schema, SchemaObject};

/// Whether no value satisfies a schema, because `false` is part of it. Beside a type, an empty `enum` is taken for none.
pub(super) fn is_false(schema: &SchemaObject) -> bool {
    if schema.types.is_none() && schema.enumeration.as_ref().is_some_and(|values| values.is_empty()) {
        return true;
    }
    let combinators = &schema.combinators;
    let truths = |branches: &[Schema]| branches.iter().map(truth).collect::<Vec<_>>();
    let (any_of, one_of) = (truths(&combinators.any_of), truths(&combinators.one_of));
    let fails = |all: &[Option<bool>]| !all.is_empty() && all.iter().all(|truth| *truth == Some(false));
    combinators.all_of.iter().any(|branch| truth(branch) == Some(false))
        || fails(&any_of)
        || fails(&one_of)
        || one_of.iter().filter(|truth| **truth == Some(true)).count() > 1
        || combinators.not.as_ref().is_some_and(|not| truth(not) == Some(true))
}

/// What a schema says of every value. As deep as schemas nest, which the reader limits.
fn truth(schema: &Schema) -> Option<bool> {
    match schema {
        Schema::Bool(allowed) => Some(allowed.value),
        Schema::Object(object) => is_false(object).then_some(false),
    }
}
