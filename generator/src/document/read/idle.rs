//! Keywords that say nothing, given what stands beside them or does not.
//!
//! ```yaml
//! type: string
//! items: {type: integer}     # says nothing about a string
//! then: {minLength: 3}       # says nothing without `if`
//! ```
//! By the letter this is no fault (JSON Schema 2020-12, sections 7.6.1 and 10.2.2). Yet something was meant by it, so
//! what shapes values is reported; limits of another kind of value are too common, and nothing is lost with them.

use super::Reader;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{SchemaObject, Type};
use crate::source::{Object, Span, Spanned, Text, Value};

/// Formats of strings, which say nothing about other values.
const OF_STRINGS: &[&str] =
    &["date", "date-time", "duration", "email", "hostname", "ipv4", "ipv6", "time", "uri", "uri-reference", "uuid"];

/// Formats of numbers. On strings they tell what the text spells, which is no contradiction.
const OF_NUMBERS: &[&str] = &["double", "float", "int32", "int64"];

/// Keywords that shape values of one type.
const SHAPING: &[(&str, Type)] = &[
    ("items", Type::Array),
    ("prefixItems", Type::Array),
    ("properties", Type::Object),
    ("patternProperties", Type::Object),
];

/// Keywords that need another one.
const COMPANIONS: &[(&str, &str)] =
    &[("then", "if"), ("else", "if"), ("minContains", "contains"), ("maxContains", "contains")];

/// Keywords of earlier drafts of JSON Schema that are gone, with what took their place.
const GONE: &[(&str, &str)] = &[
    ("additionalItems", "`items` beside `prefixItems`"),
    ("disallow", "`not`"),
    ("divisibleBy", "`multipleOf`"),
    ("extends", "`allOf`"),
    ("$recursiveRef", "`$dynamicRef`"),
];

impl Reader<'_> {
    /// Reports keywords without effect in `schema`, which was read from `object`.
    pub(super) fn idle(&mut self, schema: &SchemaObject, object: &Object) {
        self.idle_format(schema);
        for (keyword, of) in SHAPING {
            if let (Some(types), Some(entry)) = (&schema.types, object.entry(keyword))
                && !types.contains(*of)
            {
                let message = format!("`{keyword}` says nothing about values of the type {}", **types);
                let found = Diagnostic::warning(Code::IdleKeyword, message).at(entry.key.span, "without effect");
                let found = found.at(types.span, "values are of this type");
                self.report(found.help(format!("write `type: {}`, or remove `{keyword}`", of.as_str())));
            }
        }
        for (keyword, companion) in COMPANIONS {
            if let (Some(entry), None) = (object.entry(keyword), object.entry(companion)) {
                self.alone(entry.key.span, keyword, companion);
            }
        }
        for (keyword, companion) in [("exclusiveMinimum", "minimum"), ("exclusiveMaximum", "maximum")] {
            if let (Some(entry), None) = (object.entry(keyword), object.entry(companion))
                && matches!(entry.value.value, Value::Bool(true))
            {
                self.alone(entry.key.span, keyword, companion);
            }
        }
    }

    fn alone(&mut self, span: Span, keyword: &str, companion: &str) {
        let message = format!("`{keyword}` says nothing without `{companion}`");
        let found = Diagnostic::warning(Code::IdleKeyword, message).at(span, "without effect");
        self.report(found.help(format!("add `{companion}`, or remove `{keyword}`")));
    }

    /// A format of another kind of value (JSON Schema 2020-12 Validation, section 7.1).
    fn idle_format(&mut self, schema: &SchemaObject) {
        let (Some(types), Some(format)) = (&schema.types, &schema.format) else { return };
        let has = |kinds: &[Type]| kinds.iter().any(|kind| types.contains(*kind));
        let of_strings = OF_STRINGS.contains(&format.as_str()) && !has(&[Type::String]);
        let of_numbers = OF_NUMBERS.contains(&format.as_str()) && !has(&[Type::Integer, Type::Number, Type::String]);
        if of_strings || of_numbers {
            let kind = if of_strings { "a string" } else { "a number" };
            let found = Diagnostic::note(Code::IdleFormat, format!("`{}` is a format of {kind}", format.as_str()));
            let found = found.at(format.span, "without effect").at(types.span, "values are of this type");
            self.report(found.help("mend `type`, or remove `format`"));
        }
    }

    /// Reports a keyword of an earlier draft; tells whether it is one.
    pub(super) fn gone(&mut self, key: &Spanned<Text>) -> bool {
        let Some((keyword, instead)) = GONE.iter().find(|(keyword, _)| *keyword == key.as_str()) else { return false };
        let message = format!("`{keyword}` is no keyword of JSON Schema any more");
        let found = Diagnostic::warning(Code::OutdatedKeyword, message).at(key.span, "without effect");
        self.report(found.help(format!("write {instead}")));
        true
    }
}
