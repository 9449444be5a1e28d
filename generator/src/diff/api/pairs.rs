//! Which operation of one edition is which of the other.
//!
//! Operations are the same by method and path, where the names of path parameters don't count; webhooks by name and
//! method; callbacks by the operation, their name and their expression.

use crate::braces::{self, Piece};
use crate::document::{Operation, PathItem, Resolver};
use crate::source::Span;
use std::collections::{BTreeSet, HashMap};

/// An operation of one edition.
#[derive(Clone)]
pub(in crate::diff) struct Seen<'a> {
    /// As [`Operation::key`](crate::ir::Operation::key) has it.
    pub(in crate::diff) key: String,
    /// The path template; nothing where the API calls.
    pub(in crate::diff) template: &'a str,
    /// Its path item, and the one that this refers to.
    pub(in crate::diff) items: Vec<&'a PathItem>,
    pub(in crate::diff) operation: &'a Operation,
    pub(in crate::diff) kind: Kind<'a>,
}

/// Who calls it.
#[derive(Clone)]
pub(in crate::diff) enum Kind<'a> {
    /// Callers of the API.
    Call,
    /// The API.
    Webhook,
    /// The API, where its callers want it.
    Callback {
        /// The key of the operation that asks for it, without names of path parameters.
        caller: String,
        name: &'a str,
        /// Where it is sent.
        expression: &'a str,
        place: Span,
    },
}

/// The operations of both editions: those of both, in the order of the new one, what is gone, and what is new.
#[derive(Default)]
pub(super) struct Pairs<'a> {
    pub(super) both: Vec<(Seen<'a>, Seen<'a>)>,
    pub(super) gone: Vec<Seen<'a>>,
    pub(super) added: Vec<Seen<'a>>,
}

impl Seen<'_> {
    pub(super) fn is_hook(&self) -> bool {
        !matches!(self.kind, Kind::Call)
    }
}

/// Pairs the operations, the surest way first.
pub(super) fn pairs<'a>(old: Vec<Seen<'a>>, new: Vec<Seen<'a>>) -> Pairs<'a> {
    let ways: [fn(&Seen<'_>) -> String; 4] = [|seen| seen.key.clone(), nameless, addressless, callerless];
    let mut old: Vec<Option<Seen<'a>>> = old.into_iter().map(Some).collect();
    let mut found: Vec<Option<Seen<'a>>> = new.iter().map(|_| None).collect();
    for way in ways {
        let mut left: HashMap<String, usize> = HashMap::new();
        for (number, seen) in old.iter().enumerate().rev() {
            left.extend(seen.as_ref().map(|seen| (way(seen), number)));
        }
        for (seen, found) in new.iter().zip(&mut found).filter(|(_, found)| found.is_none()) {
            let number = left.remove(&way(seen));
            *found = number.and_then(|number| old.get_mut(number)).and_then(Option::take);
        }
    }
    let mut pairs = Pairs { gone: old.into_iter().flatten().collect(), ..Pairs::default() };
    for (new, old) in new.into_iter().zip(found) {
        match old {
            Some(old) => pairs.both.push((old, new)),
            None => pairs.added.push(new),
        }
    }
    pairs
}

/// A path without the names of its parameters.
pub(in crate::diff) fn unnamed(path: &str) -> String {
    let pieces = braces::pieces(path);
    pieces.map(|piece| if let Piece::Plain(plain) = piece { plain } else { "{}" }).collect()
}

fn nameless(seen: &Seen<'_>) -> String {
    match &seen.kind {
        Kind::Call => unnamed(&seen.key),
        Kind::Webhook => seen.key.clone(),
        Kind::Callback { caller, name, expression, .. } => {
            format!("{} callback {name} at {expression} of {caller}", seen.operation.method.as_str())
        }
    }
}

/// Where a callback is sent may change.
fn addressless(seen: &Seen<'_>) -> String {
    match &seen.kind {
        Kind::Callback { caller, name, .. } => {
            format!("{} callback {name} of {caller}", seen.operation.method.as_str())
        }
        _ => nameless(seen),
    }
}

/// The first of several operations that share a callback may be another one.
fn callerless(seen: &Seen<'_>) -> String {
    match &seen.kind {
        Kind::Callback { name, .. } => format!("{} callback {name}", seen.operation.method.as_str()),
        _ => nameless(seen),
    }
}

/// Every operation of an edition in document order: those under `paths`, webhooks, callbacks.
pub(in crate::diff) fn operations<'a>(resolver: Resolver<'a>) -> Vec<Seen<'a>> {
    let document = resolver.document();
    let mut found: Vec<Seen<'a>> = Vec::new();
    for (path, item) in document.paths.iter() {
        let items = resolver.path_items(item);
        let mut methods = BTreeSet::new();
        for operation in items.iter().flat_map(|item| &item.operations) {
            let method = operation.method.as_str();
            if methods.insert(method) {
                let key = format!("{method} {}", path.as_str());
                let template = path.as_str().split('#').next().unwrap_or(path.as_str());
                found.push(Seen { key, template, items: items.clone(), operation, kind: Kind::Call });
            }
        }
    }
    let mut hooks = Vec::new();
    for (name, item) in document.webhooks.iter() {
        let items = resolver.path_items(item);
        for operation in items.iter().flat_map(|item| &item.operations) {
            let key = format!("{} webhook {}", operation.method.as_str(), name.as_str());
            hooks.push(Seen { key, template: "", items: items.clone(), operation, kind: Kind::Webhook });
        }
    }
    for call in &found {
        callbacks(resolver, call, &mut hooks);
    }
    let mut seen = BTreeSet::new();
    hooks.retain(|hook| seen.insert((hook.operation.span, hook.operation.method.as_str())));
    found.extend(hooks);
    found
}

/// The callbacks of an operation, called as [`lower::hooks`](crate::lower) calls them.
fn callbacks<'a>(resolver: Resolver<'a>, call: &Seen<'a>, hooks: &mut Vec<Seen<'a>>) {
    for (name, callback) in call.operation.callbacks.iter() {
        let Some(callback) = resolver.item(callback) else { continue };
        for (expression, item) in callback.item.paths.iter() {
            let mut path = format!("callback {}", name.as_str());
            if callback.pointer.is_empty() {
                path = format!("{path} of {}", call.key);
            }
            if callback.item.paths.len() > 1 {
                path = format!("{path} at {}", expression.as_str());
            }
            let items = resolver.path_items(item);
            for operation in items.iter().flat_map(|item| &item.operations) {
                let key = format!("{} {path}", operation.method.as_str());
                let (name, expression, place) = (name.as_str(), expression.as_str(), expression.span);
                let kind = Kind::Callback { caller: unnamed(&call.key), name, expression, place };
                hooks.push(Seen { key, template: "", items: items.clone(), operation, kind });
            }
        }
    }
}
