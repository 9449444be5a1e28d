//! The comparison of documents.

mod body;
mod content;
mod context;
mod effects;
mod encoding;
mod headers;
mod info;
mod links;
mod operation;
mod pairs;
mod parameters;
mod responses;
mod schema;
mod schemes;
mod security;
mod servers;
mod words;

use super::draft::Draft;
use super::edition::Made;
use context::Comparison;
pub(super) use pairs::{Kind, operations, unnamed};
pub(super) use schema::Direction;

/// What changed, in the order of reports: what concerns the whole API, then operation by operation.
pub(super) fn changes(was: &Made, is: &Made) -> Vec<Draft> {
    let mut comparison = Comparison::new(was, is);
    info::compare(&mut comparison);
    servers::of_document(&mut comparison);
    let (old, new) = (pairs::operations(comparison.old), pairs::operations(comparison.new));
    let users = (security::users(comparison.old, &old), security::users(comparison.new, &new));
    let renamed = schemes::compare(&mut comparison, &users.0, &users.1);
    let order = |seen: &[pairs::Seen<'_>]| seen.iter().map(|seen| seen.key.clone()).collect::<Vec<_>>();
    let order = [order(&new), order(&old)].concat();
    let pairs = pairs::pairs(old, new);
    for seen in &pairs.gone {
        operation::removed(&mut comparison, seen);
    }
    for seen in &pairs.added {
        operation::added(&mut comparison, seen);
    }
    for (old, new) in &pairs.both {
        operation::compare(&mut comparison, old, new, &renamed);
    }
    comparison.finish(&order)
}
