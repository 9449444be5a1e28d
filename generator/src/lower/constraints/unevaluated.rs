//! `unevaluatedProperties` and `unevaluatedItems`: constraints on what no schema for the value evaluates (Core 2020-12,
//! section 11).
//!
//! ```yaml
//! properties: {kind: {type: string}}
//! anyOf: [{required: [url], properties: {url: {type: string}}}, {required: [text], properties: {text: {type: string}}}]
//! unevaluatedProperties: false
//! ```
//! `kind` is always evaluated, `url` where the first branch holds. What `allOf` and `$ref` evaluate counts always. Only
//! where it depends on the value is it told by a table; else the constraint is that of `additionalProperties` or `items`.

use super::applied::elements;
use super::compile::Compiler;
use crate::document::{Schema, SchemaObject};
use crate::ir::{Evaluated, Rule};

/// What is looked at: members of objects or elements of lists.
#[derive(Clone, Copy, PartialEq)]
enum Of {
    Members,
    Elements,
}

impl Compiler<'_, '_> {
    /// `unevaluatedProperties`.
    pub(super) fn unevaluated_properties(&mut self, schema: &SchemaObject) -> Option<Vec<Rule>> {
        let Some(others) = &schema.object.unevaluated_properties else { return Some(Vec::new()) };
        let rules = self.schema(others, "unevaluatedProperties")?;
        if rules.is_empty() {
            return Some(rules);
        }
        let (mut names, mut patterns) = (Vec::new(), Vec::new());
        let evaluated = simple(self.beside(schema, Of::Members)?);
        for part in &evaluated {
            match part {
                Evaluated::Names(more) => names.extend(more.iter().cloned()),
                Evaluated::Patterns(more) => patterns.extend(more.iter().cloned()),
                Evaluated::All => return Some(Vec::new()),
                _ => return Some(vec![Rule::UnevaluatedProperties { evaluated, rules }]),
            }
        }
        Some(vec![Rule::OtherProperties { names, patterns, rules }])
    }

    /// `unevaluatedItems`.
    pub(super) fn unevaluated_items(&mut self, schema: &SchemaObject) -> Option<Vec<Rule>> {
        let Some(rest) = &schema.array.unevaluated_items else { return Some(Vec::new()) };
        let rules = self.schema(rest, "unevaluatedItems")?;
        if rules.is_empty() {
            return Some(rules);
        }
        let mut first = 0;
        let evaluated = simple(self.beside(schema, Of::Elements)?);
        for part in &evaluated {
            match part {
                Evaluated::First(count) => first = first.max(*count),
                Evaluated::All => return Some(Vec::new()),
                _ => return Some(vec![Rule::UnevaluatedItems { evaluated, rules }]),
            }
        }
        Some(elements(first, rules))
    }

    /// What a schema evaluates, its own `unevaluated…` left out.
    fn beside(&mut self, schema: &SchemaObject, of: Of) -> Option<Vec<Evaluated>> {
        self.one_more(|compiler| {
            let mut found = compiler.itself(schema, of)?;
            if let Some(target) = compiler.referenced(schema) {
                found.extend(compiler.evaluated(target?, of)?);
            }
            let combinators = &schema.combinators;
            for branch in &combinators.all_of {
                found.extend(compiler.evaluated(branch, of)?);
            }
            for branch in combinators.any_of.iter().chain(&combinators.one_of) {
                let then = compiler.evaluated(branch, of)?;
                found.extend(compiler.where_it_holds(branch, then)?);
            }
            if let Some(condition) = &combinators.condition {
                let mut then = compiler.evaluated(condition, of)?;
                if let Some(schema) = &combinators.then {
                    then.extend(compiler.evaluated(schema, of)?);
                }
                found.extend(compiler.where_it_holds(condition, then)?);
                if let Some(schema) = &combinators.otherwise {
                    let otherwise = compiler.evaluated(schema, of)?;
                    found.extend(compiler.where_it_fails(condition, otherwise)?);
                }
            }
            if of == Of::Members {
                for (name, schema) in schema.object.dependent_schemas.iter() {
                    let then = compiler.evaluated(schema, of)?;
                    found.extend(wherever(vec![Rule::Required(vec![name.value.clone()])], then));
                }
            }
            Some(found)
        })
    }

    /// What a schema that holds evaluates.
    fn evaluated(&mut self, schema: &Schema, of: Of) -> Option<Vec<Evaluated>> {
        let Schema::Object(schema) = schema else { return Some(Vec::new()) };
        let rest = match of {
            Of::Members => schema.object.unevaluated_properties.is_some(),
            Of::Elements => schema.array.unevaluated_items.is_some(),
        };
        if rest { Some(vec![Evaluated::All]) } else { self.beside(schema, of) }
    }

    /// What the keywords of a schema itself evaluate.
    fn itself(&mut self, schema: &SchemaObject, of: Of) -> Option<Vec<Evaluated>> {
        let mut found = Vec::new();
        match of {
            Of::Members => {
                let object = &schema.object;
                if object.additional_properties.is_some() {
                    return Some(vec![Evaluated::All]);
                }
                if !object.properties.is_empty() {
                    found.push(Evaluated::Names(object.properties.keys().map(|name| name.value.clone()).collect()));
                }
                if !object.pattern_properties.is_empty() {
                    let patterns: Option<_> = object.pattern_properties.keys().map(|one| self.pattern(one)).collect();
                    found.push(Evaluated::Patterns(patterns?));
                }
            }
            Of::Elements => {
                let array = &schema.array;
                if array.items.is_some() {
                    return Some(vec![Evaluated::All]);
                }
                if !array.prefix_items.is_empty() {
                    found.push(Evaluated::First(array.prefix_items.len()));
                }
                if let Some(contains) = &array.contains {
                    found.push(Evaluated::Contains(self.schema(contains, "contains")?));
                }
            }
        }
        Some(found)
    }

    fn where_it_holds(&mut self, schema: &Schema, then: Vec<Evaluated>) -> Option<Vec<Evaluated>> {
        if then.is_empty() {
            return Some(then);
        }
        Some(wherever(self.schema(schema, "if")?, then))
    }

    fn where_it_fails(&mut self, schema: &Schema, then: Vec<Evaluated>) -> Option<Vec<Evaluated>> {
        if then.is_empty() {
            return Some(then);
        }
        let rules = self.schema(schema, "if")?;
        // What demands nothing never fails.
        Some(if rules.is_empty() { Vec::new() } else { wherever(vec![Rule::Not(rules)], then) })
    }
}

/// What is evaluated where constraints hold: always, where there are none.
fn wherever(rules: Vec<Rule>, then: Vec<Evaluated>) -> Vec<Evaluated> {
    match (rules.is_empty(), then.is_empty()) {
        (_, true) | (true, _) => then,
        (false, false) => vec![Evaluated::Where(rules, then)],
    }
}

/// Everything, where one part is everything.
fn simple(all: Vec<Evaluated>) -> Vec<Evaluated> {
    if all.contains(&Evaluated::All) { vec![Evaluated::All] } else { all }
}
