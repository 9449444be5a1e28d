//! Types and the values that refer to them.

use super::rule::beside_null;
use super::{Because, Docs, Limit, Rule, Span, Style, Untyped};
use crate::source::Spanned;

/// The named types of an API, in the order in which the document mentions them.
#[derive(Debug, Clone, Default)]
pub struct Types {
    defs: Vec<TypeDef>,
}

/// A type's number in [`Types`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TypeId(u32);

impl Types {
    /// Adds a type.
    pub fn add(&mut self, def: TypeDef) -> TypeId {
        let id = TypeId(u32::try_from(self.defs.len()).unwrap_or(u32::MAX));
        self.defs.push(def);
        id
    }

    /// The type with this number; numbers only come from [`Self::add`].
    pub fn get(&self, id: TypeId) -> Option<&TypeDef> {
        self.defs.get(id.0 as usize)
    }

    /// As [`Self::get`], to change it.
    pub fn get_mut(&mut self, id: TypeId) -> Option<&mut TypeDef> {
        self.defs.get_mut(id.0 as usize)
    }

    /// All types with their numbers.
    pub fn iter(&self) -> impl Iterator<Item = (TypeId, &TypeDef)> {
        self.defs.iter().enumerate().map(|(index, def)| (TypeId(u32::try_from(index).unwrap_or(u32::MAX)), def))
    }

    /// All types, to change them.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = &mut TypeDef> {
        self.defs.iter_mut()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.defs.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.defs.is_empty()
    }
}

/// All types with their numbers.
impl IntoIterator for Types {
    type Item = (TypeId, TypeDef);
    type IntoIter =
        std::iter::Map<std::iter::Enumerate<std::vec::IntoIter<TypeDef>>, fn((usize, TypeDef)) -> Self::Item>;

    fn into_iter(self) -> Self::IntoIter {
        self.defs.into_iter().enumerate().map(|(index, def)| (TypeId(u32::try_from(index).unwrap_or(u32::MAX)), def))
    }
}

impl TypeId {
    /// The place in a table with an entry for each type.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// A type that deserves a name.
#[derive(Debug, Clone, PartialEq)]
pub struct TypeDef {
    /// Where it stands in the document; the first place, where several share it.
    pub origin: Origin,
    /// The other places that share it.
    pub also: Vec<Origin>,
    /// Its schema.
    pub span: Span,
    /// What the document says of it.
    pub docs: Docs,
    /// What it is.
    pub kind: Kind,
}

/// Where a type stands: what its name is made from, and its key in the lock.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// A component schema, by its name.
    Component(String),
    /// A schema written where it is used: the steps from a component or an operation down to it.
    Inline {
        /// A component's name, or an operation as `METHOD /path`.
        root: String,
        /// The steps.
        steps: Vec<Step>,
    },
    /// What requests carry of the type that stands there, where responses carry something else.
    Input(Box<Origin>),
}

impl Origin {
    /// The place in the document.
    pub fn place(&self) -> &Self {
        let mut place = self;
        while let Self::Input(of) = place {
            place = of;
        }
        place
    }
}

/// A step from a type or an operation into a schema below it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Step {
    /// The request body, by media type.
    RequestBody(String),
    /// The body of a response, by status key and media type.
    Response(String, String),
    /// A parameter, by place and name.
    Parameter(String, String),
    /// The headers of successes, or of errors.
    Headers(Side),
    /// A property.
    Property(String),
    /// The elements of an array.
    Items,
    /// The values of a map.
    Values,
    /// A branch of a union, by its reference, title, tag or a hash of its structure.
    Branch(String),
}

/// The outcome that a response stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Side {
    /// It went well.
    Success,
    /// It did not.
    Failure,
}

/// What a named type is.
#[derive(Debug, Clone, PartialEq)]
pub enum Kind {
    /// An object with known members.
    Object(Object),
    /// One of a list of values.
    Enumeration(Enumeration),
    /// One of several types.
    Union(Union),
    /// A list whose elements differ by their place.
    Tuple(Tuple),
}

/// A list whose elements differ by their place.
#[derive(Debug, Clone, PartialEq)]
pub struct Tuple {
    /// The elements that have a place of their own. Those that must be there come first.
    pub elements: Vec<Member>,
    /// Further elements, where there may be any.
    pub rest: Option<Box<Value>>,
}

impl Tuple {
    /// The elements by place, then those beyond.
    pub fn values(&self) -> impl Iterator<Item = &Value> {
        self.elements.iter().map(|element| &element.value).chain(self.rest.as_deref())
    }
}

/// An object with known members.
#[derive(Debug, Clone, PartialEq)]
pub struct Object {
    /// The members, in document order.
    pub members: Vec<Member>,
    /// What other members there may be.
    pub additional: Additional,
    /// Members that only a server sets, by name: this is what requests carry of the object, so none of them is there.
    pub withheld: Vec<String>,
    /// Constraints on the object as a whole.
    pub rules: Vec<Rule>,
    /// How each member is spelled, where this is the headers of a response.
    pub headers: Option<Vec<Style>>,
}

/// What members there may be beside the known ones.
#[derive(Debug, Clone, PartialEq)]
pub enum Additional {
    /// Nothing said: any, of which the document knows nothing.
    Open,
    /// `additionalProperties: true` or a schema: they belong to the value.
    Kept(Box<Value>),
    /// `additionalProperties: false`.
    Refused,
}

/// A member of an object, or a parameter of a request.
#[derive(Debug, Clone, PartialEq)]
pub struct Member {
    /// Its name on the wire.
    pub name: String,
    /// Its value.
    pub value: Value,
    /// Whether it must be there.
    pub required: bool,
    /// The direction in which it travels.
    pub access: Access,
    /// The default that the document states.
    pub default: Option<Spanned<Json>>,
    /// What the document says of it.
    pub docs: Docs,
    /// Its schema.
    pub span: Span,
}

/// `readOnly` and `writeOnly`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// In requests and responses.
    Both,
    /// Only in responses.
    ReadOnly,
    /// Only in requests.
    WriteOnly,
}

/// A value: a type, whether null is one of its values, and what else must hold.
#[derive(Debug, Clone, PartialEq)]
pub struct Value {
    /// The type.
    pub ty: Type,
    /// Whether `null` is a value.
    pub nullable: bool,
    /// Constraints on it (those of array elements and map values are at their own values).
    pub rules: Vec<Rule>,
}

impl Value {
    /// A value without constraints.
    pub fn new(ty: Type) -> Self {
        Self { ty, nullable: false, rules: Vec::new() }
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
    String(Option<String>),
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

/// One of a list of values.
#[derive(Debug, Clone, PartialEq)]
pub struct Enumeration {
    /// The values, in document order.
    pub variants: Vec<Variant>,
    /// Whether the document itself allows other strings.
    pub open: bool,
}

impl Enumeration {
    /// Whether all values are integers.
    pub fn is_of_integers(&self) -> bool {
        self.variants.iter().all(|variant| variant.value.as_i64().is_some())
    }
}

/// A value of an enumeration.
#[derive(Debug, Clone, PartialEq)]
pub struct Variant {
    /// The value.
    pub value: Json,
    /// What the document calls it: the title of a branch that has this value alone.
    pub title: Option<String>,
    /// What the document says of it.
    pub docs: Docs,
    /// The value's place.
    pub span: Span,
}

/// A JSON value of the document.
#[derive(Debug, Clone, PartialEq)]
pub enum Json {
    /// `null`
    Null,
    /// A boolean.
    Boolean(bool),
    /// A number, as it is written.
    Number(String),
    /// A string.
    String(String),
    /// An array.
    Array(Vec<Json>),
    /// An object, in its order.
    Object(Vec<(String, Json)>),
}

impl Json {
    /// The value, where it is a whole number of at most 128 bits, however it is spelled: `1`, `1.0`, `1e3`.
    pub fn as_integer(&self) -> Option<i128> {
        match self {
            Self::Number(literal) => {
                crate::source::Number::from_literal(literal.as_str()).integer_digits()?.parse().ok()
            }
            _ => None,
        }
    }

    /// The same, of 64 bits.
    pub fn as_i64(&self) -> Option<i64> {
        i64::try_from(self.as_integer()?).ok()
    }

    /// Whether it is a number that a float says without loss.
    pub fn is_double(&self) -> bool {
        matches!(self, Self::Number(literal) if !matches!(Limit::of(literal), Limit::Literal(_)))
    }

    /// Whether it is a number and no integer.
    pub fn has_fraction(&self) -> bool {
        matches!(self, Self::Number(_)) && self.as_i64().is_none()
    }

    /// A scalar without the quotes of a string; structures are not spelled out.
    pub fn bare(&self) -> String {
        match self {
            Self::Null => "null".to_owned(),
            Self::Boolean(value) => value.to_string(),
            Self::Number(text) | Self::String(text) => text.clone(),
            Self::Array(_) | Self::Object(_) => "value".to_owned(),
        }
    }
}

/// One of several types.
#[derive(Debug, Clone, PartialEq)]
pub struct Union {
    /// `anyOf` or `oneOf`.
    pub kind: UnionKind,
    /// The branches, in document order; null is never one of them.
    pub branches: Vec<Branch>,
    /// `discriminator`.
    pub discriminator: Option<Discriminator>,
}

/// The property whose value names the branch: a hint, which never changes what validates.
#[derive(Debug, Clone, PartialEq)]
pub struct Discriminator {
    /// The property.
    pub property: String,
    /// Its values, with the branches that they name.
    pub values: Vec<(String, usize)>,
    /// `defaultMapping`: the branch of objects without one of these values.
    pub otherwise: Option<usize>,
}

/// The keyword that a union is written with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnionKind {
    /// `anyOf`, or several types in `type`.
    AnyOf,
    /// `oneOf`.
    OneOf,
}

/// A branch of a union.
#[derive(Debug, Clone, PartialEq)]
pub struct Branch {
    /// What a person would call it: title or component name.
    pub label: Option<String>,
    /// Its value.
    pub value: Value,
    /// What the document says of it.
    pub docs: Docs,
    /// Its schema.
    pub span: Span,
}
