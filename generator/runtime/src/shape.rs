//! The tables that generated code consists of: what a type looks like on the wire and what its document demands.

use crate::codec::Codec;
use crate::validate::Rule;

/// An object type: its members in document order.
#[derive(Debug)]
pub struct Shape {
    /// The Rust type's name, for `Debug` output and error messages.
    pub name: &'static str,
    /// The members, in the order of the arrays that the type's codec hands over.
    pub fields: &'static [Field],
    /// Bit `n % 64` of word `n / 64` is set when member `n` is in `required`.
    pub required: &'static [u64],
    /// What happens to members that the document does not list.
    pub unknown: UnknownFields,
    /// Members that only a server sets (`readOnly`), of a type that only requests carry, which has no place for them.
    pub withheld: &'static [&'static str],
    /// Constraints on the object as a whole.
    pub rules: &'static [Rule],
}

/// What to do with members of an object that its schema does not list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnknownFields {
    /// They are skipped, or kept where the type has a place for them.
    Allow,
    /// `additionalProperties: false`: refused in strict mode, skipped in tolerant mode.
    Refuse,
}

/// A member of an object, or a parameter of a request.
#[derive(Debug)]
pub struct Field {
    /// The name on the wire.
    pub name: &'static str,
    /// Whether the name stands in JSON without escapes, so that bytes can be compared.
    pub(crate) plain: bool,
    /// Whether `null` is a value (a strict reader refuses it otherwise).
    pub nullable: bool,
    /// The direction in which the member travels.
    pub access: Access,
    /// The default that the document states, as JSON. Applied only by a server, and only where it may.
    pub default: Option<&'static str>,
    /// Constraints on the value.
    pub rules: &'static [Rule],
}

/// `readOnly` and `writeOnly` of OpenAPI.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// In requests and responses.
    Both,
    /// Only in responses.
    ReadOnly,
    /// Only in requests.
    WriteOnly,
}

impl Shape {
    /// An object type that allows members beyond these.
    #[must_use]
    pub const fn new(name: &'static str, fields: &'static [Field], required: &'static [u64]) -> Self {
        Self { name, fields, required, unknown: UnknownFields::Allow, withheld: &[], rules: &[] }
    }

    /// With `additionalProperties: false`.
    #[must_use]
    pub const fn refuse(mut self) -> Self {
        self.unknown = UnknownFields::Refuse;
        self
    }

    /// With `readOnly` members that it has no place for.
    #[must_use]
    pub const fn withhold(mut self, names: &'static [&'static str]) -> Self {
        self.withheld = names;
        self
    }

    /// With constraints on the object as a whole.
    #[must_use]
    pub const fn rules(mut self, rules: &'static [Rule]) -> Self {
        self.rules = rules;
        self
    }

    /// Whether the member with this number is in `required`.
    #[must_use]
    pub fn requires(&self, index: usize) -> bool {
        self.required.get(index / 64).is_some_and(|word| word >> (index % 64) & 1 == 1)
    }
}

impl Field {
    /// A member without constraints.
    #[must_use]
    pub const fn new(name: &'static str) -> Self {
        Self { name, plain: is_plain(name), nullable: false, access: Access::Both, default: None, rules: &[] }
    }

    /// With `null` as a value.
    #[must_use]
    pub const fn nullable(mut self) -> Self {
        self.nullable = true;
        self
    }

    /// Travelling in one direction only.
    #[must_use]
    pub const fn access(mut self, access: Access) -> Self {
        self.access = access;
        self
    }

    /// With a default, as JSON.
    #[must_use]
    pub const fn default(mut self, json: &'static str) -> Self {
        self.default = Some(json);
        self
    }

    /// With constraints.
    #[must_use]
    pub const fn rules(mut self, rules: &'static [Rule]) -> Self {
        self.rules = rules;
        self
    }
}

const fn is_plain(name: &str) -> bool {
    let bytes = name.as_bytes();
    let mut index = 0;
    while index < bytes.len() {
        if bytes[index] < 0x20 || bytes[index] == b'"' || bytes[index] == b'\\' {
            return false;
        }
        index += 1;
    }
    true
}

/// A list whose first elements have a type by their place.
#[derive(Debug)]
pub struct Tuple {
    /// How many elements there are at least.
    pub required: usize,
    /// Bit `n` is set when `null` is a value of element `n` (a strict reader refuses it otherwise).
    pub nullable: u64,
    /// Constraints on the list.
    pub rules: &'static [Rule],
}

impl Tuple {
    /// A list without constraints.
    #[must_use]
    pub const fn new(required: usize, nullable: u64) -> Self {
        Self { required, nullable, rules: &[] }
    }

    /// With constraints.
    #[must_use]
    pub const fn rules(mut self, rules: &'static [Rule]) -> Self {
        self.rules = rules;
        self
    }
}

/// A value as a walker sees it, without its Rust type.
#[derive(Clone, Copy)]
pub enum View<'a> {
    /// JSON `null`, or the absence of a value where there is a place for one.
    Null,
    /// A boolean.
    Boolean(bool),
    /// A number without fraction.
    Integer(i128),
    /// Any other number.
    Number(f64),
    /// A number with all its digits, as a literal of JSON.
    Literal(&'a str),
    /// A string.
    String(&'a str),
    /// Content that no schema describes.
    Binary(&'a crate::Binary),
    /// An array.
    Array(&'a dyn Elements),
    /// An object with free keys.
    Map(&'a dyn Entries),
    /// An object of a known shape, its members in the order of [`Shape::fields`].
    Object(&'static Shape, &'a [&'a dyn Codec], Option<&'a dyn Entries>),
    /// A value of no declared type.
    Any(&'a serde_json::Value),
}

/// The elements of an array, whatever container holds them.
pub trait Elements {
    /// How many there are.
    fn len(&self) -> usize;
    /// Whether there are none.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }
    /// The element at `index`.
    fn get(&self, index: usize) -> Option<&dyn Codec>;
}

/// The entries of a map, in its order.
pub trait Entries {
    /// How many there are.
    fn len(&self) -> usize;
    /// Whether there are none.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }
    /// Calls `visit` with each key and value.
    fn each(&self, visit: &mut dyn FnMut(&str, &dyn Codec));
}

/// How the branches of a union are told apart.
///
/// A branch is a number: its place in the type's `union!` line.
#[derive(Debug)]
pub struct Choice {
    /// The Rust type's name.
    pub name: &'static str,
    /// The branches' names, for messages.
    pub branches: &'static [&'static str],
    /// Constraints that a branch's type does not carry itself, by branch; branches at the end may be left out.
    pub rules: &'static [&'static [Rule]],
    /// What decides, tried in this order; where nothing does, no branch fits.
    pub by: &'static [Decide],
    /// Whether the document says `oneOf` and nothing proves that its branches exclude each other: a strict reader
    /// then refuses a value that fits two.
    pub exclusive: bool,
}

impl Choice {
    /// A union whose branches `by` tells apart.
    #[must_use]
    pub const fn new(name: &'static str, branches: &'static [&'static str], by: &'static [Decide]) -> Self {
        Self { name, branches, rules: &[], by, exclusive: false }
    }

    /// With `oneOf`, where nothing proves that the branches exclude each other.
    #[must_use]
    pub const fn exclusive(mut self) -> Self {
        self.exclusive = true;
        self
    }

    /// With constraints on the branches.
    #[must_use]
    pub const fn rules(mut self, rules: &'static [&'static [Rule]]) -> Self {
        self.rules = rules;
        self
    }

    /// The constraints on a branch.
    #[must_use]
    pub fn rules_of(&self, branch: usize) -> &'static [Rule] {
        self.rules.get(branch).copied().unwrap_or_default()
    }
}

/// One way to choose the branch of a union.
#[derive(Debug)]
pub enum Decide {
    /// The JSON kind alone: branches for null, boolean, integer, number, string, array, object; [`NO_BRANCH`] where
    /// none takes that kind, [`MORE_BRANCHES`] where several do.
    Kind([u8; 7]),
    /// The value of a string property.
    Tag {
        /// The property.
        property: &'static str,
        /// Its values and their branches.
        values: &'static [(&'static str, u8)],
    },
    /// The presence of a key that only this branch can have.
    Key(&'static str, u8),
    /// No proof: every branch is tried, strictly first, and the one with the most known properties is taken.
    Preference,
}

/// No branch of a union takes this JSON kind.
pub const NO_BRANCH: u8 = 255;
/// Several branches of a union take this JSON kind.
pub const MORE_BRANCHES: u8 = 254;
