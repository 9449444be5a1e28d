//! Requests that the API makes: webhooks and callbacks.
//!
//! ```yaml
//! webhooks: {newPet: {post: …}}                                  # POST webhook newPet
//! callbacks: {onEvent: {'{$request.body#/url}': {post: …}}}      # POST callback onEvent of PUT /subscriptions
//! ```
//! are operations like others, but for their address: it is the receiver's, which no document knows. What a callback
//! takes it from (a runtime expression) is [`super::callbacks`]'s. They are open unless they have a `security` of their own: that
//! of the document is about its own callers.

use super::context::Lowering;
use super::leftovers;
use super::operation::lower;
use super::security::Schemes;
use crate::document::{self, PathItem};
use crate::ir::{Operation, PathPart, Place};
use crate::words;
use std::collections::BTreeSet;

/// Lowers every operation under `webhooks`, and under `callbacks` of the operations that are generated.
pub(super) fn operations<'d>(
    lowering: &mut Lowering<'d>,
    schemes: &Schemes<'_>,
    callers: &[(String, &'d document::Operation)],
) -> Vec<Operation> {
    let document = lowering.resolver.document();
    let mut found = Vec::new();
    for (name, item) in document.webhooks.iter() {
        found.push((name.as_str(), format!("webhook {}", name.as_str()), None, item));
    }
    for (caller, operation) in callers {
        for (name, callback) in operation.callbacks.iter() {
            let Some(callback) = lowering.resolver.item(callback) else { continue };
            for (expression, item) in callback.item.paths.iter() {
                let mut path = format!("callback {}", name.as_str());
                // A callback that several operations refer to is one.
                if callback.pointer.is_empty() {
                    path = format!("{path} of {caller}");
                }
                if callback.item.paths.len() > 1 {
                    path = format!("{path} at {}", expression.as_str());
                }
                found.push((name.as_str(), path, Some(expression.as_str()), item));
            }
        }
    }
    let mut seen = BTreeSet::new();
    let mut routes = BTreeSet::new();
    let mut lowered = Vec::new();
    for (name, path, expression, item) in found {
        for operation in lowering.resolver.path_items(item).iter().flat_map(|item| &item.operations) {
            if seen.insert((operation.span, operation.method.as_str())) {
                let route = route(name, &path, operation.method.as_str(), &mut routes);
                lowered.extend(hook(lowering, (name, &path, expression), item, operation, schemes, route));
            }
        }
    }
    lowered
}

/// One operation; none where it can't be represented.
fn hook<'d>(
    lowering: &mut Lowering<'d>,
    (name, path, expression): (&str, &str, Option<&str>),
    item: &'d PathItem,
    operation: &'d document::Operation,
    schemes: &Schemes<'_>,
    route: String,
) -> Option<Operation> {
    let mut lowered = lower(lowering, path, &lowering.resolver.path_items(item), operation, schemes, true);
    if lowered.parameters.iter().any(|parameter| parameter.place == Place::Path) {
        leftovers::part(lowering, operation.span, "a path parameter of a webhook, whose address is the receiver's,");
        lowered.parameters.retain(|parameter| parameter.place != Place::Path);
    }
    lowered.parts = vec![PathPart::Literal(route.into())];
    lowered.id = lowered.id.or_else(|| Some(name.into()));
    lowered.tag = None;
    lowered.hook = true;
    if let Some(expression) = expression {
        let sent = format!("Sent to `{}`.", expression.replace('`', "'"));
        let description = lowered.docs.description.take();
        lowered.docs.description =
            Some(description.map_or(sent.as_str().into(), |text| format!("{text}\n\n{sent}").into()));
    }
    lowering.kept(lowered)
}

/// Where a receiver's router expects it, unless the application mounts it elsewhere: its name as one segment.
fn route(name: &str, path: &str, method: &str, routes: &mut BTreeSet<(String, String)>) -> String {
    let is_plain = |character: char| character.is_ascii_alphanumeric() || "-._~".contains(character);
    let plain = name.chars().all(is_plain) && name.chars().any(|character| character != '.');
    let segment = if plain { name.to_owned() } else { words::split(name).join("-") };
    let mut route = format!("/{segment}");
    if !routes.insert((method.to_owned(), route.clone())) {
        route = format!("/{segment}-{}", words::hash(path));
        routes.insert((method.to_owned(), route.clone()));
    }
    route
}
