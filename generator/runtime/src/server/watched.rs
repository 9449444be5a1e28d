//! A body that is made while it is sent. When that fails the status is gone already: the caller sees the connection end,
//! and nobody but the application's operators can be told why.

use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use http_body::{Frame, SizeHint};

use super::incident::{Cause, Incident, Reporter};
use crate::media::{Body, BoxError};
use crate::operation::Endpoint;

/// A body whose failure is reported.
pub(super) struct Watched {
    pub(super) body: Body,
    pub(super) endpoint: &'static Endpoint,
    pub(super) reporter: Reporter,
}

impl http_body::Body for Watched {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        let polled = Pin::new(&mut self.body).poll_frame(context);
        if let Poll::Ready(Some(Err(error))) = &polled {
            let cause = Cause::BrokenOff(explained(&**error));
            self.reporter.report(&Incident { endpoint: Some(self.endpoint), cause });
        }
        polled
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

/// An error and what it comes from, as far as that is told.
fn explained(error: &(dyn std::error::Error + 'static)) -> String {
    let causes = std::iter::successors(Some(error), |error| error.source()).take(8);
    causes.map(ToString::to_string).collect::<Vec<_>>().join(": ")
}
