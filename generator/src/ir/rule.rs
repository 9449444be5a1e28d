//! Constraints: JSON Schema 2020-12 Validation, section 6, and the applicators of Core, section 10.

use super::Json;
use crate::source::{Number, Text};

/// One constraint on a value.
///
/// A list of constraints holds when all of them do.
#[derive(Debug, Clone, PartialEq)]
pub enum Rule {
    /// `type`, where it makes no type.
    Type(Vec<JsonType>),
    /// `enum` of any values, where it makes no type.
    Enum(Vec<Json>),
    /// `const` of any value, where it makes no type.
    Const(Json),
    /// `false` as a schema, and the keyword that it stands for.
    Refused(&'static str),
    /// `minLength`, in code points.
    MinLength(u64),
    /// `maxLength`, in code points.
    MaxLength(u64),
    /// `pattern`.
    Pattern(Pattern),
    /// `format`, by its name, where it is one that can be checked.
    Format(Text),
    /// `minimum`.
    Minimum(Limit),
    /// `maximum`.
    Maximum(Limit),
    /// `exclusiveMinimum`.
    ExclusiveMinimum(Limit),
    /// `exclusiveMaximum`.
    ExclusiveMaximum(Limit),
    /// `multipleOf`.
    MultipleOf(Limit),
    /// `minItems`.
    MinItems(u64),
    /// `maxItems`.
    MaxItems(u64),
    /// `uniqueItems: true`.
    UniqueItems,
    /// `minProperties`.
    MinProperties(u64),
    /// `maxProperties`.
    MaxProperties(u64),
    /// Constraints on each element of a list.
    Items(Vec<Rule>),
    /// `prefixItems`: constraints on the first elements, each by its place.
    PrefixItems(Vec<Vec<Rule>>),
    /// Constraints on the elements from a place on.
    ItemsFrom(usize, Vec<Rule>),
    /// `contains`, `minContains`, `maxContains`: how many elements satisfy constraints.
    Contains {
        /// The constraints.
        rules: Vec<Rule>,
        /// The least number.
        least: u64,
        /// The greatest number.
        most: Option<u64>,
    },
    /// `required`, for members that the type does not list.
    Required(Vec<Text>),
    /// `dependentRequired`: what must be there where a member is.
    DependentRequired(Vec<(Text, Vec<Text>)>),
    /// `dependentSchemas`: constraints on the object where a member is there.
    DependentSchemas(Vec<(Text, Vec<Rule>)>),
    /// Constraints on members by name.
    Properties(Vec<(Text, Vec<Rule>)>),
    /// `patternProperties`.
    PatternProperties(Vec<(Pattern, Vec<Rule>)>),
    /// Constraints on the members that neither a name nor a pattern covers.
    OtherProperties {
        /// The names.
        names: Vec<Text>,
        /// The patterns.
        patterns: Vec<Pattern>,
        /// The constraints.
        rules: Vec<Rule>,
    },
    /// `unevaluatedProperties`, where it depends on the value which members are evaluated.
    UnevaluatedProperties {
        /// What is evaluated.
        evaluated: Vec<Evaluated>,
        /// The constraints on other members.
        rules: Vec<Rule>,
    },
    /// `unevaluatedItems`, where it depends on the value which elements are evaluated.
    UnevaluatedItems {
        /// What is evaluated.
        evaluated: Vec<Evaluated>,
        /// The constraints on other elements.
        rules: Vec<Rule>,
    },
    /// Constraints on each value of a map.
    Values(Vec<Rule>),
    /// `propertyNames`.
    PropertyNames(Vec<Rule>),
    /// One of the sets holds.
    AnyOf(Vec<Vec<Rule>>),
    /// Exactly one of the sets holds.
    OneOf(Vec<Vec<Rule>>),
    /// The set does not hold.
    Not(Vec<Rule>),
    /// Where the condition holds, so does one set; where it does not, the other.
    If {
        /// `if`.
        condition: Vec<Rule>,
        /// `then`.
        then: Vec<Rule>,
        /// `else`.
        otherwise: Vec<Rule>,
    },
    /// The value is one of these strings.
    Strings(Vec<Text>),
}

/// Members of an object, or elements of a list, that a schema evaluates (Core 2020-12, section 11).
#[derive(Debug, Clone, PartialEq)]
pub enum Evaluated {
    /// All of them.
    All,
    /// The members with these names.
    Names(Vec<Text>),
    /// The members whose name one of these patterns matches.
    Patterns(Vec<Pattern>),
    /// So many elements from the first on.
    First(usize),
    /// The elements that satisfy constraints.
    Contains(Vec<Rule>),
    /// Where constraints hold for the whole value, these as well.
    Where(Vec<Rule>, Vec<Evaluated>),
}

impl Evaluated {
    /// The constraints on the whole value that decide what counts.
    pub fn conditions(all: &[Self]) -> Vec<&[Rule]> {
        let mut sets: Vec<&[Rule]> = Vec::new();
        for evaluated in all {
            if let Self::Where(rules, then) = evaluated {
                sets.push(rules);
                sets.extend(Self::conditions(then));
            }
        }
        sets
    }

    /// The constraints on single elements that decide what counts.
    pub fn contained(all: &[Self]) -> Vec<&[Rule]> {
        let sets = all.iter().map(|evaluated| match evaluated {
            Self::Contains(rules) => vec![rules.as_slice()],
            Self::Where(_, then) => Self::contained(then),
            _ => Vec::new(),
        });
        sets.flatten().collect()
    }

    fn patterns(all: &[Self]) -> Vec<&Pattern> {
        let patterns = all.iter().map(|evaluated| match evaluated {
            Self::Patterns(patterns) => patterns.iter().collect(),
            Self::Where(_, then) => Self::patterns(then),
            _ => Vec::new(),
        });
        patterns.flatten().collect()
    }
}

/// A type of JSON Schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JsonType {
    /// `null`.
    Null,
    /// `boolean`.
    Boolean,
    /// `integer`.
    Integer,
    /// `number`.
    Number,
    /// `string`.
    String,
    /// `array`.
    Array,
    /// `object`.
    Object,
}

/// A numeric limit, exact.
#[derive(Debug, Clone, PartialEq)]
pub enum Limit {
    /// Without fraction.
    Integer(i64),
    /// The shortest decimal that reads back as this float.
    Number(f64),
    /// Any other, as a literal of JSON.
    Literal(Text),
}

impl Limit {
    /// The number that a literal of JSON says.
    pub fn of(literal: &str) -> Self {
        let number = Number::from_literal(literal);
        if let Some(integer) = number.as_i64() {
            return Self::Integer(integer);
        }
        match number.as_f64().filter(|float| *float != 0.0) {
            Some(float) if Number::from_literal(format!("{float:e}")).is_equal(&number) => Self::Number(float),
            _ => Self::Literal(literal.into()),
        }
    }
}

/// A regular expression in two dialects.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern {
    /// As the document has it: ECMA-262.
    pub source: Text,
    /// The same meaning for a linear-time engine.
    pub translated: Text,
}

impl JsonType {
    /// Its name.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Boolean => "boolean",
            Self::Integer => "integer",
            Self::Number => "number",
            Self::String => "string",
            Self::Array => "array",
            Self::Object => "object",
        }
    }
}

impl Rule {
    /// The constraints that this one consists of.
    pub fn sets(&self) -> Vec<&[Self]> {
        match self {
            Self::Items(rules)
            | Self::ItemsFrom(_, rules)
            | Self::Contains { rules, .. }
            | Self::OtherProperties { rules, .. }
            | Self::Values(rules)
            | Self::PropertyNames(rules)
            | Self::Not(rules) => vec![rules],
            Self::PrefixItems(sets) | Self::AnyOf(sets) | Self::OneOf(sets) => sets.iter().map(Vec::as_slice).collect(),
            Self::DependentSchemas(table) | Self::Properties(table) => {
                table.iter().map(|(_, rules)| rules.as_slice()).collect()
            }
            Self::PatternProperties(table) => table.iter().map(|(_, rules)| rules.as_slice()).collect(),
            Self::If { condition, then, otherwise } => vec![condition, then, otherwise],
            Self::UnevaluatedProperties { evaluated, rules } | Self::UnevaluatedItems { evaluated, rules } => {
                let mut sets = vec![rules.as_slice()];
                sets.extend(Evaluated::conditions(evaluated));
                sets.extend(Evaluated::contained(evaluated));
                sets
            }
            _ => Vec::new(),
        }
    }

    /// The patterns of this constraint itself.
    pub fn patterns(&self) -> Vec<&Pattern> {
        match self {
            Self::Pattern(pattern) => vec![pattern],
            Self::PatternProperties(table) => table.iter().map(|(pattern, _)| pattern).collect(),
            Self::OtherProperties { patterns, .. } => patterns.iter().collect(),
            Self::UnevaluatedProperties { evaluated, .. } => Evaluated::patterns(evaluated),
            _ => Vec::new(),
        }
    }

    /// The numbers of this constraint itself.
    pub fn has_fraction(&self) -> bool {
        fn fraction(json: &Json) -> bool {
            match json {
                Json::Number(text) => matches!(Limit::of(text), Limit::Number(_)),
                Json::Array(elements) => elements.iter().any(fraction),
                Json::Object(members) => members.iter().any(|(_, value)| fraction(value)),
                Json::Null | Json::Boolean(_) | Json::String(_) => false,
            }
        }
        match self {
            Self::Minimum(limit)
            | Self::Maximum(limit)
            | Self::ExclusiveMinimum(limit)
            | Self::ExclusiveMaximum(limit)
            | Self::MultipleOf(limit) => matches!(limit, Limit::Number(_)),
            Self::Const(value) => fraction(value),
            Self::Enum(values) => values.iter().any(fraction),
            _ => false,
        }
    }

    /// Whether null always satisfies this constraint.
    pub fn holds_for_null(&self) -> bool {
        match self {
            Self::Type(_) | Self::Enum(_) | Self::Const(_) | Self::Refused(_) => false,
            Self::If { condition, then, .. } if *condition == [Self::Type(vec![JsonType::Null])] => {
                then.iter().all(Self::holds_for_null)
            }
            Self::OneOf(_) | Self::Not(_) | Self::If { .. } => false,
            Self::AnyOf(sets) => sets.iter().any(|rules| rules.iter().all(Self::holds_for_null)),
            _ => true,
        }
    }
}

/// The same constraints on a value that may be null besides.
pub fn beside_null(rules: Vec<Rule>) -> Vec<Rule> {
    let (mut kept, others): (Vec<Rule>, Vec<Rule>) = rules.into_iter().partition(Rule::holds_for_null);
    if !others.is_empty() {
        let condition = vec![Rule::Type(vec![JsonType::Null])];
        kept.push(Rule::If { condition, then: Vec::new(), otherwise: others });
    }
    kept
}
