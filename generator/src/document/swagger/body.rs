//! Bodies: a parameter `in: body`, or the parameters `in: formData` together.

use super::items::Items;
use super::{Members, boolean, media_types, schema, text};
use crate::source::{Node, Span, Value};
use std::sync::Arc;

/// The media types of forms.
const FORMS: [&str; 2] = ["multipart/form-data", "application/x-www-form-urlencoded"];

/// A parameter `in: body` as a request body.
pub(super) fn of_body(parameter: &Node, consumes: Option<&Node>) -> Node {
    let mut body = Members::of(parameter.span);
    let mut media_type = Members::of(parameter.span);
    for entry in parameter.as_object().into_iter().flat_map(|object| object.entries()) {
        match entry.key.as_str() {
            "in" => {}
            // What it is called says nothing on the wire, yet some read it.
            "name" => body.add("x-body-name", entry.key.span, entry.value.clone()),
            "schema" => media_type.put(&entry.key, schema::upgrade(&entry.value)),
            _ => body.put(&entry.key, entry.value.clone()),
        }
    }
    let media_type = media_type.node();
    let mut content = Members::of(parameter.span);
    for name in media_types(consumes, "application/json", parameter.span) {
        content.put(&name, media_type.clone());
    }
    body.add("content", parameter.span, content.node());
    body.node()
}

/// Parameters `in: formData` as a request body.
pub(super) fn of_form(parameters: &[&Node], consumes: Option<&Node>, span: Span) -> Node {
    let (mut properties, mut encoding) = (Members::of(span), Members::of(span));
    let mut required = Vec::new();
    let mut has_file = false;
    for parameter in parameters {
        let (Some(object), Some(name)) = (parameter.as_object(), parameter.get("name")) else { continue };
        let (Value::String(key), at) = (&name.value, name.span) else { continue };
        has_file |= parameter.get("type").and_then(Node::as_str) == Some("file");
        if parameter.get("required").and_then(Node::as_bool) == Some(true) {
            required.push(name.clone());
        }
        let items = Items::of(parameter);
        let mut property = Members::of(parameter.span);
        let schema = items.schema();
        schema
            .as_object()
            .into_iter()
            .flat_map(|schema| schema.entries())
            .for_each(|entry| property.put(&entry.key, entry.value.clone()));
        let about = |key: &str| key == "description" || key.starts_with("x-") && key != "x-nullable";
        for entry in object.entries().filter(|entry| about(&entry.key)) {
            property.put(&entry.key, entry.value.clone());
        }
        properties.add(key, at, property.node());
        if let Some(style) = items.style(true) {
            let mut styled = Members::of(parameter.span);
            style.into_iter().for_each(|(key, span, value)| styled.add(key, span, value));
            encoding.add(key, at, styled.node());
        }
    }
    let mut form = Members::of(span);
    form.add("type", span, text("object", span));
    form.add("properties", span, properties.node());
    let is_required = !required.is_empty();
    if is_required {
        form.add("required", span, Node { span, value: Value::Array(Arc::new(required)) });
    }
    let mut media_type = Members::of(span);
    media_type.add("schema", span, form.node());
    if !encoding.is_empty() {
        media_type.add("encoding", span, encoding.node());
    }
    let media_type = media_type.node();
    let otherwise = if has_file { "multipart/form-data" } else { "application/x-www-form-urlencoded" };
    let mut names = media_types(consumes, otherwise, span);
    names.retain(|name| FORMS.contains(&name.split(';').next().unwrap_or_default().trim()));
    // A file has no place in an urlencoded form (OpenAPI 2.0, Parameter Object), whatever `consumes` says.
    if has_file {
        names.retain(|name| name.starts_with("multipart/"));
    }
    if names.is_empty() {
        names = media_types(None, otherwise, span);
    }
    let mut content = Members::of(span);
    names.iter().for_each(|name| content.put(name, media_type.clone()));
    let mut body = Members::of(span);
    body.add("content", span, content.node());
    body.add("required", span, boolean(is_required, span));
    body.node()
}
