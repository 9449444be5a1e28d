//! Constraints as data.

/// One constraint of JSON Schema, as the document states it.
///
/// JSON Schema 2020-12 Validation, section 6, and the applicators of Core, section 10.
#[derive(Debug)]
#[non_exhaustive]
pub enum Rule {
    /// `minLength`, in Unicode code points.
    MinLength(u64),
    /// `maxLength`, in Unicode code points.
    MaxLength(u64),
    /// `pattern`.
    Pattern(&'static super::Pattern),
    /// `format`, where it is enforced.
    Format(super::Format),
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
    /// Constraints on each element: `items`.
    Items(&'static [Rule]),
    /// `minProperties`.
    MinProperties(u64),
    /// `maxProperties`.
    MaxProperties(u64),
    /// Constraints on each value of a map: `additionalProperties`.
    Values(&'static [Rule]),
    /// Constraints on each key: `propertyNames`.
    PropertyNames(&'static [Rule]),
    /// At least one of the sets holds: `anyOf` over constraints alone.
    AnyOf(&'static [&'static [Rule]]),
    /// Exactly one of the sets holds: `oneOf` over constraints alone.
    OneOf(&'static [&'static [Rule]]),
    /// The set does not hold: `not` over constraints alone.
    Not(&'static [Rule]),
    /// The value is one of these strings: an `enum` that does not make a type.
    OneOfStrings(&'static [&'static str]),
}

/// A numeric limit, exact for integers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Limit {
    /// A limit without fraction.
    Integer(i64),
    /// Any other limit.
    Number(f64),
}
