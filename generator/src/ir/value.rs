//! What stands in a place: a type, null or not, and constraints.

use super::rule::beside_null;
use super::{Because, Foreign, Rule, TypeId, Untyped};
use crate::source::Text;

/// A value: a type, whether null is one of its values, and what else must hold.
#[derive(Debug, Clone, PartialEq)]
pub struct Value {
    /// The type.
    pub ty: Type,
    /// Whether `null` is a value.
    pub nullable: bool,
    /// The type of somebody else's that it is held in, of which `ty` then only says what is on the wire.
    pub foreign: Option<Foreign>,
    /// Whether a map keeps its keys in the order in which they came.
    pub ordered: bool,
    /// Constraints on it (those of array elements and map values are at their own values).
    pub rules: Vec<Rule>,
}

impl Value {
    /// A value without constraints.
    pub fn new(ty: Type) -> Self {
        Self { ty, nullable: false, foreign: None, ordered: false, rules: Vec::new() }
    }

    /// The value, or null: whatever its constraints demand, null satisfies them.
    #[must_use]
    pub fn or_null(mut self) -> Self {
        self.nullable = true;
        self.rules = beside_null(self.rules);
        self
    }

    /// A value of any type, for a reason.
    pub fn untyped(reason: Untyped) -> Self {
        Self::new(Type::untyped(reason))
    }

    /// The same, with a closer reason where its schema allows everything.
    pub fn otherwise(mut self, reason: Untyped) -> Self {
        if let Type::Any(Because(Untyped::Everything)) = self.ty {
            self.ty = Type::untyped(reason);
        }
        self
    }
}

/// The type of a value.
#[derive(Debug, Clone, PartialEq)]
pub enum Type {
    /// Any JSON value, and why it is no more than that.
    Any(Because),
    /// Only `null`.
    Null,
    /// No value at all: the schema is `false`.
    Never,
    /// A boolean.
    Boolean,
    /// A number without fraction.
    Integer(Integer),
    /// A number.
    Number(Number),
    /// A string, with its `format`.
    String(Option<Text>),
    /// Content that no schema describes.
    Binary,
    /// A list.
    Array(Box<Value>),
    /// An object with free keys.
    Map(Box<Value>),
    /// A named type.
    Named(TypeId),
}

impl Type {
    /// Any type, for a reason.
    pub fn untyped(reason: Untyped) -> Self {
        Self::Any(Because(reason))
    }
}

/// How an integer is held: what it holds beyond what the document allows is for constraints to refuse.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Integer {
    /// In two's complement, of so many bits.
    Signed(u8),
    /// Without a sign, of so many bits.
    Unsigned(u8),
    /// With all its digits.
    Unlimited,
}

impl Integer {
    /// The smallest and the greatest value; none where there are none.
    pub fn range(self) -> Option<(i128, i128)> {
        match self {
            Self::Signed(bits) => {
                let half = 1_i128.checked_shl(u32::from(bits).checked_sub(1)?)?;
                Some((-half, half - 1))
            }
            Self::Unsigned(bits) => Some((0, 1_i128.checked_shl(bits.into())? - 1)),
            Self::Unlimited => None,
        }
    }
}

/// What nothing else is said of: 64 bits with a sign.
impl Default for Integer {
    fn default() -> Self {
        Self::Signed(64)
    }
}

/// How a number is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Number {
    /// In binary floating point, of 64 bits (IEEE 754).
    #[default]
    Double,
    /// With all its digits.
    Decimal,
}
