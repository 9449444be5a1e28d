//! How many media types an upgrade makes: `consumes` and `produces` of the root stand at each body and response since
//! 3.0, so that two lists of some thousand are millions.

use crate::diagnostic::Diagnostic;
use crate::limits::{Limit, Limits};
use crate::source::Node;

/// That there are more than there may be entries, where that is so.
pub(in crate::document) fn too_much(tree: &Node, limits: &Limits) -> Option<Diagnostic> {
    let length = |of: &Node, name: &str| of.get(name).and_then(Node::as_array).map(<[Node]>::len);
    let all = |of: &Node, name: &str| length(of, name).or_else(|| length(tree, name)).unwrap_or(1);
    let members = |node: Option<&Node>| node.and_then(Node::as_object).map_or(0, |object| object.len());
    let items = tree.get("paths").and_then(Node::as_object).into_iter().flatten();
    let operations = items.filter_map(|entry| entry.value.as_object()).flatten();
    let of_operations = operations.map(|entry| {
        let responses = members(entry.value.get("responses"));
        all(&entry.value, "consumes").saturating_add(all(&entry.value, "produces").saturating_mul(responses))
    });
    let shared = [("parameters", "consumes"), ("responses", "produces")];
    let shared = shared.into_iter().map(|(section, list)| members(tree.get(section)).saturating_mul(all(tree, list)));
    if of_operations.chain(shared).fold(0, usize::saturating_add) <= limits.get(Limit::Members) {
        return None;
    }
    let list = ["consumes", "produces"].into_iter().filter_map(|name| tree.as_object()?.entry(name));
    let place = list.max_by_key(|entry| entry.value.as_array().map_or(0, <[Node]>::len)).map(|entry| entry.key.span);
    let (more, mend) =
        ("bodies and responses have more media types together", "list fewer in `consumes` and `produces`");
    let found = limits.exceeded(Limit::Members, more, None, mend);
    Some(found.at(place.unwrap_or(tree.span.before()), "each of these stands at every one of them"))
}
