//! Links of responses: they say what may be called next, and change no message.

use super::context::{At, Comparison, Finding};
use super::effects::{A, C, effects};
use super::words::code;
use crate::diff::rule::operations as rules;
use crate::diff::{Effects, Side};
use crate::document::{Link, RefOr};
use crate::source::{Map, Node, Span};

/// Links by name, and the place of the response that has them.
type Links<'a> = (&'a Map<RefOr<Link>>, Option<Span>);

pub(super) fn compare<'a>(comparison: &mut Comparison<'a>, at: &At, old: Links<'a>, new: Links<'a>) {
    for (name, link) in new.0.iter() {
        let Some(is) = comparison.new.item(link).map(|target| target.item) else { continue };
        let was = old.0.get(name).and_then(|link| comparison.old.item(link)).map(|target| target.item);
        let at = at.named(format!("{} link {}", at.subject, code(name)));
        match was {
            None => {
                let what = format!("the link {} is new", code(name));
                let spans = (old.1, Some(is.span));
                let finding = Finding::new(rules::RESPONSE_LINK_ADDED, spans, effects(C, A, C), what)
                    .advise(Side::Callers, "Nothing has to change; {method} follows it.");
                comparison.found(&at, finding);
            }
            Some(was) if !is_same(was, is) => {
                let what = format!("the link {} leads elsewhere, or with other values", code(name));
                let spans = (Some(was.span), Some(is.span));
                let finding = Finding::new(rules::RESPONSE_LINK_CHANGED, spans, effects(C, A, C), what)
                    .advise(Side::Callers, "Check what is done with the call that follows it.");
                comparison.found(&at, finding);
            }
            Some(_) => {}
        }
    }
    for (name, link) in old.0.iter().filter(|(name, _)| !new.0.contains_key(name)) {
        let Some(was) = comparison.old.item(link).map(|target| target.item) else { continue };
        let at = at.named(format!("{} link {}", at.subject, code(name)));
        let what = format!("the link {} is gone", code(name));
        let spans = (Some(was.span), new.1);
        comparison.found(&at, Finding::new(rules::RESPONSE_LINK_REMOVED, spans, Effects::all(C), what));
    }
}

fn is_same(old: &Link, new: &Link) -> bool {
    let values = |old: &Map<Node>, new: &Map<Node>| {
        old.len() == new.len() && old.iter().all(|(name, value)| new.get(name) == Some(value))
    };
    let server = |link: &Link| link.server.as_ref().map(|server| server.url.value.clone());
    old.operation_id == new.operation_id
        && old.operation_ref == new.operation_ref
        && old.request_body == new.request_body
        && values(&old.parameters, &new.parameters)
        && server(old) == server(new)
}
