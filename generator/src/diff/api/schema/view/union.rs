//! What `anyOf` or `oneOf` amounts to.

use super::values::Values;
use super::{is_anything, says_only_types};
use crate::document::{Schema, SchemaObject, Type, TypeSet};
use crate::lower::is_null;
use crate::source::{Node, Span};

/// Branches that are different things.
pub(in crate::diff::api::schema) struct Union<'a> {
    pub(in crate::diff::api::schema) span: Span,
    pub(in crate::diff::api::schema) one_of: bool,
    pub(in crate::diff::api::schema) branches: Vec<&'a Schema>,
}

/// What a union amounts to, null aside.
pub(super) enum Meaning<'a> {
    /// One of the branches allows everything.
    Nothing,
    /// Null is all there is.
    Null,
    Only(&'a Schema),
    Types(TypeSet),
    Values(Values<'a>),
    Union(Union<'a>),
}

/// What the branches of a union beside `object`'s other keywords say.
pub(super) fn meaning<'a>(branches: &'a [Schema], one_of: bool, object: &'a SchemaObject) -> Meaning<'a> {
    let rest: Vec<&'a Schema> = branches.iter().filter(|branch| !is_null(branch)).collect();
    match rest.as_slice() {
        [] => return Meaning::Null,
        [only] => return Meaning::Only(only),
        _ => {}
    }
    if !one_of && rest.iter().any(|branch| is_anything(branch)) {
        return Meaning::Nothing;
    }
    let span =
        Span { end: branches.last().map_or(object.span.end, |last| last.span().end), ..rest_span(&rest, object) };
    if let Some(values) = values(&rest, span) {
        return Meaning::Values(values);
    }
    let types: Option<TypeSet> = rest.iter().map(|branch| plain_type(branch)).collect();
    match types {
        Some(types) if types.len() == rest.len() => Meaning::Types(types),
        _ => Meaning::Union(Union { span, one_of, branches: rest }),
    }
}

fn rest_span(rest: &[&Schema], object: &SchemaObject) -> Span {
    rest.first().map_or(object.span, |first| first.span())
}

/// The values, where all branches list some, or all but one that is any string.
fn values<'a>(rest: &[&'a Schema], span: Span) -> Option<Values<'a>> {
    let mut nodes: Vec<&'a Node> = Vec::new();
    let mut strings = 0;
    for branch in rest {
        let object = branch.as_object().filter(|object| object.reference.is_none())?;
        match Values::of(object) {
            Some(listed) => nodes.extend(listed.listed.iter().map(|value| value.node)),
            None if plain_type(branch) == Some(Type::String) => strings += 1,
            None => return None,
        }
    }
    let texts = || nodes.iter().all(|node| node.as_str().is_some());
    (strings == 0 || strings == 1 && texts()).then(|| Values::new(span, strings == 1, nodes.into_iter())).flatten()
}

/// The type of a branch that says nothing else.
fn plain_type(branch: &Schema) -> Option<Type> {
    let object = branch.as_object().filter(|object| object.reference.is_none() && object.nullable.is_none())?;
    let only = object.types.as_ref().filter(|types| types.len() == 1)?.iter().next();
    only.filter(|_| says_only_types(object))
}
