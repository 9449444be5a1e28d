//! In which direction each type travels: in requests, in responses, or both.

use crate::ir::{Additional, Api, Kind, Type, TypeId, Types, Value};

/// Directions by type.
#[derive(Debug)]
pub struct Usage {
    request: Vec<bool>,
    response: Vec<bool>,
}

impl Usage {
    /// Whether a type is part of a request.
    pub fn in_requests(&self, id: TypeId) -> bool {
        self.request.get(id.index()).copied().unwrap_or(false)
    }

    /// Whether a type is part of a response.
    pub fn in_responses(&self, id: TypeId) -> bool {
        self.response.get(id.index()).copied().unwrap_or(false)
    }
}

/// Follows every request and response to the types that it reaches.
pub fn usage(api: &Api) -> Usage {
    let parameters = api.operations.iter().flat_map(|operation| &operation.parameters);
    let bodies = api.operations.iter().flat_map(|operation| &operation.body).flat_map(|body| &body.contents);
    let answers = api.operations.iter().flat_map(|operation| &operation.answers).flat_map(|answer| &answer.contents);
    let requests = parameters.map(|parameter| &parameter.member.value).chain(bodies.map(|content| &content.value));
    Usage { request: reach(&api.types, requests), response: reach(&api.types, answers.map(|content| &content.value)) }
}

fn reach<'a>(types: &'a Types, from: impl Iterator<Item = &'a Value>) -> Vec<bool> {
    let mut reached = vec![false; types.len()];
    let mut open: Vec<&Value> = from.collect();
    while let Some(value) = open.pop() {
        match &value.ty {
            Type::Array(inner) | Type::Map(inner) => open.push(inner),
            Type::Named(id) => {
                let Some(seen) = reached.get_mut(id.index()) else { continue };
                if !std::mem::replace(seen, true) {
                    open.extend(types.get(*id).into_iter().flat_map(|def| parts(&def.kind)));
                }
            }
            Type::Any(_)
            | Type::Null
            | Type::Never
            | Type::Boolean
            | Type::Integer
            | Type::Number
            | Type::String(_) => {}
        }
    }
    reached
}

/// The values that a type is made of.
pub(super) fn parts(kind: &Kind) -> Vec<&Value> {
    match kind {
        Kind::Object(object) => {
            let members = object.members.iter().map(|member| &member.value);
            let kept = match &object.additional {
                Additional::Kept(values) => Some(&**values),
                Additional::Open | Additional::Refused => None,
            };
            members.chain(kept).collect()
        }
        Kind::Union(union) => union.branches.iter().map(|branch| &branch.value).collect(),
        Kind::Enumeration(_) => Vec::new(),
    }
}
