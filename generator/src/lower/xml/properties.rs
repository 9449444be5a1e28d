//! The properties of an object and of the branches that it is made of.

use super::{Expressed, MAX_DEPTH, chain, inexpressible, is_list};
use crate::document::{Resolver, Schema, SchemaObject};
use crate::ir::Span;
use std::collections::BTreeSet;

/// The properties of a schema and of its branches, of one name the first.
#[derive(Default)]
pub(super) struct Properties<'d> {
    pub(super) all: Vec<(&'d str, Span, &'d Schema)>,
    /// The names of those that are always there.
    pub(super) required: BTreeSet<&'d str>,
    /// What other members are.
    pub(super) others: Option<&'d Schema>,
    names: BTreeSet<&'d str>,
    seen: BTreeSet<Span>,
}

impl<'d> Properties<'d> {
    /// Those of schemas that hold together.
    ///
    /// # Errors
    /// When a branch is a list, which an element can't be beside other things.
    pub(super) fn of<'r: 'd>(resolver: Resolver<'r>, schemas: &[&'d SchemaObject]) -> Expressed<Self> {
        let mut found = Self::default();
        for schema in schemas {
            found.collect(resolver, schema, true, MAX_DEPTH)?;
        }
        Ok(found)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.all.is_empty() && self.others.is_none()
    }

    fn collect<'r: 'd>(
        &mut self,
        resolver: Resolver<'r>,
        schema: &'d SchemaObject,
        always: bool,
        depth: usize,
    ) -> Expressed<()> {
        let Some(depth) = depth.checked_sub(1) else { return Ok(()) };
        if !self.seen.insert(schema.span) {
            return Ok(());
        }
        for entry in schema.object.properties.entries() {
            if self.names.insert(entry.key.as_str()) {
                self.all.push((entry.key.as_str(), entry.key.span, &entry.value));
            }
        }
        if always {
            self.required.extend(schema.object.required.iter().map(|name| name.as_str()));
        }
        let others = schema.object.additional_properties.as_ref().filter(|others| others.as_object().is_some());
        self.others = self.others.or(others);
        let combinators = &schema.combinators;
        let all = combinators.all_of.iter().map(|branch| (branch, always));
        let any = combinators.any_of.iter().chain(&combinators.one_of).map(|branch| (branch, false));
        for (branch, always) in all.chain(any) {
            for schema in chain(resolver, branch) {
                if is_list(schema) {
                    return inexpressible(branch.span(), "a list among the branches of a schema");
                }
                self.collect(resolver, schema, always, depth)?;
            }
        }
        Ok(())
    }
}
