//! Security: a requirement that names no scheme would be enforced by nobody.

use super::{Mistakes, address, operations};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::document::{Document, Resolver, SchemeKind, SecurityRequirement, Version};
use crate::near::{MISSED, SEARCHED, all_nearest, did_you_mean, nearest};
use crate::source::{Node, Span, Spanned, Text};
use std::collections::BTreeMap;

pub(super) fn check<'d>(
    document: &'d Document,
    tree: &Node,
    resolver: Resolver<'d>,
    diagnostics: &mut Diagnostics,
    mistakes: &mut Mistakes,
) {
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
    for scheme in document.components.security_schemes.values().filter_map(|scheme| resolver.item(scheme)) {
        if let SchemeKind::Http { scheme } = &scheme.item.kind {
            misspelt_scheme(scheme, diagnostics);
        }
    }
    misspelt_scopes(resolver, requirements.clone(), diagnostics);
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

/// The schemes of HTTP (IANA, HTTP Authentication Scheme Registry), in small letters.
const SCHEMES: [&str; 14] = [
    "basic",
    "bearer",
    "concealed",
    "digest",
    "dpop",
    "gnap",
    "hoba",
    "mutual",
    "negotiate",
    "oauth",
    "privatetoken",
    "scram-sha-1",
    "scram-sha-256",
    "vapid",
];

/// A scheme that is none, and like one: the name is what clients send, so that it is told and taken as it is written.
fn misspelt_scheme(scheme: &Spanned<Text>, diagnostics: &mut Diagnostics) {
    if SCHEMES.contains(&scheme.as_str()) {
        return;
    }
    if let Some(meant) = nearest(scheme, SCHEMES) {
        let found = Diagnostic::warning(Code::Misspelt, format!("HTTP has no authentication scheme called `{scheme}`"));
        let found = found.at(scheme.span, "sent as it is written");
        diagnostics.push(found.help(format!("did you mean `{meant}`?")));
    }
}

/// Scopes that no flow of their scheme offers, and that are like one that is offered.
fn misspelt_scopes<'d>(
    resolver: Resolver<'d>,
    requirements: impl Iterator<Item = &'d SecurityRequirement>,
    diagnostics: &mut Diagnostics,
) {
    let mut asked: BTreeMap<(&str, &str), Vec<Span>> = BTreeMap::new();
    for (scheme, scopes) in requirements.flat_map(|requirement| requirement.schemes.iter()) {
        for scope in scopes {
            asked.entry((scheme.as_str(), scope.as_str())).or_default().push(scope.span);
        }
    }
    let mut searched = 0;
    for ((scheme, scope), places) in asked {
        let Some(SchemeKind::OAuth2 { flows, .. }) = resolver.security_scheme(scheme).map(|scheme| &scheme.kind) else {
            continue;
        };
        if searched >= MISSED || flows.iter().any(|flow| flow.scopes.contains_key(scope)) {
            continue;
        }
        searched += 1;
        let offered = || flows.iter().flat_map(|flow| flow.scopes.keys()).take(SEARCHED);
        let Some(meant) = nearest(scope, offered().map(Spanned::as_str)) else { continue };
        let message = format!("no flow of the security scheme `{scheme}` offers the scope `{scope}`");
        let found = Diagnostic::warning(Code::Misspelt, message).at_all(places, "asked for as it is written");
        let declared = offered().find(|offered| offered.as_str() == meant);
        let found = declared.into_iter().fold(found, |found, key| found.at(key.span, "meant by this?"));
        diagnostics.push(found.help(format!("did you mean `{meant}`? else list `{scope}` in `scopes`")));
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
