//! From what is written at a place to the schema that says something: through references and wrappers of one branch.
//!
//! ```yaml
//! owner: {allOf: [{$ref: '#/components/schemas/Pet'}], nullable: true, description: Whose it is.}
//! owner: {anyOf: [{$ref: '#/components/schemas/Pet'}, {type: 'null'}]}
//! ```
//! Both are a `Pet` that may be null here, so both lead to the component, whose changes are reported there.

use super::{is_anything, is_nothing};
use crate::document::{Resolver, Schema, SchemaObject};
use crate::lower::is_null;
use crate::source::{Node, Span, Spanned, Text};

/// How many references and wrappers are followed, one behind the other.
const STEPS: usize = 64;

/// Where a place leads.
#[derive(Clone, Copy)]
pub(in crate::diff::api::schema) struct Reached<'a> {
    pub(in crate::diff::api::schema) schema: &'a Schema,
    /// Whether null is added on the way.
    pub(in crate::diff::api::schema) null: bool,
}

/// Follows a schema to the one that says something.
pub(in crate::diff::api::schema) fn reach<'a>(resolver: Resolver<'a>, schema: &'a Schema) -> Reached<'a> {
    let mut at = Reached { schema, null: false };
    for _ in 0..STEPS {
        let Schema::Object(object) = at.schema else { break };
        let Some(next) = next(resolver, object) else { break };
        let nulls = object.combinators.any_of.iter().chain(&object.combinators.one_of).any(is_null);
        at = Reached { schema: next, null: at.null || object.nullable.is_some() || nulls };
    }
    at
}

/// The only thing that a schema says: its reference, or its one branch.
fn next<'a>(resolver: Resolver<'a>, object: &'a SchemaObject) -> Option<&'a Schema> {
    if object.types.is_some() || super::says_more(object) {
        return None;
    }
    let combinators = &object.combinators;
    if let Some(reference) = &object.reference {
        let alone = !combinators.is_present();
        return alone.then(|| resolver.schema(reference)).flatten().map(|target| target.item);
    }
    if combinators.not.is_some() || combinators.condition.is_some() {
        return None;
    }
    let all = combinators.all_of.iter().filter(|branch| !is_anything(branch) && !is_bare_null(branch));
    let any = combinators.any_of.iter().filter(|branch| !is_null(branch));
    let one = combinators.one_of.iter().filter(|branch| !is_null(branch));
    let mut branches = all.chain(any).chain(one);
    let only = branches.next().filter(|_| branches.next().is_none())?;
    // A branch that is not there decides nothing, and a union that allows nothing but null is no wrapper.
    let empty = [&combinators.any_of, &combinators.one_of].iter().any(|all| !all.is_empty() && all.iter().all(is_null));
    (!empty && !is_nothing(only)).then_some(only)
}

/// `{nullable: true}` as a branch of `allOf`: it grants null to the whole.
fn is_bare_null(branch: &Schema) -> bool {
    branch.as_object().is_some_and(|object| object.nullable.is_some() && object.reference.is_none()) && is_null(branch)
}

/// What a schema says of the property or parameter that it stands for, rather than of its values.
#[derive(Default)]
pub(in crate::diff::api::schema) struct AsProperty<'a> {
    pub(in crate::diff::api::schema) read_only: bool,
    pub(in crate::diff::api::schema) write_only: bool,
    /// The schema that says so.
    pub(in crate::diff::api::schema) deprecated: Option<Span>,
    pub(in crate::diff::api::schema) default: Option<&'a Node>,
    pub(in crate::diff::api::schema) title: Option<&'a Spanned<Text>>,
    pub(in crate::diff::api::schema) description: Option<&'a Spanned<Text>>,
}

/// What schemas say of the property: each itself, else what it refers to.
pub(in crate::diff::api::schema) fn as_property<'a>(resolver: Resolver<'a>, schemas: &[&'a Schema]) -> AsProperty<'a> {
    let mut found = AsProperty::default();
    for schema in schemas {
        let mut at = schema.as_object();
        for _ in 0..STEPS {
            let Some(object) = at else { break };
            let mut open = vec![object];
            let mut reference = None;
            while let Some(object) = open.pop() {
                take(&mut found, object);
                reference = reference.or(object.reference.as_ref());
                open.extend(object.combinators.all_of.iter().rev().filter_map(Schema::as_object));
                let unions = object.combinators.any_of.iter().chain(&object.combinators.one_of);
                let mut others = unions.filter(|branch| !is_null(branch));
                if let (Some(only), None) = (others.next(), others.next()) {
                    open.extend(only.as_object());
                }
            }
            at = reference.and_then(|reference| resolver.schema(reference)?.item.as_object());
        }
    }
    found
}

fn take<'a>(found: &mut AsProperty<'a>, object: &'a SchemaObject) {
    let openapi = &object.openapi;
    found.read_only |= openapi.read_only;
    found.write_only |= openapi.write_only;
    found.deprecated = found.deprecated.or(openapi.deprecated.then_some(object.span));
    found.default = found.default.or(object.default.as_deref());
    found.title = found.title.or(object.title.as_ref());
    found.description = found.description.or(object.description.as_ref());
}
