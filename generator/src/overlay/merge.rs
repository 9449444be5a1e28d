//! Merging what an action brings into what is there ("Action Object" of the Overlay Specification).
//!
//! Objects are merged member by member, arrays are joined, scalars are replaced; anything else does not go together.

use crate::source::{Node, Span, Value};
use std::sync::Arc;

/// What does not go together: the place and the kind of either.
#[derive(Clone, Debug)]
pub(super) struct Conflict {
    pub(super) old: (Span, &'static str),
    pub(super) new: (Span, &'static str),
}

/// Merges `new` into `old`. As deep as `new`, which the reader limits.
pub(super) fn merge(old: &mut Node, new: &Node) -> Result<(), Conflict> {
    let conflict = Conflict { old: (old.span, old.value.kind()), new: (new.span, new.value.kind()) };
    match (&mut old.value, &new.value) {
        (Value::Object(old), Value::Object(new)) => {
            let old = Arc::make_mut(old);
            let mut added = Vec::new();
            for entry in new.entries() {
                match old.get_mut(&entry.key) {
                    Some(old) => merge(old, &entry.value)?,
                    None => added.push(entry.clone()),
                }
            }
            if !added.is_empty() {
                old.change(|entries| entries.append(&mut added));
            }
        }
        (Value::Array(old), Value::Array(new)) => Arc::make_mut(old).extend(new.iter().cloned()),
        (Value::Object(_) | Value::Array(_), _) | (_, Value::Object(_) | Value::Array(_)) => return Err(conflict),
        _ => *old = new.clone(),
    }
    Ok(())
}
