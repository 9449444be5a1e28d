//! The constraints of any schema, its type among them.

use super::super::context::Lowering;
use super::super::{docs, patterns, rules};
use crate::document::{Schema, SchemaObject, Type};
use crate::ir::{JsonType, Pattern, Rule, beside_null};
use crate::source::{Spanned, Text};

/// How deep constraints may nest, components that they refer to included.
const DEEPEST: usize = 32;

/// How many schemas one keyword may consist of, components that they refer to included.
const LARGEST: usize = 200;

/// A keyword and what makes constraints of it: empty where a schema does not have it, none where it can't be told.
pub(super) type Keyword = (&'static str, fn(&mut Compiler<'_, '_>, &SchemaObject) -> Option<Vec<Rule>>);

/// Makes constraints of schemas, up to a depth and a size.
pub(super) struct Compiler<'l, 'd> {
    lowering: &'l Lowering<'d>,
    depth: usize,
    left: usize,
    why: Option<String>,
}

/// `$ref`.
const REFERENCE: &[Keyword] = &[("$ref", |compiler, schema| compiler.reference(schema))];

/// Every other keyword of a subschema that only constrains.
const ALL: &[Keyword] = &[
    ("type", |compiler, schema| compiler.types(schema)),
    ("enum", |compiler, schema| compiler.values(schema)),
    ("const", |compiler, schema| compiler.constant(schema)),
    ("pattern", |compiler, schema| compiler.scalars(schema)),
    ("properties", |compiler, schema| compiler.properties(schema)),
    ("required", |compiler, schema| compiler.required(schema)),
    ("patternProperties", |compiler, schema| compiler.pattern_properties(schema)),
    ("additionalProperties", |compiler, schema| compiler.additional_properties(schema)),
    ("propertyNames", |compiler, schema| compiler.property_names(schema)),
    ("dependentRequired", |compiler, schema| compiler.dependent_required(schema)),
    ("dependentSchemas", |compiler, schema| compiler.dependent_schemas(schema)),
    ("unevaluatedProperties", |compiler, schema| compiler.unevaluated_properties(schema)),
    ("prefixItems", |compiler, schema| compiler.prefix_items(schema)),
    ("items", |compiler, schema| compiler.items(schema)),
    ("contains", |compiler, schema| compiler.contains(schema)),
    ("unevaluatedItems", |compiler, schema| compiler.unevaluated_items(schema)),
    ("allOf", |compiler, schema| compiler.all_of(schema)),
    ("anyOf", |compiler, schema| compiler.any_of(schema)),
    ("oneOf", |compiler, schema| compiler.one_of(schema)),
    ("not", |compiler, schema| compiler.not(schema)),
    ("if", |compiler, schema| compiler.condition(schema)),
];

impl<'l, 'd> Compiler<'l, 'd> {
    pub(super) fn new(lowering: &'l Lowering<'d>) -> Self {
        Self { lowering, depth: 0, left: LARGEST, why: None }
    }

    /// Why something could not be told.
    pub(super) fn why(self) -> Option<String> {
        self.why
    }

    /// Gives up.
    pub(super) fn refuse<T>(&mut self, why: impl Into<String>) -> Option<T> {
        self.why.get_or_insert_with(|| why.into());
        None
    }

    /// A schema; `keyword` is what a `false` there stands for.
    pub(super) fn schema(&mut self, schema: &Schema, keyword: &'static str) -> Option<Vec<Rule>> {
        match schema {
            Schema::Bool(allowed) if allowed.value => Some(Vec::new()),
            Schema::Bool(_) => Some(vec![Rule::Refused(keyword)]),
            Schema::Object(object) => self.object(object),
        }
    }

    /// A schema with keywords.
    pub(super) fn object(&mut self, schema: &SchemaObject) -> Option<Vec<Rule>> {
        self.keywords(&[REFERENCE, ALL], schema)
    }

    /// The keywords beside `$ref`.
    pub(super) fn siblings(&mut self, schema: &SchemaObject) -> Option<Vec<Rule>> {
        self.keywords(&[ALL], schema)
    }

    fn keywords(&mut self, keywords: &[&[Keyword]], schema: &SchemaObject) -> Option<Vec<Rule>> {
        let rules = self.one_more(|compiler| compiler.each(keywords, schema))?;
        Some(if schema.nullable.is_some() { beside_null(rules) } else { rules })
    }

    /// Takes one more schema in, as long as depth and size allow.
    pub(super) fn one_more<T>(&mut self, take: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        if self.depth == DEEPEST {
            return self.refuse(format!("it nests more than {DEEPEST} schemas, or refers to itself"));
        }
        let Some(left) = self.left.checked_sub(1) else {
            return self.refuse(format!("it consists of more than {LARGEST} schemas"));
        };
        self.left = left;
        self.depth += 1;
        let taken = take(self);
        self.depth -= 1;
        taken
    }

    fn each(&mut self, keywords: &[&[Keyword]], schema: &SchemaObject) -> Option<Vec<Rule>> {
        let mut rules = Vec::new();
        for (_, keyword) in keywords.iter().copied().flatten() {
            rules.extend(keyword(self, schema)?);
        }
        Some(rules)
    }

    /// Schemas that each have their place.
    pub(super) fn schemas(&mut self, schemas: &[Schema], keyword: &'static str) -> Option<Vec<Vec<Rule>>> {
        schemas.iter().map(|schema| self.schema(schema, keyword)).collect()
    }

    fn reference(&mut self, schema: &SchemaObject) -> Option<Vec<Rule>> {
        match self.referenced(schema) {
            Some(target) => self.schema(target?, "$ref"),
            None => Some(Vec::new()),
        }
    }

    /// What a schema refers to; none inside where the reference leads nowhere.
    pub(super) fn referenced(&self, schema: &SchemaObject) -> Option<Option<&'d Schema>> {
        let reference = schema.reference.as_ref()?;
        Some(self.lowering.resolver.schema(reference).map(|target| target.item))
    }

    fn types(&mut self, schema: &SchemaObject) -> Option<Vec<Rule>> {
        let types = schema.types.as_ref().filter(|types| types.len() < Type::ALL.len());
        let types = types.map(|types| types.iter().map(json_type).collect());
        Some(types.map(Rule::Type).into_iter().collect())
    }

    /// `enum`.
    pub(super) fn values(&mut self, schema: &SchemaObject) -> Option<Vec<Rule>> {
        let values = schema.enumeration.as_ref().map(|values| Rule::Enum(values.iter().map(docs::json).collect()));
        Some(values.into_iter().collect())
    }

    /// `const`.
    pub(super) fn constant(&mut self, schema: &SchemaObject) -> Option<Vec<Rule>> {
        Some(schema.constant.iter().map(|value| Rule::Const(docs::json(value))).collect())
    }

    /// Limits and formats.
    fn scalars(&mut self, schema: &SchemaObject) -> Option<Vec<Rule>> {
        let mut all = Vec::new();
        if let Some(pattern) = &schema.string.pattern {
            all.push(Rule::Pattern(self.pattern(pattern)?));
        }
        all.extend(rules::limits(schema, self.lowering));
        Some(all)
    }

    pub(super) fn pattern(&mut self, pattern: &Spanned<Text>) -> Option<Pattern> {
        match patterns::compile(self.lowering, pattern) {
            Ok(pattern) => Some(pattern),
            Err(refusal) => self.refuse(format!("its pattern can't be checked: {}", refusal.why)),
        }
    }
}

fn json_type(of: Type) -> JsonType {
    match of {
        Type::Null => JsonType::Null,
        Type::Boolean => JsonType::Boolean,
        Type::Integer => JsonType::Integer,
        Type::Number => JsonType::Number,
        Type::String => JsonType::String,
        Type::Array => JsonType::Array,
        Type::Object => JsonType::Object,
    }
}
