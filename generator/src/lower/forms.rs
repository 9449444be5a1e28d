//! How the properties of forms are sent: by their types, where the document says nothing else.
//!
//! ```yaml
//! multipart/form-data:
//!   schema: {type: object, properties: {photo: {type: string, format: binary}, tags: {type: array, items: {type: string}}}}
//! ```
//! is a file, and a part for each tag. An object is JSON (OpenAPI 3.1, 4.8.15, `contentType`).

use super::numbers::is_binary;
use crate::ir::{Api, Format, Kind, Member, Object, Part, PartStyle, Type, TypeId, Types, Untyped, Value};
use crate::source::Text;

/// Completes what the document says of the properties of its forms.
pub(super) fn settle(api: &mut Api) {
    let Api { types, operations, .. } = api;
    for operation in operations {
        let bodies = operation.body.iter_mut().flat_map(|body| &mut body.contents);
        let answers = operation.answers.iter_mut().flat_map(|answer| &mut answer.contents);
        bodies.chain(answers).for_each(|content| form(types, &mut content.format, &mut content.value));
        for parameter in &mut operation.parameters {
            if let Some((_, format)) = &mut parameter.content {
                form(types, format, &mut parameter.member.value);
            }
        }
    }
}

fn form(types: &mut Types, format: &mut Format, value: &mut Value) {
    let (parts, in_parts) = match format {
        Format::Form(parts) => (parts, false),
        Format::Multipart(parts) => (parts, true),
        _ => return,
    };
    let stated = std::mem::take(parts);
    if in_parts && let Some(found) = by_place(types, value, &stated) {
        *parts = found;
        return;
    }
    for id in objects(types, value) {
        let Some(object) = object(types, id) else { continue };
        let mut object = object.clone();
        if in_parts {
            for member in &mut object.members {
                file(&mut member.value, stated.iter().find(|part| part.name == member.name));
            }
        }
        // A file that is read while it arrives comes after everything that must be there.
        let has_file = object.members.iter().any(|member| member.value.ty == Type::Binary);
        for member in &object.members {
            let stated = stated.iter().find(|part| part.name == member.name);
            let lent = stated.and_then(|stated| lent(types, &object, member, stated));
            let mut found = match lent {
                Some(members) => Part {
                    name: member.name.clone(),
                    style: PartStyle::Exploded,
                    list: false,
                    media_type: None,
                    required: false,
                    members,
                },
                None => part(types, &member.name, &member.value, stated),
            };
            found.required = in_parts && has_file && member.required && found.style != PartStyle::Exploded;
            let plain = found.style == PartStyle::Text && !found.list && found.media_type.is_none();
            // With brackets it would be what is nested in another one.
            if plain && !found.required && !found.name.contains('[') {
                continue;
            }
            // Without a name it would be a part of a list.
            if !found.name.is_empty() && !parts.iter().any(|part| part.name == found.name) {
                parts.push(found);
            }
        }
        if let Some(Kind::Object(kept)) = types.get_mut(id).map(|def| &mut def.kind) {
            *kept = object;
        }
    }
}

/// The names that a property lends to its form: of an object that is stated to be exploded, unless the form has one of
/// them itself.
fn lent(types: &Types, form: &Object, member: &Member, stated: &Part) -> Option<Vec<Text>> {
    let Type::Named(id) = member.value.ty else { return None };
    let names = object(types, id).filter(|_| stated.style == PartStyle::Exploded)?.members.iter();
    let names: Vec<Text> = names.map(|inner| inner.name.clone()).collect();
    let is_own = |name: &Text| *name != member.name && form.members.iter().any(|other| other.name == *name);
    (!names.is_empty() && !names.iter().any(is_own)).then_some(names)
}

/// The parts of a list: those of a tuple, then one for all others.
fn by_place(types: &mut Types, value: &mut Value, stated: &[Part]) -> Option<Vec<Part>> {
    let (others, first): (Vec<&Part>, Vec<&Part>) = stated.iter().partition(|part| part.list);
    let others = others.first().copied();
    if let Type::Array(items) = &mut value.ty {
        let mut parts: Vec<Part> = first.into_iter().map(|stated| element(types, items, Some(stated), false)).collect();
        parts.push(element(types, items, others, true));
        return Some(parts);
    }
    let Type::Named(id) = value.ty else { return None };
    let Kind::Tuple(mut tuple) = types.get(id)?.kind.clone() else { return None };
    let elements = tuple.elements.iter_mut().enumerate();
    let parts =
        elements.map(|(place, member)| element(types, &mut member.value, first.get(place).copied().or(others), false));
    let mut parts: Vec<Part> = parts.collect();
    parts.extend(tuple.rest.as_mut().map(|rest| element(types, rest, others, true)));
    types.get_mut(id)?.kind = Kind::Tuple(tuple);
    Some(parts)
}

/// A part without a name.
fn element(types: &Types, value: &mut Value, stated: Option<&Part>, list: bool) -> Part {
    if !matches!(value.ty, Type::Array(_)) {
        file(value, stated);
    }
    let usual = style(types, value);
    let media_type = stated.and_then(one_type);
    let json = media_type.as_deref().is_some_and(|name| name.ends_with("json"));
    let style = if json && usual == PartStyle::Text { PartStyle::Json } else { usual };
    Part { name: Text::default(), style, list, media_type, required: false, members: Vec::new() }
}

/// The media type that the document states, where it is only one.
fn one_type(stated: &Part) -> Option<Text> {
    stated.media_type.clone().filter(|name| !name.contains([',', '*']))
}

/// The object that a form is, or the branches of a union that are one.
fn objects(types: &Types, value: &Value) -> Vec<TypeId> {
    let Type::Named(id) = value.ty else { return Vec::new() };
    match types.get(id).map(|def| &def.kind) {
        Some(Kind::Object(_)) => vec![id],
        Some(Kind::Union(union)) => {
            let branches = union.branches.iter().filter_map(|branch| match branch.value.ty {
                Type::Named(id) => Some(id),
                _ => None,
            });
            branches.filter(|id| object(types, *id).is_some()).collect()
        }
        _ => Vec::new(),
    }
}

fn object(types: &Types, id: TypeId) -> Option<&Object> {
    match types.get(id).map(|def| &def.kind) {
        Some(Kind::Object(object)) => Some(object),
        _ => None,
    }
}

/// Makes a value a file where its schema or its media type says that it is no text: `format: binary`, nothing at all
/// (OpenAPI 3.1, 4.8.15: `application/octet-stream`), an image.
fn file(value: &mut Value, stated: Option<&Part>) {
    let is_file = match &value.ty {
        Type::String(Some(format)) => format == "binary",
        Type::String(None) => {
            value.rules.is_empty() && stated.and_then(|part| part.media_type.as_deref()).is_some_and(is_binary)
        }
        Type::Any(because) => {
            let stated = stated.and_then(|part| part.media_type.as_deref());
            because.0 == Untyped::Everything && stated.is_none_or(is_binary)
        }
        Type::Array(items) => {
            let mut items = items.clone();
            file(&mut items, stated);
            value.ty = Type::Array(items);
            false
        }
        _ => false,
    };
    if is_file {
        value.ty = Type::Binary;
        value.rules.clear();
    }
}

fn part(types: &Types, name: &str, value: &Value, stated: Option<&Part>) -> Part {
    let (inner, list) = match &value.ty {
        Type::Array(items) => (&**items, true),
        _ => (value, false),
    };
    let usual = style(types, inner);
    let media_type = stated.and_then(one_type);
    let json = media_type.as_deref().is_some_and(|name| name.ends_with("json"));
    match stated.map(|part| part.style) {
        Some(style) if !matches!(style, PartStyle::Text | PartStyle::Exploded) && usual != PartStyle::File => Part {
            name: name.into(),
            style,
            list: list && style == PartStyle::Deep,
            media_type: None,
            required: false,
            members: Vec::new(),
        },
        _ => {
            let style = if json && usual == PartStyle::Text { PartStyle::Json } else { usual };
            Part { name: name.into(), style, list, media_type, required: false, members: Vec::new() }
        }
    }
}

/// How a value is spelled when nothing is said.
fn style(types: &Types, value: &Value) -> PartStyle {
    match &value.ty {
        Type::Binary => PartStyle::File,
        Type::Boolean | Type::Integer(_) | Type::Number(_) | Type::String(_) | Type::Null => PartStyle::Text,
        Type::Any(_) | Type::Never | Type::Array(_) | Type::Map(_) => PartStyle::Json,
        Type::Named(id) => match types.get(*id).map(|def| &def.kind) {
            Some(Kind::Enumeration(_)) => PartStyle::Text,
            Some(Kind::Union(union)) if union.branches.iter().all(|branch| is_scalar(types, &branch.value)) => {
                PartStyle::Text
            }
            _ => PartStyle::Json,
        },
    }
}

fn is_scalar(types: &Types, value: &Value) -> bool {
    match &value.ty {
        Type::Named(id) => matches!(types.get(*id).map(|def| &def.kind), Some(Kind::Enumeration(_))),
        Type::Boolean | Type::Integer(_) | Type::Number(_) | Type::String(_) | Type::Null => true,
        _ => false,
    }
}
