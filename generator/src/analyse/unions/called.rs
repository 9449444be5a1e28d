//! What a branch is called in messages: by the document's words, never by Rust's.

use crate::ir::{Branch, Kind, Object, Origin, Type, Types, Value};
use crate::source::Text;

/// So many members tell what an object is.
const MEMBERS: usize = 3;

/// Reference or title, else the type.
pub(crate) fn called(types: &Types, branch: &Branch) -> String {
    branch.label.as_ref().map_or_else(|| of_value(types, &branch.value), Text::to_string)
}

fn of_value(types: &Types, value: &Value) -> String {
    match &value.ty {
        Type::Any(_) => "any value".to_owned(),
        Type::Null => "null".to_owned(),
        Type::Never => "no value".to_owned(),
        Type::Boolean => "boolean".to_owned(),
        Type::Integer(_) => "integer".to_owned(),
        Type::Number(_) => "number".to_owned(),
        Type::String(None) => "string".to_owned(),
        Type::String(Some(format)) => format!("string ({format})"),
        Type::Binary => "file".to_owned(),
        Type::Array(items) => format!("array of {}", of_value(types, items)),
        Type::Map(_) => "object".to_owned(),
        Type::Named(id) => match types.get(*id).map(|def| (&def.origin, &def.kind)) {
            Some((Origin::Component(name), _)) => name.to_string(),
            Some((_, Kind::Enumeration(_))) => "enumeration".to_owned(),
            Some((_, Kind::Union(_))) => "union".to_owned(),
            Some((_, Kind::Tuple(_))) => "array".to_owned(),
            Some((_, Kind::Object(object))) => with_members(object),
            None => "object".to_owned(),
        },
    }
}

fn with_members(object: &Object) -> String {
    let names: Vec<&str> = object.members.iter().take(MEMBERS).map(|member| member.name.as_str()).collect();
    let more = if object.members.len() > MEMBERS { ", …" } else { "" };
    if names.is_empty() { "object".to_owned() } else { format!("object ({}{more})", names.join(", ")) }
}
