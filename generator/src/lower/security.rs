//! Security: alternatives (OR) of sets (AND), as written.
//!
//! An operation's own `security` replaces the document's; an entry of `bindery.toml` replaces both. A scheme that is
//! not defined is an error, because leaving it out would open the operation.
//!
//! Where neither says anything, a header parameter `Authorization` is the credential: that of the schemes which travel
//! there, else one of its own. Without one the document leaves open what callers need: clients send what is configured,
//! and the application that serves the operation chooses.

use super::context::Lowering;
use crate::config;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{self, OAuthFlowKind, SchemeKind, is_token};
use crate::ir::{Docs, Flow, FlowKind, Need, Scheme, Slot, Span, Tokens};
use crate::source::{Spanned, Text};
use std::collections::{HashMap, HashSet};

/// What is no authentication scheme of HTTP, but is written by those who mean that there is none.
const NONE: &str = "none";

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
            SchemeKind::Http { scheme: by } if by.as_str() == NONE => {
                let message = format!("the security scheme `{}` asks for no credentials", name.as_str());
                lowering.diagnostics.push(
                    Diagnostic::warning(Code::OpenOperation, message)
                        .at(by.span, "operations that need it alone are served to everybody")
                        .help("write `security: []` at these operations"),
                );
                continue;
            }
            SchemeKind::Http { scheme } if is_token(scheme.as_str()) => Slot::Http(scheme.value.clone()),
            SchemeKind::MutualTls => Slot::Certificate,
            SchemeKind::Http { .. } => {
                unsupported(lowering, name.as_str(), scheme.span);
                continue;
            }
        };
        schemes.push(Scheme {
            name: name.value.clone(),
            slot,
            prefix: prefix(lowering, name.as_str()).into(),
            tokens: tokens(&scheme.kind),
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

/// Where its tokens are had. The flow `implicit` gives them to people alone.
fn tokens(kind: &SchemeKind) -> Option<Tokens> {
    let flows = match kind {
        SchemeKind::OAuth2 { flows, .. } => flows,
        SchemeKind::OpenIdConnect { url } => return Some(Tokens::Discovery(url.value.clone())),
        _ => return None,
    };
    let text = |url: &Option<Spanned<Text>>| url.as_ref().map(|url| url.value.clone());
    let flows = flows.iter().filter_map(|flow| {
        let kind = match flow.kind {
            OAuthFlowKind::AuthorizationCode => FlowKind::AuthorizationCode(text(&flow.authorization_url)?),
            OAuthFlowKind::Password => FlowKind::Password,
            OAuthFlowKind::ClientCredentials => FlowKind::ClientCredentials,
            OAuthFlowKind::DeviceAuthorization => FlowKind::Device(text(&flow.device_authorization_url)?),
            OAuthFlowKind::Implicit => return None,
        };
        Some(Flow { kind, token: text(&flow.token_url)?, refresh: text(&flow.refresh_url) })
    });
    Some(Tokens::Flows(flows.collect()))
}

fn prefix(lowering: &Lowering<'_>, scheme: &str) -> String {
    let prefix = lowering.config.scheme(scheme).and_then(|settings| settings.prefix.as_ref());
    prefix.map(|prefix| prefix.get().clone()).unwrap_or_default()
}

/// The schemes of the document, and what is asked of them for each operation and each parameter.
pub(super) struct Schemes<'s> {
    all: &'s [Scheme],
    numbers: HashMap<&'s str, usize>,
    slots: HashSet<(document::Location, String)>,
}

impl<'s> Schemes<'s> {
    pub(super) fn of(all: &'s [Scheme]) -> Self {
        let mut numbers = HashMap::new();
        for (number, scheme) in all.iter().enumerate() {
            numbers.entry(scheme.name.as_str()).or_insert(number);
        }
        let slots = all.iter().filter_map(|scheme| match &scheme.slot {
            Slot::Header(name) => Some(slot(document::Location::Header, name)),
            Slot::Query(name) => Some(slot(document::Location::Query, name)),
            Slot::Cookie(name) => Some(slot(document::Location::Cookie, name)),
            _ => None,
        });
        Self { all, numbers, slots: slots.collect() }
    }

    /// The number of the scheme of this name.
    fn number(&self, name: &str) -> Option<usize> {
        self.numbers.get(name).copied()
    }

    /// Whether the credential of a scheme takes the place of a parameter.
    pub(super) fn fill(&self, parameter: &document::Parameter) -> bool {
        !self.slots.is_empty() && self.slots.contains(&slot(parameter.location.value, &parameter.name))
    }
}

/// A place of a request by its name; names of headers have no case.
fn slot(location: document::Location, name: &str) -> (document::Location, String) {
    let is_header = location == document::Location::Header;
    (location, if is_header { name.to_ascii_lowercase() } else { name.to_owned() })
}

/// What a call of an operation needs.
#[derive(Default)]
pub(super) struct Security {
    /// Alternatives of sets.
    pub(super) alternatives: Vec<Vec<Need>>,
    /// Whether the document does not say it.
    pub(super) unsaid: bool,
}

impl From<Vec<Vec<Need>>> for Security {
    fn from(alternatives: Vec<Vec<Need>>) -> Self {
        Self { alternatives, unsaid: false }
    }
}

/// What a call of an operation with these parameters needs.
pub(super) fn of_operation(
    lowering: &mut Lowering<'_>,
    path: &str,
    operation: &document::Operation,
    parameters: &[&document::Parameter],
    settings: Option<&config::Operation>,
    schemes: &Schemes<'_>,
    hook: bool,
) -> Security {
    let own = settings.and_then(|settings| settings.security.as_ref());
    // What every call of the API requires says nothing of those that the API makes.
    if let Some(setting) = own.or(lowering.config.require.as_ref().filter(|_| !hook)) {
        lowering.decided("security-override", operation.span, "`bindery.toml` says which credentials are needed");
        return configured(lowering, setting.get(), schemes).into();
    }
    let document = lowering.resolver.document();
    let of_document = document.security.as_ref().filter(|_| !hook);
    let declared = operation.security.as_ref().or(of_document);
    if declared.is_none_or(Vec::is_empty) && operation.security.is_none() {
        let is_credential = |parameter: &&&document::Parameter| {
            parameter.location.value == document::Location::Header
                && parameter.name.eq_ignore_ascii_case("authorization")
        };
        if let Some(parameter) = parameters.iter().find(is_credential) {
            return of_parameter(lowering, parameter, schemes).into();
        }
        if !hook && !schemes.all.is_empty() {
            return unsaid(lowering, path, operation, schemes);
        }
    }
    let Some(declared) = declared else { return Security::default() };
    let resolver = lowering.resolver;
    let is_none = |name: &str| {
        let scheme = resolver.security_scheme(name).map(|scheme| &scheme.kind);
        matches!(scheme, Some(SchemeKind::Http { scheme }) if scheme.as_str() == NONE)
    };
    let alternatives: Vec<Vec<Need>> = declared
        .iter()
        .filter_map(|requirement| {
            let asked = requirement.schemes.iter().filter(|(name, _)| !is_none(name.as_str()));
            let needs = asked.map(|(name, scopes)| {
                let scheme = schemes.number(name.as_str())?;
                Some(Need { scheme, scopes: scopes.iter().map(|scope| scope.value.clone()).collect() })
            });
            needs.collect()
        })
        .collect();
    let says_none = declared.iter().any(|requirement| requirement.schemes.keys().any(|name| is_none(name.as_str())));
    if says_none && !alternatives.is_empty() && alternatives.iter().all(Vec::is_empty) {
        return Security::default();
    }
    // Never left open: without any alternative that can be met the operation is not there.
    if alternatives.is_empty() && !declared.is_empty() {
        unmet(lowering, declared);
    }
    alternatives.into()
}

/// What a header parameter `Authorization` stands for where nothing else says what an operation needs.
fn of_parameter(lowering: &mut Lowering<'_>, parameter: &document::Parameter, schemes: &Schemes<'_>) -> Vec<Vec<Need>> {
    let one = |scheme| vec![Need { scheme, scopes: Vec::new() }];
    let there = schemes.all.iter().enumerate().filter(|(_, scheme)| scheme.slot.is_authorization());
    let mut alternatives: Vec<_> = there.map(|(number, _)| one(number)).collect();
    if alternatives.is_empty() {
        let name = parameter.name.as_str();
        let scheme = Scheme {
            name: name.into(),
            slot: Slot::Header(name.into()),
            prefix: prefix(lowering, name).into(),
            tokens: None,
            docs: Docs {
                description: parameter.description.as_ref().map(|text| text.value.clone()),
                ..Docs::default()
            },
            span: parameter.span,
        };
        lowering.authorization.get_or_insert(scheme);
        alternatives.push(one(schemes.all.len()));
    }
    if !parameter.required {
        alternatives.push(Vec::new());
    }
    lowering.decided("credential-parameter", parameter.span, "the only credential of the operation: it becomes one");
    alternatives
}

/// Nothing says what an operation needs: each scheme of the document may be it, or none.
fn unsaid(lowering: &mut Lowering<'_>, path: &str, operation: &document::Operation, schemes: &Schemes<'_>) -> Security {
    let scheme = schemes.all.first().map_or("", |scheme| scheme.name.as_str());
    let help = format!(
        "say it with `security` here or at the root; or in `bindery.toml`: `[operations.\"{} {path}\"]` with \
         `security = [[{scheme:?}]]`",
        operation.method.as_str(),
    );
    lowering.diagnostics.push(
        Diagnostic::note(Code::OpenOperation, "nothing says which credentials this operation needs")
            .at(operation.span, "clients send what is configured; whoever serves it has to say what callers need")
            .help(help),
    );
    let each = (0..schemes.all.len()).map(|scheme| vec![Need { scheme, scopes: Vec::new() }]);
    Security { alternatives: each.chain([Vec::new()]).collect(), unsaid: true }
}

/// None of the alternatives can be represented. A scheme that the document does not define has been reported.
fn unmet(lowering: &mut Lowering<'_>, declared: &[document::SecurityRequirement]) {
    lowering.leave_out = Some(Code::UndefinedScheme);
    let components = &lowering.resolver.document().components.security_schemes;
    let mut names = declared.iter().flat_map(|requirement| requirement.schemes.keys());
    let known = names.find(|name| components.get(name.as_str()).is_some());
    if let Some(name) = known {
        lowering.unsupported_part(name.span, &format!("an operation that needs the scheme `{}`", name.as_str()));
    }
}

fn configured(lowering: &mut Lowering<'_>, setting: &config::Alternatives, schemes: &Schemes<'_>) -> Vec<Vec<Need>> {
    let sets = setting
        .0
        .iter()
        .map(|set| set.iter().map(|name| need(lowering, name.as_str(), name.span, schemes)).collect::<Option<_>>());
    sets.flatten().collect()
}

fn need(lowering: &mut Lowering<'_>, name: &str, span: Span, schemes: &Schemes<'_>) -> Option<Need> {
    let scheme = schemes.number(name);
    if scheme.is_none() {
        lowering.leave_out = Some(Code::UndefinedScheme);
        let declared = lowering.resolver.document().components.security_schemes.get(name).is_some();
        let message = if declared {
            format!("the security scheme `{name}` can't be represented yet")
        } else {
            format!("there is no security scheme `{name}`")
        };
        let found = Diagnostic::error(Code::UndefinedScheme, message).at(span, "named here");
        lowering.diagnostics.push(found.help("name one of those under `components.securitySchemes`"));
    }
    scheme.map(|scheme| Need { scheme, scopes: Vec::new() })
}

/// A scheme of a kind that can't be represented: operations that have no other alternative can't be either.
fn unsupported(lowering: &mut Lowering<'_>, name: &str, span: Span) {
    let message = format!("nothing is generated for the security scheme `{name}`");
    lowering.diagnostics.push(
        Diagnostic::note(Code::NotGenerated, message)
            .at(span, "left out, with the alternatives that need it")
            .help("API keys, schemes of HTTP, OAuth 2 and OpenID Connect can be represented"),
    );
}
