//! Keywords that only constrain: what a schema demands beyond the type that it makes.
//!
//! ```yaml
//! type: object
//! properties: {kind: {type: string}, url: {type: string}}
//! if: {properties: {kind: {const: link}}}
//! then: {required: [url]}
//! ```
//! is an object with two members and one constraint. A subschema that constrains becomes a list of constraints, and so
//! do the subschemas inside it; the components that it refers to are written out in it. One that can't be told whole is
//! left out whole with a warning: turned around by `not`, half of it would demand what the document does not.

mod applied;
mod compile;
mod objects;
mod shaping;
mod unevaluated;

pub(super) use shaping::{is_union, makes_type, only_constrain};

use super::context::Lowering;
use super::{leftovers, scalars};
use crate::document::{Schema, SchemaObject, Type as JsonType};
use crate::ir::{Rule, Span, Untyped, Value};
use crate::source::Text;
use compile::{Compiler, Keyword};

/// Keywords about values of any type.
const ANY: &[Keyword] =
    &[("enum", |compiler, schema| compiler.values(schema)), ("const", |compiler, schema| compiler.constant(schema))];

/// Keywords that combine.
const COMBINATORS: &[Keyword] =
    &[("not", |compiler, schema| compiler.not(schema)), ("if", |compiler, schema| compiler.condition(schema))];

/// Keywords about arrays, beside `items`.
const ARRAY: &[Keyword] = &[
    ("prefixItems", |compiler, schema| compiler.prefix_items(schema)),
    ("contains", |compiler, schema| compiler.contains(schema)),
    ("unevaluatedItems", |compiler, schema| compiler.unevaluated_items(schema)),
];

/// Keywords about objects, beside `properties`, `required` and `additionalProperties`.
const OBJECT: &[Keyword] = &[
    ("patternProperties", |compiler, schema| compiler.pattern_properties(schema)),
    ("propertyNames", |compiler, schema| compiler.property_names(schema)),
    ("dependentRequired", |compiler, schema| compiler.dependent_required(schema)),
    ("dependentSchemas", |compiler, schema| compiler.dependent_schemas(schema)),
    ("unevaluatedProperties", |compiler, schema| compiler.unevaluated_properties(schema)),
];

/// What a schema demands beyond the type that lowering makes of it.
pub(super) fn of(schema: &SchemaObject, lowering: &mut Lowering<'_>) -> Vec<Rule> {
    let kind = scalars::json_type(schema);
    let mut rules = Vec::new();
    each(ANY, schema, lowering, &mut rules);
    if matches!(kind, None | Some(JsonType::Object)) {
        each(OBJECT, schema, lowering, &mut rules);
        rules.extend(unlisted_required(schema));
        if others_are_constrained(schema, kind) {
            each(
                &[("additionalProperties", |compiler, schema| compiler.additional_properties(schema))],
                schema,
                lowering,
                &mut rules,
            );
        }
    }
    if matches!(kind, None | Some(JsonType::Array)) {
        each(ARRAY, schema, lowering, &mut rules);
        if !schema.array.prefix_items.is_empty() || kind.is_none() {
            each(&[("items", |compiler, schema| compiler.items(schema))], schema, lowering, &mut rules);
        }
    }
    rules.extend(combined(schema, lowering));
    rules
}

/// As [`of`], for a schema whose values are an enumeration: what stands beside them.
pub(super) fn combined(schema: &SchemaObject, lowering: &mut Lowering<'_>) -> Vec<Rule> {
    let mut rules = Vec::new();
    each(COMBINATORS, schema, lowering, &mut rules);
    let combinators = &schema.combinators;
    let unions: [(&[Schema], Keyword); 3] = [
        (&combinators.all_of, ("allOf", |compiler, schema| compiler.all_of(schema))),
        (&combinators.any_of, ("anyOf", |compiler, schema| compiler.any_of(schema))),
        (&combinators.one_of, ("oneOf", |compiler, schema| compiler.one_of(schema))),
    ];
    for (branches, keyword) in unions {
        if only_constrain(schema, branches) {
            lowering.decided("constraints", schema.span, format!("the branches of `{}` only constrain", keyword.0));
            each(&[keyword], schema, lowering, &mut rules);
        }
    }
    rules
}

/// What the keywords beside a `$ref` demand.
pub(super) fn beside_reference(schema: &SchemaObject, lowering: &mut Lowering<'_>) -> Vec<Rule> {
    let mut compiler = Compiler::new(lowering);
    let rules = compiler.siblings(schema);
    let why = compiler.why();
    rules.unwrap_or_else(|| {
        report(lowering, schema.span, "what stands beside `$ref`", why);
        Vec::new()
    })
}

/// What `additionalProperties` demands of members that stand in the `properties` of another schema.
pub(super) fn members(names: &[&str], values: &Schema, lowering: &mut Lowering<'_>) -> Option<Rule> {
    let mut compiler = Compiler::new(lowering);
    let rules = compiler.schema(values, "additionalProperties");
    let why = compiler.why();
    if rules.is_none() {
        report(lowering, values.span(), "`additionalProperties`", why);
    }
    let rules = rules.filter(|rules| !rules.is_empty() && !names.is_empty())?;
    Some(Rule::Properties(names.iter().map(|name| (Text::from(*name), rules.clone())).collect()))
}

/// What `unevaluatedProperties` and `unevaluatedItems` of a schema demand.
pub(super) fn unevaluated(schema: &SchemaObject, lowering: &mut Lowering<'_>) -> Vec<Rule> {
    let keywords: &[Keyword] = &[
        ("unevaluatedProperties", |compiler, schema| compiler.unevaluated_properties(schema)),
        ("unevaluatedItems", |compiler, schema| compiler.unevaluated_items(schema)),
    ];
    let mut rules = Vec::new();
    each(keywords, schema, lowering, &mut rules);
    rules
}

/// A value of any type, for a schema that is reported as one that can't be represented: what it demands is demanded all
/// the same, where it can be told.
pub(super) fn untyped(schema: &SchemaObject, lowering: &Lowering<'_>) -> Value {
    let rules = Compiler::new(lowering).object(schema).unwrap_or_default();
    Value { rules, ..Value::untyped(Untyped::Unsupported) }
}

/// `additionalProperties` that is no type of the other members.
fn others_are_constrained(schema: &SchemaObject, kind: Option<JsonType>) -> bool {
    let object = &schema.object;
    let Some(others) = &object.additional_properties else { return false };
    match (kind, others) {
        _ if !object.pattern_properties.is_empty() => true,
        // Closing a union means its branches' members too, to those who write it: not what the specification says.
        (None, _) => !makes_type(schema),
        (Some(_), _) => false,
    }
}

/// `required` of names that are no properties.
fn unlisted_required(schema: &SchemaObject) -> Option<Rule> {
    let object = &schema.object;
    let unlisted = object.required.iter().filter(|name| object.properties.get(name.as_str()).is_none());
    let names: Vec<Text> = unlisted.map(|name| name.value.clone()).collect();
    (!names.is_empty()).then_some(Rule::Required(names))
}

fn each(keywords: &[Keyword], schema: &SchemaObject, lowering: &mut Lowering<'_>, rules: &mut Vec<Rule>) {
    for (name, keyword) in keywords {
        let mut compiler = Compiler::new(lowering);
        let found = keyword(&mut compiler, schema);
        let why = compiler.why();
        match found {
            Some(found) => rules.extend(found),
            None => report(lowering, schema.span, &format!("`{name}`"), why),
        }
    }
}

fn report(lowering: &mut Lowering<'_>, span: Span, what: &str, why: Option<String>) {
    let why = why.map(|why| format!(" ({why})")).unwrap_or_default();
    leftovers::keyword(lowering, span, &format!("{what}{why}"));
}
