//! The body of a message, while it arrives or is sent.

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::sync::{Mutex, PoisonError};
use std::task::{Context, Poll};

use bytes::{Buf, Bytes};
use http_body::{Frame, SizeHint};
use http_body_util::BodyExt as _;
use http_body_util::combinators::UnsyncBoxBody;

/// An error of any kind.
pub type BoxError = Box<dyn std::error::Error + Send + Sync>;

/// The body of a request or a response: bytes that are there, or that come one after the other.
pub struct Body(Kind);

enum Kind {
    Whole(Bytes),
    /// Behind a lock that is never waited for: it makes the body one that threads may share. Beside it stands how many
    /// bytes come, until the first of them has.
    Frames(Mutex<UnsyncBoxBody<Bytes, BoxError>>, SizeHint),
}

impl Body {
    /// A body from any other.
    pub fn new<B>(body: B) -> Self
    where
        B: http_body::Body + Send + 'static,
        B::Error: Into<BoxError>,
    {
        if body.is_end_stream() {
            return Self::default();
        }
        let bytes = |mut data: B::Data| data.copy_to_bytes(data.remaining());
        let hint = body.size_hint();
        let frames = body.map_err(Into::into).map_frame(move |frame| frame.map_data(bytes)).boxed_unsync();
        Self(Kind::Frames(Mutex::new(frames), hint))
    }

    /// The bytes, where all of them are there.
    #[must_use]
    pub fn bytes(&self) -> Option<&Bytes> {
        match &self.0 {
            Kind::Whole(bytes) => Some(bytes),
            Kind::Frames(..) => None,
        }
    }
}

impl From<Bytes> for Body {
    fn from(bytes: Bytes) -> Self {
        Self(Kind::Whole(bytes))
    }
}

impl Default for Body {
    /// No bytes.
    fn default() -> Self {
        Bytes::new().into()
    }
}

impl fmt::Debug for Body {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Body(…)")
    }
}

impl http_body::Body for Body {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        match &mut self.0 {
            Kind::Whole(bytes) => {
                let bytes = std::mem::take(bytes);
                Poll::Ready((!bytes.is_empty()).then(|| Ok(Frame::data(bytes))))
            }
            Kind::Frames(frames, hint) => {
                *hint = SizeHint::default();
                let frames = frames.get_mut().unwrap_or_else(PoisonError::into_inner);
                Pin::new(frames).poll_frame(context)
            }
        }
    }

    fn is_end_stream(&self) -> bool {
        match &self.0 {
            Kind::Whole(bytes) => bytes.is_empty(),
            Kind::Frames(frames, _) => frames.lock().unwrap_or_else(PoisonError::into_inner).is_end_stream(),
        }
    }

    fn size_hint(&self) -> SizeHint {
        match &self.0 {
            Kind::Whole(bytes) => SizeHint::with_exact(bytes.len() as u64),
            Kind::Frames(_, hint) => *hint,
        }
    }
}

/// Why a body could not be read to its end.
pub(crate) enum ReadError {
    TooLarge,
    Broken(#[cfg_attr(not(feature = "client"), expect(dead_code, reason = "a caller is not told why"))] BoxError),
}

/// The whole body, if it has no more than `limit` bytes. No more than that is ever held.
pub(crate) async fn read(mut body: Body, limit: usize) -> Result<Bytes, ReadError> {
    let least = http_body::Body::size_hint(&body).lower();
    if usize::try_from(least).map_or(true, |least| least > limit) {
        return Err(ReadError::TooLarge);
    }
    let mut first = Bytes::new();
    let mut rest = Vec::new();
    while let Some(frame) = poll_fn(|context| http_body::Body::poll_frame(Pin::new(&mut body), context)).await {
        let Ok(data) = frame.map_err(ReadError::Broken)?.into_data() else { continue };
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
