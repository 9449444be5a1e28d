//! Keywords about objects.

use super::applied::some;
use super::compile::Compiler;
use crate::document::{Schema, SchemaObject};
use crate::ir::{Pattern, Rule};
use crate::source::{Map, Spanned, Text};

impl Compiler<'_, '_> {
    /// `properties`.
    pub(super) fn properties(&mut self, schema: &SchemaObject) -> Option<Vec<Rule>> {
        Some(some(self.named(&schema.object.properties, "properties")?, Rule::Properties))
    }

    /// `required`.
    pub(super) fn required(&mut self, schema: &SchemaObject) -> Option<Vec<Rule>> {
        Some(some(texts(&schema.object.required), Rule::Required))
    }

    /// `patternProperties`.
    pub(super) fn pattern_properties(&mut self, schema: &SchemaObject) -> Option<Vec<Rule>> {
        let mut table = Vec::new();
        for (pattern, values) in schema.object.pattern_properties.iter() {
            let rules = self.schema(values, "patternProperties")?;
            if !rules.is_empty() {
                table.push((self.pattern(pattern)?, rules));
            }
        }
        Some(some(table, Rule::PatternProperties))
    }

    /// `additionalProperties`: members that neither `properties` nor `patternProperties` cover.
    pub(super) fn additional_properties(&mut self, schema: &SchemaObject) -> Option<Vec<Rule>> {
        let object = &schema.object;
        let Some(others) = &object.additional_properties else { return Some(Vec::new()) };
        let rules = self.schema(others, "additionalProperties")?;
        let names = object.properties.keys().map(|name| name.value.clone()).collect();
        let patterns: Vec<&Spanned<Text>> = object.pattern_properties.keys().collect();
        self.others(names, &patterns, rules)
    }

    /// `propertyNames`.
    pub(super) fn property_names(&mut self, schema: &SchemaObject) -> Option<Vec<Rule>> {
        let Some(names) = &schema.object.property_names else { return Some(Vec::new()) };
        Some(some(self.schema(names, "propertyNames")?, Rule::PropertyNames))
    }

    /// `dependentRequired`.
    pub(super) fn dependent_required(&mut self, schema: &SchemaObject) -> Option<Vec<Rule>> {
        let table = schema.object.dependent_required.iter().filter(|(_, names)| !names.is_empty());
        let table = table.map(|(cause, names)| (cause.value.clone(), texts(names))).collect();
        Some(some(table, Rule::DependentRequired))
    }

    /// `dependentSchemas`.
    pub(super) fn dependent_schemas(&mut self, schema: &SchemaObject) -> Option<Vec<Rule>> {
        Some(some(self.named(&schema.object.dependent_schemas, "dependentSchemas")?, Rule::DependentSchemas))
    }

    /// Schemas by name, without those that demand nothing.
    fn named(&mut self, schemas: &Map<Schema>, keyword: &'static str) -> Option<Vec<(Text, Vec<Rule>)>> {
        let mut table = Vec::new();
        for (name, schema) in schemas.iter() {
            let rules = self.schema(schema, keyword)?;
            if !rules.is_empty() {
                table.push((name.value.clone(), rules));
            }
        }
        Some(table)
    }

    fn others(&mut self, names: Vec<Text>, patterns: &[&Spanned<Text>], rules: Vec<Rule>) -> Option<Vec<Rule>> {
        if rules.is_empty() {
            return Some(rules);
        }
        let patterns: Option<Vec<Pattern>> = patterns.iter().map(|pattern| self.pattern(pattern)).collect();
        Some(vec![Rule::OtherProperties { names, patterns: patterns?, rules }])
    }
}

fn texts(names: &[Spanned<Text>]) -> Vec<Text> {
    names.iter().map(|name| name.value.clone()).collect()
}
