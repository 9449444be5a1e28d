//! The bytes of a body, as they arrive.

use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use http_body::Body as _;

use crate::media::Body;
use crate::stream::StreamError;

/// A body as a stream of bytes.
pub(crate) struct Incoming {
    body: Body,
    limit: Option<Limit>,
}

/// How many bytes a body may have.
struct Limit {
    bytes: usize,
    left: usize,
    /// Set when there are more.
    exceeded: Arc<AtomicBool>,
}

impl Incoming {
    /// All of a body.
    #[cfg(feature = "client")]
    pub(crate) fn new(body: Body) -> Self {
        Self { body, limit: None }
    }

    /// At most this many bytes of a body; `exceeded` is set when it has more.
    #[cfg(feature = "server")]
    pub(crate) fn limited(body: Body, bytes: usize, exceeded: Arc<AtomicBool>) -> Self {
        Self { body, limit: Some(Limit { bytes, left: bytes, exceeded }) }
    }

    /// How many bytes come, where that is known.
    pub(crate) fn length(&self) -> Option<u64> {
        self.body.size_hint().exact()
    }
}

impl futures_core::Stream for Incoming {
    type Item = Result<Bytes, StreamError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            let frame = match ready!(Pin::new(&mut self.body).poll_frame(context)) {
                None => return Poll::Ready(None),
                Some(Err(error)) => return Poll::Ready(Some(Err(StreamError::Broken(error)))),
                Some(Ok(frame)) => frame,
            };
            let Ok(bytes) = frame.into_data() else { continue };
            if let Some(limit) = &mut self.limit {
                match limit.left.checked_sub(bytes.len()) {
                    Some(left) => limit.left = left,
                    None => {
                        limit.exceeded.store(true, Ordering::Relaxed);
                        return Poll::Ready(Some(Err(StreamError::TooLarge(limit.bytes))));
                    }
                }
            }
            if !bytes.is_empty() {
                return Poll::Ready(Some(Ok(bytes)));
            }
        }
    }
}
