//! Types of the document's schemas.

use super::{Docs, Ident, TypeRef, Wire};
use crate::ir::{Access, Json, Rule, Style};

/// An item of the `schemas` module.
#[derive(Debug)]
pub enum Schema {
    /// An object.
    Struct(Struct),
    /// An enumeration.
    Enum(Enum),
    /// A union.
    Union(Union),
    /// A list whose elements differ by their place.
    Tuple(Tuple),
}

impl Schema {
    /// Its name.
    pub fn ident(&self) -> &Ident {
        match self {
            Self::Struct(item) => &item.ident,
            Self::Enum(item) => &item.ident,
            Self::Union(item) => &item.ident,
            Self::Tuple(item) => &item.ident,
        }
    }

    /// Its documentation.
    pub fn docs(&self) -> &Docs {
        match self {
            Self::Struct(item) => &item.docs,
            Self::Enum(item) => &item.docs,
            Self::Union(item) => &item.docs,
            Self::Tuple(item) => &item.docs,
        }
    }

    /// The constraints of it and of its parts.
    pub fn rules(&self) -> Vec<&[Rule]> {
        match self {
            Self::Struct(item) => item.rules(),
            Self::Enum(_) => Vec::new(),
            Self::Union(item) => item.branches.iter().map(|branch| branch.rules.as_slice()).collect(),
            Self::Tuple(item) => vec![&item.rules],
        }
    }
}

/// A struct with a codec.
#[derive(Debug)]
pub struct Struct {
    /// Its name.
    pub ident: Ident,
    /// Its documentation.
    pub docs: Docs,
    /// Its members, in document order.
    pub members: Vec<Member>,
    /// Where unknown members are kept.
    pub extra: Option<Extra>,
    /// What happens to other members.
    pub unknown: Unknown,
    /// Members that only a server sets, which are left out of this view of requests.
    pub withheld: Vec<Wire>,
    /// Its constraints.
    pub rules: Vec<Rule>,
    /// Set when it is an envelope that is opened.
    pub envelope: Option<Box<Envelope>>,
    /// How its members are spelled, where it is the headers of responses.
    pub headers: Option<Vec<Style>>,
}

impl Struct {
    /// Whether nothing is required, so that it has a `Default`.
    pub fn has_default(&self) -> bool {
        !self.members.iter().any(|member| member.required)
    }

    /// The constraints of it and of its members.
    pub fn rules(&self) -> Vec<&[Rule]> {
        [self.rules.as_slice()].into_iter().chain(self.members.iter().map(|member| member.rules.as_slice())).collect()
    }
}

/// The member that keeps unknown members.
#[derive(Debug)]
pub struct Extra {
    /// Its name.
    pub ident: Ident,
    /// The type of the unknown members.
    pub ty: TypeRef,
}

/// What happens to members that the schema does not list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unknown {
    /// Allowed.
    Allow,
    /// `additionalProperties: false`.
    Refuse,
}

/// A member of a struct.
#[derive(Debug)]
pub struct Member {
    /// Its name.
    pub ident: Ident,
    /// Its name on the wire.
    pub wire: Wire,
    /// Its type, `Option` or `Nullable` included.
    pub ty: TypeRef,
    /// Whether it must be there.
    pub required: bool,
    /// Whether null is a value.
    pub nullable: bool,
    /// The direction in which it travels.
    pub access: Access,
    /// Its default. An optional member with one has an accessor of the same name that yields it.
    pub default: Option<Json>,
    /// What the accessor yields: a variant of an enumeration for a string default, where there is one.
    pub default_variant: Option<Ident>,
    /// Its constraints.
    pub rules: Vec<Rule>,
    /// Its documentation.
    pub docs: Docs,
}

/// An enumeration.
#[derive(Debug)]
pub struct Enum {
    /// Its name.
    pub ident: Ident,
    /// Its documentation.
    pub docs: Docs,
    /// Its values.
    pub variants: Vec<Variant>,
    /// What they are.
    pub of: EnumOf,
    /// The variant for values that the document does not list.
    pub unknown: Ident,
    /// Whether the document itself allows other strings, so that a server takes them too.
    pub open: bool,
}

/// What the values of an enumeration are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EnumOf {
    /// All strings.
    Strings,
    /// All integers that an `i64` holds.
    Integers,
    /// Booleans, numbers and strings.
    Values,
}

/// A variant of an enumeration.
#[derive(Debug)]
pub struct Variant {
    /// Its name.
    pub ident: Ident,
    /// Its value on the wire.
    pub value: Json,
    /// Its documentation.
    pub docs: Docs,
}

/// A tuple struct with a codec.
#[derive(Debug)]
pub struct Tuple {
    /// Its name.
    pub ident: Ident,
    /// Its documentation.
    pub docs: Docs,
    /// Its elements; their names are those of arguments.
    pub elements: Vec<Member>,
    /// The type of further elements, where there may be any.
    pub rest: Option<TypeRef>,
    /// Its constraints.
    pub rules: Vec<Rule>,
}

impl Tuple {
    /// How many elements there are at least.
    pub fn required(&self) -> usize {
        self.elements.iter().filter(|element| element.required).count()
    }
}

/// A union.
#[derive(Debug)]
pub struct Union {
    /// Its name.
    pub ident: Ident,
    /// Its documentation.
    pub docs: Docs,
    /// Its branches.
    pub branches: Vec<Branch>,
    /// The branch with the least recursion, which a blank value holds.
    pub blank: usize,
    /// What tells them apart.
    pub decide: Vec<Decide>,
    /// Whether the document says `oneOf`.
    pub one_of: bool,
    /// `oneOf` whose branches nothing proves to exclude each other.
    pub exclusive: bool,
    /// The variant for values that fit no branch, where it has one.
    pub unknown: Option<Ident>,
}

/// A branch of a union.
#[derive(Debug)]
pub struct Branch {
    /// The variant's name.
    pub ident: Ident,
    /// What the document calls it, where that is something else.
    pub label: Option<Wire>,
    /// What it holds.
    pub ty: TypeRef,
    /// What it can be made from: what it holds, where no other branch holds the same.
    pub from: Option<TypeRef>,
    /// Its constraints.
    pub rules: Vec<Rule>,
    /// Its documentation.
    pub docs: Docs,
}

/// No branch, in [`Decide`].
pub const NO_BRANCH: u16 = u16::MAX;
/// Several branches, in [`Decide::Kind`].
pub const MORE_BRANCHES: u16 = u16::MAX - 1;

/// One way to choose a branch, as `bindery::shape::Decide`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decide {
    /// By JSON kind: null, boolean, integer, number, string, array, object.
    Kind([u16; 7]),
    /// By the value of a property that every branch of objects requires.
    Tag(Wire, Vec<(Wire, u16)>),
    /// By keys, the JSON kinds of their values as bits, and their branches; and the branch of what has none of them.
    Keys(Vec<(Wire, u8, u16)>, u16),
    /// By the value of the discriminator, which another branch may fit all the same; and its default.
    Discriminator(Wire, Vec<(Wire, u16)>, u16),
    /// By trying.
    Preference,
}

/// How an envelope is opened.
#[derive(Debug)]
pub struct Envelope {
    /// The member that carries the payload.
    pub payload: Ident,
    /// The payload's type, without `Option`.
    pub payload_ty: TypeRef,
    /// Whether the payload is in `required`.
    pub payload_required: bool,
    /// Whether the payload member is an `Option` or `Nullable`.
    pub payload_optional: bool,
    /// Where it says what went wrong.
    pub errors: Reason,
    /// The boolean member that says whether it went well.
    pub success: Option<Ident>,
}

/// Where an envelope says what went wrong; types are without `Option`.
#[derive(Debug)]
pub enum Reason {
    /// In a member that is empty where nothing did.
    Errors(Ident, TypeRef),
    /// In a member that says so where `success` is false.
    Words(Ident, TypeRef),
    /// Nowhere: `success` is false, and that is all.
    Unsaid,
    /// Nothing can go wrong.
    Nothing,
}
