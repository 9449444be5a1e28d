//! Security: alternatives (OR) of sets (AND), as written.
//!
//! An operation's own `security` replaces the document's; an entry of `bindery.toml` replaces both. A scheme that is
//! not defined is an error, because leaving it out would open the operation.

use super::context::Lowering;
use crate::config;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{self, SchemeKind};
use crate::generate::Unsupported;
use crate::ir::{Docs, Need, Scheme, Slot, Span};

/// The schemes of the document, in its order.
pub(super) fn schemes(lowering: &mut Lowering<'_>) -> Vec<Scheme> {
    let document = lowering.resolver.document();
    let mut schemes = Vec::new();
    for name in document.components.security_schemes.keys() {
        let Some(scheme) = lowering.resolver.security_scheme(name.as_str()) else { continue };

        let slot = match &scheme.kind {
            SchemeKind::ApiKey { name, slot } => match slot.value {
                document::Slot::Header => Slot::Header(name.value.clone()),
                document::Slot::Query => Slot::Query(name.value.clone()),
                document::Slot::Cookie => Slot::Cookie(name.value.clone()),
            },
            SchemeKind::Basic => Slot::Basic,
            SchemeKind::Bearer { .. } | SchemeKind::OAuth2 { .. } | SchemeKind::OpenIdConnect { .. } => Slot::Bearer,
            SchemeKind::Http { .. } | SchemeKind::MutualTls => {
                unsupported(lowering, name.as_str(), scheme.span);
                continue;
            }
        };
        let settings = lowering.config.scheme(name.as_str());
        let prefix = settings.and_then(|settings| settings.prefix.as_ref());
        schemes.push(Scheme {
            name: name.value.clone(),
            slot,
            prefix: prefix.map(|prefix| prefix.get().clone()).unwrap_or_default(),
            docs: Docs {
                description: scheme.description.as_ref().map(|text| text.value.clone()),
                deprecated: scheme.deprecated,
                summary: None,
            },
            span: scheme.span,
        });
    }
    schemes
}

/// What a call of an operation needs.
pub(super) fn of_operation(
    lowering: &mut Lowering<'_>,
    operation: &document::Operation,
    settings: Option<&config::Operation>,
    schemes: &[Scheme],
    hook: bool,
) -> Vec<Vec<Need>> {
    let own = settings.and_then(|settings| settings.security.as_ref());
    // What every call of the API requires says nothing of those that the API makes.
    if let Some(setting) = own.or(lowering.config.require.as_ref().filter(|_| !hook)) {
        lowering.decided("security-override", operation.span, "`bindery.toml` says which credentials are needed");
        return configured(lowering, setting.get(), schemes);
    }
    let document = lowering.resolver.document();
    let of_document = document.security.as_ref().filter(|_| !hook);
    let declared = operation.security.as_ref().or(of_document);
    if !hook && declared.is_none_or(Vec::is_empty) && operation.security.is_none() && !schemes.is_empty() {
        lowering.diagnostics.push(
            Diagnostic::warning(Code::OpenOperation, "nothing says which credentials this operation needs")
                .at(operation.span, "sent without credentials, served to everybody")
                .help("settle it in `bindery.toml`: `[operations.\"METHOD /path\"] security = [[\"scheme\"]]`"),
        );
    }
    let Some(declared) = declared else { return Vec::new() };
    let mut alternatives = Vec::new();
    for requirement in declared {
        let needs = requirement.schemes.iter().map(|(name, scopes)| {
            let scopes = scopes.iter().map(|scope| scope.value.clone()).collect();
            need(lowering, name.as_str(), name.span, scopes, schemes)
        });
        if let Some(needs) = needs.collect() {
            alternatives.push(needs);
        }
    }
    alternatives
}

fn configured(lowering: &mut Lowering<'_>, setting: &config::Alternatives, schemes: &[Scheme]) -> Vec<Vec<Need>> {
    let sets = setting.0.iter().map(|set| {
        set.iter().map(|name| need(lowering, name.as_str(), name.span, Vec::new(), schemes)).collect::<Option<_>>()
    });
    sets.flatten().collect()
}

fn need(lowering: &mut Lowering<'_>, name: &str, span: Span, scopes: Vec<String>, schemes: &[Scheme]) -> Option<Need> {
    let scheme = schemes.iter().position(|scheme| scheme.name == name);
    // A scheme that the document does not define has been reported by its reader, one that can't be represented above.
    // What remains is a name that only the configuration has. Either way the operation is never left open.
    let declared = lowering.resolver.document().components.security_schemes.get(name).is_some();
    if scheme.is_none() {
        lowering.leave_out = true;
        if !declared {
            lowering.diagnostics.push(
                Diagnostic::error(Code::UndefinedScheme, format!("there is no security scheme `{name}`"))
                    .at(span, "named here")
                    .help("define it under `components.securitySchemes`"),
            );
        }
    }
    scheme.map(|scheme| Need { scheme, scopes })
}

fn unsupported(lowering: &mut Lowering<'_>, name: &str, span: Span) {
    let message = format!("security scheme `{name}` is of a kind that can't be represented yet");
    let help = "API keys, `basic`, `bearer`, OAuth 2 and OpenID Connect can";
    let found = lowering.unsupported.finding(Code::Unsupported, message);
    lowering.diagnostics.push(match lowering.unsupported {
        Unsupported::Refuse => found.at(span, "this scheme").help(help),
        Unsupported::Skip => found.at(span, "operations that need it are left out").help(help),
    });
}
