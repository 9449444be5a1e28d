//! What is known of the objects that the branches of a union take.

use super::kinds::{ANY, DEEPEST, Kinds, OBJECT, STRING, counted, kinds, strings};
use crate::ir::{Additional, Branch, Kind, Object, Rule, Type, TypeId, Types, Value};
use std::collections::BTreeMap;

/// So many kinds of objects are compared with each other.
const MOST: usize = 512;

/// One kind of object that a branch takes; a union within a union takes several.
#[derive(Debug)]
pub(super) struct Objects<'t> {
    /// The branch.
    pub(super) branch: usize,
    /// Its type, where it is one with members.
    pub(super) id: Option<TypeId>,
    /// The members that are listed or required, in the order of the document.
    pub(super) names: Vec<&'t str>,
    members: BTreeMap<&'t str, Member<'t>>,
    /// What other members may be.
    others: Kinds,
}

/// What is known of a member.
#[derive(Debug)]
pub(super) struct Member<'t> {
    pub(super) required: bool,
    pub(super) kinds: Kinds,
    /// The strings that it may be, where it is one of them.
    pub(super) listed: Option<Vec<&'t str>>,
}

/// The objects of all branches; nothing where they are too many to compare.
pub(super) fn of<'t>(types: &'t Types, branches: &'t [Branch]) -> Option<Vec<Objects<'t>>> {
    let mut all = Vec::new();
    for (number, branch) in branches.iter().enumerate() {
        take(types, &branch.value, number, 0, &mut all);
    }
    (all.len() <= MOST).then_some(all)
}

fn take<'t>(types: &'t Types, value: &'t Value, branch: usize, depth: usize, all: &mut Vec<Objects<'t>>) {
    if all.len() > MOST || kinds(types, value, depth) & OBJECT == 0 {
        return;
    }
    let unknown = Objects { branch, id: None, names: Vec::new(), members: BTreeMap::new(), others: ANY };
    let mut objects = match &value.ty {
        Type::Map(values) => Objects { others: kinds(types, values, 0), ..unknown },
        Type::Named(id) => match types.get(*id).map(|def| &def.kind) {
            Some(Kind::Object(object)) => listed(types, *id, object, unknown),
            Some(Kind::Union(union)) if depth < DEEPEST => {
                return union.branches.iter().for_each(|inner| take(types, &inner.value, branch, depth + 1, all));
            }
            _ => unknown,
        },
        _ => unknown,
    };
    demanded(&value.rules, &mut objects);
    all.push(objects);
}

fn listed<'t>(types: &'t Types, id: TypeId, object: &'t Object, unknown: Objects<'t>) -> Objects<'t> {
    let others = match &object.additional {
        Additional::Open => ANY,
        Additional::Kept(values) => kinds(types, values, 0),
        Additional::Refused => 0,
    };
    let mut objects = Objects { id: Some(id), others, ..unknown };
    for member in &object.members {
        let kinds = kinds(types, &member.value, 0);
        let listed = strings(types, &member.value, 0).filter(|_| kinds == STRING);
        objects.names.push(&member.name);
        objects.members.insert(&member.name, Member { required: member.required, kinds, listed });
    }
    demanded(&object.rules, &mut objects);
    objects
}

/// `required` of members that are not listed.
fn demanded<'t>(rules: &'t [Rule], objects: &mut Objects<'t>) {
    let names = rules.iter().flat_map(|rule| match rule {
        Rule::Required(names) => names.as_slice(),
        _ => &[],
    });
    for name in names {
        let others = objects.others;
        let member = objects.members.entry(name).or_insert_with(|| {
            objects.names.push(name);
            Member { required: true, kinds: others, listed: None }
        });
        member.required = true;
    }
}

impl Objects<'_> {
    pub(super) fn member(&self, name: &str) -> Option<&Member<'_>> {
        self.members.get(name)
    }

    /// What a member may be, as the specification counts; none where there must not be such a member.
    pub(super) fn accepts(&self, name: &str) -> Kinds {
        counted(self.members.get(name).map_or(self.others, |member| member.kinds))
    }

    pub(super) fn requires(&self, name: &str) -> bool {
        self.members.get(name).is_some_and(|member| member.required)
    }

    /// Whether no object can be one of both.
    pub(super) fn excludes(&self, other: &Self) -> bool {
        self.names.iter().chain(&other.names).any(|name| {
            let demanded = self.requires(name) || other.requires(name);
            demanded && (self.accepts(name) & other.accepts(name) == 0 || self.differ(other, name))
        })
    }

    /// Whether both list the strings that a member may be, and have none in common.
    fn differ(&self, other: &Self, name: &str) -> bool {
        let of = |objects: &Self| objects.members.get(name)?.listed.clone();
        match (of(self), of(other)) {
            (Some(ours), Some(theirs)) => !ours.iter().any(|value| theirs.contains(value)),
            _ => false,
        }
    }
}
