//! Whether a JSON pointer leads to a value of a type.

use crate::document::unescape;
use crate::ir::{Additional, Kind, Type, Types, Value};

/// Whether a value of this type can have something at the pointer.
pub(super) fn leads(types: &Types, value: &Value, pointer: &str) -> bool {
    let tokens: Vec<String> = pointer.split('/').skip(1).map(unescape).collect();
    let mut here = vec![value];
    for token in &tokens {
        let mut next: Vec<&Value> = Vec::new();
        for value in here {
            if !below(types, value, token, &mut next, 0) {
                return true;
            }
        }
        here = next;
    }
    !here.is_empty()
}

/// A union may hold another one; so deep is looked.
const DEEPEST: usize = 8;

/// Adds what a value has under a name or number; false where it may have anything.
fn below<'t>(types: &'t Types, value: &'t Value, token: &str, found: &mut Vec<&'t Value>, depth: usize) -> bool {
    let index = token.parse::<usize>().ok();
    match &value.ty {
        Type::Any(_) => return false,
        Type::Map(values) => found.push(values),
        Type::Array(items) => found.extend(index.map(|_| &**items)),
        Type::Named(id) => match types.get(*id).map(|def| &def.kind) {
            Some(Kind::Object(object)) => match object.members.iter().find(|member| member.name == token) {
                Some(member) => found.push(&member.value),
                None => {
                    if let Additional::Kept(values) = &object.additional {
                        found.push(values);
                    }
                }
            },
            Some(Kind::Tuple(tuple)) => found.extend(index.and_then(|index| tuple.values().nth(index))),
            Some(Kind::Union(union)) if depth < DEEPEST => {
                return union.branches.iter().all(|branch| below(types, &branch.value, token, found, depth + 1));
            }
            Some(Kind::Union(_) | Kind::Enumeration(_)) | None => {}
        },
        Type::Null | Type::Never | Type::Boolean | Type::Integer(_) | Type::Number(_) | Type::String(_) => {}
        Type::Binary => {}
    }
    true
}
