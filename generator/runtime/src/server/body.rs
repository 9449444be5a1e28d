//! Receiving the body of a request: its size, its media type, its parts.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use bytes::Bytes;
use http::StatusCode;
use http::header::{ACCEPT, ACCEPT_ENCODING, CONTENT_ENCODING, CONTENT_TYPE};
use http::request::Parts;

use super::refusal::Refusal;
use crate::media::{Binary, Body, Incoming, Piece, ReadError, best, is_utf8, parse, read};
use crate::operation::{Content, Endpoint, Part, Place};

/// A body of a declared media type.
pub(super) struct Received<'p> {
    pub(super) content: &'static Content,
    /// Which of the body's types it is, where there are several.
    pub(super) variant: Option<u16>,
    /// What the request says that it is.
    pub(super) media_type: &'p str,
    pub(super) payload: Payload,
    /// Set when a body that is read while it arrives turns out to be larger than the operation takes.
    pub(super) exceeded: Option<Arc<AtomicBool>>,
}

/// What came, as far as it has come.
pub(super) enum Payload {
    Bytes(Bytes),
    /// What a form in parts holds, and what the document says of parts.
    Pieces(Vec<Piece>, &'static [Part]),
    /// Bytes that are read while they arrive.
    Binary(Binary),
    /// Elements that are read while they arrive, and how many bytes each may have.
    Stream(Body, usize),
}

/// Reads the body that the operation declares. A body that it does not declare is left alone.
///
/// An empty body without a media type is none (RFC 9110, 6.4: that is what a request without content looks like); so is
/// one that would have to be JSON. A compressed one is refused: what it expands to has no limit.
pub(super) async fn receive<'p>(
    endpoint: &Endpoint,
    parts: &'p Parts,
    body: Body,
    limit: usize,
) -> Result<Option<Received<'p>>, Refusal> {
    if !endpoint.places.contains(&Place::Body) {
        return Ok(None);
    }
    let found = declared(endpoint, parts);
    let variant = found.filter(|_| endpoint.body.iter().any(|content| matches!(content, Content::Variant(..))));
    let variant = variant.map(|(content, _)| content.parts().0);
    let found = found.map(|(content, media_type)| (content.parts().1, media_type));
    if let Some((content, media_type)) = found
        && let Some(payload) = Arrives::of(content)
    {
        uncompressed(parts)?;
        // Behind a pointer, as it would make the future of every request many times as large.
        return Box::pin(arriving(payload, (content, variant), media_type, body, limit)).await.map(Some);
    }
    let bytes = read(body, limit).await.map_err(|error| match error {
        ReadError::TooLarge => too_large(limit),
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
    Ok(Some(Received::new((content, variant), media_type, Payload::Bytes(bytes), None)))
}

/// A body of which not all is held.
enum Arrives {
    Elements,
    Bytes,
    Parts(&'static [Part]),
}

impl Arrives {
    fn of(content: &'static Content) -> Option<Self> {
        match content {
            Content::Binary(_) => Some(Self::Bytes),
            Content::Multipart(_, listed) => Some(Self::Parts(listed)),
            content => content.is_stream().then_some(Self::Elements),
        }
    }
}

async fn arriving<'p>(
    arrives: Arrives,
    content: (&'static Content, Option<u16>),
    media_type: &'p str,
    body: Body,
    limit: usize,
) -> Result<Received<'p>, Refusal> {
    let exceeded = Arc::<AtomicBool>::default();
    let least = http_body::Body::size_hint(&body).lower();
    let is_too_large = usize::try_from(least).map_or(true, |least| least > limit);
    let payload = match arrives {
        Arrives::Elements => Payload::Stream(body, limit),
        _ if is_too_large => return Err(too_large(limit)),
        Arrives::Bytes => {
            let incoming = Incoming::limited(body, limit, Arc::clone(&exceeded));
            let length = incoming.length();
            Payload::Binary(Binary::arriving(incoming, length, limit).of_type(media_type))
        }
        Arrives::Parts(listed) => {
            let incoming = Incoming::limited(body, limit, Arc::clone(&exceeded));
            let pieces = parse(incoming, media_type, listed, limit, &exceeded).await.map_err(|detail| {
                if exceeded.load(Ordering::Relaxed) {
                    too_large(limit)
                } else {
                    Refusal::new(StatusCode::BAD_REQUEST, detail)
                }
            });
            Payload::Pieces(pieces?, listed)
        }
    };
    Ok(Received::new(content, media_type, payload, Some(exceeded)))
}

/// The refusal of a body with more bytes than it may have.
pub(super) fn too_large(limit: usize) -> Refusal {
    Refusal::new(StatusCode::PAYLOAD_TOO_LARGE, format!("the body is larger than {limit} bytes"))
}

impl<'p> Received<'p> {
    fn new(
        (content, variant): (&'static Content, Option<u16>),
        media_type: &'p str,
        payload: Payload,
        exceeded: Option<Arc<AtomicBool>>,
    ) -> Self {
        Self { content, variant, media_type, payload, exceeded }
    }
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
    (matches!(content.parts().1, Content::Binary(_)) || is_utf8(value)).then_some((content, value))
}
