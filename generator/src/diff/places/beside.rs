//! What stands beside schemas and parameters: media types of responses, links, addresses of callbacks, servers.

use super::super::api::{Kind, operations, unnamed};
use super::super::rust::owners::Owned;
use super::Found;
use crate::braces;
use crate::config::CrateKind;
use crate::diff::edition::Made;
use crate::document::{MediaRange, Resolver, Server, ServerVariable};
use crate::ir::{self, Answer};
use crate::plan;
use crate::source::Span;
use std::collections::BTreeMap;

/// The places of media types, by the place of the body and by name.
pub(super) type MediaTypes = BTreeMap<(Span, String), Span>;

/// The media types of all bodies.
pub(super) fn media_types(made: &Made) -> MediaTypes {
    let resolver = Resolver::new(&made.document);
    let mut found = MediaTypes::new();
    for seen in operations(resolver) {
        let responses = seen.operation.responses.entries.iter().filter_map(|(_, response)| resolver.item(response));
        let body = seen.operation.request_body.as_ref().and_then(|body| resolver.item(body)).map(|target| target.item);
        for (name, _) in body.iter().flat_map(|body| body.content.iter()) {
            found.extend(body.map(|body| ((body.span, plain(name)), name.span)));
        }
        for response in responses.map(|target| target.item) {
            let named = response.content.iter().map(|(name, _)| ((response.span, plain(name)), name.span));
            found.extend(named);
        }
    }
    found
}

/// A media type without what else may be said of it.
fn plain(name: &str) -> String {
    MediaRange::parse(name).map_or_else(|| name.to_owned(), |range| format!("{}/{}", range.kind, range.subtype))
}

/// The address of a server, as [`ir::Server::address`] has it.
fn address(server: &Server) -> String {
    let default = |name: &str| server.variables.get(name).map(|variable| variable.default.as_str());
    braces::filled(&server.url.value, default)
}

impl Found {
    /// The variants of a response that carries several types.
    pub(super) fn variants(&mut self, answers: &[Answer], planned: &plan::Operation, media_types: &MediaTypes) {
        for item in &planned.outcome.replies {
            let path = (CrateKind::Types, format!("operations::{}", item.ident.as_str()));
            let mut seen = 0;
            let mut last = None;
            for variant in &item.variants {
                seen = if last == Some(variant.statuses) { seen + 1 } else { 0 };
                last = Some(variant.statuses);
                // As the variants are, the answers of a status stand one after the other.
                let answer = answers.iter().filter(|answer| answer.statuses == variant.statuses).nth(seen);
                let contents = answer.map(|answer| answer.contents.as_slice()).unwrap_or_default();
                for content in contents {
                    let span = answer.and_then(|answer| media_types.get(&(answer.span, plain(&content.name))));
                    span.into_iter().for_each(|span| self.add(*span, &path, Some(&variant.ident)));
                }
            }
        }
    }

    /// The branches of a request body of several types.
    pub(super) fn branches(
        &mut self,
        operation: &ir::Operation,
        planned: &plan::Operation,
        owned: &Owned,
        media_types: &MediaTypes,
    ) {
        let (Some(body), Some(bodies), Some(path)) = (&operation.body, &planned.bodies, &owned.bodies) else { return };
        for (content, branch) in body.contents.iter().zip(&bodies.branches) {
            let span = media_types.get(&(body.span, plain(&content.name)));
            if let (Some(span), Some(branch)) = (span, bodies.union.branches.get(*branch)) {
                self.add(*span, path, Some(&branch.ident));
            }
        }
    }

    /// The methods that follow links.
    pub(super) fn links(&mut self, operation: &ir::Operation, planned: &plan::Operation, owned: &Owned) {
        if operation.links.len() == planned.links.len() {
            let of = owned.method.1.split("::").next().unwrap_or_default();
            for (link, method) in operation.links.iter().zip(&planned.links) {
                self.add(link.span, &(CrateKind::Client, format!("{of}::{}", method.method.as_str())), None);
            }
        }
    }

    /// The methods that tell where callbacks are sent.
    pub(super) fn callbacks(&mut self, made: &Made, owned: &[Owned]) {
        let mut by_key = BTreeMap::new();
        for (number, owned) in owned.iter().enumerate() {
            by_key.insert(unnamed(&owned.key), (number, owned));
        }
        for seen in operations(Resolver::new(&made.document)) {
            let Kind::Callback { caller, name, expression, place } = &seen.kind else { continue };
            let Some((number, owned)) = by_key.get(caller) else { continue };
            let of = made.api.operations.get(*number).zip(made.bindings.operations.get(*number));
            let Some((operation, planned)) = of.filter(|(all, made)| all.callbacks.len() == made.callbacks.len())
            else {
                continue;
            };
            for (callback, planned) in operation.callbacks.iter().zip(&planned.callbacks) {
                if callback.name.as_str() == *name && callback.expression.as_str() == *expression {
                    self.add(*place, &owned.record, Some(&planned.method));
                    self.add(seen.operation.span, &owned.record, Some(&planned.method));
                }
            }
        }
    }

    /// The servers: a variant of `Server` each, and a type where the address has variables.
    pub(super) fn servers(&mut self, made: &Made) {
        let choice = (CrateKind::Client, "Server".to_owned());
        for (server, planned) in made.api.servers.iter().zip(&made.bindings.servers) {
            let declared = made.document.servers.iter().find(|other| address(other) == server.address());
            let Some(declared) = declared else { continue };
            let ident = &planned.ident;
            let of = (CrateKind::Client, format!("servers::{}", ident.as_str()));
            self.add(declared.span, &choice, Some(ident));
            for (variable, setter) in server.variables.iter().zip(&planned.variables) {
                let Some(declared) = declared.variables.get(variable.name.as_str()) else { continue };
                self.add(declared.span, &(of.0, format!("{}::{}", of.1, setter.ident.as_str())), None);
                // The server is called as its address is by default.
                self.add(declared.default.span, &choice, Some(ident));
                self.add(declared.default.span, &of, None);
                self.add(declared.default.span, &(of.0, format!("{}::{}", of.1, setter.ident.as_str())), None);
                self.choice(made, setter, declared);
            }
            if !planned.variables.is_empty() {
                self.add(declared.span, &of, None);
            }
        }
    }

    /// The values of a variable of an address.
    fn choice(&mut self, made: &Made, variable: &plan::ServerVariable, declared: &ServerVariable) {
        let planned = variable.choice.and_then(|number| made.bindings.server_choices.get(number));
        let Some(planned) = planned else { return };
        let path = (CrateKind::Client, format!("servers::{}", planned.ident.as_str()));
        self.add(declared.span, &path, None);
        for (ident, value) in &planned.variants {
            let place = declared.values.iter().find(|other| other.as_str() == value.0.as_str());
            place.into_iter().for_each(|place| self.add(place.span, &path, Some(ident)));
        }
    }
}
