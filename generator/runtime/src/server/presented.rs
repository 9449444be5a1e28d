//! The credentials that a request presents.

use std::borrow::Cow;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use http::header::{AUTHORIZATION, AsHeaderName, HeaderMap};
use http::request::Parts;

use super::pairs::{self, Pair};
use crate::operation::{Scheme, Slot};

/// What stands in a scheme's slot.
#[derive(PartialEq, Eq)]
pub(super) enum Presented<'a> {
    /// Nothing that this scheme would take.
    Nothing,
    /// A credential, without prefix.
    Credential(Cow<'a, str>),
    /// Something that can't be one, and why.
    Malformed(&'static str),
    /// Nothing in the request: the connection may have a certificate.
    Elsewhere,
}

/// Looks into the slot of `scheme`.
///
/// A credential that is sent twice counts as malformed: which of the two an intermediary has seen is anybody's guess.
pub(super) fn presented<'a>(scheme: &Scheme, parts: &'a Parts) -> Presented<'a> {
    match scheme.slot {
        Slot::Certificate => Presented::Elsewhere,
        Slot::Header(name) => match single_header(&parts.headers, name) {
            Presented::Credential(value) => without_prefix(value, scheme.prefix),
            other => other,
        },
        Slot::Query(name) => match single(pairs::query(parts.uri.query().unwrap_or_default()), name) {
            Presented::Credential(value) => without_prefix(pairs::decoded(value), scheme.prefix),
            other => other,
        },
        Slot::Cookie(name) => match single(pairs::cookies(&parts.headers), name) {
            Presented::Credential(value) => without_prefix(value, scheme.prefix),
            other => other,
        },
        Slot::Bearer | Slot::OAuth(_) | Slot::OpenId(_) => after(&parts.headers, "bearer", scheme.prefix),
        Slot::Http(name) => after(&parts.headers, name, scheme.prefix),
        Slot::Basic => match authorization(&parts.headers, "basic") {
            Presented::Credential(value) => basic(&value),
            other => other,
        },
    }
}

fn single_header(headers: &HeaderMap, name: impl AsHeaderName) -> Presented<'_> {
    let mut values = headers.get_all(name).iter();
    match (values.next(), values.next()) {
        (None, _) => Presented::Nothing,
        (Some(_), Some(_)) => Presented::Malformed("the credential is sent more than once"),
        (Some(value), None) => match std::str::from_utf8(value.as_bytes()) {
            Ok(text) => credential(Cow::Borrowed(text.trim_matches([' ', '\t']))),
            Err(_) => Presented::Malformed("the credential is not text"),
        },
    }
}

fn single<'a>(mut pairs: impl Iterator<Item = Pair<'a>>, name: &str) -> Presented<'a> {
    let mut next = || pairs.find(|(key, _)| key == name);
    match (next(), next()) {
        (None, _) => Presented::Nothing,
        (Some(_), Some(_)) => Presented::Malformed("the credential is sent more than once"),
        (Some((_, value)), None) => credential(value),
    }
}

/// The credentials in `Authorization` for this authentication scheme, which is compared without case (RFC 9110, 11.1).
fn authorization<'a>(headers: &'a HeaderMap, scheme: &str) -> Presented<'a> {
    let value = match single_header(headers, AUTHORIZATION) {
        Presented::Credential(value) => value,
        other => return other,
    };
    let Cow::Borrowed(value) = value else { return Presented::Nothing };
    match value.split_once(' ') {
        Some((name, rest)) if name.eq_ignore_ascii_case(scheme) => credential(Cow::Borrowed(rest.trim_matches(' '))),
        _ => Presented::Nothing,
    }
}

fn after<'a>(headers: &'a HeaderMap, scheme: &str, prefix: &str) -> Presented<'a> {
    match authorization(headers, scheme) {
        Presented::Credential(value) => without_prefix(value, prefix),
        other => other,
    }
}

/// User and password (RFC 7617, 2), which are taken as UTF-8.
fn basic(encoded: &str) -> Presented<'static> {
    let decoded = STANDARD.decode(encoded).ok().and_then(|bytes| String::from_utf8(bytes).ok());
    match decoded {
        Some(text) => credential(Cow::Owned(text)),
        None => Presented::Malformed("the credential is not Base64 of UTF-8 text"),
    }
}

/// Cuts the prefix off, which is compared without case like an authentication scheme, as most of them are one.
fn without_prefix<'a>(value: Cow<'a, str>, prefix: &str) -> Presented<'a> {
    match value.split_at_checked(prefix.len()) {
        Some((start, rest)) if start.eq_ignore_ascii_case(prefix) => credential(match &value {
            Cow::Borrowed(_) if prefix.is_empty() => value,
            _ => Cow::Owned(rest.to_owned()),
        }),
        _ => Presented::Malformed("the credential lacks its prefix"),
    }
}

fn credential(value: Cow<'_, str>) -> Presented<'_> {
    if value.is_empty() { Presented::Nothing } else { Presented::Credential(value) }
}
