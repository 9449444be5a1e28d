//! The named types, and what objects and tuples are made of.

use super::{Docs, Enumeration, Json, Rule, Span, Style, Union, Value};
use crate::source::{Spanned, Text};

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
    Component(Text),
    /// A schema written where it is used: the steps from a component or an operation down to it.
    Inline {
        /// A component's name, or an operation as `METHOD /path`.
        root: Text,
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
    RequestBody(Text),
    /// The body of a response, by status key and media type.
    Response(Text, Text),
    /// A parameter, by place and name.
    Parameter(Text, Text),
    /// The headers of successes, or of errors.
    Headers(Side),
    /// A property.
    Property(Text),
    /// The elements of an array.
    Items,
    /// The values of a map.
    Values,
    /// A branch of a union, by its reference, title, tag or a hash of its structure.
    Branch(Text),
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

impl Kind {
    /// How many members, values, branches or elements it has.
    pub(crate) fn size(&self) -> usize {
        match self {
            Self::Object(object) => object.members.len(),
            Self::Enumeration(enumeration) => enumeration.variants.len(),
            Self::Union(union) => union.branches.len(),
            Self::Tuple(tuple) => tuple.elements.len(),
        }
    }
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
    pub withheld: Vec<Text>,
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
    pub name: Text,
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
