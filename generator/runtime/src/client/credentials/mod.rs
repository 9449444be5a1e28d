//! Which credentials a request carries, and where.

mod attempt;
mod credential;
mod secret;

pub(crate) use attempt::Heads;
pub use credential::{Asked, Credential, Provided, Provider};
pub use secret::Secret;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use http::header::AUTHORIZATION;
use http::{HeaderName, HeaderValue};

use super::error::MissingCredentials;
use super::request::Metadata;
use crate::operation::{Endpoint, Need, Scheme, Slot};

/// The first alternative whose credentials are all configured. The one that needs none counts last, so that a
/// configured credential is used even where the document makes it optional.
pub(crate) fn choose(
    endpoint: &Endpoint,
    configured: &[Option<Credential>],
) -> Result<&'static [Need], MissingCredentials> {
    let lacks = |need: &&Need| configured.get(need.scheme).is_none_or(Option::is_none);
    let complete = |needs: &&&[Need]| !needs.is_empty() && !needs.iter().any(|need| lacks(&need));
    if let Some(needs) = endpoint.security.iter().find(complete) {
        return Ok(needs);
    }
    if endpoint.security.is_empty() || endpoint.security.iter().any(|needs| needs.is_empty()) {
        return Ok(&[]);
    }
    let name = |need: &Need| endpoint.api.schemes.get(need.scheme).map_or("?", |scheme| scheme.name);
    let missing = |needs: &&[Need]| needs.iter().filter(lacks).map(name).collect();
    Err(MissingCredentials::new(endpoint.security.iter().map(missing).collect()))
}

/// Puts `secret` where `scheme` says.
///
/// # Errors
/// What is wrong with the credential, which is not shown.
pub(crate) fn apply(scheme: &Scheme, secret: &Secret, metadata: &mut Metadata) -> Result<(), &'static str> {
    match scheme.slot {
        Slot::Header(name) => {
            let name =
                HeaderName::from_bytes(name.as_bytes()).map_err(|_| "belongs in a header whose name is not valid")?;
            header(metadata, name, &[scheme.prefix, secret.expose()])
        }
        Slot::Bearer | Slot::OAuth(_) | Slot::OpenId(_) => {
            header(metadata, AUTHORIZATION, &["Bearer ", scheme.prefix, secret.expose()])
        }
        Slot::Http(name) => header(metadata, AUTHORIZATION, &[name, " ", scheme.prefix, secret.expose()]),
        Slot::Basic => header(metadata, AUTHORIZATION, &["Basic ", &STANDARD.encode(secret.expose())]),
        Slot::Certificate => Ok(()),
        Slot::Query(name) => {
            metadata.query_pair(name, &[scheme.prefix, secret.expose()].concat());
            Ok(())
        }
        Slot::Cookie(name) => {
            let value = [scheme.prefix, secret.expose()].concat();
            if !value.bytes().all(is_cookie_octet) {
                return Err("holds characters that a cookie can't carry");
            }
            metadata.cookie(name, &value);
            Ok(())
        }
    }
}

fn header(metadata: &mut Metadata, name: HeaderName, parts: &[&str]) -> Result<(), &'static str> {
    let text = parts.concat();
    if text.trim() != text {
        return Err("ends with white space or a line break");
    }
    let mut value = HeaderValue::try_from(text).map_err(|_| "holds characters that a header can't carry")?;
    value.set_sensitive(true);
    metadata.headers.insert(name, value);
    Ok(())
}

/// RFC 6265, section 4.1.1, `cookie-octet`.
pub(crate) fn is_cookie_octet(byte: u8) -> bool {
    matches!(byte, 0x21 | 0x23..=0x2b | 0x2d..=0x3a | 0x3c..=0x5b | 0x5d..=0x7e)
}
