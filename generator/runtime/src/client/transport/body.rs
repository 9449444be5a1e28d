//! A response body, while it arrives.

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;

use bytes::{Buf, Bytes};
use http_body::Body as _;
use http_body_util::combinators::UnsyncBoxBody;
use http_body_util::{BodyExt, Full};

use super::{BoxError, TransportError};

/// The body of a response.
pub struct Body {
    frames: UnsyncBoxBody<Bytes, TransportError>,
    /// How many bytes it has at least, by its own account.
    least: u64,
}

impl Body {
    /// A body from any other.
    pub fn new<B>(body: B) -> Self
    where
        B: http_body::Body + Send + 'static,
        B::Error: Into<BoxError>,
    {
        let bytes = |mut data: B::Data| data.copy_to_bytes(data.remaining());
        let least = body.size_hint().lower();
        let frames = body.map_err(TransportError::new).map_frame(move |frame| frame.map_data(bytes)).boxed_unsync();
        Self { frames, least }
    }
}

impl From<Bytes> for Body {
    fn from(bytes: Bytes) -> Self {
        Self::new(Full::new(bytes))
    }
}

impl fmt::Debug for Body {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Body(…)")
    }
}

/// Why a body could not be read to its end.
pub(crate) enum ReadError {
    TooLarge,
    Transport(TransportError),
}

/// The whole body, if it has no more than `limit` bytes. No more than that is ever held.
pub(crate) async fn read(body: Body, limit: usize) -> Result<Bytes, ReadError> {
    let Body { mut frames, least } = body;
    if usize::try_from(least).map_or(true, |least| least > limit) {
        return Err(ReadError::TooLarge);
    }
    let mut first = Bytes::new();
    let mut rest = Vec::new();
    while let Some(frame) = poll_fn(|context| Pin::new(&mut frames).poll_frame(context)).await {
        let Ok(data) = frame.map_err(ReadError::Transport)?.into_data() else { continue };
        if data.len() > limit - first.len() - rest.len() {
            return Err(ReadError::TooLarge);
        }
        // Most bodies arrive in one piece, which then needs no copy.
        match (first.is_empty(), rest.is_empty()) {
            (true, true) => first = data,
            (_, _) => {
                rest.extend_from_slice(&std::mem::take(&mut first));
                rest.extend_from_slice(&data);
            }
        }
    }
    Ok(if rest.is_empty() { first } else { rest.into() })
}
