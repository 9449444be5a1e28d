//! Names of types that JSON Schema does not have, and what stands where a schema has to be: what was meant.
//!
//! ```yaml
//! type: Int              # integer: the same word in other letters, or that of another language
//! type: date             # {type: string, format: date}: an error, as the author decides what is checked
//! type: string[]         # {type: array, items: {type: string}}
//! schema: Pet            # {$ref: '#/components/schemas/Pet'}
//! ```

use super::Reader;
use super::objects::KEYWORDS;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Kind, Type, Version};
use crate::near::{all_nearest, one_of};
use crate::source::{Node, Spanned, Text, Value};

/// The types of JSON Schema.
const TYPES: [&str; 7] = ["string", "integer", "number", "boolean", "array", "object", "null"];

/// Types of other languages that are one of these.
const SAME: &[(&str, &str)] = &[
    ("str", "string"),
    ("text", "string"),
    ("int", "integer"),
    ("int32", "integer"),
    ("int64", "integer"),
    ("long", "integer"),
    ("float", "number"),
    ("double", "number"),
    ("decimal", "number"),
    ("bool", "boolean"),
    ("list", "array"),
    ("map", "object"),
    ("dict", "object"),
];

/// Formats, and words for them, that stand where a type has to be; in small letters without punctuation.
const FORMATS: &[(&str, &str, &str)] = &[
    ("int32", "integer", "int32"),
    ("int64", "integer", "int64"),
    ("long", "integer", "int64"),
    ("float", "number", "float"),
    ("double", "number", "double"),
    ("date", "string", "date"),
    ("datetime", "string", "date-time"),
    ("timestamp", "string", "date-time"),
    ("time", "string", "time"),
    ("duration", "string", "duration"),
    ("uuid", "string", "uuid"),
    ("guid", "string", "uuid"),
    ("email", "string", "email"),
    ("uri", "string", "uri"),
    ("url", "string", "uri"),
    ("hostname", "string", "hostname"),
    ("ipv4", "string", "ipv4"),
    ("ipv6", "string", "ipv6"),
    ("password", "string", "password"),
    ("byte", "string", "byte"),
    ("base64", "string", "byte"),
    ("file", "string", "binary"),
    ("binary", "string", "binary"),
    ("blob", "string", "binary"),
];

impl Reader<'_> {
    /// The type that a word which is none is meant to be; reports it either way.
    pub(super) fn type_meant(&mut self, name: &Spanned<Text>) -> Option<Type> {
        let lower = name.to_ascii_lowercase();
        let same = SAME.iter().find(|(word, _)| *word == lower).map_or(lower.as_str(), |(_, meant)| meant);
        let message = format!("`{name}` is no type");
        let Some(meant) = Type::parse(same) else {
            let help = self.type_help(name);
            self.bad_value(message, name.span, help);
            return None;
        };
        let help = format!("write `type: {}`{}", meant.as_str(), and_format(&lower).unwrap_or_default());
        let found = Diagnostic::warning(Code::BadValue, message);
        self.report(found.at(name.span, format!("read as `{}`", meant.as_str())).help(help));
        Some(meant)
    }

    /// How to say what a word was meant to say that is no type.
    fn type_help(&self, name: &str) -> String {
        let lower = name.to_ascii_lowercase();
        if let Some((ty, format)) = format_of(&lower) {
            return format!("write `type: {ty}` and `format: {format}`");
        }
        let element = lower.strip_suffix("[]").or_else(|| {
            let inner = lower.strip_prefix("array").or_else(|| lower.strip_prefix("list"))?;
            inner.strip_prefix(['[', '<', '('])?.strip_suffix([']', '>', ')'])
        });
        let written = element.and_then(|element| lower.find(element).and_then(|at| name.get(at..at + element.len())));
        if let Some(element) = written {
            return format!("write `type: array` and `items: {}`", self.schema_text(element));
        }
        let parts: Vec<&str> = lower.trim_end_matches('?').split(['|', ',', '/']).map(str::trim).collect();
        let nullable = lower.ends_with('?') || parts.contains(&"null");
        let others: Vec<&str> = parts.into_iter().filter(|part| *part != "null").collect();
        if let ([only], true) = (others.as_slice(), nullable)
            && Type::parse(only).is_some()
        {
            return match self.version {
                Version::V3_0 => format!("write `type: {only}` and `nullable: true`"),
                _ => format!("write `type: [{only}, 'null']`"),
            };
        }
        if let [ty, format] = others.as_slice()
            && Type::parse(ty).is_some()
        {
            return match Type::parse(format) {
                None => format!("write `type: {ty}` and `format: {format}`"),
                Some(_) if self.version == Version::V3_0 => {
                    format!("write `oneOf: [{{ type: {ty} }}, {{ type: {format} }}]`")
                }
                Some(_) => format!("write `type: [{ty}, {format}]`"),
            };
        }
        match lower.as_str() {
            "any" | "mixed" | "unknown" => return "leave `type` out: then everything is allowed".to_owned(),
            "enum" => return "leave `type` out, or write the type of the values: `enum` lists them".to_owned(),
            "none" | "nil" | "void" | "undefined" => {
                return "write `type: 'null'`, or leave the schema out where there is no value".to_owned();
            }
            "ref" | "$ref" => return "leave `type` out, and write `$ref` with the schema's address".to_owned(),
            _ => {}
        }
        if self.is_schema(name) {
            return format!("write `$ref: '{}'` in place of `type`", self.address(Kind::Schema, name));
        }
        let words = TYPES.into_iter().chain(FORMATS.iter().map(|(_, _, format)| *format));
        match all_nearest(name, words).as_slice() {
            [meant, ..] if Type::parse(meant).is_none() => self.type_help(meant),
            _ => one_of(name, &TYPES),
        }
    }

    /// What stands where a schema has to be is often the name of a type or of a schema, or a keyword that slipped down
    /// among the properties.
    pub(super) fn schema_meant(&self, name: &str, node: &Node, is_property: bool) -> Option<String> {
        let is_said = |keyword: &str| match &node.value {
            Value::Array(_) => matches!(keyword, "required" | "enum" | "allOf" | "anyOf" | "oneOf" | "type"),
            Value::String(_) => matches!(keyword, "type" | "format" | "title" | "description" | "pattern" | "$ref"),
            Value::Number(_) | Value::Bool(_) => KEYWORDS.contains(&keyword),
            Value::Null | Value::Object(_) => false,
        };
        if is_property && is_said(name) {
            return Some(format!(
                "here it is the name of a property; to say `{name}` of the object, move it one level up, beside `properties`"
            ));
        }
        let text = node.as_str()?;
        if text.contains(['#', '/']) || text.ends_with(".json") || text.ends_with(".yaml") || text.ends_with(".yml") {
            return Some(format!("write a reference: `{{ $ref: '{text}' }}`"));
        }
        let is_known =
            Type::parse(text).is_some() || self.is_schema(text) || format_of(&text.to_ascii_lowercase()).is_some();
        is_known.then(|| format!("write a schema: `{}`", self.schema_text(text)))
    }

    /// The schema that a word stands for.
    fn schema_text(&self, word: &str) -> String {
        let lower = word.to_ascii_lowercase();
        if self.is_schema(word) {
            return format!("{{ $ref: '{}' }}", self.address(Kind::Schema, word));
        }
        match format_of(&lower) {
            Some((ty, format)) => format!("{{ type: {ty}, format: {format} }}"),
            None => {
                let same = SAME.iter().find(|(same, _)| *same == lower).map_or(word, |(_, meant)| meant);
                format!("{{ type: {same} }}")
            }
        }
    }

    fn is_schema(&self, name: &str) -> bool {
        self.tree
            .get("components")
            .and_then(|all| all.get(Kind::Schema.section()))
            .is_some_and(|all| all.get(name).is_some())
    }
}

/// The type and the format that a word stands for.
fn format_of(word: &str) -> Option<(&'static str, &'static str)> {
    let plain: String = word.chars().filter(|letter| letter.is_alphanumeric()).collect();
    FORMATS.iter().find(|(name, ..)| *name == plain).map(|(_, ty, format)| (*ty, *format))
}

/// What is to be added to a type so that nothing of a word is lost.
fn and_format(word: &str) -> Option<String> {
    format_of(word).map(|(_, format)| format!(" and `format: {format}`"))
}
