//! Types as the generator writes them.

use bindery::shape::{Decide, NO_BRANCH};
use bindery::validate::{Constant, Limit, Rule};
use bindery::{Extra, Map, Nullable, Unlisted, Unmatched, Value};

#[derive(Clone)]
pub(crate) enum Role {
    Admin,
    Viewer,
    Unknown(Unlisted),
}
bindery::string_enum!(Role { Admin: "admin", Viewer: "viewer" });

#[derive(Clone, Copy)]
pub(crate) enum Switch {
    On,
    Off,
}
bindery::string_enum!(Switch closed { On: "on", Off: "off" });

#[derive(Clone)]
pub(crate) enum Color {
    Red,
    Unknown(Unlisted),
}
bindery::string_enum!(Color open { Red: "red" });

/// With a listed value that takes the usual name of the variant for others.
#[derive(Clone)]
pub(crate) enum Size {
    Unknown,
    Unlisted(Unlisted),
}
bindery::string_enum!(Size or Unlisted open { Unknown: "unknown" });

#[derive(Clone)]
pub(crate) enum Priority {
    N1,
    Minus2,
    Unknown(Unlisted<i64>),
}
bindery::value_enum!(Priority of i64 { N1: 1, Minus2: -2 });

#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) enum Mixed {
    N1,
    N0Point5,
    Auto,
    True,
    Other(Unlisted<Value>),
}
bindery::value_enum!(Mixed of Value or Other {
    N1: Constant::Number(Limit::Integer(1)),
    N0Point5: Constant::Number(Limit::Number(0.5)),
    Auto: Constant::String("auto"),
    True: Constant::Boolean(true),
});

#[derive(Clone)]
pub(crate) struct Member {
    pub(crate) id: i64,
    pub(crate) email: Option<String>,
    pub(crate) nick: Nullable<String>,
    pub(crate) manager: Option<Box<Member>>,
    pub(crate) roles: Vec<Role>,
    pub(crate) labels: Option<Map<i64>>,
    pub(crate) input: Option<Value>,
}
bindery::record!(Member [0b10001] {
    id: "id".rules(&[Rule::Minimum(Limit::Integer(1))]),
    email: "email".rules(&[Rule::MinLength(3), Rule::MaxLength(8)]),
    nick: "nick".nullable(),
    manager: "manager",
    roles: "roles".rules(&[Rule::MinItems(1), Rule::UniqueItems]),
    labels: "labels".rules(&[Rule::Values(&[Rule::Maximum(Limit::Integer(9))])]),
    input: "input".nullable(),
});

#[derive(Clone)]
pub(crate) struct Sealed {
    pub(crate) a: Option<bool>,
}
bindery::record!(Sealed [0b0] refuse() { a: "a" });

#[derive(Clone)]
pub(crate) struct Keeping {
    pub(crate) a: Option<i64>,
    pub(crate) extra: Extra,
}
bindery::record!(Keeping [0b0] keep(extra) rules(&[Rule::MaxProperties(3)]) { a: "a" });

#[derive(Clone)]
pub(crate) struct Directed {
    pub(crate) id: String,
    pub(crate) secret: String,
    pub(crate) limit: Option<i64>,
}
bindery::record!(Directed [0b011] {
    id: "id".read_only(),
    secret: "secret".write_only(),
    limit: "limit".default("10"),
});

#[derive(Clone)]
pub(crate) enum LocItem {
    String(String),
    Integer(i64),
    Unknown(Unmatched),
}
bindery::union!(LocItem by [Decide::Kind([NO_BRANCH, NO_BRANCH, 1, NO_BRANCH, 0, NO_BRANCH, NO_BRANCH])] {
    String: String => "string",
    Integer: i64 => "integer",
});

#[derive(Clone)]
pub(crate) struct Cat {
    pub(crate) kind: String,
    pub(crate) lives: i64,
}
bindery::record!(Cat [0b11] { kind: "kind", lives: "lives" });

#[derive(Clone)]
pub(crate) struct Dog {
    pub(crate) kind: String,
    pub(crate) friend: Option<Box<Pet>>,
}
bindery::record!(Dog [0b01] { kind: "kind", friend: "friend" });

#[derive(Clone)]
pub(crate) enum Pet {
    Cat(Cat),
    Dog(Dog),
    Unknown(Unmatched),
}
bindery::union!(Pet by [Decide::Tag { property: "kind", values: &[("cat", 0), ("dog", 1)] }] { Cat, Dog });

#[derive(Clone)]
pub(crate) struct Leaf {
    pub(crate) x: i64,
    pub(crate) y: Option<i64>,
}
bindery::record!(Leaf [0b01] { x: "x", y: "y" });

#[derive(Clone)]
pub(crate) struct Branch {
    pub(crate) x: Option<i64>,
    pub(crate) z: Option<i64>,
    pub(crate) next: Option<Box<Either>>,
}
bindery::record!(Branch [0b0] { x: "x", z: "z".rules(&[Rule::Maximum(Limit::Integer(5))]), next: "next" });

#[derive(Clone)]
pub(crate) enum Either {
    Leaf(Leaf),
    Branch(Branch),
    Unknown(Unmatched),
}
bindery::union!(Either by [Decide::Preference] { Leaf, Branch });

/// Whose first branch holds itself: a blank value is one of the other.
#[derive(Clone)]
pub(crate) enum Tree {
    Nested(Box<Nested>),
    Leaf(Leaf),
    Other(Unmatched),
}
bindery::union!(Tree by [Decide::Preference] or Other blank(Leaf) rules(&[&[], &[Rule::MaxProperties(1)]]) { Nested: Nested, Leaf: Leaf });

#[derive(Clone)]
pub(crate) struct Nested {
    pub(crate) x: i64,
    pub(crate) tree: Option<Tree>,
}
bindery::record!(Nested [0b01] { x: "x", tree: "tree" });

#[derive(Clone)]
pub(crate) enum ExactlyOne {
    Leaf(Leaf),
    Branch(Branch),
}
bindery::union!(ExactlyOne by [Decide::Preference] closed exclusive() { Leaf, Branch });

#[derive(Clone)]
pub(crate) enum Limited {
    Short(String),
    Long(String),
    Unknown(Unmatched),
}
bindery::union!(
    Limited by [Decide::Preference] rules(&[&[Rule::MaxLength(2)], &[Rule::MinLength(5)]]) { Short, Long }
);

/// Named like what the macro needs inside.
#[derive(Clone)]
pub(crate) enum Number {
    Integer(i64),
    Float(f64),
}
bindery::union!(
    Number by [Decide::Kind([NO_BRANCH, NO_BRANCH, 0, 1, NO_BRANCH, NO_BRANCH, NO_BRANCH])] closed { Integer, Float }
);
