//! Bodies in which nothing can be.
//!
//! ```yaml
//! requestBody:
//!   content:
//!     application/x-www-form-urlencoded: {schema: {type: object, properties: {}, additionalProperties: false}}
//! ```
//! is no body where it is optional: the one form that it allows is as empty as none. What makes documents from code
//! writes it below every operation, `GET` too.

use super::share;
use crate::ir::{Additional, Api, Body, Decision, Format, Kind, Origin, Type, TypeId, Types};
use std::collections::BTreeSet;

/// Leaves out the bodies, and the types that only they have.
pub(super) fn bodies(api: &mut Api) {
    let mut gone = BTreeSet::new();
    for operation in &mut api.operations {
        let Some(ids) = operation.body.as_ref().and_then(|body| empty(&api.types, body)) else { continue };
        gone.extend(ids.into_iter().filter(|id| is_inline(&api.types, *id)));
        if let Some(body) = operation.body.take() {
            let what = "the optional body is a form without properties: it is none".to_owned();
            api.decisions.push(Decision { pass: "nothing", span: body.span, what });
        }
    }
    if !gone.is_empty() {
        share::forget(api, &gone);
    }
}

/// The types of a body in which nothing can be.
fn empty(types: &Types, body: &Body) -> Option<Vec<TypeId>> {
    if body.required || body.contents.is_empty() {
        return None;
    }
    let of_content = |content: &crate::ir::MediaType| {
        let Type::Named(id) = content.value.ty else { return None };
        let Kind::Object(object) = &types.get(id)?.kind else { return None };
        let closed = object.additional == Additional::Refused && object.members.is_empty() && object.rules.is_empty();
        let plain = !content.value.nullable && content.value.rules.is_empty();
        (closed && plain && matches!(content.format, Format::Form(_))).then_some(id)
    };
    body.contents.iter().map(of_content).collect()
}

fn is_inline(types: &Types, id: TypeId) -> bool {
    types.get(id).is_some_and(|def| matches!(def.origin, Origin::Inline { .. }))
}
