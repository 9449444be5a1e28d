//! Keys by which an API knows a request again, so that sending it twice does what sending it once does
//! (draft-ietf-httpapi-idempotency-key-header).

use std::fmt::Write as _;

use http::header::HeaderName;
use http::{HeaderMap, HeaderValue};

use super::error::RequestError;
use super::random;
use crate::Codec;
use crate::json::view;
use crate::operation::{Endpoint, Place};
use crate::shape::View;

/// Whether a header of this name carries such a key: `Idempotency-Key`, `X-Idempotency-Key`, `IdempotencyKey`, ….
pub(crate) fn is_key(name: &str) -> bool {
    // Backwards, as it is the end of the name that says it.
    const KEY: &[u8] = b"yekycnetopmedi";
    let letters = name.bytes().rev().filter(|byte| !matches!(byte, b'-' | b'_')).map(|byte| byte.to_ascii_lowercase());
    letters.take(KEY.len()).eq(KEY.iter().copied())
}

/// Whether a request carries such a key.
pub(crate) fn has_key(headers: &HeaderMap) -> bool {
    headers.keys().any(|name| is_key(name.as_str()))
}

/// Gives a request the key that its operation declares, unless its caller has.
///
/// # Errors
/// When the system has no random bytes.
pub(crate) fn fill(
    endpoint: &Endpoint,
    record: &dyn Codec,
    headers: &mut HeaderMap,
    own: &HeaderMap,
) -> Result<(), RequestError> {
    let Some(name) = declared(endpoint, record) else { return Ok(()) };
    let Ok(header) = HeaderName::from_bytes(name.as_bytes()) else { return Ok(()) };
    let is_set = |headers: &HeaderMap| headers.get(&header).is_some_and(|value| !value.is_empty());
    if is_set(headers) || is_set(own) {
        return Ok(());
    }
    let key = random::bytes().ok().and_then(|bytes| HeaderValue::try_from(uuid(bytes)).ok());
    let key =
        key.ok_or_else(|| RequestError::new("header", name, "needs random bytes, which the system does not give"))?;
    headers.insert(header, key);
    Ok(())
}

/// The header of the operation that is for such a key.
fn declared(endpoint: &Endpoint, record: &dyn Codec) -> Option<&'static str> {
    let index = endpoint.places.iter().position(|place| *place == Place::Key)?;
    let mut found = None;
    view(record, &mut |view| {
        if let View::Object(shape, ..) = view {
            found = shape.names.get(index).copied();
        }
    });
    found
}

/// A UUID of version 4 (RFC 9562, section 5.4).
fn uuid(bytes: [u8; 16]) -> String {
    let number = u128::from_be_bytes(bytes) & !(0xf << 76) & !(0x3 << 62) | (0x4 << 76) | (0x2 << 62);
    let mut text = String::with_capacity(36);
    let _ = write!(text, "{number:032x}");
    for place in [8, 13, 18, 23] {
        text.insert(place, '-');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_uuids() {
        assert_eq!(uuid([0; 16]), "00000000-0000-4000-8000-000000000000");
        assert_eq!(uuid([0xff; 16]), "ffffffff-ffff-4fff-bfff-ffffffffffff");
    }

    #[test]
    fn names_of_keys() {
        for name in
            ["Idempotency-Key", "X-Idempotency-Key", "x-apideck-idempotency-key", "IdempotencyKey", "idempotency_key"]
        {
            assert!(is_key(name), "{name}");
        }
        for name in ["X-Key", "Idempotency", "Idempotency-Key-Expiry", ""] {
            assert!(!is_key(name), "{name}");
        }
    }
}
