//! Receiving the body of a request: its size, its media type.

use bytes::Bytes;
use http::StatusCode;
use http::header::{ACCEPT, ACCEPT_ENCODING, CONTENT_ENCODING, CONTENT_TYPE};
use http::request::Parts;

use super::gate::BoxFuture;
use super::refusal::Refusal;
use crate::operation::{Content, Endpoint, Place};

/// A body that has not been read yet: reads at most this many bytes.
pub(super) type Payload = Box<dyn FnOnce(usize) -> BoxFuture<'static, Result<Bytes, Unreadable>> + Send>;

/// Why there is no body to look at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unreadable {
    /// It is larger than the limit.
    TooLarge,
    /// The connection broke, or what it carried is not HTTP.
    Broken,
}

/// Reads the body that the operation declares. A body that it does not declare is left alone.
///
/// An empty body is none (RFC 9110, 6.4: that is what a request without content looks like), and needs no media type.
/// A compressed one is refused: what it expands to has no limit.
pub(super) async fn receive(
    endpoint: &Endpoint,
    parts: &Parts,
    payload: Payload,
    limit: usize,
) -> Result<Bytes, Refusal> {
    if !endpoint.places.contains(&Place::Body) {
        return Ok(Bytes::new());
    }
    let body = payload(limit).await.map_err(|unreadable| match unreadable {
        Unreadable::TooLarge => {
            Refusal::new(StatusCode::PAYLOAD_TOO_LARGE, format!("the body is larger than {limit} bytes"))
        }
        Unreadable::Broken => Refusal::new(StatusCode::BAD_REQUEST, "the body could not be read"),
    })?;
    if body.is_empty() {
        return Ok(body);
    }
    if parts.headers.get_all(CONTENT_ENCODING).iter().any(|coding| !coding.as_bytes().eq_ignore_ascii_case(b"identity"))
    {
        let refusal = Refusal::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "the body must not be compressed");
        return Err(refusal.with_header(ACCEPT_ENCODING, "identity"));
    }
    if is_declared(endpoint, parts) {
        return Ok(body);
    }
    let declared: Vec<_> = endpoint.body.iter().map(|Content::Json(media_type)| *media_type).collect();
    let declared = declared.join(", ");
    let detail = format!("the body's media type is not one that the operation takes: {declared}");
    Err(Refusal::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, detail).with_header(ACCEPT, &declared))
}

/// Whether `Content-Type` is one of the operation's media types. A missing one is not, as nothing else says what came.
fn is_declared(endpoint: &Endpoint, parts: &Parts) -> bool {
    let mut values = parts.headers.get_all(CONTENT_TYPE).iter();
    let (Some(value), None) = (values.next().and_then(|value| value.to_str().ok()), values.next()) else {
        return false;
    };
    is_utf8(value) && endpoint.body.iter().any(|Content::Json(declared)| accepts(declared, value))
}

/// Whether a declared media type or media range (RFC 9110, 12.5.1) covers a media type. Parameters are not compared:
/// JSON defines none (RFC 8259, 11).
fn accepts(declared: &str, sent: &str) -> bool {
    let (Some((kind, subtype)), Some((sent_kind, sent_subtype))) = (essence(declared), essence(sent)) else {
        return false;
    };
    let fits = |declared: &str, sent: &str| declared == "*" || declared.eq_ignore_ascii_case(sent);
    fits(kind, sent_kind) && fits(subtype, sent_subtype)
}

pub(super) fn essence(media_type: &str) -> Option<(&str, &str)> {
    let essence = media_type.split_once(';').map_or(media_type, |(essence, _)| essence);
    essence.trim().split_once('/')
}

/// Whether a `charset` says anything else than what JSON between systems is in (RFC 8259, 8.1).
fn is_utf8(media_type: &str) -> bool {
    let parameters = media_type.split(';').skip(1).filter_map(|parameter| parameter.split_once('='));
    let mut charsets = parameters.filter(|(name, _)| name.trim().eq_ignore_ascii_case("charset"));
    charsets.all(|(_, charset)| {
        let charset = charset.trim().trim_matches('"');
        charset.eq_ignore_ascii_case("utf-8") || charset.eq_ignore_ascii_case("us-ascii")
    })
}

#[cfg(test)]
mod tests {
    use super::{accepts, is_utf8};

    #[test]
    fn compares_media_types() {
        assert!(accepts("application/json", "Application/JSON; charset=utf-8"));
        assert!(accepts("application/json; version=2", "application/json"));
        assert!(accepts("application/*", "application/problem+json"));
        assert!(accepts("*/*", "text/plain"));
        assert!(!accepts("application/json", "text/plain"));
        assert!(!accepts("application/json", "application/jsonp"));
        assert!(!accepts("application/json", "application"));
        assert!(!accepts("application/json", ""));
    }

    #[test]
    fn takes_utf_8_only() {
        assert!(is_utf8("application/json; charset=\"UTF-8\""));
        assert!(is_utf8("application/json; q=1; charset"));
        assert!(!is_utf8("application/json; charset=iso-8859-1"));
    }
}
