//! Servers, and their variables.
//!
//! ```yaml
//! servers:
//!   - url: https://{region}.example.com/{version}
//!     variables: {region: {enum: [eu, us], default: eu}, version: {enum: [v2], default: v2}}
//! ```
//! is `https://{region}.example.com/v2`, as one value is no choice, and an enumeration for the region. A relative server
//! is relative to the document: where `bindery.toml` tells its address, it is as good as an absolute one.

use super::context::Lowering;
use crate::braces;
use crate::document::{self, PathItem, resolve_uri};
use crate::ir::{Server, ServerVariable};
use crate::source::Text;
use std::collections::{HashMap, HashSet};

/// The servers of the document, in its order; without the relative ones if others are absolute.
pub(super) fn of_document(lowering: &mut Lowering<'_>) -> Vec<Server> {
    let document = lowering.resolver.document();
    let declared: Vec<(&document::Server, Server)> =
        document.servers.iter().map(|server| (server, lower(lowering, server))).collect();
    let any_absolute = declared.iter().any(|(_, server)| server.is_absolute());
    let mut servers = Vec::new();
    for (declared, server) in declared {
        if any_absolute && !server.is_absolute() {
            let what = "relative to an address that the document does not tell, and so no choice beside the others";
            lowering.decided("relative-server", declared.span, what);
        } else {
            servers.push(server);
        }
    }
    servers
}

/// Where an operation is served, if elsewhere than the API: its own `servers`, else those of its path.
pub(super) fn of_operation(
    lowering: &Lowering<'_>,
    items: &[&PathItem],
    operation: &document::Operation,
) -> Vec<Server> {
    let of_items = || items.iter().find_map(|item| item.servers.as_deref());
    let own = operation.servers.as_deref().or_else(of_items).unwrap_or_default();
    let all = |servers: &[document::Server]| -> Vec<Server> {
        servers.iter().map(|server| lower(lowering, server)).collect()
    };
    let (own, usual) = (all(own), lowering.resolver.document().servers.as_slice());
    let is_usual = match (own.as_slice(), usual.first()) {
        ([only], Some(usual)) => only.address() == lower(lowering, usual).address(),
        // Those of the document are many for every operation.
        _ => own.len() == usual.len() && own == all(usual),
    };
    if is_usual { Vec::new() } else { own }
}

fn lower(lowering: &Lowering<'_>, server: &document::Server) -> Server {
    let url = &server.url.value;
    let named: HashSet<&str> = braces::names(url).collect();
    let mut only: HashMap<&str, &str> = HashMap::new();
    let mut variables = Vec::new();
    for (name, variable) in server.variables.iter() {
        if !named.contains(name.as_str()) {
            continue;
        }
        let default = variable.default.value.clone();
        let mut known: HashSet<&Text> = HashSet::new();
        let values = variable.values.iter().map(|value| &value.value);
        let mut values: Vec<Text> = values.filter(|value| known.insert(value)).cloned().collect();
        if !values.is_empty() && !known.contains(&default) {
            values.insert(0, default.clone());
        }
        if values.len() == 1 {
            only.insert(name.as_str(), variable.default.value.as_str());
            continue;
        }
        let description = variable.description.as_ref().map(|text| text.value.clone());
        variables.push(ServerVariable { name: name.value.clone(), values, default, description });
    }
    let url = match only.is_empty() {
        true => url.clone(),
        false => braces::filled(url, |name| only.get(name).copied()).into(),
    };
    let text = server.name.as_ref().or(server.description.as_ref());
    let mut server = Server { url, variables, description: text.map(|text| text.value.clone()) };
    if let Some(address) = document_address(lowering).filter(|_| !server.is_absolute()) {
        server.url = resolve_uri(address, &server.url).into();
    }
    server
}

/// Where the document is from, if all of it is from one place.
fn document_address<'d>(lowering: &Lowering<'d>) -> Option<&'d str> {
    let mut addresses = lowering.config.sources.iter().map(|source| source.document.as_deref());
    let first = addresses.next()?.filter(|address| address.starts_with("https://"))?;
    addresses.all(|address| address == Some(first)).then_some(first)
}
