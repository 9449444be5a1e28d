//! Security schemes: what credentials are, wherever operations need them.

use super::context::{At, Comparison, Finding, Spans};
use super::effects::{A, B, C, effects};
use super::security::Users;
use super::words::{code, same_text};
use crate::diff::rule::operations as rules;
use crate::diff::{Effects, Side};
use crate::document::{OAuthFlow, OAuthFlowKind, Resolver, SchemeKind, SecurityScheme, Slot};
use crate::source::{Spanned, Text};
use std::collections::{HashMap, HashSet};

/// The new names of schemes, by their old ones.
pub(super) type Renamed<'a> = HashMap<&'a str, &'a str>;

/// A scheme with its name.
type Named<'a> = (&'a Spanned<Text>, &'a SecurityScheme);

/// Compares the schemes; operations that use them are told with what changed.
pub(super) fn compare<'a>(
    comparison: &mut Comparison<'a>,
    old_users: &Users<'a>,
    new_users: &Users<'a>,
) -> Renamed<'a> {
    let (old, new) = (schemes(comparison.old), schemes(comparison.new));
    let mut renamed = Renamed::new();
    let mut taken = HashSet::new();
    let by_name: HashMap<&str, Named<'a>> =
        new.iter().map(|(name, scheme)| (name.as_str(), (*name, *scheme))).collect();
    for (name, scheme) in &old {
        if let Some((_, is)) = by_name.get(name.as_str()) {
            taken.insert(name.as_str());
            of_scheme(comparison, at(name, new_users), scheme, is);
        }
    }
    for (name, scheme) in &old {
        if taken.contains(name.as_str()) {
            continue;
        }
        let same = |(other, is): &&Named<'a>| !taken.contains(other.as_str()) && asks(&scheme.kind) == asks(&is.kind);
        if let Some((other, is)) = new.iter().find(same) {
            taken.insert(other.as_str());
            renamed.insert(name.as_str(), other.as_str());
            let what = format!("the security scheme {} is called {} now", code(name), code(other));
            let spans = (Some(name.span), Some(other.span));
            let at = At { within: (Some(scheme.span), Some(is.span)), ..at(other, new_users) };
            comparison.found(&at, Finding::new(rules::SECURITY_SCHEME_RENAMED, spans, Effects::all(C), what));
            of_scheme(comparison, at, scheme, is);
        } else {
            let what = format!("the security scheme {}, {}, is gone", code(name), asks(&scheme.kind));
            let at = At { within: (Some(scheme.span), None), ..at(name, old_users) };
            let spans = (Some(scheme.span), None);
            comparison.found(&at, Finding::new(rules::SECURITY_SCHEME_REMOVED, spans, Effects::all(C), what));
        }
    }
    for (name, scheme) in new.iter().filter(|(name, _)| !taken.contains(name.as_str())) {
        let at = At { within: (None, Some(scheme.span)), ..at(name, new_users) };
        let what = format!("the security scheme {} is new: {}", code(name), asks(&scheme.kind));
        let spans = (None, Some(scheme.span));
        comparison.found(&at, Finding::new(rules::SECURITY_SCHEME_ADDED, spans, effects(C, A, C), what));
    }
    renamed
}

fn schemes<'a>(resolver: Resolver<'a>) -> Vec<Named<'a>> {
    let all = resolver.document().components.security_schemes.iter();
    all.filter_map(|(name, scheme)| Some((name, resolver.item(scheme)?.item))).collect()
}

/// What it asks for: the same text for the same.
pub(super) fn asks(kind: &SchemeKind) -> String {
    match kind {
        SchemeKind::ApiKey { name, slot } => match slot.value {
            Slot::Header => format!("an API key in the header {}", code(&name.to_ascii_lowercase())),
            Slot::Query => format!("an API key in the query parameter {}", code(name)),
            Slot::Cookie => format!("an API key in the cookie {}", code(name)),
        },
        SchemeKind::Basic => "a user name and a password".to_owned(),
        SchemeKind::Bearer { .. } => "a bearer token".to_owned(),
        SchemeKind::Http { scheme } => format!("credentials of the HTTP scheme {}", code(scheme)),
        SchemeKind::OAuth2 { .. } => "a token of OAuth 2".to_owned(),
        SchemeKind::OpenIdConnect { .. } => "a token of OpenID Connect".to_owned(),
        SchemeKind::MutualTls => "a client certificate".to_owned(),
    }
}

/// Whether its credentials are bearer tokens, from wherever they come.
const fn is_bearer(kind: &SchemeKind) -> bool {
    matches!(kind, SchemeKind::Bearer { .. } | SchemeKind::OAuth2 { .. } | SchemeKind::OpenIdConnect { .. })
}

fn at(name: &str, users: &Users<'_>) -> At {
    let at = At::api(format!("security scheme {}", code(name)));
    At { operations: users.get(name).cloned().unwrap_or_default(), ..at }
}

fn of_scheme(comparison: &mut Comparison<'_>, at: At, old: &SecurityScheme, new: &SecurityScheme) {
    let spans = (Some(old.span), Some(new.span));
    let at = At { within: spans, ..at };
    let name = at.subject.trim_start_matches("security scheme ").to_owned();
    let (was, is) = (asks(&old.kind), asks(&new.kind));
    if was != is {
        let what = format!("{name} asks for {is} now, asked for {was}");
        let finding = if is_bearer(&old.kind) && is_bearer(&new.kind) {
            Finding::new(rules::SECURITY_SCHEME_CHANGED, spans, effects(A, A, A), what)
                .advise(Side::Callers, "Nothing has to change in how it is passed; it may have to be had elsewhere.")
        } else {
            Finding::new(rules::SECURITY_SCHEME_CHANGED, spans, effects(B, B, B), what)
                .advise(Side::Callers, "Give the client a credential of the new kind, by {it}.")
                .advise(Side::Implementors, "Check the new kind, in {it}.")
        };
        comparison.found(&at, finding);
    }
    match (&old.kind, &new.kind) {
        (SchemeKind::OpenIdConnect { url: was }, SchemeKind::OpenIdConnect { url: is }) => {
            url(comparison, &at, "openIdConnectUrl", (Some(was), Some(is)), spans);
        }
        (SchemeKind::OAuth2 { flows: was, metadata_url: old }, SchemeKind::OAuth2 { flows: is, metadata_url: new }) => {
            url(comparison, &at, "oauth2MetadataUrl", (old.as_ref(), new.as_ref()), spans);
            flows(comparison, &at, (was, is));
        }
        _ => {}
    }
    let hint = |kind: &SchemeKind| match kind {
        SchemeKind::Bearer { format } => format.as_ref().map(|format| format.value.clone()),
        _ => None,
    };
    let same = same_text(old.description.as_ref(), new.description.as_ref()) && hint(&old.kind) == hint(&new.kind);
    if !same || old.deprecated != new.deprecated {
        let what = match (old.deprecated, new.deprecated) {
            (false, true) => format!("{name} is deprecated now"),
            (true, false) => format!("{name} is no longer deprecated"),
            _ => format!("{name} is described otherwise"),
        };
        let finding = Finding::new(rules::SECURITY_SCHEME_DOCUMENTATION_CHANGED, spans, Effects::all(C), what);
        comparison.found(&at, finding);
    }
}

/// The URLs of both editions.
type Urls<'a> = (Option<&'a Spanned<Text>>, Option<&'a Spanned<Text>>);

fn url(comparison: &mut Comparison<'_>, at: &At, field: &str, (old, new): Urls<'_>, spans: Spans) {
    if old == new {
        return;
    }
    let shown = |url: Option<&Spanned<Text>>| url.map_or("none".to_owned(), |url| code(url));
    let place = |url: Option<&Spanned<Text>>| url.map(|url| url.span);
    let what = format!("`{field}` is {} now, was {}", shown(new), shown(old));
    let spans = (place(old).or(spans.0), place(new).or(spans.1));
    // Where there was none, nobody asks there.
    let wire = if old.is_some() { B } else { A };
    let finding = Finding::new(rules::SECURITY_SCHEME_URL_CHANGED, spans, effects(wire, A, C), what).advise(
        Side::Callers,
        "Nothing has to change: clients that ask for tokens themselves do so at the new address once regenerated.",
    );
    comparison.found(at, finding);
}

const fn flow_name(kind: OAuthFlowKind) -> &'static str {
    match kind {
        OAuthFlowKind::Implicit => "implicit",
        OAuthFlowKind::Password => "password",
        OAuthFlowKind::ClientCredentials => "clientCredentials",
        OAuthFlowKind::AuthorizationCode => "authorizationCode",
        OAuthFlowKind::DeviceAuthorization => "deviceAuthorization",
    }
}

fn flows(comparison: &mut Comparison<'_>, at: &At, (old, new): (&[OAuthFlow], &[OAuthFlow])) {
    for flow in new {
        let name = flow_name(flow.kind);
        let Some(was) = old.iter().find(|was| was.kind == flow.kind) else {
            let what = format!("tokens may be had by the flow `{name}` now");
            let spans = (None, Some(flow.span));
            comparison.found(at, Finding::new(rules::SECURITY_SCHEME_FLOW_ADDED, spans, effects(C, A, C), what));
            continue;
        };
        for (field, was_url, is_url) in [
            ("authorizationUrl", &was.authorization_url, &flow.authorization_url),
            ("deviceAuthorizationUrl", &was.device_authorization_url, &flow.device_authorization_url),
            ("tokenUrl", &was.token_url, &flow.token_url),
            ("refreshUrl", &was.refresh_url, &flow.refresh_url),
        ] {
            url(comparison, at, field, (was_url.as_ref(), is_url.as_ref()), (Some(was.span), Some(flow.span)));
        }
        scopes(comparison, at, was, flow);
    }
    for flow in old.iter().filter(|flow| new.iter().all(|is| is.kind != flow.kind)) {
        let what = format!("tokens can't be had by the flow `{}` any more", flow_name(flow.kind));
        let spans = (Some(flow.span), None);
        let finding = Finding::new(rules::SECURITY_SCHEME_FLOW_REMOVED, spans, effects(B, B, C), what)
            .advise(Side::Callers, "Get tokens by another flow.");
        comparison.found(at, finding);
    }
}

fn scopes(comparison: &mut Comparison<'_>, at: &At, old: &OAuthFlow, new: &OAuthFlow) {
    let flow = flow_name(new.kind);
    for (name, description) in new.scopes.iter() {
        let (rule, old, what) = match old.scopes.entry(name) {
            None => (rules::SECURITY_SCHEME_SCOPE_ADDED, None, "is new"),
            Some(was) if was.value.split_whitespace().ne(description.split_whitespace()) => {
                (rules::SECURITY_SCHEME_DOCUMENTATION_CHANGED, Some(was.key.span), "is described otherwise")
            }
            Some(_) => continue,
        };
        let effects = if old.is_some() { Effects::all(C) } else { effects(C, A, C) };
        let what = format!("the scope {} of the flow `{flow}` {what}", code(name));
        comparison.found(at, Finding::new(rule, (old, Some(name.span)), effects, what));
    }
    for name in old.scopes.keys().filter(|name| !new.scopes.contains_key(name)) {
        let what = format!("the scope {} of the flow `{flow}` is no longer listed", code(name));
        let spans = (Some(name.span), Some(new.span));
        let finding = Finding::new(rules::SECURITY_SCHEME_SCOPE_REMOVED, spans, effects(B, B, C), what)
            .advise(Side::Callers, "Stop asking for it: a token may be refused.");
        comparison.found(at, finding);
    }
}
