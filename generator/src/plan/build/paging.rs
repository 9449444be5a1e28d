//! Pages: how a caller gets from one to the next, and at their items.

use super::Planning;
use crate::ir::{Kind, Operation as IrOperation, Pagination, Statuses, TypeId};
use crate::plan::{Ident, Outcome, Paging, TypeRef, Wire};

impl Planning<'_> {
    pub(super) fn paging(&self, operation: &IrOperation, outcome: &Outcome) -> Option<Paging> {
        let pagination = operation.pagination.as_ref()?;
        // A payload that the document does not promise is an `Option`.
        let (page, optional) = match outcome.envelope.as_ref().map(|envelope| &envelope.payload) {
            Some(TypeRef::Option(payload)) => (&**payload, true),
            Some(payload) => (payload, false),
            None => (&outcome.response, outcome.optional),
        };
        let variant = match page {
            TypeRef::Schema(_) | TypeRef::Vec(_) => None,
            TypeRef::Operation(several) => Some((several.clone(), variant(operation, pagination, outcome, several)?)),
            _ => return None,
        };
        let wires = |names: &[String]| names.iter().map(|name| Wire(name.as_str().into())).collect();
        Some(Paging {
            variant,
            optional,
            list: pagination.list.iter().map(|step| self.step(*step)).collect::<Option<_>>()?,
            item: self.value(&pagination.item),
            next: pagination.next.clone(),
            here: wires(&pagination.here),
            more: pagination.more.clone(),
            total: wires(&pagination.total),
        })
    }

    /// A member on the way to the list.
    fn step(&self, (id, number): (TypeId, usize)) -> Option<(Ident, bool)> {
        let ident = self.analysis.names.parts.get(id.index())?.get(number)?;
        let Kind::Object(object) = &self.api.types.get(id)?.kind else { return None };
        let ty = self.member(object.members.get(number)?, false);
        Some((ident.clone(), matches!(ty, TypeRef::Option(_) | TypeRef::Nullable(_))))
    }
}

/// The variant that is a page, which has no status of its own.
fn variant(operation: &IrOperation, pagination: &Pagination, outcome: &Outcome, several: &Ident) -> Option<Ident> {
    let answer = operation.answers.get(pagination.answer)?;
    let all = outcome.replies.iter().find(|replies| replies.ident == *several)?;
    let found = all.variants.iter().find(|variant| variant.statuses == answer.statuses)?;
    matches!(found.statuses, Statuses::Exact(_)).then(|| found.ident.clone())
}
