//! Receiving the body of a request: its size, its media type, its parts.

use bytes::Bytes;
use http::StatusCode;
use http::header::{ACCEPT, ACCEPT_ENCODING, CONTENT_ENCODING, CONTENT_TYPE};
use http::request::Parts;

use super::refusal::Refusal;
use crate::media::{Body, Piece, ReadError, best, is_utf8, parse, read};
use crate::operation::{Content, Endpoint, Place};

/// A body of a declared media type.
pub(super) struct Received {
    pub(super) content: &'static Content,
    /// What the request says that it is.
    pub(super) media_type: String,
    pub(super) bytes: Bytes,
    /// What a form in parts holds.
    pub(super) pieces: Vec<Piece>,
    /// A body that is read while it arrives, and how many bytes an element of it may have.
    pub(super) rest: Option<(Body, usize)>,
}

/// Reads the body that the operation declares. A body that it does not declare is left alone.
///
/// An empty body without a media type is none (RFC 9110, 6.4: that is what a request without content looks like); so is
/// one that would have to be JSON. A compressed one is refused: what it expands to has no limit.
pub(super) async fn receive(
    endpoint: &Endpoint,
    parts: &Parts,
    payload: Body,
    limit: usize,
) -> Result<Option<Received>, Refusal> {
    if !endpoint.places.contains(&Place::Body) {
        return Ok(None);
    }
    let found = declared(endpoint, parts);
    if let Some((content, media_type)) = found.filter(|(content, _)| content.is_stream()) {
        uncompressed(parts)?;
        let (media_type, rest) = (media_type.to_owned(), Some((payload, limit)));
        return Ok(Some(Received { content, media_type, bytes: Bytes::new(), pieces: Vec::new(), rest }));
    }
    let bytes = read(payload, limit).await.map_err(|error| match error {
        ReadError::TooLarge => {
            Refusal::new(StatusCode::PAYLOAD_TOO_LARGE, format!("the body is larger than {limit} bytes"))
        }
        ReadError::Broken(_) => Refusal::new(StatusCode::BAD_REQUEST, "the body could not be read"),
    })?;
    if bytes.is_empty() && found.is_none_or(|(content, _)| matches!(content, Content::Json(_))) {
        return Ok(None);
    }
    uncompressed(parts)?;
    let Some((content, media_type)) = found else {
        let declared: Vec<_> = endpoint.body.iter().map(Content::media_type).collect();
        let declared = declared.join(", ");
        let detail = format!("the body's media type is not one that the operation takes: {declared}");
        return Err(Refusal::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, detail).with_header(ACCEPT, &declared));
    };
    let pieces = match content {
        Content::Multipart(..) => parse(bytes.clone(), media_type).await,
        _ => Ok(Vec::new()),
    };
    let pieces = pieces.map_err(|detail| Refusal::new(StatusCode::BAD_REQUEST, detail))?;
    Ok(Some(Received { content, media_type: media_type.to_owned(), bytes, pieces, rest: None }))
}

fn uncompressed(parts: &Parts) -> Result<(), Refusal> {
    let mut codings = parts.headers.get_all(CONTENT_ENCODING).iter();
    if codings.all(|coding| coding.as_bytes().eq_ignore_ascii_case(b"identity")) {
        return Ok(());
    }
    let refusal = Refusal::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "the body must not be compressed");
    Err(refusal.with_header(ACCEPT_ENCODING, "identity"))
}

/// The media type of the operation that `Content-Type` is. A missing one is none, as nothing else says what came.
fn declared<'p>(endpoint: &Endpoint, parts: &'p Parts) -> Option<(&'static Content, &'p str)> {
    let mut values = parts.headers.get_all(CONTENT_TYPE).iter();
    let (Some(value), None) = (values.next().and_then(|value| value.to_str().ok()), values.next()) else {
        return None;
    };
    let content = best(endpoint.body, value)?;
    (matches!(content, Content::Binary(_)) || is_utf8(value)).then_some((content, value))
}
