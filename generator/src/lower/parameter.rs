//! Parameters, and header parameters that are none.
//!
//! OpenAPI 3.1, 4.8.12: header parameters named Accept, Content-Type and Authorization are ignored, because the media
//! types and the security schemes say what these headers carry. An `Accept` with one value, or a default, is what
//! clients send in it all the same. A parameter in a scheme's own slot is filled by the credential.

pub(super) mod content;
pub(super) mod style;

use content::Content;

use super::context::Lowering;
use super::objects;
use super::place::Place;
use super::security::Schemes;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{self, Location, Schema, SchemaObject, Type as JsonType, TypeSet};
use crate::ir::{Access, Docs, Member, Parameter, Place as In, Span, Style, Type, Value};
use crate::source::Spanned;
use std::sync::Arc;

/// The headers that are no parameters (OpenAPI 3.2, section 4.12.2.1), each with what fills it.
const RESERVED: [(&str, &str); 3] = [
    ("accept", "OpenAPI takes this header from the `content` of the responses"),
    ("content-type", "OpenAPI takes this header from the `content` of the body"),
    ("authorization", "OpenAPI takes this header from `security`"),
];

/// A parameter of the request, unless something else fills its place.
pub(super) fn lower(
    lowering: &mut Lowering<'_>,
    parameter: &document::Parameter,
    place: &Place,
    schemes: &Schemes<'_>,
) -> Option<Parameter> {
    let name = parameter.name.as_str();
    if parameter.location.value == Location::Header
        && let Some((_, elsewhere)) = RESERVED.iter().find(|(reserved, _)| name.eq_ignore_ascii_case(reserved))
    {
        ignored(lowering, parameter, elsewhere);
        return None;
    }
    if schemes.fill(parameter) {
        ignored(lowering, parameter, "a security scheme fills it");
        return None;
    }
    let place_in = match parameter.location.value {
        Location::Path => In::Path,
        Location::Query => In::Query,
        Location::Header => In::Header,
        Location::Cookie => In::Cookie,
        Location::QueryString => In::QueryString,
    };
    let any = Schema::Bool(Spanned::new(true, parameter.span));
    let text = text(parameter.span);
    let (style, content, schema) = match (&parameter.schema, parameter.content.iter().next()) {
        (Some(schema), _) => (style::of(lowering, parameter), None, schema),
        (None, Some((name, media_type))) => {
            let media_type = lowering.resolver.item(media_type)?.item;
            let schema = media_type.schema.as_ref();
            match content::of(lowering, parameter.location.value, name, media_type) {
                Content::Spelled(style) => (style, None, schema.unwrap_or(&any)),
                Content::Written(format) => (Style::Json, Some((name.value.clone(), format)), schema.unwrap_or(&any)),
                Content::Text(style) => (style, None, &text),
            }
        }
        (None, None) => (style::of(lowering, parameter), None, &text),
    };
    let required = parameter.required || place_in == In::Path;
    let mut member = objects::member(lowering, &parameter.name.value, schema, required, place);
    if let Some(description) = &parameter.description {
        member.docs.description = Some(description.value.clone());
    }
    member.docs.deprecated |= parameter.deprecated;
    member.span = parameter.span;
    // A parameter only travels one way, whatever its schema says of members.
    member.access = Access::Both;
    let in_query = place_in == In::Query;
    Some(Parameter {
        place: place_in,
        style,
        content,
        reserved: parameter.allow_reserved && (in_query || place_in == In::Path),
        empty: parameter.allow_empty_value && in_query,
        member,
    })
}

/// What a header parameter `Accept` fixes: its only value, or its default.
pub(super) fn fixed_accept(lowering: &mut Lowering<'_>, parameter: &document::Parameter) -> Option<String> {
    if parameter.location.value != Location::Header || !parameter.name.eq_ignore_ascii_case("accept") {
        return None;
    }
    let mut object = parameter.schema.as_ref()?.as_object()?;
    if let Some(reference) = &object.reference {
        object = lowering.resolver.schema(reference)?.item.as_object()?;
    }
    let only = match object.enumeration.as_ref().map(|listed| listed.as_slice()) {
        Some([only]) => Some(only),
        _ => object.constant.as_deref().or(object.default.as_deref()),
    };
    let fixed =
        only?.as_str().filter(|text| !text.is_empty() && text.bytes().all(|byte| matches!(byte, b' '..=b'~')))?;
    lowering.decided("fixed-accept", parameter.span, format!("clients accept `{fixed}`, which the parameter fixes"));
    Some(fixed.to_owned())
}

/// A parameter that only the path names, which has been reported: any text may stand there.
pub(super) fn undeclared(name: &str, span: Span) -> Parameter {
    let member = Member {
        name: name.into(),
        value: Value::new(Type::String(None)),
        required: true,
        access: Access::Both,
        default: None,
        docs: Docs::default(),
        span,
    };
    Parameter { place: In::Path, style: Style::Simple, content: None, reserved: false, empty: false, member }
}

/// What a parameter is of which nothing is said.
pub(super) fn text(span: Span) -> Schema {
    let mut schema = SchemaObject::empty(span);
    schema.types = Some(Spanned::new(TypeSet::default().with(JsonType::String), span));
    Schema::Object(Arc::new(schema))
}

fn ignored(lowering: &mut Lowering<'_>, parameter: &document::Parameter, why: &str) {
    let name = parameter.name.as_str();
    lowering.decided("reserved-parameter", parameter.span, format!("parameter `{name}` is no argument: {why}"));
    lowering.diagnostics.push(
        Diagnostic::note(
            Code::IgnoredParameter,
            format!("the {} parameter `{name}` is ignored", parameter.location.value.as_str()),
        )
        .at(parameter.name.span, why),
    );
}
