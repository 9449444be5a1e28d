//! Constraints as data.

use super::Pattern;

/// One constraint of JSON Schema, as the document states it.
///
/// JSON Schema 2020-12 Validation, section 6, and the applicators of Core, section 10. A set of constraints holds when
/// all of them do, so `allOf` needs no constraint of its own.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub enum Rule {
    /// `type`: one of these.
    Type(&'static [JsonType]),
    /// `enum`: one of these values.
    Enum(&'static [Constant]),
    /// `const`: this value.
    Const(&'static Constant),
    /// `false` as a schema: no value is allowed. The keyword that it stands for in a report.
    Refused(&'static str),
    /// `minLength`, in Unicode code points.
    MinLength(u64),
    /// `maxLength`, in Unicode code points.
    MaxLength(u64),
    /// `pattern`.
    Pattern(&'static Pattern),
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
    /// Constraints on the first elements, each by its place: `prefixItems`.
    PrefixItems(&'static [&'static [Rule]]),
    /// Constraints on the elements from this place on: `items` beside `prefixItems`.
    ItemsFrom(usize, &'static [Rule]),
    /// How many elements satisfy constraints: `contains`, `minContains` and `maxContains`.
    Contains(&'static [Rule], u64, Option<u64>),
    /// `minProperties`.
    MinProperties(u64),
    /// `maxProperties`.
    MaxProperties(u64),
    /// `required`, for members that the shape does not list.
    Required(&'static [&'static str]),
    /// Members that must be there where another one is: `dependentRequired`.
    DependentRequired(&'static [(&'static str, &'static [&'static str])]),
    /// Constraints on the object where a member is there: `dependentSchemas`.
    DependentSchemas(&'static [(&'static str, &'static [Rule])]),
    /// Constraints on members, by name: `properties`.
    Properties(&'static [(&'static str, &'static [Rule])]),
    /// Constraints on members whose name a pattern matches: `patternProperties`.
    PatternProperties(&'static [(&'static Pattern, &'static [Rule])]),
    /// Constraints on members that have none of these names and that none of these patterns matches:
    /// `additionalProperties`, `unevaluatedProperties`.
    OtherProperties(&'static [&'static str], &'static [&'static Pattern], &'static [Rule]),
    /// Constraints on the members that nothing evaluates: `unevaluatedProperties`, where that depends on the value.
    UnevaluatedProperties(&'static [Evaluated], &'static [Rule]),
    /// Constraints on the elements that nothing evaluates: `unevaluatedItems`, where that depends on the value.
    UnevaluatedItems(&'static [Evaluated], &'static [Rule]),
    /// Constraints on each value of a map: `additionalProperties`.
    Values(&'static [Rule]),
    /// Constraints on each name: `propertyNames`.
    PropertyNames(&'static [Rule]),
    /// At least one of the sets holds: `anyOf` over constraints alone.
    AnyOf(&'static [&'static [Rule]]),
    /// Exactly one of the sets holds: `oneOf` over constraints alone.
    OneOf(&'static [&'static [Rule]]),
    /// The set does not hold: `not` over constraints alone.
    Not(&'static [Rule]),
    /// Where the first set holds, the second does; where it does not, the third: `if`, `then`, `else`.
    If(&'static [Rule], &'static [Rule], &'static [Rule]),
    /// The value is one of these strings: an `enum` that does not make a type.
    OneOfStrings(&'static [&'static str]),
}

/// Members of an object, or elements of an array, that a schema evaluates (Core 2020-12, section 11).
#[derive(Debug)]
#[non_exhaustive]
pub enum Evaluated {
    /// All of them.
    All,
    /// The members with these names.
    Names(&'static [&'static str]),
    /// The members whose name one of these patterns matches.
    Patterns(&'static [&'static Pattern]),
    /// So many elements from the first on.
    First(usize),
    /// The elements that satisfy these constraints.
    Contains(&'static [Rule]),
    /// Where these constraints hold for the whole value, these as well.
    Where(&'static [Rule], &'static [Evaluated]),
}

/// A type of JSON Schema (Core 2020-12, section 4.2.1; Validation, section 6.1.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JsonType {
    /// `null`.
    Null,
    /// `boolean`.
    Boolean,
    /// `integer`: a number without fraction, however it is written.
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

/// A value that the document states.
#[derive(Debug, PartialEq)]
pub enum Constant {
    /// `null`.
    Null,
    /// A boolean.
    Boolean(bool),
    /// A number.
    Number(Limit),
    /// A string.
    String(&'static str),
    /// An array.
    Array(&'static [Constant]),
    /// An object, each name once.
    Object(&'static [(&'static str, Constant)]),
}

/// A numeric limit, exact: a float stands for the shortest decimal that reads back as it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Limit {
    /// A limit without fraction.
    Integer(i64),
    /// A limit that a float says.
    Number(f64),
    /// Any other limit, as a literal of JSON.
    Literal(&'static str),
}
