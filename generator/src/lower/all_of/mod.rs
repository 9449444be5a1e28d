//! `allOf`: several schemas that hold for one value are one schema.
//!
//! ```yaml
//! allOf:
//!   - {$ref: '#/components/schemas/Pet'}
//!   - {type: object, required: [lives], properties: {lives: {type: integer}}}
//! ```
//! becomes an object with the members of both. What stands beside `allOf` is one more branch, and so is what stands
//! beside a `$ref`. A single reference with nothing but annotations, or constraints on its value, is that type and
//! makes none.
//!
//! Each schema counts once in a merge, however many references lead to it, so a chain of branches that double costs as
//! much as it is long. A property of several branches is an `allOf` again and is merged when it is lowered; the same
//! schemas merged elsewhere are the type that they made before, so that recursion ends.

mod annotations;
mod bounds;
mod gather;
mod groups;
mod merge;
mod others;
mod parts;
mod same;
mod unions;

pub(super) use annotations::hoisted;
pub(super) use same::same;

use super::context::Lowering;
use super::place::Place;
use super::{constraints, leftovers, rules, scalars, schema};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Schema, SchemaObject, Type as JsonType, TypeSet};
use crate::generate::Unsupported;
use crate::ir::{Rule, Span, Type, Untyped, Value};
use crate::limits::Limit;
use merge::Conflict;
use parts::{Follow, Key, Parts};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// How many references of one `allOf` are tried for one that is made of all the others.
const MOST_CANDIDATES: usize = 8;

/// What merges share.
#[derive(Default)]
pub(super) struct Merges {
    made: BTreeMap<Key, Value>,
    reported: BTreeSet<(Span, Span)>,
    spent: usize,
    stopped: bool,
}

/// Whether a schema holds for its value together with others, or a union beside members of its own.
pub(super) fn applies(schema: &SchemaObject) -> bool {
    let reference = schema.reference.is_some() && parts::shapes(schema);
    let union = !schema.object.properties.is_empty() && constraints::is_union(schema, schema);
    // What only limits a scalar stays a constraint; on an object it may say which members are required.
    let all = &schema.combinators.all_of;
    let object = scalars::json_type(schema) == Some(JsonType::Object);
    let merged = !all.is_empty() && (object || !constraints::only_constrain(schema, all));
    reference || union || merged
}

/// The value that all branches allow.
pub(super) fn lower<'d>(lowering: &mut Lowering<'d>, schema: &SchemaObject, place: &Place) -> Value {
    let near = parts::collect(lowering.resolver, schema, None, Follow::Nothing);
    let all = parts::collect(lowering.resolver, schema, place.pointer(), Follow::References);
    lowering.merges.spent = lowering.merges.spent.saturating_add(near.cost).saturating_add(all.cost);
    if lowering.merges.spent > lowering.limits().get(Limit::MergedSchemas) {
        return too_much(lowering, schema.span, Limit::MergedSchemas);
    }
    // Merged properties nest no deeper than those of the document, where one takes two levels.
    if place.depth() > lowering.limits().get(Limit::Depth) / 2 {
        return too_much(lowering, schema.span, Limit::Depth);
    }
    if all.is_false {
        return schema::never(place);
    }
    leftovers::discriminator(lowering, schema);
    if let Some(value) = renamed(lowering, schema, &near, &all) {
        return value;
    }
    let key = all.key();
    let nullable = all.nullable();
    if place.pointer().is_none()
        && let Some(made) = lowering.merges.made.get(&key)
    {
        let made = made.clone();
        return if nullable { made.or_null() } else { made };
    }
    let merged = match unions::one_schema(lowering.resolver, schema, &all, &mut lowering.merges.spent) {
        Ok(merged) => merged,
        Err(Failure::Conflict(conflict)) => return impossible(lowering, &conflict),
        Err(Failure::TooMuch) => return too_much(lowering, schema.span, Limit::MergedSchemas),
        Err(Failure::TooMany(pairs)) => {
            too_many(lowering, schema, pairs);
            let value = constraints::untyped(schema, lowering);
            return if nullable { value.or_null() } else { value };
        }
    };
    for (span, what) in &merged.ignored {
        leftovers::keyword(lowering, *span, what);
    }
    let mut more: Vec<Rule> = merged.also.iter().flat_map(|more| rules::of(more, lowering)).collect();
    more.extend(others::rules(lowering, &all, &merged.schema));
    more.extend(all.closing.iter().flat_map(|closing| constraints::unevaluated(closing, lowering)));
    let value = if is_object(&merged.schema) {
        let id = lowering.begin(place, schema.span);
        lowering.later(id, place.clone(), merged.schema, more);
        Value::new(Type::Named(id))
    } else {
        let mut value = lowering.schema(&Schema::Object(Arc::new(merged.schema)), place);
        value.rules.extend(more);
        value
    };
    if all.parts.len() > 1 {
        lowering.decided("all-of", schema.span, format!("{} schemas are merged into one", all.parts.len()));
    }
    if matches!(value.ty, Type::Named(_)) {
        lowering.merges.made.entry(key).or_insert_with(|| value.clone());
    }
    if !nullable {
        return value;
    }
    lowering.decided("null", schema.span, "null is one of the values");
    value.or_null()
}

/// Why branches make no schema.
enum Failure {
    Conflict(Conflict),
    /// Unions whose branches make so many pairs, if that is a number.
    TooMany(Option<usize>),
    /// More copies of what is merged than the limit on it allows.
    TooMuch,
}

impl From<Conflict> for Failure {
    fn from(conflict: Conflict) -> Self {
        Self::Conflict(conflict)
    }
}

/// One reference, and nothing beside it that makes another type of it: annotations, limits of its value, or schemas that
/// it is made of anyway.
fn renamed<'a, 'd: 'a>(
    lowering: &mut Lowering<'d>,
    schema: &SchemaObject,
    near: &Parts<'a, 'd>,
    all: &Parts<'a, 'd>,
) -> Option<Value> {
    let (target, inside) = near.references.iter().take(MOST_CANDIDATES).find_map(|target| {
        let object = target.item.as_object();
        let inside =
            object.map(|object| parts::collect(lowering.resolver, object, Some(target.pointer), Follow::References));
        match inside {
            Some(inside) => {
                near.references.iter().all(|other| inside.refers_to(other)).then_some((target, Some(inside)))
            }
            None => (near.references.len() == 1).then_some((target, None)),
        }
    })?;
    let is_new = |part: &&parts::Part<'_>| !inside.as_ref().is_some_and(|inside| inside.contains(part));
    let beside: Vec<_> = near.parts.iter().filter(is_new).collect();
    let types = beside.iter().filter_map(|part| Some(part.schema.types.as_ref()?.value)).reduce(TypeSet::common);
    if beside.iter().any(|part| parts::shapes(&part.schema)) || !types.is_none_or(|types| all.within(near, types)) {
        return None;
    }
    let mut value = lowering.referenced(target.pointer, target.item);
    value.nullable &= beside.iter().all(|part| part.allows_null);
    for part in beside {
        let rules = rules::of(&part.schema, lowering);
        value.rules.extend(rules);
    }
    for closing in near.closing.iter().filter(|closing| !inside.as_ref().is_some_and(|inside| inside.has(closing))) {
        let rules = constraints::unevaluated(closing, lowering);
        value.rules.extend(rules);
    }
    if !near.granted {
        return Some(value);
    }
    lowering.decided("null", schema.span, "null is one of the values");
    Some(value.or_null())
}

/// An object whose members can wait.
fn is_object(schema: &SchemaObject) -> bool {
    let listed = schema.enumeration.is_some() || schema.constant.is_some();
    !listed
        && !parts::has_union(schema)
        && !schema.object.properties.is_empty()
        && scalars::json_type(schema) == Some(JsonType::Object)
}

fn impossible(lowering: &mut Lowering<'_>, conflict: &Conflict) -> Value {
    let Conflict { first, second } = conflict;
    if lowering.merges.reported.insert((first.0, second.0)) {
        let message = "no value satisfies every branch of this `allOf`";
        let found = lowering.unsupported.finding(Code::ImpossibleAllOf, message);
        let found = found.at(second.0, &second.1).at(first.0, &first.1);
        lowering.diagnostics.push(match lowering.unsupported {
            Unsupported::Refuse => {
                let help = "leave out of one branch what the other one says: `allOf` adds constraints and overrides none; \
                            `--skip-unsupported` takes it as a value of any type";
                found.help(help)
            }
            Unsupported::Skip => found.fact("taken as a value of any type"),
        });
    }
    Value::untyped(Untyped::Impossible)
}

/// Reported once: what follows from the first would only repeat it.
fn too_much(lowering: &mut Lowering<'_>, span: Span, limit: Limit) -> Value {
    if !std::mem::replace(&mut lowering.merges.stopped, true) {
        let more = match limit {
            Limit::Depth => "what `allOf` merges nests deeper",
            _ => "`allOf` merges more schemas and members",
        };
        let found = lowering.limits().exceeded(limit, more, None, "give the merged property a schema of its own");
        let found = found.at(span, "what is merged here leads to ever more schemas to merge");
        lowering.diagnostics.push(found);
    }
    Value::untyped(Untyped::Error)
}

/// A product of unions that nobody would look through: taken as a value of any type where that is allowed.
fn too_many(lowering: &mut Lowering<'_>, schema: &SchemaObject, pairs: Option<usize>) {
    let mend = "merge fewer unions, or with `--skip-unsupported` take it as a value of any type";
    let found = lowering.limits().exceeded(Limit::UnionBranches, "unions in `allOf` make more branches", pairs, mend);
    let severity = lowering.unsupported.finding(Code::LimitExceeded, "").severity;
    lowering.diagnostics.push(Diagnostic { severity, ..found.at(schema.span, "this schema") });
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::{Code, Diagnostics};
    use crate::document;
    use crate::limits::Limits;
    use crate::source::Sources;
    use std::fmt::Write as _;

    /// What lowering reports about components.
    fn reported(components: &str) -> Vec<Code> {
        let text = format!("openapi: 3.1.0\ninfo: {{title: T, version: '1'}}\ncomponents:\n  schemas:\n{components}");
        let (mut sources, mut diagnostics) = (Sources::new(), Diagnostics::new());
        let file = sources.add("openapi.yaml", text);
        let document = document::read(&mut sources, file, &Limits::default(), &mut diagnostics);
        let config = crate::config::Config::default();
        if let Some(document) = document {
            crate::lower::api(&document, &config, crate::generate::Unsupported::Refuse, &mut diagnostics);
        }
        diagnostics.iter().map(|found| found.code).collect()
    }

    #[test]
    fn branches_that_double_cost_as_much_as_they_are_long() {
        let mut components = String::new();
        for at in 0..60 {
            let next = format!("{{$ref: '#/components/schemas/S{}'}}", at + 1);
            let _ = writeln!(components, "    S{at}: {{allOf: [{next}, {next}, {{properties: {{p{at}: {next}}}}}]}}");
        }
        components.push_str("    S60: {type: object, properties: {a: {type: string}}}\n");
        assert_eq!(reported(&components), []);
    }

    #[test]
    fn a_member_that_many_restate_does_not_nest() {
        let mut components = "    A:\n      allOf:\n".to_owned();
        for at in 0..20_000 {
            let _ =
                writeln!(components, "      - {{type: object, properties: {{p: {{type: string, minLength: {at}}}}}}}");
        }
        assert_eq!(reported(&components), []);
    }

    #[test]
    fn unions_beside_many_schemas_come_to_an_end() {
        let union = |at: usize| format!("{{oneOf: [{{type: object, properties: {{p{at}: {{type: string}}}}}}]}}");
        let mut components = "    A:\n      allOf:\n".to_owned();
        for at in 0..2000 {
            let _ = writeln!(components, "      - {}", union(at));
        }
        assert_eq!(reported(&components), [Code::LimitExceeded]);
    }

    #[test]
    fn merges_that_only_lead_to_others_come_to_an_end() {
        let mut components =
            "    Root: {allOf: [{$ref: '#/components/schemas/A0'}, {$ref: '#/components/schemas/B0'}]}\n".to_owned();
        for (name, length) in [("A", 31), ("B", 37)] {
            for at in 0..length {
                let next = format!("{{$ref: '#/components/schemas/{name}{}'}}", (at + 1) % length);
                let _ = writeln!(components, "    {name}{at}: {{type: object, properties: {{next: {next}}}}}");
            }
        }
        assert_eq!(reported(&components), [Code::LimitExceeded]);
    }
}
