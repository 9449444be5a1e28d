//! Required members that are forbidden.
//!
//! ```yaml
//! required: [id, name]
//! properties: {id: {type: string}}
//! additionalProperties: false       # so there can be no `name`
//! ```
//! is an object of which no value exists: an error, and with `--skip-unsupported` the member is not required.

use super::context::Lowering;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Schema, SchemaObject};
use crate::ir::Span;
use std::borrow::Cow;

/// The schema without the names in `required` that it forbids elsewhere.
pub(super) fn without<'s>(lowering: &mut Lowering<'_>, schema: &'s SchemaObject) -> Cow<'s, SchemaObject> {
    let mut contradictions = Vec::new();
    for name in &schema.object.required {
        if let Some((span, why)) = forbids(schema, name.as_str()) {
            let message = format!("`{}` is required and forbidden", name.as_str());
            let found = Diagnostic::error(Code::ForbiddenProperty, message).at(name.span, "required here");
            contradictions.push((name.value.clone(), found.at(span, why)));
        }
    }
    if contradictions.is_empty() {
        return Cow::Borrowed(schema);
    }
    let mut mended = schema.clone();
    for (name, found) in contradictions {
        lowering.diagnostics.push(lowering.unsupported.tolerate(&found, "the property is not required"));
        mended.object.make().required.retain(|required| required.value != name);
    }
    Cow::Owned(mended)
}

/// What forbids a member, by its name alone.
fn forbids(schema: &SchemaObject, name: &str) -> Option<(Span, &'static str)> {
    let object = &schema.object;
    match (object.properties.get(name), &object.additional_properties) {
        (Some(Schema::Bool(allowed)), _) if !allowed.value => return Some((allowed.span, "no value is allowed here")),
        (None, Some(Schema::Bool(allowed))) if !allowed.value && object.pattern_properties.is_empty() => {
            return Some((allowed.span, "members that are not listed are forbidden"));
        }
        _ => {}
    }
    let Some(Schema::Object(not)) = &schema.combinators.not else { return None };
    let [only] = not.object.required.as_slice() else { return None };
    let mut bare = SchemaObject::empty(not.span);
    bare.object.make().required.push(only.clone());
    (**not == bare && only.as_str() == name).then_some((only.span, "forbidden here"))
}
