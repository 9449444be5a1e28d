//! How large a document is with what its references name in their places.
//!
//! Schemas are types that many refer to; but whatever an operation takes from a shared parameter, body, response or path
//! item is generated for that operation, and so is what it takes from the document. A few pages that are referred to ten
//! thousand times would fill any memory.

use super::items;
use crate::diagnostic::Diagnostics;
use crate::document::{
    Callback, Component, Document, MediaType, Operation, PathItem, RefOr, RequestBody, Resolver, Response, Server,
};
use crate::limits::{Limit, Limits};
use crate::source::{Map, Span};

pub(super) fn check<'d>(
    document: &'d Document,
    resolver: Resolver<'d>,
    limits: &Limits,
    diagnostics: &mut Diagnostics,
) {
    let mut left = Left {
        resolver,
        operations: limits.get(Limit::Operations),
        bytes: limits.get(Limit::RepeatedBytes),
        members: limits.get(Limit::Members),
        servers: limits.get(Limit::Servers),
        links: limits.get(Limit::Links),
    };
    let mut met = left.servers(&document.servers).map_err(|limit| (limit, document.span.before()));
    if let Some(scheme) = document.components.security_schemes.keys().nth(limits.get(Limit::SecuritySchemes)) {
        met = met.and(Err((Limit::SecuritySchemes, scheme.span)));
    }
    let credentials = credentials(document);
    for (key, item) in items(document, resolver) {
        let taking = item.operations.iter().filter(|operation| operation.security.is_none()).count();
        if take(&mut left.bytes, taking.saturating_mul(credentials), Limit::RepeatedBytes).is_err() {
            let mend = "give operations a `security` of their own, or select some of them";
            let more = "the credentials that operations take from the document are larger together";
            let found = limits.exceeded(Limit::RepeatedBytes, more, None, mend);
            return diagnostics.push(found.at(key.span, "the limit is met here"));
        }
        met = met.and_then(|()| left.item(item).map_err(|limit| (limit, key.span)));
    }
    let Err((limit, place)) = met else { return };
    let (more, mend) = match limit {
        Limit::Operations => ("there are more operations", "select some of them"),
        Limit::RepeatedBytes => ("what references repeat is larger", "repeat less, or select some of the operations"),
        Limit::Servers => ("there are more servers", "list fewer, or select some of the operations"),
        Limit::SecuritySchemes => ("there are more security schemes", "remove those that no operation asks for"),
        Limit::Links => ("responses have more links", "select some of the operations"),
        _ => ("operations have more parameters, bodies, responses and what belongs to them", "select some of them"),
    };
    diagnostics.push(limits.exceeded(limit, more, None, mend).at(place, "the limit is met here"));
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

/// What there may still be. A step that takes more comes back with the limit that it meets.
struct Left<'d> {
    resolver: Resolver<'d>,
    operations: usize,
    bytes: usize,
    members: usize,
    servers: usize,
    links: usize,
}

type Step = Result<(), Limit>;

fn take(left: &mut usize, count: usize, limit: Limit) -> Step {
    *left = left.checked_sub(count).ok_or(limit)?;
    Ok(())
}

impl<'d> Left<'d> {
    fn repeated(&mut self, span: Span) -> Step {
        let bytes = usize::try_from(span.end.saturating_sub(span.start)).unwrap_or(usize::MAX);
        take(&mut self.bytes, bytes, Limit::RepeatedBytes)
    }

    fn members(&mut self, count: usize) -> Step {
        take(&mut self.members, count, Limit::Members)
    }

    fn servers<'a>(&mut self, servers: impl IntoIterator<Item = &'a Server>) -> Step {
        servers.into_iter().try_for_each(|server| {
            take(&mut self.servers, 1, Limit::Servers)?;
            self.members(server.variables.len())
        })
    }

    /// Every item of a list: those that it refers to, and what all of them refer to.
    fn all<T: Component>(
        &mut self,
        entries: impl IntoIterator<Item = &'d RefOr<T>>,
        span: impl Fn(&T) -> Span,
        inside: impl Fn(&mut Self, &'d T) -> Step,
    ) -> Step {
        for entry in entries {
            self.members(1)?;
            let Some(target) = self.resolver.item(entry) else { continue };
            if entry.as_reference().is_some() {
                self.repeated(span(target.item))?;
            }
            inside(self, target.item)?;
        }
        Ok(())
    }

    fn item(&mut self, item: &'d PathItem) -> Step {
        take(&mut self.operations, item.operations.len(), Limit::Operations)?;
        let target = item.reference.as_ref().and_then(|reference| self.resolver.path_item(reference));
        if let Some(target) = target {
            self.repeated(target.item.span)?;
        }
        self.all(item.parameters.iter(), |parameter| parameter.span, |_, _| Ok(()))?;
        item.operations.iter().try_for_each(|operation| {
            self.operation(operation, item)?;
            self.all(operation.callbacks.values(), |callback| callback.span, Self::callback)
        })
    }

    /// The operations of a callback, whose own ones are not followed: they may lead back.
    fn callback(&mut self, callback: &'d Callback) -> Step {
        callback.paths.values().try_for_each(|item| {
            take(&mut self.operations, item.operations.len(), Limit::Operations)?;
            item.operations.iter().try_for_each(|operation| self.operation(operation, item))
        })
    }

    /// An operation, with what it takes from its path item and from the document, without callbacks.
    fn operation(&mut self, operation: &'d Operation, item: &PathItem) -> Step {
        let document = self.resolver.document();
        self.servers(operation.servers.as_ref().or(item.servers.as_ref()).into_iter().flatten())?;
        let security = operation.security.as_ref().or(document.security.as_ref());
        let schemes = security.into_iter().flatten().map(|requirement| 1 + requirement.schemes.len());
        self.members(1 + item.parameters.len() + schemes.sum::<usize>())?;
        self.all(&operation.parameters, |parameter| parameter.span, |_, _| Ok(()))?;
        self.all(&operation.request_body, |body: &RequestBody| body.span, |left, body| left.content(&body.content))?;
        let responses = operation.responses.entries.iter().map(|(_, response)| response);
        self.all(
            responses,
            |response: &Response| response.span,
            |left, response| {
                left.all(response.headers.values(), |header| header.span, |_, _| Ok(()))?;
                take(&mut left.links, response.links.len(), Limit::Links)?;
                left.all(response.links.values(), |link| link.span, |_, _| Ok(()))?;
                left.content(&response.content)
            },
        )
    }

    fn content(&mut self, content: &'d Map<RefOr<MediaType>>) -> Step {
        self.all(content.values(), |media_type| media_type.span, |_, _| Ok(()))
    }
}
