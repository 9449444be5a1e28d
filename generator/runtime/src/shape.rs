//! The tables that generated code consists of: what a type looks like on the wire and what its document demands.

mod choice;

pub use choice::{ANY_KIND, Choice, Decide, MORE_BRANCHES, NO_BRANCH};

pub(crate) use choice::Takes;

use crate::codec::Codec;
use crate::validate::Rule;
use std::sync::atomic::{AtomicU8, Ordering};

/// An object type: its members in document order.
///
/// Names in one array and all else, which few types have, beside it: rustc spends its time on expressions, empty ones
/// too, and a name alone is the least that a member can cost.
#[derive(Debug)]
pub struct Shape {
    /// The Rust type's name, for `Debug` output and error messages.
    pub name: &'static str,
    /// The names of the members on the wire, in the order of the arrays that the type's codec hands over.
    pub names: &'static [&'static str],
    /// Bit `n % 64` of word `n / 64` is set when member `n` is in `required`.
    pub required: &'static [u64],
    /// What else the document says, if anything.
    pub details: Option<&'static Details>,
    /// Whether the names stand in JSON without escapes.
    pub plain: Plain,
}

/// What a document says of an object and its members, names and `required` aside.
#[derive(Debug, Clone, Copy)]
pub struct Details {
    /// What is set for a member, by its name; in the order of the names.
    pub settings: &'static [(&'static str, Setting)],
    /// What happens to members that the document does not list.
    pub unknown: UnknownFields,
    /// Members that only a server sets (`readOnly`), of a type that only requests carry, which has no place for them.
    pub withheld: &'static [&'static str],
    /// Constraints on the object as a whole.
    pub rules: &'static [Rule],
}

static NO_DETAILS: Details = Details::of(&[]);

/// Whether names stand in JSON without escapes (RFC 8259, 7): found out when it is first asked, as rustc takes its time
/// over loops.
#[derive(Debug)]
pub struct Plain(AtomicU8);

impl Plain {
    const UNKNOWN: u8 = 0;
    const YES: u8 = 1;
    const NO: u8 = 2;

    /// Not found out yet.
    #[must_use]
    #[expect(clippy::new_without_default, reason = "only tables hold one")]
    pub const fn new() -> Self {
        Self(AtomicU8::new(Self::UNKNOWN))
    }
}

/// What to do with members of an object that its schema does not list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnknownFields {
    /// They are skipped, or kept where the type has a place for them.
    Allow,
    /// `additionalProperties: false`: refused in strict mode, skipped in tolerant mode.
    Refuse,
}

/// A setting of a member.
#[derive(Debug, Clone, Copy)]
pub enum Setting {
    /// As [`Field::nullable`].
    Nullable,
    /// As [`Field::access`].
    Access(Access),
    /// As [`Field::default`].
    Default(&'static str),
    /// As [`Field::rules`], where it is one.
    Rule(Rule),
    /// As [`Field::rules`].
    Rules(&'static [Rule]),
    /// The last setting of a parameter, where another one has the same name in another place.
    End,
}

/// A member of an object, or a parameter of a request.
#[derive(Debug, Clone, Copy)]
pub struct Field {
    /// The name on the wire.
    pub name: &'static str,
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

impl Details {
    /// Settings of members, and nothing of the object as a whole.
    #[must_use]
    pub const fn of(settings: &'static [(&'static str, Setting)]) -> Self {
        Self { settings, unknown: UnknownFields::Allow, withheld: &[], rules: &[] }
    }

    /// With `additionalProperties: false`.
    #[must_use]
    pub const fn refuse(mut self) -> Self {
        self.unknown = UnknownFields::Refuse;
        self
    }

    /// With `readOnly` members that the type has no place for.
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
}

impl Shape {
    /// What the document says, names and `required` aside.
    #[must_use]
    pub fn details(&self) -> &'static Details {
        self.details.unwrap_or(&NO_DETAILS)
    }

    /// Whether the names of all members stand in JSON without escapes, so that bytes can be compared.
    #[inline]
    pub(crate) fn is_plain(&self) -> bool {
        match self.plain.0.load(Ordering::Relaxed) {
            Plain::UNKNOWN => self.find_out_plain(),
            known => known == Plain::YES,
        }
    }

    #[cold]
    fn find_out_plain(&self) -> bool {
        let special = |byte| byte < 0x20 || byte == b'"' || byte == b'\\';
        let plain = !self.names.iter().any(|name| name.bytes().any(special));
        self.plain.0.store(if plain { Plain::YES } else { Plain::NO }, Ordering::Relaxed);
        plain
    }

    /// Whether the member with this number is in `required`.
    #[must_use]
    pub fn requires(&self, index: usize) -> bool {
        self.required.get(index / 64).is_some_and(|word| word >> (index % 64) & 1 == 1)
    }

    /// The members, in document order.
    pub fn fields(&self) -> impl Iterator<Item = Field> + use<> {
        let mut settings = self.details().settings;
        self.names.iter().map(move |name| {
            let mut field = Field::new(name);
            while let Some(((_, setting), rest)) = settings.split_first().filter(|((of, _), _)| of == name) {
                settings = rest;
                if matches!(setting, Setting::End) {
                    break;
                }
                field.set(setting);
            }
            field
        })
    }

    /// The member with this number, where no two have the same name.
    #[must_use]
    pub fn field(&self, index: usize) -> Option<Field> {
        let name = self.names.get(index)?;
        let mut field = Field::new(name);
        for (_, setting) in self.details().settings.iter().filter(|(of, _)| of == name) {
            field.set(setting);
        }
        Some(field)
    }
}

impl Field {
    /// A member without constraints.
    #[must_use]
    pub const fn new(name: &'static str) -> Self {
        Self { name, nullable: false, access: Access::Both, default: None, rules: &[] }
    }

    fn set(&mut self, setting: &'static Setting) {
        match setting {
            Setting::Nullable => self.nullable = true,
            Setting::Access(access) => self.access = *access,
            Setting::Default(json) => self.default = Some(json),
            Setting::Rule(rule) => self.rules = std::slice::from_ref(rule),
            Setting::Rules(rules) => self.rules = rules,
            Setting::End => {}
        }
    }
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
    /// Elements that come one after the other.
    Stream(&'a dyn crate::stream::Outgoing),
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
    /// The value of `key`.
    fn get(&self, key: &str) -> Option<&dyn Codec>;
}

#[cfg(test)]
mod tests {
    use super::{Details, Plain, Setting, Shape};
    use crate::validate::Rule;

    const fn shape(names: &'static [&'static str], details: &'static Details) -> Shape {
        Shape { name: "Thing", names, required: &[0], details: Some(details), plain: Plain::new() }
    }

    #[test]
    fn settings_belong_to_their_member() {
        static DETAILS: Details = Details::of(&[
            ("a", Setting::Nullable),
            ("a", Setting::Default("1")),
            ("b", Setting::Rule(Rule::MinLength(1))),
            ("c", Setting::Nullable),
        ]);
        let shape = shape(&["a", "b", "c"], &DETAILS);
        let seen = |field: super::Field| (field.name, field.nullable, field.default, field.rules.len());
        let found: Vec<_> = shape.fields().map(seen).collect();
        assert_eq!(found, [("a", true, Some("1"), 0), ("b", false, None, 1), ("c", true, None, 0)]);
        for (index, field) in shape.fields().enumerate() {
            assert_eq!(shape.field(index).map(seen), Some(seen(field)));
        }
        assert!(shape.field(3).is_none());
    }

    #[test]
    fn parameters_of_one_name_keep_their_settings_apart() {
        static DETAILS: Details = Details::of(&[("id", Setting::End), ("id", Setting::Nullable), ("id", Setting::End)]);
        let shape = shape(&["id", "id", "other"], &DETAILS);
        let nullable: Vec<_> = shape.fields().map(|field| field.nullable).collect();
        assert_eq!(nullable, [false, true, false]);
    }
}
