//! How large a document is with what its references name in their places.
//!
//! Schemas are types that many refer to; but whatever an operation takes from a shared parameter, body, response or path
//! item is generated for that operation. A few pages that are referred to ten thousand times would fill any memory. So do
//! the credentials of the document, which all operations need that do not say otherwise.

use super::items;
use crate::diagnostic::Diagnostics;
use crate::document::{Component, Document, MediaType, Operation, PathItem, RefOr, RequestBody, Resolver, Response};
use crate::limits::{Limit, Limits};
use crate::source::{Map, Span};

pub(super) fn check<'d>(
    document: &'d Document,
    resolver: Resolver<'d>,
    limits: &Limits,
    diagnostics: &mut Diagnostics,
) {
    let mut operations = 0_usize;
    let mut left = Left { resolver, bytes: limits.get(Limit::RepeatedBytes) };
    let credentials = credentials(document);
    for (key, item) in items(document, resolver) {
        operations = operations.saturating_add(count(item, resolver));
        if operations > limits.get(Limit::Operations) {
            let found = limits.exceeded(Limit::Operations, "there are more operations", None, "select some of them");
            return diagnostics.push(found.at(key.span, "the limit is met here"));
        }
        let taking = item.operations.iter().filter(|operation| operation.security.is_none()).count();
        if left.bytes(taking.saturating_mul(credentials)).is_none() {
            let mend = "give operations a `security` of their own, or select some of them";
            let more = "the credentials that operations take from the document are larger together";
            let found = limits.exceeded(Limit::RepeatedBytes, more, None, mend);
            return diagnostics.push(found.at(key.span, "the limit is met here"));
        }
        let parameters = &item.parameters;
        let paths = item.reference.as_ref().and_then(|reference| resolver.path_item(reference));
        let whole = paths.map_or(Some(()), |target| left.take(target.item.span));
        let whole = whole.and_then(|()| left.all(parameters.iter(), |parameter| parameter.span, |_, _| Some(())));
        if whole.and_then(|()| item.operations.iter().try_for_each(|operation| left.operation(operation))).is_none() {
            let mend = "repeat less, or select some of the operations";
            let found = limits.exceeded(Limit::RepeatedBytes, "what references repeat is larger", None, mend);
            return diagnostics.push(found.at(key.span, "the limit is met here"));
        }
    }
}

/// What an operation takes from the document that says nothing of its security, in bytes, about: what the document asks
/// for, or else every scheme, one of which it may be.
fn credentials(document: &Document) -> usize {
    const NEED: usize = 64;
    let of_document = document.security.as_ref().filter(|all| !all.is_empty());
    of_document.map_or(document.components.security_schemes.len() * NEED, |all| {
        let needs = all.iter().flat_map(|requirement| requirement.schemes.values());
        needs.map(|scopes| NEED + scopes.iter().map(|scope| scope.len() + NEED / 4).sum::<usize>()).sum()
    })
}

/// The operations of a path item, with those of their callbacks.
fn count(item: &PathItem, resolver: Resolver<'_>) -> usize {
    let callbacks = item.operations.iter().flat_map(|operation| operation.callbacks.values());
    let paths = callbacks.filter_map(|callback| resolver.item(callback)).flat_map(|target| target.item.paths.values());
    item.operations.len() + paths.map(|item| item.operations.len()).sum::<usize>()
}

/// What may still be referred to, in bytes. Nothing comes back from a step that takes more.
struct Left<'d> {
    resolver: Resolver<'d>,
    bytes: usize,
}

impl<'d> Left<'d> {
    fn take(&mut self, span: Span) -> Option<()> {
        self.bytes(usize::try_from(span.end.saturating_sub(span.start)).unwrap_or(usize::MAX))
    }

    fn bytes(&mut self, bytes: usize) -> Option<()> {
        self.bytes = self.bytes.checked_sub(bytes)?;
        Some(())
    }

    /// Every item of a list: those that it refers to, and what all of them refer to.
    fn all<T: Component>(
        &mut self,
        entries: impl IntoIterator<Item = &'d RefOr<T>>,
        span: impl Fn(&T) -> Span,
        inside: impl Fn(&mut Self, &'d T) -> Option<()>,
    ) -> Option<()> {
        for entry in entries {
            let Some(target) = self.resolver.item(entry) else { continue };
            if entry.as_reference().is_some() {
                self.take(span(target.item))?;
            }
            inside(self, target.item)?;
        }
        Some(())
    }

    fn operation(&mut self, operation: &'d Operation) -> Option<()> {
        self.all(&operation.parameters, |parameter| parameter.span, |_, _| Some(()))?;
        self.all(&operation.request_body, |body: &RequestBody| body.span, |left, body| left.content(&body.content))?;
        let responses = operation.responses.entries.iter().map(|(_, response)| response);
        self.all(
            responses,
            |response: &Response| response.span,
            |left, response| {
                left.all(response.headers.values(), |header| header.span, |_, _| Some(()))?;
                left.all(response.links.values(), |link| link.span, |_, _| Some(()))?;
                left.content(&response.content)
            },
        )?;
        self.all(operation.callbacks.values(), |callback| callback.span, |_, _| Some(()))
    }

    fn content(&mut self, content: &'d Map<RefOr<MediaType>>) -> Option<()> {
        self.all(content.values(), |media_type| media_type.span, |_, _| Some(()))
    }
}
