//! Which JSON kinds a value may be, and which strings.

use crate::ir::{Enumeration, Json, JsonType, Kind, Rule, Type, TypeId, Types, Value};
use std::cell::{Cell, RefCell};
use std::cmp::Ordering;
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

/// Kinds as bits: null, boolean, integer, number, string, array, object, as in `bindery::shape::Decide::Kind`.
pub(super) type Kinds = u8;

pub(super) const NULL: Kinds = 1;
pub(super) const BOOLEAN: Kinds = 1 << 1;
pub(super) const INTEGER: Kinds = 1 << 2;
pub(super) const NUMBER: Kinds = 1 << 3;
pub(super) const STRING: Kinds = 1 << 4;
pub(super) const ARRAY: Kinds = 1 << 5;
pub(super) const OBJECT: Kinds = 1 << 6;
pub(super) const ANY: Kinds = 0b111_1111;

/// How deep unions of unions are looked into; beyond, anything is possible.
pub(super) const DEEPEST: usize = 8;

/// So many strings of one value are compared with those of others.
const MOST_STRINGS: usize = 4096;

/// How many members and strings all unions of an API may be compared by: what is not compared is not proven.
const MOST_STEPS: usize = 10_000_000;

/// What is known of types, found once: unions of unions lead to the same ones on more ways than anybody counts.
pub(super) struct Known<'t> {
    pub(super) types: &'t Types,
    /// The kinds of each type by its number, by how deep a union is looked into already.
    kinds: Vec<Vec<Kinds>>,
    strings: RefCell<HashMap<(TypeId, usize), Option<Strings<'t>>>>,
    steps: Cell<usize>,
}

/// Strings that a value may be.
#[derive(Debug, Clone)]
pub(super) struct Strings<'t> {
    /// Each once, in the order of the document.
    pub(super) listed: Rc<[&'t str]>,
    sorted: Rc<[&'t str]>,
}

impl<'t> Strings<'t> {
    fn of(all: impl Iterator<Item = &'t str>) -> Option<Self> {
        let mut known: HashSet<&str> = HashSet::new();
        let listed: Vec<&str> = all.filter(|text| known.insert(text)).take(MOST_STRINGS + 1).collect();
        if listed.len() > MOST_STRINGS {
            return None;
        }
        let mut sorted = listed.clone();
        sorted.sort_unstable();
        Some(Self { listed: listed.into(), sorted: sorted.into() })
    }
}

impl<'t> Known<'t> {
    pub(super) fn of(types: &'t Types) -> Self {
        let mut known = Self { types, kinds: Vec::new(), strings: RefCell::default(), steps: Cell::new(MOST_STEPS) };
        let of_type = |kind: &Kind| match kind {
            Kind::Object(_) => OBJECT,
            Kind::Tuple(_) => ARRAY,
            Kind::Enumeration(enumeration) => of_values(enumeration),
            Kind::Union(_) => ANY,
        };
        let deepest: Vec<Kinds> = types.iter().map(|(_, def)| of_type(&def.kind)).collect();
        let mut rows = vec![deepest];
        for _ in 0..=DEEPEST {
            let inner = rows.last().map(Vec::as_slice).unwrap_or_default();
            let row = types.iter().zip(inner).map(|((_, def), inner_kinds)| match &def.kind {
                Kind::Union(union) => union.branches.iter().fold(0, |all, branch| all | of_value(&branch.value, inner)),
                _ => *inner_kinds,
            });
            let row: Vec<Kinds> = row.collect();
            rows.push(row);
        }
        rows.reverse();
        known.kinds = rows;
        known
    }

    /// The kinds that a value may be; a number may or may not be an integer, unless the value is one.
    pub(super) fn kinds(&self, value: &Value, depth: usize) -> Kinds {
        let row = self.kinds.get(depth).or(self.kinds.last()).map(Vec::as_slice).unwrap_or_default();
        of_value(value, row)
    }

    /// The strings that a value may be, where they are all listed.
    pub(super) fn strings(&self, value: &'t Value, depth: usize) -> Option<Strings<'t>> {
        if self.kinds(value, depth) & STRING == 0 {
            return Strings::of(std::iter::empty());
        }
        let Type::Named(id) = value.ty else { return None };
        if let Some(known) = self.strings.borrow().get(&(id, depth)) {
            return known.clone();
        }
        let found = match &self.types.get(id)?.kind {
            Kind::Enumeration(enumeration) if !enumeration.open => {
                Strings::of(enumeration.variants.iter().filter_map(|variant| match &variant.value {
                    Json::String(text) => Some(text.as_str()),
                    _ => None,
                }))
            }
            Kind::Union(union) if depth < DEEPEST => {
                let mut all: Vec<&str> = Vec::new();
                let lists = union.branches.iter().map(|branch| self.strings(&branch.value, depth + 1));
                let is_listed = lists.map(|list| {
                    let list = list?;
                    self.takes(list.listed.len()).then(|| all.extend(list.listed.iter().copied()))
                });
                let is_listed = is_listed.collect::<Option<()>>();
                is_listed.and_then(|()| Strings::of(all.into_iter()))
            }
            Kind::Enumeration(_) | Kind::Union(_) | Kind::Object(_) | Kind::Tuple(_) => None,
        };
        self.strings.borrow_mut().insert((id, depth), found.clone());
        found
    }

    /// Whether two lists of strings have none in common; not where that took too long.
    pub(super) fn are_apart(&self, one: &Strings<'_>, other: &Strings<'_>) -> bool {
        let (mut ours, mut theirs) = (one.sorted.iter().peekable(), other.sorted.iter().peekable());
        while let (Some(one), Some(other)) = (ours.peek(), theirs.peek()) {
            if !self.takes(1) {
                return false;
            }
            match one.cmp(other) {
                Ordering::Less => _ = ours.next(),
                Ordering::Greater => _ = theirs.next(),
                Ordering::Equal => return false,
            }
        }
        true
    }

    /// Whether there is time for so many steps more; counts them.
    pub(super) fn takes(&self, steps: usize) -> bool {
        let left = self.steps.get().checked_sub(steps);
        self.steps.set(left.unwrap_or_default());
        left.is_some()
    }
}

/// The kinds of a value, where those of types are these.
fn of_value(value: &Value, types: &[Kinds]) -> Kinds {
    let null = if value.nullable { NULL } else { 0 };
    null | match &value.ty {
        Type::Any(_) => value.rules.iter().fold(ANY, |kinds, rule| kinds & by_rule(rule)),
        Type::Null => NULL,
        Type::Never => 0,
        Type::Boolean => BOOLEAN,
        Type::Integer(_) => INTEGER,
        Type::Number(_) => NUMBER,
        Type::String(_) | Type::Binary => STRING,
        Type::Array(_) => ARRAY,
        Type::Map(_) => OBJECT,
        Type::Named(id) => types.get(id.index()).copied().unwrap_or(OBJECT),
    }
}

/// As the specification counts: an integer is a number too.
pub(super) fn counted(kinds: Kinds) -> Kinds {
    if kinds & NUMBER == 0 { kinds } else { kinds | INTEGER }
}

fn by_rule(rule: &Rule) -> Kinds {
    match rule {
        Rule::Type(types) => types.iter().fold(0, |kinds, ty| {
            kinds
                | match ty {
                    JsonType::Null => NULL,
                    JsonType::Boolean => BOOLEAN,
                    JsonType::Integer => INTEGER,
                    JsonType::Number => INTEGER | NUMBER,
                    JsonType::String => STRING,
                    JsonType::Array => ARRAY,
                    JsonType::Object => OBJECT,
                }
        }),
        Rule::Enum(values) => values.iter().fold(0, |kinds, value| kinds | of_json(value)),
        Rule::Const(value) => of_json(value),
        Rule::Refused(_) => 0,
        _ => ANY,
    }
}

fn of_values(enumeration: &Enumeration) -> Kinds {
    let open = if enumeration.open { STRING } else { 0 };
    enumeration.variants.iter().fold(open, |kinds, variant| kinds | of_json(&variant.value))
}

fn of_json(value: &Json) -> Kinds {
    match value {
        Json::Null => NULL,
        Json::Boolean(_) => BOOLEAN,
        Json::Number(_) if value.as_i64().is_some() => INTEGER,
        Json::Number(_) => INTEGER | NUMBER,
        Json::String(_) => STRING,
        Json::Array(_) => ARRAY,
        Json::Object(_) => OBJECT,
    }
}
