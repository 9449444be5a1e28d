//! Which types a value leads to.

use super::{Additional, Api, Kind, Operation, Type, TypeId, Types, Value};

impl Api {
    /// The values that requests carry: parameters and bodies.
    pub fn requests(&self) -> impl Iterator<Item = &Value> {
        let parameters = self.operations.iter().flat_map(|operation| &operation.parameters);
        let bodies = self.operations.iter().flat_map(|operation| &operation.body).flat_map(|body| &body.contents);
        parameters.map(|parameter| &parameter.member.value).chain(bodies.map(|content| &content.value))
    }

    /// The values that responses carry: bodies and headers.
    pub fn responses(&self) -> impl Iterator<Item = &Value> {
        let answers = self.operations.iter().flat_map(|operation| &operation.answers);
        let headers =
            self.operations.iter().flat_map(|operation| operation.headers.iter().chain(&operation.failure_headers));
        answers.flat_map(|answer| &answer.contents).map(|content| &content.value).chain(headers)
    }
}

impl Value {
    /// The type that it is, or that its elements are, however deep lists and maps nest.
    pub fn named(&self) -> Option<TypeId> {
        let mut value = self;
        loop {
            match &value.ty {
                Type::Named(id) => return Some(*id),
                Type::Array(inner) | Type::Map(inner) => value = inner,
                Type::Any(_)
                | Type::Null
                | Type::Never
                | Type::Boolean
                | Type::Integer(_)
                | Type::Number(_)
                | Type::String(_)
                | Type::Binary => return None,
            }
        }
    }

    /// As [`named`](Self::named), with another type in its place.
    pub fn rename(&mut self, to: impl FnOnce(TypeId) -> TypeId) {
        let mut value = self;
        loop {
            match &mut value.ty {
                Type::Named(id) => return *id = to(*id),
                Type::Array(inner) | Type::Map(inner) => value = inner,
                Type::Any(_)
                | Type::Null
                | Type::Never
                | Type::Boolean
                | Type::Integer(_)
                | Type::Number(_)
                | Type::String(_)
                | Type::Binary => return,
            }
        }
    }
}

/// Whether each type is a part of one of these values, by number.
pub fn reach<'a>(types: &'a Types, from: impl Iterator<Item = &'a Value>) -> Vec<bool> {
    let mut reached = vec![false; types.len()];
    let mut open: Vec<TypeId> = from.filter_map(Value::named).collect();
    while let Some(id) = open.pop() {
        let Some(seen) = reached.get_mut(id.index()) else { continue };
        if !std::mem::replace(seen, true) {
            let parts = types.get(id).into_iter().flat_map(|def| parts(&def.kind));
            open.extend(parts.filter_map(Value::named));
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
        Kind::Tuple(tuple) => tuple.values().collect(),
        Kind::Enumeration(_) => Vec::new(),
    }
}

/// As [`parts`], to change them.
pub fn parts_mut(kind: &mut Kind) -> Vec<&mut Value> {
    match kind {
        Kind::Object(object) => {
            let members = object.members.iter_mut().map(|member| &mut member.value);
            let kept = match &mut object.additional {
                Additional::Kept(values) => Some(&mut **values),
                Additional::Open | Additional::Refused => None,
            };
            members.chain(kept).collect()
        }
        Kind::Union(union) => union.branches.iter_mut().map(|branch| &mut branch.value).collect(),
        Kind::Tuple(tuple) => {
            let elements = tuple.elements.iter_mut().map(|element| &mut element.value);
            elements.chain(tuple.rest.as_deref_mut()).collect()
        }
        Kind::Enumeration(_) => Vec::new(),
    }
}

/// All values that operations carry, to change them.
pub fn each_value(operations: &mut [Operation], change: &mut dyn FnMut(&mut Value)) {
    for operation in operations {
        operation.parameters.iter_mut().for_each(|parameter| change(&mut parameter.member.value));
        let bodies = operation.body.iter_mut().flat_map(|body| &mut body.contents);
        let answers = operation.answers.iter_mut().flat_map(|answer| &mut answer.contents);
        bodies.chain(answers).for_each(|content| change(&mut content.value));
        operation.headers.iter_mut().chain(&mut operation.failure_headers).for_each(&mut *change);
    }
}
