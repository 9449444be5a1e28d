//! Media types of a body: what a key of `content` means, and which of several go together.
//!
//! ```yaml
//! content:
//!   application/json: {schema: {$ref: '#/components/schemas/Thing'}}
//!   application/x-www-form-urlencoded: {schema: {$ref: '#/components/schemas/Thing'}}
//!   text/csv: {}
//! ```
//! is one type under two media types, and text beside it. A media type that says nothing of its form (`*/*`,
//! `application/vnd.acme`, `text/plain`) is JSON where its schema is an object or a list, as there is no other way to
//! write one; else it is bytes, or text. One that names another format (`application/cbor`) is left out beside JSON, and
//! bytes otherwise.

use super::all_of::same;
use super::context::Lowering;
use super::place::Place;
use super::scalars::json_type;
use super::xml::{self, Inexpressible};
use super::{leftovers, streams};
use crate::document::{Encoding, MediaRange, MediaType as Declared, RefOr, Schema, Style, Type as JsonType};
use crate::ir::{Events, Format, Kind, MediaType, Part, PartStyle, Span, Step, Type, Untyped, Value};
use crate::source::{Map, Spanned, Text};
use std::collections::HashSet;

/// A media type that there is a type for.
struct Usable<'d> {
    name: &'d Spanned<Text>,
    format: Format,
    declared: &'d Declared,
}

/// The media types under `content`, those of one type together; JSON first, then in document order.
pub(super) fn groups(
    lowering: &mut Lowering<'_>,
    content: &Map<RefOr<Declared>>,
    span: Span,
    is_request: bool,
    place: impl Fn(Text) -> Place,
) -> Vec<Vec<MediaType>> {
    let (mut usable, mut left, mut reason) = (Vec::new(), Vec::new(), None);
    let beside_json = content.keys().any(|name| MediaRange::parse(name.as_str()).is_some_and(|range| range.is_json()));
    for (name, media_type) in content.iter() {
        let Some(declared) = lowering.resolver.item(media_type).map(|target| target.item) else { continue };
        let range = MediaRange::parse(name.as_str());
        if let Some(schema) = range.as_ref().and_then(|range| xml_schema(lowering, range, declared)) {
            match xml::root(lowering, schema) {
                Ok(root) => {
                    let format = Format::Xml(root);
                    leftovers::of_media_type(lowering, name.as_str(), &format, declared);
                    usable.push(Usable { name, format, declared });
                }
                Err(Inexpressible { span, what }) => {
                    let what = format!("XML with {what}");
                    left.push((span, what.clone()));
                    reason.get_or_insert(Inexpressible { span, what });
                }
            }
            continue;
        }
        if let Some(why) = range.as_ref().and_then(|range| says_less(lowering, range, declared, content)) {
            left.push((name.span, format!("`{}`, {why},", name.as_str())));
            continue;
        }
        let streamed = range.as_ref().filter(|range| streams::is_json_stream(range));
        if streamed.is_some() && says_the_same(lowering, declared, content) {
            let why = "whose schema is that of the whole and of no element";
            left.push((name.span, format!("`{}`, {why},", name.as_str())));
            continue;
        }
        match range.and_then(|range| format(lowering, &range, declared, beside_json)) {
            Some(format) => {
                let format = held(lowering, format, name, declared);
                leftovers::of_media_type(lowering, name.as_str(), &format, declared);
                usable.push(Usable { name, format, declared });
            }
            None => left.push((name.span, format!("media type `{}`, for which there is no codec,", name.as_str()))),
        }
    }
    match reason {
        Some(Inexpressible { span, what }) if usable.is_empty() => lowering.unsupported_part(span, &what),
        None if usable.is_empty() && !left.is_empty() => lowering.unsupported_part(span, "a body of these media types"),
        _ => left.iter().for_each(|(span, what)| leftovers::part(lowering, *span, what)),
    }
    usable.sort_by_key(|usable| usable.format != Format::Json);
    let mut groups: Vec<(Usable<'_>, Vec<MediaType>)> = Vec::new();
    for next in usable {
        let second = next.format.is_stream() && groups.iter().any(|(first, _)| first.format.is_stream());
        let named = |value: Value| {
            let (name, format) = (next.name.value.clone(), next.format.clone());
            MediaType { name, format, value, second, variant: 0 }
        };
        if let Some((_, group)) = groups.iter_mut().find(|(first, _)| together(first, &next)) {
            if let Some(value) = group.first().map(|first| first.value.clone()) {
                group.push(named(value));
            }
            continue;
        }
        let is_json = |(first, _): &(Usable<'_>, Vec<MediaType>)| first.format == Format::Json;
        if matches!(next.format, Format::Xml(_)) && groups.iter().any(is_json) {
            // Nobody who writes both means two things.
            let what = format!("media type `{}`, which carries another type than JSON,", next.name.as_str());
            leftovers::part(lowering, next.name.span, &what);
            continue;
        }
        let value = value(lowering, &next, &place(next.name.value.clone()));
        let media_type = named(value);
        let is_called = |first: &MediaType| !is_request && first.label() == media_type.label();
        if groups.iter().any(|(_, group)| group.first().is_some_and(is_called)) {
            let what = format!("media type `{}`, which would be called as another one is,", next.name.as_str());
            leftovers::part(lowering, next.name.span, &what);
        } else {
            groups.push((next, vec![media_type]));
        }
    }
    groups.into_iter().map(|(_, group)| group).collect()
}

/// A body of which the document says nothing.
pub(super) fn anything() -> MediaType {
    MediaType { name: "*/*".into(), format: Format::Binary, value: Value::new(Type::Binary), second: false, variant: 0 }
}

/// The format, or bytes where only they are to be had: of form data that is a list, and of formats that there is no codec
/// for.
fn held(lowering: &mut Lowering<'_>, format: Format, name: &Spanned<Text>, declared: &Declared) -> Format {
    let schema = declared.schema.as_ref().and_then(|schema| streams::target(lowering.resolver, schema));
    match format {
        Format::Multipart(_) if schema.is_some_and(|schema| json_type(schema) == Some(JsonType::Array)) => {
            if MediaRange::parse(name.as_str()).is_some_and(|range| range.subtype == "form-data") {
                leftovers::part(lowering, name.span, "form data without names, so that the body is bytes,");
                return Format::Binary;
            }
            Format::Multipart(stated_by_place(declared))
        }
        Format::Multipart(_) if declared.schema.is_none() => Format::Multipart(stated_by_place(declared)),
        Format::Binary => {
            let range = MediaRange::parse(name.as_str()).filter(|range| is_other(&range.subtype));
            if let Some(schema) = declared.schema.as_ref().filter(|_| range.is_some()) {
                leftovers::part(
                    lowering,
                    schema.span(),
                    &format!("the schema of `{}`, which is bytes,", name.as_str()),
                );
            }
            format
        }
        format => format,
    }
}

/// Why a media type says less than JSON with the same schema beside it, where it does.
fn says_less(
    lowering: &Lowering<'_>,
    range: &MediaRange,
    declared: &Declared,
    content: &Map<RefOr<Declared>>,
) -> Option<&'static str> {
    let why = match range {
        range if is_xml(range) => "whose scalar has no element",
        range if range.kind == "multipart" => "whose list has no names for parts",
        _ => return None,
    };
    let schema = streams::target(lowering.resolver, declared.schema.as_ref()?);
    let is_list = schema.is_some_and(|schema| json_type(schema) == Some(JsonType::Array));
    (range.kind != "multipart" || is_list).then_some(why).filter(|_| says_the_same(lowering, declared, content))
}

/// Whether there is JSON with the same schema beside it.
fn says_the_same(lowering: &Lowering<'_>, declared: &Declared, content: &Map<RefOr<Declared>>) -> bool {
    let Some(schema) = declared.schema.as_ref().filter(|_| declared.item_schema.is_none()) else { return false };
    content.iter().any(|(name, other)| {
        let range = MediaRange::parse(name.as_str());
        let range = range.filter(|range| range.is_json() && !streams::is_json_stream(range));
        let other = range.and_then(|_| lowering.resolver.item(other)?.item.schema.as_ref());
        other.is_some_and(|other| same(other, schema))
    })
}

fn is_xml(range: &MediaRange) -> bool {
    range.subtype == "xml" || range.subtype.ends_with("+xml")
}

/// The schema of XML: of objects and lists, and of scalars that say how they stand in it. Any other XML is text.
fn xml_schema<'d>(lowering: &Lowering<'_>, range: &MediaRange, declared: &'d Declared) -> Option<&'d Schema> {
    let schema = declared.schema.as_ref().filter(|_| is_xml(range))?;
    (is_structured(lowering, schema) || xml::is_described(lowering, schema)).then_some(schema)
}

/// How a value becomes text of this media type in a parameter; nothing where its schema says what there is no codec for.
pub(super) fn in_parameter(lowering: &mut Lowering<'_>, range: &MediaRange, declared: &Declared) -> Option<Format> {
    if let Some(schema) = xml_schema(lowering, range, declared) {
        return xml::root(lowering, schema).ok().map(Format::Xml);
    }
    let structured = declared.schema.as_ref().is_some_and(|schema| is_structured(lowering, schema));
    match format(lowering, range, declared, false)? {
        format @ (Format::Json | Format::Text | Format::Form(_)) => Some(format),
        _ => (!structured).then_some(Format::Binary),
    }
}

/// How a value becomes a body of this media type; nothing where that is not done yet.
fn format(lowering: &Lowering<'_>, range: &MediaRange, declared: &Declared, beside_json: bool) -> Option<Format> {
    if let Some(format) = streams::format(lowering, range, declared) {
        return Some(format);
    }
    let structured = declared.schema.as_ref().is_some_and(|schema| is_structured(lowering, schema));
    let plain = |otherwise| if structured { Format::Json } else { otherwise };
    let (kind, subtype) = (range.kind.as_str(), range.subtype.as_str());
    Some(match (kind, subtype) {
        _ if range.is_json() => Format::Json,
        ("application", subtype) if is_other(subtype) => return (!beside_json).then_some(Format::Binary),
        ("multipart", subtype) if of_items(declared) && subtype != "form-data" => Format::Multipart(Vec::new()),
        _ if of_items(declared) => return None,
        ("application", "x-www-form-urlencoded") if structured => Format::Form(stated(declared, true)),
        ("application", "x-www-form-urlencoded") => Format::Text,
        // `style` is about form data alone (OpenAPI 3.1.1, 4.8.15.1.2).
        ("multipart", subtype) if structured => Format::Multipart(stated(declared, subtype == "form-data")),
        ("text", "plain" | "*") => plain(Format::Text),
        ("text", _) => Format::Text,
        ("*", _) | ("application", "*") => plain(Format::Binary),
        ("application", "octet-stream" | "pdf" | "zip" | "gzip") => Format::Binary,
        ("application", _) => plain(Format::Binary),
        _ => Format::Binary,
    })
}

/// Whether only the items of a body have a schema.
fn of_items(declared: &Declared) -> bool {
    declared.schema.is_none() && declared.item_schema.is_some()
}

/// Whether a subtype names a format that is surely neither JSON nor text: itself, by its suffix, or as the last word of a
/// vendor's name.
fn is_other(subtype: &str) -> bool {
    let format = subtype.rsplit(['+', '.']).next().unwrap_or(subtype);
    let format = format.strip_prefix("x-").unwrap_or(format);
    matches!(format, "cbor" | "cbor-seq" | "yaml" | "msgpack" | "protobuf" | "proto" | "thrift" | "avro")
}

/// Whether a schema is for objects or lists, or may be: nothing but JSON writes them without saying how.
fn is_structured(lowering: &Lowering<'_>, schema: &Schema) -> bool {
    any_structured(lowering, schema, 0, &mut HashSet::new())
}

/// The same; `known` has the references that were followed: many branches may lead to the same ones.
fn any_structured<'d>(lowering: &Lowering<'d>, schema: &Schema, depth: usize, known: &mut HashSet<&'d str>) -> bool {
    let Some(object) = schema.as_object() else { return false };
    if let Some(reference) = &object.reference {
        let target = lowering.resolver.schema(reference).filter(|target| depth < 64 && known.insert(target.pointer));
        return target.is_some_and(|target| any_structured(lowering, target.item, depth + 1, known));
    }
    let combinators = &object.combinators;
    let mut branches = combinators.all_of.iter().chain(&combinators.any_of).chain(&combinators.one_of);
    matches!(super::scalars::json_type(object), Some(JsonType::Object | JsonType::Array))
        || depth < 64 && branches.any(|branch| any_structured(lowering, branch, depth + 1, known))
}

/// What the document says of the properties of a form, of one with `styles` also how they are spelled.
fn stated(declared: &Declared, styles: bool) -> Vec<Part> {
    let parts = declared.encoding.iter().filter_map(|(name, encoding)| {
        let style = encoding.style.as_ref().map(|style| style.value);
        let style = match (style, encoding.explode) {
            _ if !styles => PartStyle::Text,
            (Some(Style::DeepObject), _) => PartStyle::Deep,
            (Some(Style::SpaceDelimited), explode) if explode != Some(true) => PartStyle::Space,
            (Some(Style::PipeDelimited), explode) if explode != Some(true) => PartStyle::Pipe,
            (Some(Style::Form) | None, Some(false)) => PartStyle::Comma,
            (Some(Style::Form), _) => PartStyle::Exploded,
            (None, Some(true)) if encoding.content_type.is_none() => PartStyle::Exploded,
            _ => PartStyle::Text,
        };
        let stated = encoding.content_type.as_ref().map(|stated| stated.value.clone());
        (style != PartStyle::Text || stated.is_some()).then(|| Part {
            name: name.value.clone(),
            style,
            list: false,
            media_type: stated,
            required: false,
            members: Vec::new(),
        })
    });
    parts.collect()
}

/// What the document says of parts without names: of those that have a place of their own, and of all others.
fn stated_by_place(declared: &Declared) -> Vec<Part> {
    let part = |encoding: &Encoding, list| Part {
        name: Text::default(),
        style: PartStyle::Text,
        list,
        media_type: encoding.content_type.as_ref().map(|stated| stated.value.clone()),
        required: false,
        members: Vec::new(),
    };
    let first = declared.prefix_encoding.iter().map(|encoding| part(encoding, false));
    first.chain(declared.item_encoding.iter().map(|encoding| part(encoding, true))).collect()
}

/// Whether two media types carry one type.
fn together(first: &Usable<'_>, next: &Usable<'_>) -> bool {
    if first.format.is_stream() || next.format.is_stream() {
        let raw = |format: &Format| *format == Format::Events(Events::Raw);
        return first.format.is_stream()
            && next.format.is_stream()
            && raw(&first.format) == raw(&next.format)
            && match (streams::schema(first.declared), streams::schema(next.declared)) {
                (Some(first), Some(next)) => same(first, next),
                (None, None) => true,
                _ => false,
            };
    }
    match (&first.format, &next.format) {
        (Format::Binary, Format::Binary) => true,
        (Format::Binary, _) | (_, Format::Binary) => false,
        (Format::Text, Format::Text) | (Format::Json | Format::Form(_) | Format::Multipart(_) | Format::Xml(_), _) => {
            let text = matches!(next.format, Format::Text) == matches!(first.format, Format::Text);
            text && alike(&first.declared.schema, &next.declared.schema)
                && alike(&first.declared.item_schema, &next.declared.item_schema)
        }
        (Format::Text | Format::Lines | Format::Sequence | Format::Events(_), _) => false,
    }
}

fn alike(first: &Option<Schema>, next: &Option<Schema>) -> bool {
    match (first, next) {
        (Some(first), Some(next)) => same(first, next),
        (None, None) => true,
        _ => false,
    }
}

fn value(lowering: &mut Lowering<'_>, usable: &Usable<'_>, place: &Place) -> Value {
    if usable.format.is_stream() {
        return streams::value(lowering, &usable.format, usable.declared, place);
    }
    match (&usable.format, &usable.declared.schema) {
        (Format::Binary, _) => Value::new(Type::Binary),
        (Format::Text, Some(schema)) if !is_structured(lowering, schema) => {
            let value = lowering.schema(schema, place);
            let is_scalar = match &value.ty {
                Type::Boolean | Type::Integer(_) | Type::Number(_) | Type::String(_) => true,
                Type::Named(id) => {
                    matches!(lowering.types().get(*id).map(|def| &def.kind), Some(Kind::Enumeration(_)))
                }
                _ => false,
            };
            match value.ty {
                // `format: binary` says that a text is no text; the media type says that it is.
                Type::String(Some(format)) if format == "binary" => Value::new(Type::String(None)),
                _ if is_scalar => Value { nullable: false, ..value },
                _ => Value::new(Type::String(None)),
            }
        }
        (Format::Text, _) => Value::new(Type::String(None)),
        (_, Some(schema)) => lowering.schema(schema, place),
        (format, None) => match &usable.declared.item_schema {
            Some(item) if matches!(format, Format::Multipart(_)) => {
                Value::new(Type::Array(Box::new(lowering.schema(item, &place.step(Step::Items)))))
            }
            _ => Value::untyped(Untyped::Everything),
        },
    }
}
