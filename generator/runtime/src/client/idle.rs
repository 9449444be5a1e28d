//! Bodies that are read while they arrive, and may fall silent: the time limit of a call ends before they do.

use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use bytes::Bytes;
use http_body::{Frame, SizeHint};

use super::BoxFuture;
use super::platform::{has_runtime, sleep};
use super::transport::{BoxError, TransportError};
use crate::media::Body;

/// A body that fails when nothing of it comes for so long while somebody waits for it.
pub(super) struct Idle {
    body: Body,
    limit: Duration,
    /// Since something came last.
    silence: Option<BoxFuture<()>>,
}

impl Idle {
    pub(super) fn limited(body: Body, limit: Option<Duration>) -> Body {
        match limit {
            Some(limit) => Body::new(Self { body, limit, silence: None }),
            None => body,
        }
    }
}

impl http_body::Body for Idle {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        if let Poll::Ready(frame) = Pin::new(&mut self.body).poll_frame(context) {
            self.silence = None;
            return Poll::Ready(frame);
        }
        let limit = self.limit;
        if self.silence.is_none() && !has_runtime() {
            return Poll::Ready(Some(Err(TransportError::new("a limit of silence needs a tokio runtime").into())));
        }
        let silence = self.silence.get_or_insert_with(|| Box::pin(sleep(limit)));
        ready!(silence.as_mut().poll(context));
        Poll::Ready(Some(Err(TransportError::timeout(format!("nothing came for {limit:?}")).into())))
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
