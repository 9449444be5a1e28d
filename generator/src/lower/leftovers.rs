//! What lowering does not understand yet: nothing is dropped without a word.
//!
//! A keyword that only constrains is left unenforced with a warning; a part of the document that would be generated code
//! of its own (the headers of a part of a form) is left out with a note.

use super::context::Lowering;
use super::scalars::json_type;
use super::streams::target;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Encoding, MediaType, Resolver, Schema, SchemaObject, Style, Type as JsonType};
use crate::ir::{Format, Span};
use crate::near::{all_nearest, did_you_mean};
use crate::source::{Spanned, Text};

/// Keywords of a schema that have no effect.
pub(super) fn of_schema(lowering: &mut Lowering<'_>, schema: &SchemaObject) {
    dialect(lowering, schema.identity.dialect.as_ref());
    discriminator(lowering, schema);
}

/// A discriminator that no union uses.
pub(super) fn discriminator(lowering: &mut Lowering<'_>, schema: &SchemaObject) {
    let union = !schema.combinators.any_of.is_empty() || !schema.combinators.one_of.is_empty();
    let Some(discriminator) = schema.openapi.discriminator.as_ref().filter(|_| !union) else { return };
    let message =
        "`discriminator` has no effect: the schema is no `oneOf` or `anyOf`, and no component includes it by `allOf`";
    let found = Diagnostic::warning(Code::NotEnforced, message).at(discriminator.span, "nothing is chosen by it");
    let found = found.help("move it to the `oneOf` that lists the schemas it chooses among, or remove it");
    lowering.diagnostics.push(found);
}

/// A `$dynamicRef` that may lead elsewhere, depending on the schema by which a value comes here: it is taken as a `$ref`.
pub(super) fn of_reference(lowering: &mut Lowering<'_>, schema: &SchemaObject) {
    let Some(reference) = schema.identity.dynamic_ref.as_ref() else { return };
    if lowering.resolver.is_dynamic(reference) {
        let message =
            "what `$dynamicRef` leads to depends on the schema that refers to this one: that is not followed yet";
        let found = Diagnostic::warning(Code::NotEnforced, message).at(reference.span, "taken as a `$ref`");
        lowering.diagnostics.push(found.help("refer with `$ref` to the schema that is meant"));
    }
}

/// Parts of a media type that nothing is generated for.
pub(super) fn of_media_type(lowering: &mut Lowering<'_>, media: &str, format: &Format, media_type: &MediaType) {
    let (in_form, in_parts) = (matches!(format, Format::Form(_)), matches!(format, Format::Multipart(_)));
    let is_item = format.is_stream() || in_parts && media_type.schema.is_none();
    if let Some(items) = media_type.item_schema.as_ref().filter(|_| !is_item) {
        part(lowering, items.span(), "`itemSchema` of a media type");
    }
    let by_place = media_type.prefix_encoding.iter().map(|encoding| ("prefixEncoding", encoding));
    for (name, encoding) in by_place.chain(media_type.item_encoding.iter().map(|encoding| ("itemEncoding", encoding))) {
        if !in_parts {
            part(lowering, encoding.span, &format!("`{name}`"));
            continue;
        }
        inner(lowering, encoding);
        if !encoding.headers.is_empty() {
            part(lowering, encoding.span, &format!("`headers` in `{name}`"));
        }
    }
    for (name, encoding) in media_type.encoding.iter() {
        if !in_form && !in_parts {
            part(lowering, encoding.span, "`encoding` of a media type that is no form");
            continue;
        }
        encoded_nothing(lowering, media_type, name);
        inner(lowering, encoding);
        if in_parts && !encoding.headers.is_empty() {
            part(lowering, encoding.span, &format!("`headers` of the part `{}`", name.as_str()));
        }
        let is_form = in_form || media.trim().to_ascii_lowercase().starts_with("multipart/form-data");
        if let Some(style) = encoding.style.as_ref().filter(|_| !is_form) {
            part(lowering, style.span, "`style` of a part of anything but form data");
        }
        let style = encoding.style.as_ref().map(|style| style.value);
        let states = style.is_some() || encoding.explode == Some(true) && encoding.content_type.is_none();
        let exploded = states && matches!(style, Some(Style::Form) | None) && encoding.explode != Some(false);
        let property = media_type.schema.as_ref().and_then(|schema| property(lowering.resolver, schema, name.as_str()));
        let is_object = property.is_some_and(|property| json_type(property) == Some(JsonType::Object));
        let is_map = property
            .is_some_and(|property| property.object.properties.is_empty() && !property.combinators.is_present());
        if is_form && exploded && is_object && is_map {
            part(lowering, encoding.span, "an exploded object without listed properties, which is sent as JSON,");
        }
    }
}

/// Encodings of the parts of a part.
fn inner(lowering: &mut Lowering<'_>, encoding: &Encoding) {
    for name in &encoding.inner {
        part(lowering, name.span, &format!("`{name}` of an encoding"));
    }
}

/// An entry of `encoding` for a property that the body does not have: it must exist (OpenAPI 3.1, section 4.8.14).
fn encoded_nothing(lowering: &mut Lowering<'_>, media_type: &MediaType, name: &Spanned<Text>) {
    let schema = media_type.schema.as_ref().and_then(|schema| target(lowering.resolver, schema));
    let Some(schema) = schema.filter(|schema| !schema.combinators.is_present()) else { return };
    let properties = &schema.object.properties;
    if properties.is_empty() || properties.contains_key(name.as_str()) {
        return;
    }
    let message = format!("`encoding` names `{name}`, which is no property of the body");
    let found = Diagnostic::warning(Code::Misspelt, message).at(name.span, "without effect");
    let meant = all_nearest(name, properties.keys().map(Spanned::as_str).take(1000));
    let help = did_you_mean(&meant).unwrap_or_else(|| format!("add `{name}` to the body's `properties`, or remove it"));
    lowering.diagnostics.push(found.at(schema.span, "it has no such property").help(help));
}

/// The property of an object, through references.
fn property<'d>(resolver: Resolver<'d>, schema: &'d Schema, name: &str) -> Option<&'d SchemaObject> {
    target(resolver, target(resolver, schema)?.object.properties.get(name)?)
}

/// A dialect of JSON Schema that is read as 2020-12 all the same.
fn dialect(lowering: &mut Lowering<'_>, dialect: Option<&Spanned<Text>>) {
    const KNOWN: [&str; 2] = ["https://json-schema.org/draft/2020-12/", "https://spec.openapis.org/oas/3."];
    if let Some(dialect) = dialect.filter(|dialect| !KNOWN.iter().any(|known| dialect.as_str().starts_with(known))) {
        let message = "schemas of this dialect are read as JSON Schema 2020-12";
        lowering.diagnostics.push(Diagnostic::note(Code::NotEnforced, message).at(dialect.span, "another dialect"));
    }
}

/// Parts of an operation that nothing is generated for.
pub(super) fn of_operation(lowering: &mut Lowering<'_>, path: &Spanned<Text>) {
    let (on_wire, fragment) = path.split_once('#').unwrap_or((path.as_str(), ""));
    if on_wire.contains('?') {
        lowering.decided(
            "fixed-query",
            path.span,
            "what stands behind `?` is sent as it is, and tells operations apart",
        );
    }
    if !fragment.is_empty() {
        lowering.decided(
            "path-fragment",
            path.span,
            "what stands behind `#` is not sent: it names the operation, and tells it from others of the same address",
        );
    }
}

/// Parts of the document that nothing is generated for.
pub(super) fn of_document(lowering: &mut Lowering<'_>) {
    let document = lowering.resolver.document();
    dialect(lowering, document.json_schema_dialect.as_ref());
}

/// A keyword that constrains values is not enforced.
pub(super) fn keyword(lowering: &mut Lowering<'_>, span: Span, what: &str) {
    let message = format!("{what} is not enforced");
    let found = Diagnostic::warning(Code::NotEnforced, message).at(span, "values are not checked for it");
    lowering.diagnostics.push(found);
}

/// A part of the document is left out.
pub(super) fn part(lowering: &mut Lowering<'_>, span: Span, what: &str) {
    let message = format!("nothing is generated for {}", what.trim_end_matches(','));
    lowering.diagnostics.push(Diagnostic::note(Code::NotGenerated, message).at(span, "left out"));
}
