//! What the branches of an `allOf` say about a property rather than about its value.

use crate::document::{Schema, SchemaObject};
use std::borrow::Cow;

/// A property's schema with the annotations of its branches: the outer one's first, then the first branch's. What stands
/// behind a reference describes the type, not this property.
pub(in crate::lower) fn hoisted(schema: &SchemaObject) -> Cow<'_, SchemaObject> {
    if schema.combinators.all_of.is_empty() {
        return Cow::Borrowed(schema);
    }
    let mut found = SchemaObject::empty(schema.span);
    let mut open = vec![schema];
    while let Some(schema) = open.pop() {
        found.description = found.description.take().or_else(|| schema.description.clone());
        found.default = found.default.take().or_else(|| schema.default.clone());
        let openapi = &schema.openapi;
        if openapi.read_only || openapi.write_only || openapi.deprecated {
            let into = found.openapi.make();
            into.read_only |= openapi.read_only;
            into.write_only |= openapi.write_only;
            into.deprecated |= openapi.deprecated;
        }
        open.extend(schema.combinators.all_of.iter().rev().filter_map(Schema::as_object));
    }
    Cow::Owned(found)
}
