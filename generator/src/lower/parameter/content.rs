//! Parameters with `content`: a body in a parameter.
//!
//! ```yaml
//! - {name: filter, in: query, content: {application/json: {schema: {$ref: '#/components/schemas/Filter'}}}}
//! - {name: range, in: header, content: {application/xml: {schema: {$ref: '#/components/schemas/Range'}}}}
//! - {name: query, in: query, content: {application/graphql: {schema: {type: string}}}}
//! ```
//! are a filter as JSON, a range as XML, and text. What there is no codec for is text, which the caller writes.

use crate::document::{Location, MediaRange, MediaType};
use crate::ir::{Format, Style};
use crate::lower::context::Lowering;
use crate::lower::{leftovers, media};
use crate::source::{Spanned, Text};

/// How a value becomes a parameter.
pub(in super::super) enum Content {
    /// In a style of parameters.
    Spelled(Style),
    /// As a body of its media type.
    Written(Format),
    /// It is text in this style, whatever its schema says.
    Text(Style),
}

/// What `content` of a media type comes to in a parameter, or in a header of a response.
pub(in super::super) fn of(
    lowering: &mut Lowering<'_>,
    place: Location,
    name: &Spanned<Text>,
    declared: &MediaType,
) -> Content {
    let text = if place == Location::Header { Style::Simple } else { Style::Form };
    let format = MediaRange::parse(name.as_str()).and_then(|range| media::in_parameter(lowering, &range, declared));
    match (format, place) {
        (Some(Format::Json), _) => Content::Spelled(Style::Json),
        // Its properties are parameters, of which there are no others.
        (Some(Format::Form(_)), Location::QueryString) => Content::Spelled(Style::FormExploded),
        (Some(format @ (Format::Form(_) | Format::Xml(_))), _) => Content::Written(format),
        (Some(Format::Text), Location::QueryString) => Content::Written(Format::Text),
        (Some(Format::Text), _) => Content::Spelled(text),
        (format, _) => {
            if let Some(schema) = declared.schema.as_ref().filter(|_| format != Some(Format::Binary)) {
                leftovers::part(lowering, schema.span(), &format!("the schema of `{name}`, which is text,"));
            }
            if place == Location::QueryString { Content::Written(Format::Text) } else { Content::Text(text) }
        }
    }
}
