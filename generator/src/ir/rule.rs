//! Constraints: JSON Schema 2020-12 Validation, section 6.

/// One constraint on a value.
#[derive(Debug, Clone, PartialEq)]
pub enum Rule {
    /// `minLength`, in code points.
    MinLength(u64),
    /// `maxLength`, in code points.
    MaxLength(u64),
    /// `pattern`.
    Pattern(Pattern),
    /// `format`, by its name, where it is one that can be checked.
    Format(String),
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
    /// Constraints on each value of a map.
    Values(Vec<Rule>),
    /// One of the sets holds.
    AnyOf(Vec<Vec<Rule>>),
    /// Exactly one of the sets holds.
    OneOf(Vec<Vec<Rule>>),
    /// The value is one of these strings.
    Strings(Vec<String>),
}

/// A numeric limit, exact for integers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Limit {
    /// Without fraction.
    Integer(i64),
    /// Any other.
    Number(f64),
}

/// A regular expression in two dialects.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern {
    /// As the document has it: ECMA-262.
    pub source: String,
    /// The same meaning for a linear-time engine.
    pub translated: String,
}
