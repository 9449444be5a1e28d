//! Pages: how a caller gets from one to the next, and at their items.

use super::Planning;
use crate::ir::Operation as IrOperation;
use crate::plan::{Ident, Outcome, Paging, TypeRef, Wire};

impl Planning<'_> {
    pub(super) fn paging(&self, operation: &IrOperation, outcome: &Outcome) -> Option<Paging> {
        let pagination = operation.pagination.as_ref()?;
        let is_page = matches!(outcome.response, TypeRef::Schema(_) | TypeRef::Vec(_));
        if !is_page || outcome.optional || outcome.envelope.is_some() {
            return None;
        }
        let ident = |(id, number): &(crate::ir::TypeId, usize)| -> Option<Ident> {
            self.analysis.names.parts.get(id.index())?.get(*number).cloned()
        };
        let wires = |names: &[String]| names.iter().cloned().map(Wire).collect();
        Some(Paging {
            list: pagination.list.iter().map(ident).collect::<Option<_>>()?,
            item: self.value(&pagination.item),
            next: pagination.next.clone(),
            more: wires(&pagination.more),
            total: wires(&pagination.total),
        })
    }
}
