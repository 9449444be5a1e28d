//! Every value that has no type, with its reason and its place: what is lost, and what the document leaves open.

use crate::ir::{
    Additional, Api, Because, Kind, Operation, Origin, Span, Statuses, Step, Type, TypeDef, Untyped, Value,
};
use std::collections::BTreeSet;

/// A value of any type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fallback {
    /// Why.
    pub reason: Untyped,
    /// Its place in the API, as in `names.lock`: `component Pet .tags []`.
    pub place: String,
    /// The nearest schema with a place of its own in the document.
    pub span: Span,
}

/// Every untyped value of an API, types before operations, each in document order. What several places share is counted
/// once.
pub fn untyped(api: &Api) -> Vec<Fallback> {
    let mut found = Vec::new();
    for (_, def) in api.types.iter() {
        of_type(def, &mut found);
    }
    // What requests carry of a type stands in the same place.
    let mut seen = BTreeSet::new();
    found.retain(|one| seen.insert((one.place.clone(), one.span)));
    for operation in &api.operations {
        of_operation(operation, &mut found);
    }
    found
}

/// How often each reason occurs among `found`, in the order of [`Untyped::ALL`]; those that do not are left out.
pub fn counts(found: &[Fallback]) -> Vec<(Untyped, usize)> {
    let count = |reason: Untyped| found.iter().filter(|one| one.reason == reason).count();
    Untyped::ALL.into_iter().map(|reason| (reason, count(reason))).filter(|(_, count)| *count > 0).collect()
}

fn of_type(def: &TypeDef, found: &mut Vec<Fallback>) {
    let (root, steps) = match def.origin.place() {
        Origin::Component(name) => (name, &[][..]),
        Origin::Inline { root, steps } => (root, steps.as_slice()),
        Origin::Input(_) => return,
    };
    let below = |step: Step| steps.iter().cloned().chain([step]).collect();
    match &def.kind {
        Kind::Object(object) => {
            for member in &object.members {
                of_value(&member.value, root, below(Step::Property(member.name.clone())), member.span, found);
            }
            if let Additional::Kept(values) = &object.additional {
                of_value(values, root, below(Step::Values), def.span, found);
            }
        }
        Kind::Union(union) => {
            for (number, branch) in union.branches.iter().enumerate() {
                let label = branch.label.clone().unwrap_or_else(|| number.to_string().into());
                of_value(&branch.value, root, below(Step::Branch(label)), branch.span, found);
            }
        }
        Kind::Tuple(tuple) => {
            for element in &tuple.elements {
                of_value(&element.value, root, below(Step::Property(element.name.clone())), element.span, found);
            }
            if let Some(rest) = &tuple.rest {
                of_value(rest, root, below(Step::Items), def.span, found);
            }
        }
        Kind::Enumeration(_) => {}
    }
}

fn of_operation(operation: &Operation, found: &mut Vec<Fallback>) {
    let root = format!("{} {}", operation.method, operation.path);
    for parameter in &operation.parameters {
        let place = format!("{:?}", parameter.place).to_lowercase();
        let step = Step::Parameter(place.into(), parameter.member.name.clone());
        of_value(&parameter.member.value, &root, vec![step], parameter.member.span, found);
    }
    for content in operation.body.iter().flat_map(|body| &body.contents) {
        of_value(&content.value, &root, vec![Step::RequestBody(content.name.clone())], operation.span, found);
    }
    for answer in &operation.answers {
        let status = match answer.statuses {
            Statuses::Exact(status) => status.to_string(),
            Statuses::Range(first) => format!("{first}XX"),
            Statuses::Default => "default".to_owned(),
        };
        for content in &answer.contents {
            let step = Step::Response(status.as_str().into(), content.name.clone());
            of_value(&content.value, &root, vec![step], answer.span, found);
        }
    }
}

/// As deep as schemas nest, which the reader limits.
fn of_value(value: &Value, root: &str, mut steps: Vec<Step>, span: Span, found: &mut Vec<Fallback>) {
    if value.foreign.is_some() {
        return;
    }
    match &value.ty {
        Type::Any(Because(reason)) => {
            let place = Origin::Inline { root: root.into(), steps }.key();
            found.push(Fallback { reason: *reason, place, span });
        }
        Type::Array(items) => {
            steps.push(Step::Items);
            of_value(items, root, steps, span, found);
        }
        Type::Map(values) => {
            steps.push(Step::Values);
            of_value(values, root, steps, span, found);
        }
        Type::Null
        | Type::Never
        | Type::Boolean
        | Type::Integer(_)
        | Type::Number(_)
        | Type::String(_)
        | Type::Binary
        | Type::Named(_) => {}
    }
}
