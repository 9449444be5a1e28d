//! A body put together of others.

use std::collections::VecDeque;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use http_body::{Frame, SizeHint};

use crate::media::{Body, BoxError};

/// Bodies, one after the other.
#[derive(Default)]
pub(super) struct Outgoing(VecDeque<Body>);

impl Outgoing {
    pub(super) fn push(&mut self, body: Body) {
        self.0.push_back(body);
    }

    /// All of them as one; bytes, where it is only one.
    pub(super) fn into_body(mut self) -> Body {
        match self.0.len() {
            1 => self.0.pop_front().unwrap_or_default(),
            _ => Body::new(self),
        }
    }
}

impl http_body::Body for Outgoing {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        while let Some(first) = self.0.front_mut() {
            match ready!(Pin::new(first).poll_frame(context)) {
                Some(frame) => return Poll::Ready(Some(frame)),
                None => self.0.pop_front(),
            };
        }
        Poll::Ready(None)
    }

    fn size_hint(&self) -> SizeHint {
        let hints = self.0.iter().map(|body| body.size_hint());
        let exact = hints.clone().try_fold(0_u64, |sum, hint| sum.checked_add(hint.exact()?));
        exact.map_or_else(SizeHint::default, SizeHint::with_exact)
    }
}
