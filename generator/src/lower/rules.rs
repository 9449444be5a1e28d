//! Constraints of one schema, without those of its parts.

use super::context::Lowering;
use super::{constraints, numbers, patterns, scalars};
use crate::config::Formats;
use crate::document::{SchemaObject, Type as JsonType};
use crate::ir::{Limit, Rule, is_checked};
use crate::source::{Number, Spanned};

/// The constraints that a schema states about the value itself, beyond the type that it makes.
pub(super) fn of(schema: &SchemaObject, lowering: &mut Lowering<'_>) -> Vec<Rule> {
    let pattern = schema.string.pattern.as_ref().and_then(|pattern| patterns::lower(lowering, pattern));
    let mut rules = limits(schema, lowering);
    let lengths = rules.iter().take_while(|rule| matches!(rule, Rule::MinLength(_) | Rule::MaxLength(_))).count();
    if let Some(pattern) = pattern {
        rules.insert(lengths, Rule::Pattern(pattern));
    }
    rules.extend(constraints::of(schema, lowering));
    rules
}

/// Limits and formats.
pub(super) fn limits(schema: &SchemaObject, lowering: &Lowering<'_>) -> Vec<Rule> {
    let mut rules = Vec::new();
    let string = &schema.string;
    let is_number = matches!(scalars::json_type(schema), Some(JsonType::Integer | JsonType::Number));
    rules.extend(string.min_length.as_ref().map(|limit| Rule::MinLength(limit.value)));
    rules.extend(string.max_length.as_ref().map(|limit| Rule::MaxLength(limit.value)));
    if let Some(format) = &schema.format
        && enforced(lowering)
        && is_checked(format)
        && !is_number
    {
        rules.push(Rule::Format(format.value.clone()));
    }
    let number = &schema.number;
    rules.extend(limit(number.minimum.as_ref()).map(Rule::Minimum));
    rules.extend(limit(number.maximum.as_ref()).map(Rule::Maximum));
    if let Some((least, most)) = schema.format.as_ref().and_then(|format| numbers::limits(format))
        && is_number
        && enforced(lowering)
    {
        if number.minimum.is_none() {
            rules.push(Rule::Minimum(Limit::Integer(least)));
        }
        if number.maximum.is_none() {
            rules.push(Rule::Maximum(Limit::Integer(most)));
        }
    }
    rules.extend(limit(number.exclusive_minimum.as_ref()).map(Rule::ExclusiveMinimum));
    rules.extend(limit(number.exclusive_maximum.as_ref()).map(Rule::ExclusiveMaximum));
    rules.extend(limit(number.multiple_of.as_ref()).map(Rule::MultipleOf));
    let array = &schema.array;
    rules.extend(array.min_items.as_ref().map(|limit| Rule::MinItems(limit.value)));
    rules.extend(array.max_items.as_ref().map(|limit| Rule::MaxItems(limit.value)));
    rules.extend(array.unique_items.then_some(Rule::UniqueItems));
    let object = &schema.object;
    rules.extend(object.min_properties.as_ref().map(|limit| Rule::MinProperties(limit.value)));
    rules.extend(object.max_properties.as_ref().map(|limit| Rule::MaxProperties(limit.value)));
    if let Some(kind) = scalars::json_type(schema) {
        rules.retain(|rule| can_bind(rule, kind));
    }
    rules.shrink_to_fit();
    rules
}

/// Whether a constraint says anything about values of a type (JSON Schema Validation, section 6): Kubernetes states
/// `uniqueItems` for strings.
fn can_bind(rule: &Rule, kind: JsonType) -> bool {
    match rule {
        Rule::MinItems(_) | Rule::MaxItems(_) | Rule::UniqueItems => kind == JsonType::Array,
        Rule::MinLength(_) | Rule::MaxLength(_) => kind == JsonType::String,
        Rule::MinProperties(_) | Rule::MaxProperties(_) => kind == JsonType::Object,
        Rule::Minimum(_)
        | Rule::Maximum(_)
        | Rule::ExclusiveMinimum(_)
        | Rule::ExclusiveMaximum(_)
        | Rule::MultipleOf(_) => matches!(kind, JsonType::Integer | JsonType::Number),
        _ => true,
    }
}

/// Whether servers check formats: JSON Schema 2020-12 makes `format` an annotation, vendors mean a constraint.
fn enforced(lowering: &Lowering<'_>) -> bool {
    let setting = lowering.config.schemas.formats.as_ref();
    setting.is_none_or(|setting| *setting.get() == Formats::Enforce)
}

fn limit(number: Option<&Spanned<Number>>) -> Option<Limit> {
    number.map(|number| Limit::of(number.as_str()))
}
