//! A stream that is sent: elements become bytes of a body.

use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use http_body::Frame;

use super::Stream;
use crate::Codec;
use crate::json::Writing;
use crate::media::{Body, BoxError, write_event};
use crate::operation::Content;
#[cfg(feature = "server")]
use crate::validate::violations_in;

/// The body that `stream` becomes under a media type.
pub(super) fn body<T: Codec + Send + 'static>(stream: Stream<T>, content: &'static Content, writing: Writing) -> Body {
    Body::new(Encoding { stream, content, writing })
}

struct Encoding<T> {
    stream: Stream<T>,
    content: &'static Content,
    writing: Writing,
}

impl<T: Codec> http_body::Body for Encoding<T> {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        let polled = futures_core::Stream::poll_next(Pin::new(&mut self.stream), context);
        polled.map(|element| {
            element.map(|element| {
                let element = element?;
                #[cfg(feature = "server")]
                if self.writing.checked
                    && let Some(violations) = violations_in(self.writing.direction, &element, &[])
                {
                    return Err(format!("an element: {violations}").into());
                }
                let bytes = framed(self.content, &element, &self.writing).map_err(unwritable)?;
                Ok(Frame::data(bytes.into()))
            })
        })
    }
}

fn unwritable(reason: String) -> BoxError {
    format!("an element {reason}").into()
}

/// An element as its media type frames it.
fn framed(content: &Content, value: &dyn Codec, writing: &Writing) -> Result<Vec<u8>, String> {
    let json = |before: &[u8], after: &[u8]| {
        let json = crate::json::encode_with(value, writing).map_err(|error| error.to_string())?;
        Ok([before, &json, after].concat())
    };
    match content {
        Content::Sequence(_) => json(b"\x1E", b"\n"),
        Content::Events(_, events) => write_event(*events, value, writing),
        _ => json(b"", b"\n"),
    }
}
