//! Keywords that apply schemas to the same value, or to elements of a list.

use super::compile::Compiler;
use crate::document::{Schema, SchemaObject};
use crate::ir::Rule;

impl Compiler<'_, '_> {
    /// `allOf`: the constraints of all branches.
    pub(super) fn all_of(&mut self, schema: &SchemaObject) -> Option<Vec<Rule>> {
        Some(self.schemas(&schema.combinators.all_of, "allOf")?.into_iter().flatten().collect())
    }

    /// `anyOf`.
    pub(super) fn any_of(&mut self, schema: &SchemaObject) -> Option<Vec<Rule>> {
        let sets = self.schemas(&schema.combinators.any_of, "anyOf")?;
        // A branch that demands nothing always holds.
        Some(if sets.iter().all(|rules| !rules.is_empty()) { some(sets, Rule::AnyOf) } else { Vec::new() })
    }

    /// `oneOf`.
    pub(super) fn one_of(&mut self, schema: &SchemaObject) -> Option<Vec<Rule>> {
        Some(some(self.schemas(&schema.combinators.one_of, "oneOf")?, Rule::OneOf))
    }

    /// `not`.
    pub(super) fn not(&mut self, schema: &SchemaObject) -> Option<Vec<Rule>> {
        let Some(not) = &schema.combinators.not else { return Some(Vec::new()) };
        let rules = self.schema(not, "not")?;
        Some(vec![if rules.is_empty() { Rule::Refused("not") } else { Rule::Not(rules) }])
    }

    /// `if`, `then` and `else`.
    pub(super) fn condition(&mut self, schema: &SchemaObject) -> Option<Vec<Rule>> {
        let combinators = &schema.combinators;
        let Some(condition) = &combinators.condition else { return Some(Vec::new()) };
        let then = self.branch(combinators.then.as_ref(), "then")?;
        let otherwise = self.branch(combinators.otherwise.as_ref(), "else")?;
        if then.is_empty() && otherwise.is_empty() {
            return Some(Vec::new());
        }
        let condition = self.schema(condition, "if")?;
        Some(vec![Rule::If { condition, then, otherwise }])
    }

    fn branch(&mut self, schema: Option<&Schema>, keyword: &'static str) -> Option<Vec<Rule>> {
        schema.map_or(Some(Vec::new()), |schema| self.schema(schema, keyword))
    }

    /// `items`: of all elements, or of those after `prefixItems`.
    pub(super) fn items(&mut self, schema: &SchemaObject) -> Option<Vec<Rule>> {
        let Some(items) = &schema.array.items else { return Some(Vec::new()) };
        let rules = self.schema(items, "items")?;
        Some(elements(schema.array.prefix_items.len(), rules))
    }

    /// `prefixItems`.
    pub(super) fn prefix_items(&mut self, schema: &SchemaObject) -> Option<Vec<Rule>> {
        let sets = self.schemas(&schema.array.prefix_items, "prefixItems")?;
        Some(if sets.iter().all(Vec::is_empty) { Vec::new() } else { vec![Rule::PrefixItems(sets)] })
    }

    /// `contains`, `minContains` and `maxContains`.
    pub(super) fn contains(&mut self, schema: &SchemaObject) -> Option<Vec<Rule>> {
        let array = &schema.array;
        let Some(contains) = &array.contains else { return Some(Vec::new()) };
        let rules = self.schema(contains, "contains")?;
        let least = array.min_contains.as_ref().map_or(1, |least| least.value);
        let most = array.max_contains.as_ref().map(|most| most.value);
        let says_nothing = least == 0 && most.is_none();
        Some(if says_nothing { Vec::new() } else { vec![Rule::Contains { rules, least, most }] })
    }
}

/// Constraints on the elements from a place on.
pub(super) fn elements(first: usize, rules: Vec<Rule>) -> Vec<Rule> {
    match (first, rules.is_empty()) {
        (_, true) => Vec::new(),
        (0, false) => vec![Rule::Items(rules)],
        (first, false) => vec![Rule::ItemsFrom(first, rules)],
    }
}

/// A constraint over what there is, nothing over nothing.
pub(super) fn some<T>(all: Vec<T>, rule: impl FnOnce(Vec<T>) -> Rule) -> Vec<Rule> {
    if all.is_empty() { Vec::new() } else { vec![rule(all)] }
}
