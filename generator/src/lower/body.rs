//! Request bodies.
//!
//! ```yaml
//! content:
//!   application/json: {schema: {$ref: '#/components/schemas/Message'}}
//!   multipart/form-data: {schema: {type: object, properties: {file: {format: binary}}}}
//! ```
//! is a body of either type; of one where the schemas are the same.

use super::context::Lowering;
use super::media;
use super::place::Place;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{RefOr, RequestBody};
use crate::ir::{Body, Docs, Kind, MediaType, Step, Type, Value};

/// A request body.
pub(super) fn lower(lowering: &mut Lowering<'_>, body: &RefOr<RequestBody>, place: &Place) -> Option<Body> {
    let Some(body) = lowering.resolver.item(body).map(|target| target.item) else {
        // A reference that leads nowhere has been reported.
        lowering.leave_out = Some(Code::DanglingReference);
        return None;
    };
    let groups = media::groups(lowering, &body.content, body.span, true, |name| place.step(Step::RequestBody(name)));
    let is_one = groups.len() == 1;
    let numbered = groups.into_iter().enumerate();
    let numbered = numbered.flat_map(|(variant, group)| group.into_iter().map(move |content| (variant, content)));
    let contents: Vec<MediaType> = numbered.map(|(variant, content)| MediaType { variant, ..content }).collect();
    if is_one && !body.required && contents.iter().any(|content| requires_members(lowering, &content.value)) {
        lowering.diagnostics.push(
            Diagnostic::note(Code::OptionalBody, "the body is optional although its schema requires properties")
                .at(body.span, "without `required: true`")
                .fact(
                    "clients take these properties as arguments and offer `without_body()`; servers take requests with \
                     and without a body",
                )
                .help("write `required: true` beside `content`, if a body is always sent"),
        );
    }
    Some(Body {
        required: body.required,
        contents,
        docs: Docs { description: body.description.as_ref().map(|text| text.value.clone()), ..Docs::default() },
        span: body.span,
    })
}

/// Whether a value is an object with required members.
fn requires_members(lowering: &Lowering<'_>, value: &Value) -> bool {
    let Type::Named(id) = value.ty else { return false };
    match lowering.types().get(id).map(|def| &def.kind) {
        Some(Kind::Object(object)) => object.members.iter().any(|member| member.required),
        _ => false,
    }
}
