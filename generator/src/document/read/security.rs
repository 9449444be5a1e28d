//! Security schemes and requirements.

use super::Reader;
use super::fields::Fields;
use crate::document::model::is_token;
use crate::document::{OAuthFlow, OAuthFlowKind, SchemeKind, SecurityRequirement, SecurityScheme, Slot, Version};
use crate::near::one_of;
use crate::source::{Node, Spanned, Text};

impl Reader<'_> {
    /// `security`. What is wrong here is an error in any case: read as absent, it would open an operation.
    pub(super) fn requirements(&mut self, fields: &mut Fields<'_>) -> Option<Vec<SecurityRequirement>> {
        self.strict = true;
        let requirements = self.list(fields, "security", Self::security_requirement);
        self.strict = false;
        requirements
    }

    fn security_requirement(&mut self, node: &Node) -> Option<SecurityRequirement> {
        node.as_object().or_else(|| {
            self.wrong_type("an entry of `security`", "an object", node);
            None
        })?;
        let schemes = self.members("security", node, |reader, entry| {
            if entry.value.is_null() {
                reader.read_as("scopes", "an array", &entry.value, "`[]`");
                return Some(Vec::new());
            }
            reader.items("scopes", &entry.value, |reader, scope| reader.string("a scope", scope))
        });
        let named = schemes.iter().map(|(name, scopes)| (self.scheme_name(name), scopes.clone()));
        Some(SecurityRequirement { span: node.span, schemes: named.collect() })
    }

    /// The name of a scheme, which since OpenAPI 3.2 may be given by its address (4.30).
    fn scheme_name(&self, written: &Spanned<Text>) -> Spanned<Text> {
        let schemes = self.tree.get("components").and_then(|components| components.get("securitySchemes"));
        let is_declared = |name: &str| schemes.is_some_and(|schemes| schemes.get(name).is_some());
        match written.strip_prefix("#/components/securitySchemes/") {
            Some(name) if !is_declared(written) => Spanned::new(name.into(), written.span),
            _ => written.clone(),
        }
    }

    pub(super) fn security_scheme(&mut self, node: &Node) -> Option<SecurityScheme> {
        let mut fields = self.fields(node, "a security scheme")?;
        let help = "add `type`: `apiKey`, `http`, `oauth2`, `openIdConnect` or `mutualTLS`";
        let kind = self.needed_text(&mut fields, "type", help)?;
        let kind = self.scheme_kind(&kind, &mut fields)?;
        let description = self.text(&mut fields, "description");
        let deprecated = self.flag(&mut fields, "deprecated");
        self.rest(&fields);
        Some(SecurityScheme { span: node.span, description, kind, deprecated })
    }

    fn scheme_kind(&mut self, kind: &Spanned<Text>, fields: &mut Fields<'_>) -> Option<SchemeKind> {
        Some(match kind.as_str() {
            "apiKey" => {
                let name = self.needed_text(fields, "name", "add `name`: of the header, query parameter or cookie");
                let slot = self.needed_text(fields, "in", "add `in`: `header`, `query` or `cookie`");
                let slot = slot.and_then(|slot| self.slot(&slot));
                let (name, slot) = (name?, slot?);
                if slot.value != Slot::Query && !is_token(&name) {
                    let message = format!("`{name}` can't be the name of a header or cookie");
                    self.harmful(message, name.span, "use letters, digits and hyphens (RFC 9110, section 5.6.2)");
                    return None;
                }
                SchemeKind::ApiKey { name, slot }
            }
            "http" => {
                let scheme = self.needed_text(fields, "scheme", "add `scheme`: `bearer` or `basic`")?;
                let format = self.text(fields, "bearerFormat");
                match scheme.to_ascii_lowercase().as_str() {
                    "basic" => SchemeKind::Basic,
                    "bearer" => SchemeKind::Bearer { format },
                    other => SchemeKind::Http { scheme: Spanned::new(other.into(), scheme.span) },
                }
            }
            "oauth2" => {
                let metadata_url = self.text(fields, "oauth2MetadataUrl");
                let flows = match fields.get("flows") {
                    Some(node) => self.oauth_flows(node),
                    None => {
                        self.missing(fields, "flows", "add `flows` with the flows that the API supports");
                        Vec::new()
                    }
                };
                SchemeKind::OAuth2 { flows, metadata_url }
            }
            "openIdConnect" => {
                let help = "add `openIdConnectUrl`: where the provider's configuration is";
                SchemeKind::OpenIdConnect { url: self.needed_text(fields, "openIdConnectUrl", help)? }
            }
            "mutualTLS" => {
                let said = "the security scheme `mutualTLS`";
                self.later_value(Version::V3_1, said, None, kind.span);
                SchemeKind::MutualTls
            }
            other => {
                let help = match other {
                    "basic" => "write `type: http` and `scheme: basic`".to_owned(),
                    "bearer" | "jwt" | "JWT" => "write `type: http` and `scheme: bearer`".to_owned(),
                    _ => one_of(other, &["apiKey", "http", "oauth2", "openIdConnect", "mutualTLS"]),
                };
                self.bad_value(format!("`{other}` is no type of security scheme"), kind.span, help);
                return None;
            }
        })
    }

    fn slot(&mut self, text: &Spanned<Text>) -> Option<Spanned<Slot>> {
        let slot = match text.as_str() {
            "header" => Slot::Header,
            "query" => Slot::Query,
            "cookie" => Slot::Cookie,
            other => {
                let message = format!("an API key can't be in `{other}`");
                self.bad_value(message, text.span, one_of(other, &["header", "query", "cookie"]));
                return None;
            }
        };
        Some(Spanned::new(slot, text.span))
    }

    fn oauth_flows(&mut self, node: &Node) -> Vec<OAuthFlow> {
        const FLOWS: [(&str, OAuthFlowKind); 5] = [
            ("implicit", OAuthFlowKind::Implicit),
            ("password", OAuthFlowKind::Password),
            ("clientCredentials", OAuthFlowKind::ClientCredentials),
            ("authorizationCode", OAuthFlowKind::AuthorizationCode),
            ("deviceAuthorization", OAuthFlowKind::DeviceAuthorization),
        ];
        let Some(fields) = self.fields(node, "`flows`") else { return Vec::new() };
        let mut flows = Vec::new();
        for (name, kind) in FLOWS {
            flows.extend(fields.get(name).and_then(|node| self.oauth_flow(kind, node)));
        }
        // Extensions beside flows are rare and say nothing about the flows; unknown members are still counted.
        self.rest(&fields);
        flows.sort_by_key(|flow: &OAuthFlow| flow.span);
        flows
    }

    fn oauth_flow(&mut self, kind: OAuthFlowKind, node: &Node) -> Option<OAuthFlow> {
        let mut fields = self.fields(node, "an OAuth flow")?;
        let read = OAuthFlow {
            span: node.span,
            kind,
            authorization_url: self.text(&mut fields, "authorizationUrl"),
            device_authorization_url: self.text(&mut fields, "deviceAuthorizationUrl"),
            token_url: self.text(&mut fields, "tokenUrl"),
            refresh_url: self.text(&mut fields, "refreshUrl"),
            scopes: self.map(&mut fields, "scopes", |reader, entry| {
                reader.string("a scope's description", &entry.value).map(|text| text.value)
            }),
        };
        self.rest(&fields);
        Some(read)
    }
}
