//! Request bodies, and the media types of bodies in general.

use super::context::Lowering;
use super::leftovers;
use super::place::Place;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{MediaRange, MediaType as Declared, RefOr, RequestBody};
use crate::ir::{Body, Docs, Kind, MediaType, Span, Step, Type, Untyped, Value};
use crate::source::Map;

/// A request body.
pub(super) fn lower(lowering: &mut Lowering<'_>, body: &RefOr<RequestBody>, place: &Place) -> Option<Body> {
    let body = lowering.resolver.item(body)?.item;
    let contents = contents(lowering, &body.content, body.span, |name| place.step(Step::RequestBody(name)));
    if !body.required && contents.iter().any(|content| requires_members(lowering, &content.value)) {
        lowering.diagnostics.push(
            Diagnostic::note(Code::OptionalBody, "the body is optional although its schema requires properties")
                .at(body.span, "without `required: true`")
                .help("clients take these properties as arguments and offer `without_body()`; servers take both"),
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

/// The media types under `content` that can be represented.
pub(super) fn contents(
    lowering: &mut Lowering<'_>,
    content: &Map<RefOr<Declared>>,
    span: Span,
    place: impl Fn(String) -> Place,
) -> Vec<MediaType> {
    let mut contents = Vec::new();
    let mut left = Vec::new();
    for (name, media_type) in content.iter() {
        let Some(media_type) = lowering.resolver.item(media_type) else { continue };
        if !MediaRange::parse(name.as_str()).is_some_and(|range| range.is_json()) {
            left.push(name);
            continue;
        }
        leftovers::of_media_type(lowering, media_type.item);
        let place = place(name.value.clone());
        let value = match &media_type.item.schema {
            Some(schema) => lowering.schema(schema, &place),
            None => Value::untyped(Untyped::Everything),
        };
        contents.push(MediaType { name: name.value.clone(), value });
    }
    if contents.is_empty() && !left.is_empty() {
        lowering.unsupported_part(span, "a body without a JSON media type");
    } else {
        left.iter().for_each(|name| leftovers::part(lowering, name.span, &format!("media type `{}`", name.as_str())));
    }
    contents
}
