//! Which types a value leads to.

use super::{Additional, Api, Kind, Type, Types, Value};

impl Api {
    /// The values that requests carry: parameters and bodies.
    pub fn requests(&self) -> impl Iterator<Item = &Value> {
        let parameters = self.operations.iter().flat_map(|operation| &operation.parameters);
        let bodies = self.operations.iter().flat_map(|operation| &operation.body).flat_map(|body| &body.contents);
        parameters.map(|parameter| &parameter.member.value).chain(bodies.map(|content| &content.value))
    }

    /// The values that responses carry.
    pub fn responses(&self) -> impl Iterator<Item = &Value> {
        let answers = self.operations.iter().flat_map(|operation| &operation.answers);
        answers.flat_map(|answer| &answer.contents).map(|content| &content.value)
    }
}

/// Whether each type is a part of one of these values, by number.
pub fn reach<'a>(types: &'a Types, from: impl Iterator<Item = &'a Value>) -> Vec<bool> {
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
            | Type::Integer(_)
            | Type::Number(_)
            | Type::String(_)
            | Type::Binary => {}
        }
    }
    reached
}

/// The values that a type is made of.
pub fn parts(kind: &Kind) -> Vec<&Value> {
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
        Kind::Tuple(tuple) => {
            let elements = tuple.elements.iter().map(|element| &element.value);
            elements.chain(tuple.rest.as_deref()).collect()
        }
        Kind::Enumeration(_) => Vec::new(),
    }
}
