//! Whether a JSON pointer leads to a value of a type.

use crate::ir::{Additional, Kind, Type, TypeId, Types, Value};
use crate::json_pointer::unescape;
use std::collections::HashSet;

/// Whether a value of this type can have something at the pointer.
pub(super) fn leads(types: &Types, value: &Value, pointer: &str) -> bool {
    let tokens: Vec<String> = pointer.split('/').skip(1).map(unescape).collect();
    let mut here = vec![value];
    for token in &tokens {
        let mut found = Below { types, token, found: Vec::new(), known: HashSet::new() };
        if !found.below(here) {
            return true;
        }
        here = found.found;
    }
    !here.is_empty()
}

/// A union may hold another one; so deep is looked.
const DEEPEST: usize = 8;

/// What values have under a name or number.
struct Below<'t> {
    types: &'t Types,
    token: &'t str,
    found: Vec<&'t Value>,
    /// The types that have been looked at: many branches may be of one.
    known: HashSet<TypeId>,
}

impl<'t> Below<'t> {
    /// Adds what all of these values have, the branches of unions among them; false where one may have anything.
    fn below(&mut self, mut values: Vec<&'t Value>) -> bool {
        for depth in 0..=DEEPEST {
            let mut branches = Vec::new();
            if !values.iter().all(|value| self.of(value, &mut branches)) {
                return false;
            }
            values = if depth < DEEPEST { branches } else { Vec::new() };
        }
        true
    }

    fn of(&mut self, value: &'t Value, branches: &mut Vec<&'t Value>) -> bool {
        let index = self.token.parse::<usize>().ok();
        match &value.ty {
            Type::Any(_) => return false,
            Type::Map(values) => self.found.push(values),
            Type::Array(items) => self.found.extend(index.map(|_| &**items)),
            Type::Named(id) if !self.known.insert(*id) => {}
            Type::Named(id) => match self.types.get(*id).map(|def| &def.kind) {
                Some(Kind::Object(object)) => match object.members.iter().find(|member| member.name == self.token) {
                    Some(member) => self.found.push(&member.value),
                    None => {
                        if let Additional::Kept(values) = &object.additional {
                            self.found.push(values);
                        }
                    }
                },
                Some(Kind::Tuple(tuple)) => self.found.extend(index.and_then(|index| tuple.values().nth(index))),
                Some(Kind::Union(union)) => branches.extend(union.branches.iter().map(|branch| &branch.value)),
                Some(Kind::Enumeration(_)) | None => {}
            },
            Type::Null | Type::Never | Type::Boolean | Type::Integer(_) | Type::Number(_) | Type::String(_) => {}
            Type::Binary => {}
        }
        true
    }
}
