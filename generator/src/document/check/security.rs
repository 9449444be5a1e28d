//! Security: a requirement that names no scheme would be enforced by nobody.

use super::{Mistakes, address, operations};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Document, Resolver, SchemeKind, Version};
use crate::near::{MISSED, SEARCHED, all_nearest, did_you_mean};
use crate::source::{Node, Spanned, Text};
use std::collections::BTreeMap;

pub(super) fn check<'d>(document: &'d Document, tree: &Node, resolver: Resolver<'d>, mistakes: &mut Mistakes) {
    let schemes = document.components.security_schemes.values().filter_map(|scheme| resolver.item(scheme));
    for url in schemes.flat_map(|scheme| addresses(&scheme.item.kind)) {
        if let Err((what, help)) = address::refuse(url) {
            let found = Diagnostic::error(Code::BadValue, format!("the address where tokens are had {what}"));
            mistakes.push((found.at(url.span, "refused").help(help), "clients send nothing there".to_owned()));
        }
    }
    // A scheme that could not be read is declared all the same: what is wrong with it has been reported.
    let declared = tree.get("components").and_then(|node| node.get("securitySchemes")).and_then(Node::as_object);
    let is_declared = |name: &str| declared.is_some_and(|schemes| schemes.contains_key(name));
    let of_operations = operations(document, resolver).into_iter().filter_map(|operation| operation.security.as_ref());
    let requirements = document.security.iter().chain(of_operations).flatten();
    let mut undefined: BTreeMap<&str, Vec<&Spanned<Text>>> = BTreeMap::new();
    for name in requirements.flat_map(|requirement| requirement.schemes.keys()) {
        if !is_declared(name) {
            undefined.entry(name).or_default().push(name);
        }
    }
    for (at, (name, places)) in undefined.into_iter().enumerate() {
        let searched = if at < MISSED { SEARCHED } else { 0 };
        let names = declared.into_iter().flat_map(|schemes| schemes.keys()).map(Spanned::as_str).take(searched);
        let help = did_you_mean(&all_nearest(name, names)).unwrap_or_else(|| match document.version {
            Version::V2_0 => format!("declare it under `securityDefinitions`, as in `{name}: {{ type: basic }}`"),
            _ => format!(
                "declare it under `components/securitySchemes`, as in `{name}: {{ type: http, scheme: bearer }}`"
            ),
        });
        let found = Diagnostic::error(Code::UndefinedScheme, format!("no security scheme is called `{name}`"));
        let spans = places.iter().map(|place| place.span);
        let left_out = "an alternative that needs it is left out, and an operation without another one";
        mistakes.push((found.at_all(spans, "not declared").help(help), left_out.to_owned()));
    }
}

/// Where clients send credentials to get tokens, and people.
fn addresses(kind: &SchemeKind) -> Vec<&Spanned<Text>> {
    match kind {
        SchemeKind::OAuth2 { flows, metadata_url } => {
            let of_flows = flows.iter().flat_map(|flow| {
                [&flow.authorization_url, &flow.device_authorization_url, &flow.token_url, &flow.refresh_url]
            });
            of_flows.chain([metadata_url]).flatten().collect()
        }
        SchemeKind::OpenIdConnect { url } => vec![url],
        _ => Vec::new(),
    }
}
