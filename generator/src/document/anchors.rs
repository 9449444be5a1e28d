//! Where JSON pointers that a user writes lead: what stands there is known again by its place in the text.
//!
//! Schemas are called by components, or by operations, bodies and parameters. A pointer leads to them on the document's
//! own way instead: `#/paths/~1pets/get/parameters/0/schema`, `#/components/responses/Gone/content/…`.

use super::unescape;
use crate::source::{Node, Span, Value};
use std::collections::BTreeMap;

/// Pointers, without `#`, by the place of what stands there.
pub(crate) type Anchors = BTreeMap<Span, String>;

/// The places that pointers lead to, and those on the way.
pub(crate) fn anchors<'p>(tree: &Node, pointers: impl Iterator<Item = &'p str>) -> Anchors {
    let mut anchors = Anchors::new();
    for pointer in pointers {
        let (mut node, mut end) = (tree, 0);
        for token in pointer.split('/').skip(1) {
            let name = unescape(token);
            let next = match &node.value {
                Value::Object(members) => members.get(&name),
                Value::Array(items) => name.parse().ok().and_then(|at: usize| items.get(at)),
                _ => None,
            };
            let Some(next) = next else { break };
            (node, end) = (next, end + 1 + token.len());
            anchors.entry(node.span).or_insert_with(|| pointer.get(..end).unwrap_or_default().to_owned());
        }
    }
    anchors
}
