//! How large a document is with what its references name in their places.
//!
//! Schemas are types that many refer to; but whatever an operation takes from a shared parameter, body, response or path
//! item is generated for that operation, and so is what it takes from the document. A few pages that are referred to ten
//! thousand times would fill any memory.

use crate::diagnostic::Diagnostics;
use crate::document::{
    Callback, Component, Document, MediaType, Operation, Parameter, PathItem, RefOr, RequestBody, Resolver, Response,
    SecurityRequirement, Server,
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
    let document_itself = left.servers(&document.servers).map_err(|excess| (excess, document.span.before()));
    let schemes = document.components.security_schemes.keys().nth(limits.get(Limit::SecuritySchemes));
    let met = document_itself.and_then(|()| {
        schemes.map_or(Ok(()), |scheme| Err((Excess::SecuritySchemes, scheme.span)))?;
        let asked = Asked::of(document);
        let paths = document.paths.iter().map(|keyed| (keyed, asked));
        let mut items = paths.chain(document.webhooks.iter().map(|keyed| (keyed, Asked::default())));
        items.try_for_each(|((key, item), asked)| left.item(item, asked).map_err(|excess| (excess, key.span)))
    });
    let Err((excess, place)) = met else { return };
    let (limit, more, mend) = excess.told();
    diagnostics.push(limits.exceeded(limit, more, None, mend).at(place, "the limit is met here"));
}

/// What there is too much of.
#[derive(Clone, Copy)]
enum Excess {
    Operations,
    /// What references name.
    Repeated,
    /// What operations take from the document's `security`.
    Credentials,
    Members,
    Servers,
    SecuritySchemes,
    Links,
}

impl Excess {
    /// The limit that is met, what is more than it, and what to do.
    const fn told(self) -> (Limit, &'static str, &'static str) {
        match self {
            Self::Operations => (Limit::Operations, "there are more operations", "select some of them"),
            Self::Repeated => (
                Limit::RepeatedBytes,
                "what references repeat is larger",
                "repeat less, or select some of the operations",
            ),
            Self::Credentials => (
                Limit::RepeatedBytes,
                "the credentials that operations take from the document are larger together",
                "give operations a `security` of their own, or select some of them",
            ),
            Self::Members => (
                Limit::Members,
                "operations have more parameters, bodies, responses and what belongs to them",
                "select some of them",
            ),
            Self::Servers => (Limit::Servers, "there are more servers", "list fewer, or select some of the operations"),
            Self::SecuritySchemes => {
                (Limit::SecuritySchemes, "there are more security schemes", "remove those that no operation asks for")
            }
            Self::Links => (Limit::Links, "responses have more links", "select some of the operations"),
        }
    }
}

/// What the document asks of callers wherever an operation has no `security` of its own. Of the receivers of webhooks and
/// callbacks it asks nothing.
#[derive(Clone, Copy, Default)]
struct Asked {
    /// About: what the document lists, or else every scheme, one of which it may be.
    bytes: usize,
    members: usize,
}

impl Asked {
    fn of(document: &Document) -> Self {
        const NEED: usize = 64;
        let bytes_of = |all: &[SecurityRequirement]| {
            let needs = all.iter().flat_map(|requirement| requirement.schemes.values());
            needs.map(|scopes| NEED + scopes.iter().map(|scope| scope.len() + NEED / 4).sum::<usize>()).sum()
        };
        let listed = document.security.as_deref().filter(|all| !all.is_empty());
        Self {
            bytes: listed.map_or(document.components.security_schemes.len() * NEED, bytes_of),
            members: members_of(listed.unwrap_or_default()),
        }
    }
}

fn members_of(security: &[SecurityRequirement]) -> usize {
    security.iter().map(|requirement| 1 + requirement.schemes.len()).sum()
}

/// What there may still be. A step that takes more comes back with what that is.
struct Left<'d> {
    resolver: Resolver<'d>,
    operations: usize,
    bytes: usize,
    members: usize,
    servers: usize,
    links: usize,
}

type Step = Result<(), Excess>;

fn take(left: &mut usize, count: usize, excess: Excess) -> Step {
    *left = left.checked_sub(count).ok_or(excess)?;
    Ok(())
}

fn parameters<'d>(items: &[&'d PathItem]) -> impl Iterator<Item = &'d RefOr<Parameter>> {
    items.iter().flat_map(|item| &item.parameters)
}

impl<'d> Left<'d> {
    fn repeated(&mut self, span: Span) -> Step {
        let bytes = usize::try_from(span.end.saturating_sub(span.start)).unwrap_or(usize::MAX);
        take(&mut self.bytes, bytes, Excess::Repeated)
    }

    fn members(&mut self, count: usize) -> Step {
        take(&mut self.members, count, Excess::Members)
    }

    fn servers<'a>(&mut self, servers: impl IntoIterator<Item = &'a Server>) -> Step {
        servers.into_iter().try_for_each(|server| {
            take(&mut self.servers, 1, Excess::Servers)?;
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

    /// A path item, and the one that its `$ref` names: what either has for all of its operations those of both take.
    fn item(&mut self, item: &'d PathItem, asked: Asked) -> Step {
        let items = self.resolver.path_items(item);
        items.iter().skip(1).try_for_each(|target| self.repeated(target.span))?;
        self.all(parameters(&items), |parameter| parameter.span, |_, _| Ok(()))?;
        self.operations(&items, asked, |left, operation| {
            left.all(operation.callbacks.values(), |callback| callback.span, Self::callback)
        })
    }

    /// The operations of a callback, whose own ones are not followed: they may lead back.
    fn callback(&mut self, callback: &'d Callback) -> Step {
        callback.paths.values().try_for_each(|item| {
            let items = self.resolver.path_items(item);
            self.operations(&items, Asked::default(), |_, _| Ok(()))
        })
    }

    fn operations(
        &mut self,
        items: &[&'d PathItem],
        asked: Asked,
        inside: impl Fn(&mut Self, &'d Operation) -> Step,
    ) -> Step {
        items.iter().flat_map(|item| &item.operations).try_for_each(|operation| {
            take(&mut self.operations, 1, Excess::Operations)?;
            self.operation(operation, items, asked)?;
            inside(self, operation)
        })
    }

    /// An operation, with what it takes from its path items and from the document, without callbacks.
    fn operation(&mut self, operation: &'d Operation, items: &[&'d PathItem], asked: Asked) -> Step {
        let servers = operation.servers.as_ref().or_else(|| items.iter().find_map(|item| item.servers.as_ref()));
        self.servers(servers.into_iter().flatten())?;
        let security = if let Some(own) = &operation.security {
            members_of(own)
        } else {
            take(&mut self.bytes, asked.bytes, Excess::Credentials)?;
            asked.members
        };
        self.members(1 + parameters(items).count() + security)?;
        self.all(&operation.parameters, |parameter| parameter.span, |_, _| Ok(()))?;
        self.all(&operation.request_body, |body: &RequestBody| body.span, |left, body| left.content(&body.content))?;
        let responses = operation.responses.entries.iter().map(|(_, response)| response);
        self.all(
            responses,
            |response: &Response| response.span,
            |left, response| {
                left.all(response.headers.values(), |header| header.span, |_, _| Ok(()))?;
                take(&mut left.links, response.links.len(), Excess::Links)?;
                left.all(response.links.values(), |link| link.span, |_, _| Ok(()))?;
                left.content(&response.content)
            },
        )
    }

    fn content(&mut self, content: &'d Map<RefOr<MediaType>>) -> Step {
        self.all(content.values(), |media_type| media_type.span, |_, _| Ok(()))
    }
}
