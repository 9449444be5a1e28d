//! Null: four spellings, one meaning.
//!
//! ```yaml
//! anyOf: [{type: string}, {type: 'null'}]     # a branch
//! type: [string, 'null']                      # a type
//! enum: [a, b, null]                          # a value
//! nullable: true                              # OpenAPI 3.0, and as a branch of its own
//! ```
//! becomes the value without null, marked nullable. A union that is left with one branch is that branch. A branch that
//! allows null beside other values makes the whole union nullable: null is no value of one branch rather than another.

use crate::document::{Schema, SchemaObject, Type, TypeSet};
use crate::ir::{self, Branch};
use std::borrow::Cow;

/// A schema without its null.
pub(super) struct Split<'a> {
    pub(super) nullable: bool,
    pub(super) schema: Cow<'a, SchemaObject>,
}

/// Takes null out of a schema.
pub(super) fn split(schema: &SchemaObject) -> Split<'_> {
    let mut split = Split { nullable: schema.nullable.is_some(), schema: Cow::Borrowed(schema) };
    if let Some(types) = &schema.types
        && types.contains(Type::Null)
        && types.len() > 1
    {
        split.nullable = true;
        let rest: TypeSet = types.without(Type::Null);
        if let Some(types) = &mut split.schema.to_mut().types {
            types.value = rest;
        }
    }
    if let Some(values) = &schema.enumeration
        && values.len() > 1
        && values.iter().any(crate::source::Node::is_null)
    {
        split.nullable = true;
        if let Some(values) = &mut split.schema.to_mut().enumeration {
            values.value.retain(|value| !value.is_null());
        }
    }
    for take in [Branches::Any, Branches::One] {
        branches(schema, &mut split, take);
    }
    split
}

#[derive(Clone, Copy)]
enum Branches {
    Any,
    One,
}

fn branches<'a>(schema: &'a SchemaObject, split: &mut Split<'a>, of: Branches) {
    let all = match of {
        Branches::Any => &schema.combinators.any_of,
        Branches::One => &schema.combinators.one_of,
    };
    if !all.iter().any(is_null) || all.iter().all(is_null) {
        return;
    }
    split.nullable = true;
    let rest: Vec<Schema> = all.iter().filter(|branch| !is_null(branch)).cloned().collect();
    let combinators = split.schema.to_mut().combinators.make();
    match of {
        Branches::Any => combinators.any_of = rest,
        Branches::One => combinators.one_of = rest,
    }
}

/// The branches of a union without null; whether one of them allows it beside other values.
pub(super) fn of_branches(mut branches: Vec<Branch>) -> (Vec<Branch>, bool) {
    let mut nullable = false;
    for Branch { value, .. } in &mut branches {
        if !matches!(value.ty, ir::Type::Null | ir::Type::Any(_)) {
            nullable |= std::mem::take(&mut value.nullable);
        }
    }
    (branches, nullable)
}

/// Whether a schema allows null and nothing else.
pub(crate) fn is_null(schema: &Schema) -> bool {
    schema.as_object().is_some_and(|object| {
        let by_type = object.types.as_ref().is_some_and(|types| types.len() == 1 && types.contains(Type::Null));
        let by_value = object.constant.as_ref().is_some_and(|value| value.is_null());
        let by_list = object
            .enumeration
            .as_ref()
            .is_some_and(|values| !values.is_empty() && values.iter().all(crate::source::Node::is_null));
        // By the letter of 3.0 this is any value; generators write it for null.
        let mut bare = SchemaObject::empty(object.span);
        bare.nullable = object.nullable;
        let by_word = object.nullable.is_some() && *object == bare;
        by_type || by_value || by_list || by_word
    })
}
