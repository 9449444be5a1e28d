//! Two schemas for one value: what both allow.

use super::gather::Gathered;
use super::{bounds, groups};
use crate::document::{SchemaObject, Type, TypeSet};
use crate::ir::Span;
use crate::source::{Node, Spanned};
use std::collections::HashSet;

/// Two places that leave no value, each with what stands there.
pub(super) struct Conflict {
    pub(super) first: (Span, String),
    pub(super) second: (Span, String),
}

/// Several schemas as one.
pub(super) struct Merged {
    pub(super) schema: SchemaObject,
    /// Constraints that one schema can't state twice, such as a second pattern.
    pub(super) also: Vec<SchemaObject>,
    /// What is not enforced, and where it stands.
    pub(super) ignored: Vec<(Span, String)>,
    /// Members and elements, until everything is in.
    pub(super) gathered: Gathered,
}

impl Merged {
    pub(super) fn new(span: Span) -> Self {
        let (schema, gathered) = (SchemaObject::empty(span), Gathered::default());
        Self { schema, also: Vec::new(), ignored: Vec::new(), gathered }
    }

    /// Takes in one more schema, its unions and annotations aside.
    pub(super) fn add(&mut self, part: &SchemaObject) -> Result<(), Conflict> {
        self.types(part)?;
        self.values(part)?;
        self.format(part);
        groups::object(self, part);
        groups::array(self, part);
        bounds::add(self, part);
        let combinators = &part.combinators;
        if let Some(not) = &combinators.not {
            let mut more = SchemaObject::empty(part.span);
            let second = self.schema.combinators.not.is_some();
            let into = if second { more.combinators.make() } else { self.schema.combinators.make() };
            into.not = Some(not.clone());
            self.also.extend(second.then_some(more));
        }
        if let Some(condition) = &combinators.condition {
            let mut more = SchemaObject::empty(part.span);
            let second = self.schema.combinators.condition.is_some();
            let into = if second { more.combinators.make() } else { self.schema.combinators.make() };
            into.condition = Some(condition.clone());
            into.then.clone_from(&combinators.then);
            into.otherwise.clone_from(&combinators.otherwise);
            self.also.extend(second.then_some(more));
        }
        Ok(())
    }

    /// To be called when everything is in: what can only be seen of the whole.
    pub(super) fn finish(&mut self) -> Result<(), Conflict> {
        self.gathered.put(&mut self.schema);
        if let (Some(types), Some(values)) = (&self.schema.types, &mut self.schema.enumeration) {
            let listed = values.len();
            values.value.retain(|value| types.allows(Type::of(value)));
            if values.is_empty() && listed > 0 {
                return Err(Conflict {
                    first: (types.span, named(types.value)),
                    second: (values.span, "none of these values is".to_owned()),
                });
            }
        }
        bounds::finish(&self.schema)
    }

    /// Takes in what kind of value it is and which, without its members.
    pub(super) fn probe(&mut self, part: &SchemaObject) -> Result<(), Conflict> {
        self.types(part)?;
        self.values(part)
    }

    fn types(&mut self, part: &SchemaObject) -> Result<(), Conflict> {
        let Some(theirs) = &part.types else { return Ok(()) };
        let ours = self.schema.types.get_or_insert(*theirs);
        let both = ours.value.common(theirs.value);
        if both.is_empty() {
            return Err(Conflict { first: (ours.span, named(ours.value)), second: (theirs.span, named(theirs.value)) });
        }
        if both != ours.value {
            *ours = Spanned::new(both, theirs.span);
        }
        Ok(())
    }

    fn values(&mut self, part: &SchemaObject) -> Result<(), Conflict> {
        let Some(theirs) = listed(part) else { return Ok(()) };
        let Some(ours) = listed(&self.schema) else {
            self.schema.enumeration.clone_from(&part.enumeration);
            self.schema.constant.clone_from(&part.constant);
            return Ok(());
        };
        let listed: HashSet<&Node> = theirs.0.iter().copied().collect();
        let both: Vec<Node> =
            ours.0.iter().filter(|value| listed.contains(*value)).map(|value| (*value).clone()).collect();
        if both.is_empty() {
            return Err(Conflict {
                first: (ours.1, "one of these values".to_owned()),
                second: (theirs.1, "none of which is among these".to_owned()),
            });
        }
        let span = if both.len() < ours.0.len() { theirs.1 } else { ours.1 };
        self.schema.constant = None;
        self.schema.enumeration = Some(Box::new(Spanned::new(both, span)));
        Ok(())
    }

    fn format(&mut self, part: &SchemaObject) {
        let Some(theirs) = &part.format else { return };
        match self.schema.format.as_ref().map(Spanned::as_str) {
            None => self.schema.format = Some(theirs.clone()),
            Some("int64") if theirs.as_str() == "int32" => self.schema.format = Some(theirs.clone()),
            Some("int32") if theirs.as_str() == "int64" => {}
            Some(ours) if ours == theirs.as_str() => {}
            Some(ours) => {
                let what = format!("format `{}` beside `{ours}`", theirs.as_str());
                self.ignored.push((theirs.span, what));
            }
        }
    }
}

/// The values of `const` or `enum`, and where they stand.
fn listed(schema: &SchemaObject) -> Option<(Vec<&Node>, Span)> {
    if let Some(constant) = &schema.constant {
        return Some((vec![constant], constant.span));
    }
    let values = schema.enumeration.as_ref()?;
    Some((values.iter().collect(), values.span))
}

fn named(types: TypeSet) -> String {
    format!("type {types}")
}
