//! Schemas: JSON Schema 2020-12 with OpenAPI's additions. Common keywords are members of [`SchemaObject`], the rest is
//! in groups by the kind of value that they speak about.

use super::{
    ArrayKeywords, Combinators, Group, IdentityKeywords, NumberKeywords, ObjectKeywords, OpenApiKeywords,
    StringKeywords,
};
use crate::source::{Node, Span, Spanned, Text, Value};
use std::fmt;
use std::sync::Arc;

/// A schema.
#[derive(Clone, Debug, PartialEq)]
pub enum Schema {
    /// `true` allows everything, `false` nothing.
    Bool(Spanned<bool>),
    /// Keywords; shared, as merges take what they merge as it stands.
    Object(Arc<SchemaObject>),
}

/// A schema that is an object: every keyword is optional, and those that few schemas have cost a pointer (see [`Group`]).
///
/// In documents of 3.0 the upgrade has been done: `nullable: true` adds null to [`types`](Self::types), boolean exclusive
/// bounds are numeric, and constraints beside `$ref` are gone, each with a note.
#[derive(Clone, Debug, PartialEq)]
pub struct SchemaObject {
    /// The whole object.
    pub span: Span,
    /// `$ref`: a keyword among others, its siblings hold too.
    pub reference: Option<Spanned<Text>>,
    /// `type`.
    pub types: Option<Spanned<TypeSet>>,
    /// The place of a `nullable: true`: null is allowed beside whatever else is. Where there is a `type`, null is in
    /// [`types`](Self::types) as well; without one, beside `$ref` or combinators, this is the only sign.
    pub nullable: Option<Span>,
    /// `enum`.
    pub enumeration: Option<Box<Spanned<Vec<Node>>>>,
    /// `const`.
    pub constant: Option<Box<Node>>,
    /// `default`.
    pub default: Option<Box<Node>>,
    /// `title`.
    pub title: Option<Spanned<Text>>,
    /// `description`: Markdown.
    pub description: Option<Spanned<Text>>,
    /// `format`.
    pub format: Option<Spanned<Text>>,
    /// Keywords about objects.
    pub object: Group<ObjectKeywords>,
    /// Keywords about arrays.
    pub array: Group<ArrayKeywords>,
    /// Keywords about strings.
    pub string: Group<StringKeywords>,
    /// Keywords about numbers.
    pub number: Group<NumberKeywords>,
    /// `allOf`, `anyOf`, `oneOf`, `not`, `if`.
    pub combinators: Group<Combinators>,
    /// Direction, deprecation, examples, and what OpenAPI adds.
    pub openapi: Group<OpenApiKeywords>,
    /// `$id`, `$defs` and other keywords about the schema itself.
    pub identity: Group<IdentityKeywords>,
}

/// One of JSON Schema's seven type names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Type {
    /// `null`.
    Null,
    /// `boolean`.
    Boolean,
    /// `integer`: a number without fraction.
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

/// A set of [`Type`]s.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TypeSet(u8);

impl Schema {
    /// The keywords, unless it is `true` or `false`.
    #[must_use]
    pub fn as_object(&self) -> Option<&SchemaObject> {
        if let Self::Object(object) = self { Some(object) } else { None }
    }

    /// What it says of every value, if it is `true` or `false`.
    #[must_use]
    pub const fn as_bool(&self) -> Option<bool> {
        if let Self::Bool(allowed) = self { Some(allowed.value) } else { None }
    }

    /// Where it stands.
    #[must_use]
    pub fn span(&self) -> Span {
        match self {
            Self::Bool(value) => value.span,
            Self::Object(object) => object.span,
        }
    }
}

impl SchemaObject {
    /// A schema without keywords: everything is allowed.
    #[must_use]
    pub const fn empty(span: Span) -> Self {
        Self {
            span,
            reference: None,
            types: None,
            nullable: None,
            enumeration: None,
            constant: None,
            default: None,
            title: None,
            description: None,
            format: None,
            object: Group::ABSENT,
            array: Group::ABSENT,
            string: Group::ABSENT,
            number: Group::ABSENT,
            combinators: Group::ABSENT,
            openapi: Group::ABSENT,
            identity: Group::ABSENT,
        }
    }

    /// Whether `$ref` stands alone, beside annotations and extensions at most: then it is another name of its target.
    #[must_use]
    pub fn is_alias(&self) -> bool {
        let values = self.types.is_some() || self.enumeration.is_some() || self.constant.is_some();
        let text = self.format.is_some() || self.nullable.is_some() || self.default.is_some();
        let kinds = self.object.is_present() || self.array.is_present();
        let kinds = kinds || self.string.is_present() || self.number.is_present();
        let direction = self.openapi.read_only || self.openapi.write_only || self.openapi.discriminator.is_some();
        let constrained = values || text || kinds || direction || self.combinators.is_present();
        self.reference.is_some() && !constrained
    }
}

impl Type {
    /// The type of a value; a number without fraction is an integer, however it is spelled.
    #[must_use]
    pub fn of(value: &Node) -> Self {
        match &value.value {
            Value::Null => Self::Null,
            Value::Bool(_) => Self::Boolean,
            Value::Number(number) if number.is_integer() => Self::Integer,
            Value::Number(_) => Self::Number,
            Value::String(_) => Self::String,
            Value::Array(_) => Self::Array,
            Value::Object(_) => Self::Object,
        }
    }

    /// Every type, in the order of the enum.
    pub const ALL: [Self; 7] =
        [Self::Null, Self::Boolean, Self::Integer, Self::Number, Self::String, Self::Array, Self::Object];

    /// The type of this name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == name)
    }

    /// Its name.
    #[must_use]
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

impl TypeSet {
    /// The set with `kind` in it.
    #[must_use]
    pub const fn with(self, kind: Type) -> Self {
        Self(self.0 | 1 << kind as u8)
    }

    /// The set without `kind`.
    #[must_use]
    pub const fn without(self, kind: Type) -> Self {
        Self(self.0 & !(1 << kind as u8))
    }

    /// Whether `kind` is in it.
    #[must_use]
    pub const fn contains(self, kind: Type) -> bool {
        self.0 & 1 << kind as u8 != 0
    }

    /// Whether values of `kind` are allowed: an integer is a number.
    #[must_use]
    pub const fn allows(self, kind: Type) -> bool {
        self.contains(kind) || (matches!(kind, Type::Integer) && self.contains(Type::Number))
    }

    /// The types of values that are of both: an integer is a number.
    #[must_use]
    pub fn common(self, other: Self) -> Self {
        Type::ALL.into_iter().filter(|kind| self.allows(*kind) && other.allows(*kind)).collect()
    }

    /// How many types are in it.
    #[must_use]
    pub const fn len(self) -> usize {
        self.0.count_ones() as usize
    }

    /// Whether none is.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The types in it, in the order of the enum.
    pub fn iter(self) -> impl Iterator<Item = Type> {
        Type::ALL.into_iter().filter(move |kind| self.contains(*kind))
    }
}

/// The names in backticks: `integer` or `null`.
impl fmt::Display for TypeSet {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, kind) in self.iter().enumerate() {
            let or = if at > 0 { " or " } else { "" };
            write!(out, "{or}`{}`", kind.as_str())?;
        }
        Ok(())
    }
}

impl FromIterator<Type> for TypeSet {
    fn from_iter<I: IntoIterator<Item = Type>>(types: I) -> Self {
        types.into_iter().fold(Self::default(), Self::with)
    }
}
