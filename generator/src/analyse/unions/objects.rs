//! What is known of the objects that the branches of a union take.

use super::kinds::{ANY, DEEPEST, Kinds, Known, OBJECT, STRING, Strings, counted};
use crate::ir::{Additional, Branch, Kind, Object, Rule, Type, TypeId, Value};
use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;

/// So many kinds of objects are compared with each other.
const MOST: usize = 512;

/// One kind of object that a branch takes; a union within a union takes several.
#[derive(Debug)]
pub(super) struct Objects<'t> {
    /// The branch.
    pub(super) branch: usize,
    /// Its type, where it is one with members.
    pub(super) id: Option<TypeId>,
    of: Rc<Members<'t>>,
}

/// The members of a kind of object.
#[derive(Debug, Clone)]
struct Members<'t> {
    /// Those that are listed or required, in the order of the document.
    names: Vec<&'t str>,
    members: BTreeMap<&'t str, Member<'t>>,
    /// What other members may be.
    others: Kinds,
}

/// What is known of a member.
#[derive(Debug, Clone)]
pub(super) struct Member<'t> {
    pub(super) required: bool,
    pub(super) kinds: Kinds,
    /// The strings that it may be, where it is one of them.
    pub(super) listed: Option<Strings<'t>>,
}

/// The objects of the branches of unions.
pub(super) struct Finder<'k, 't> {
    known: &'k Known<'t>,
    /// Those of types: many unions may have the same as a branch.
    of_types: HashMap<TypeId, Rc<Members<'t>>>,
}

impl<'k, 't> Finder<'k, 't> {
    pub(super) fn new(known: &'k Known<'t>) -> Self {
        Self { known, of_types: HashMap::new() }
    }

    /// The objects of all branches; nothing where they are too many to compare.
    pub(super) fn of(&mut self, branches: &'t [Branch]) -> Option<Vec<Objects<'t>>> {
        let mut all = Vec::new();
        for (number, branch) in branches.iter().enumerate() {
            self.take(&branch.value, number, 0, &mut all);
        }
        (all.len() <= MOST).then_some(all)
    }

    fn take(&mut self, value: &'t Value, branch: usize, depth: usize, all: &mut Vec<Objects<'t>>) {
        if all.len() > MOST || self.known.kinds(value, depth) & OBJECT == 0 {
            return;
        }
        let unknown = |others| Objects { branch, id: None, of: Rc::new(Members::of_others(others)) };
        let mut objects = match &value.ty {
            Type::Map(values) => unknown(self.known.kinds(values, 0)),
            Type::Named(id) => match self.known.types.get(*id).map(|def| &def.kind) {
                Some(Kind::Object(object)) => Objects { branch, id: Some(*id), of: self.listed(*id, object) },
                Some(Kind::Union(union)) if depth < DEEPEST => {
                    return union.branches.iter().for_each(|inner| self.take(&inner.value, branch, depth + 1, all));
                }
                _ => unknown(ANY),
            },
            _ => unknown(ANY),
        };
        if demanded(&value.rules).next().is_some() {
            Rc::make_mut(&mut objects.of).demand(&value.rules);
        }
        all.push(objects);
    }

    fn listed(&mut self, id: TypeId, object: &'t Object) -> Rc<Members<'t>> {
        if let Some(members) = self.of_types.get(&id) {
            return members.clone();
        }
        let mut members = Members::of_others(match &object.additional {
            Additional::Open => ANY,
            Additional::Kept(values) => self.known.kinds(values, 0),
            Additional::Refused => 0,
        });
        for member in &object.members {
            let kinds = self.known.kinds(&member.value, 0);
            let listed = self.known.strings(&member.value, 0).filter(|_| kinds == STRING);
            members.names.push(&member.name);
            members.members.insert(&member.name, Member { required: member.required, kinds, listed });
        }
        members.demand(&object.rules);
        let members = Rc::new(members);
        self.of_types.insert(id, members.clone());
        members
    }
}

impl<'t> Members<'t> {
    fn of_others(others: Kinds) -> Self {
        Self { names: Vec::new(), members: BTreeMap::new(), others }
    }

    /// `required` of members that are not listed.
    fn demand(&mut self, rules: &'t [Rule]) {
        for name in demanded(rules) {
            let others = self.others;
            let member = self.members.entry(name).or_insert_with(|| {
                self.names.push(name);
                Member { required: true, kinds: others, listed: None }
            });
            member.required = true;
        }
    }
}

/// The names that rules require.
fn demanded(rules: &[Rule]) -> impl Iterator<Item = &str> {
    let names = rules.iter().flat_map(|rule| match rule {
        Rule::Required(names) => names.as_slice(),
        _ => &[],
    });
    names.map(|name| name.as_str())
}

impl<'t> Objects<'t> {
    /// The members that are listed or required, in the order of the document.
    pub(super) fn names(&self) -> impl Iterator<Item = &'t str> {
        self.of.names.iter().copied()
    }

    pub(super) fn member(&self, name: &str) -> Option<&Member<'t>> {
        self.of.members.get(name)
    }

    /// What a member may be, as the specification counts; none where there must not be such a member.
    pub(super) fn accepts(&self, name: &str) -> Kinds {
        counted(self.member(name).map_or(self.of.others, |member| member.kinds))
    }

    pub(super) fn requires(&self, name: &str) -> bool {
        self.member(name).is_some_and(|member| member.required)
    }

    /// Whether no object can be one of both.
    pub(super) fn excludes(&self, other: &Self, known: &Known<'_>) -> bool {
        let demanded = |objects: &Self, name: &str| known.takes(1) && objects.requires(name);
        let own = self.names().filter(|name| demanded(self, name));
        own.chain(other.names().filter(|name| demanded(other, name)))
            .any(|name| self.accepts(name) & other.accepts(name) == 0 || self.differ(other, name, known))
    }

    /// Whether both list the strings that a member may be, and have none in common.
    fn differ(&self, other: &Self, name: &str, known: &Known<'_>) -> bool {
        let of = |objects: &Self| objects.member(name)?.listed.clone();
        matches!((of(self), of(other)), (Some(ours), Some(theirs)) if known.are_apart(&ours, &theirs))
    }
}
