//! From a body to its parts.

use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::task::{Context, Poll, ready};

use bytes::{Bytes, BytesMut};
use futures_core::Stream;
use multer::{Field, Multipart};

use crate::media::Binary;
use crate::media::binary::Incoming;
use crate::operation::{Part, PartStyle};
use crate::stream::StreamError;

/// How many parts a body may have.
const MAX_PARTS: usize = 1000;

/// How many bytes of a file are waited for in the hope that it ends. A form within the usual limit of a body may so have
/// its parts in any order; a larger one has the file that is large behind everything that must be there.
const HELD: usize = 2 * 1024 * 1024;

/// A part that came.
pub(crate) struct Piece {
    pub(crate) name: String,
    pub(crate) content: Binary,
}

/// The parts of a body, of which at most `limit` bytes are held; `exceeded` is set when there are more. A file that is
/// large and on which nothing else waits is the last of them, and is read while it arrives.
///
/// # Errors
/// What is wrong with it.
pub(crate) async fn parse(
    incoming: Incoming,
    media_type: &str,
    listed: &[Part],
    limit: usize,
    exceeded: &Arc<AtomicBool>,
) -> Result<Vec<Piece>, String> {
    let boundary = multer::parse_boundary(media_type).or_else(|error| {
        // multer only knows form data by name; the grammar is the same for all of them (RFC 2046, section 5.1).
        crate::media::range::parameter(media_type, "boundary").map(str::to_owned).ok_or(error)
    });
    let boundary = boundary.map_err(|_| "the media type states no boundary".to_owned())?;
    let ahead = Ahead { bytes: Arc::default(), limit, exceeded: Arc::clone(exceeded) };
    let mut form = Multipart::new(Single { inner: incoming, has_given: false, ahead: ahead.clone() }, boundary);
    let broken = |error: multer::Error| format!("the body is not what its media type says: {error}");
    let mut pieces: Vec<Piece> = Vec::new();
    let mut left = limit;
    while let Some(mut field) = form.next_field().await.map_err(broken)? {
        if pieces.len() == MAX_PARTS {
            return Err(format!("the body has more than {MAX_PARTS} parts"));
        }
        ahead.is_over();
        let name = field.name().unwrap_or_default().to_owned();
        let (file_name, media_type) = (field.file_name().map(str::to_owned), field.content_type().cloned());
        let named = |content: Binary| {
            let content = file_name.into_iter().fold(content, Binary::named);
            media_type.into_iter().fold(content, |content, media_type| content.of_type(media_type.as_ref()))
        };
        let may_be_last = is_last(&name, listed, &pieces);
        let mut held = BytesMut::new();
        while let Some(bytes) = field.chunk().await.map_err(broken)? {
            ahead.is_over();
            held.extend_from_slice(&bytes);
            if may_be_last && held.len() > HELD {
                let rest = Rest { held: Some(held.freeze()), field: Some(field), form, ahead };
                pieces.push(Piece { name, content: named(Binary::arriving(rest, None, limit)) });
                return Ok(pieces);
            }
            match left.checked_sub(bytes.len()) {
                Some(less) => left = less,
                None => {
                    exceeded.store(true, Ordering::Relaxed);
                    return Err(format!("the body has more than {limit} bytes"));
                }
            }
        }
        pieces.push(Piece { name, content: named(Binary::new(held.freeze())) });
    }
    Ok(pieces)
}

/// Whether a part is a file after which no other part is expected.
fn is_last(name: &str, listed: &[Part], pieces: &[Piece]) -> bool {
    let came = |part: &Part| pieces.iter().any(|piece| piece.name == part.name);
    let is_file = |part: &Part| part.style == PartStyle::File;
    listed.iter().any(|part| part.name == name && is_file(part) && !part.list)
        && listed.iter().all(|part| part.name == name || came(part) || !(part.required || is_file(part)))
}

/// How much multer has been given since it last gave anything back: it keeps what stands before the first part, and the
/// head of a part, until it has seen their end.
#[derive(Clone)]
struct Ahead {
    bytes: Arc<AtomicUsize>,
    limit: usize,
    exceeded: Arc<AtomicBool>,
}

impl Ahead {
    fn is_over(&self) {
        self.bytes.store(0, Ordering::Relaxed);
    }

    /// Whether it may be given more.
    fn allows(&self, bytes: usize) -> bool {
        let allows = self.bytes.fetch_add(bytes, Ordering::Relaxed) <= self.limit;
        if !allows {
            self.exceeded.store(true, Ordering::Relaxed);
        }
        allows
    }
}

/// Gives an element each time it is asked, and is not ready in between: multer takes whatever is ready before it looks
/// at any of it.
struct Single {
    inner: Incoming,
    has_given: bool,
    ahead: Ahead,
}

impl Stream for Single {
    type Item = Result<Bytes, StreamError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if std::mem::take(&mut self.has_given) {
            context.waker().wake_by_ref();
            return Poll::Pending;
        }
        let next = ready!(Pin::new(&mut self.inner).poll_next(context));
        self.has_given = next.is_some();
        if let Some(Ok(bytes)) = &next {
            if !self.ahead.allows(bytes.len()) {
                return Poll::Ready(Some(Err(StreamError::TooLarge(self.ahead.limit))));
            }
        }
        Poll::Ready(next)
    }
}

/// A file while it arrives, with which its form has to end.
struct Rest {
    /// What has been read of it.
    held: Option<Bytes>,
    field: Option<Field<'static>>,
    form: Multipart<'static>,
    ahead: Ahead,
}

impl Rest {
    fn broken(&self, error: multer::Error) -> StreamError {
        let Ahead { limit, exceeded, .. } = &self.ahead;
        if exceeded.load(Ordering::Relaxed) { StreamError::TooLarge(*limit) } else { StreamError::new(error) }
    }
}

impl Stream for Rest {
    type Item = Result<Bytes, StreamError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if let Some(held) = self.held.take() {
            return Poll::Ready(Some(Ok(held)));
        }
        if let Some(field) = &mut self.field {
            match ready!(Pin::new(field).poll_next(context)) {
                Some(Ok(bytes)) => {
                    self.ahead.is_over();
                    return Poll::Ready(Some(Ok(bytes)));
                }
                Some(Err(error)) => return Poll::Ready(Some(Err(self.broken(error)))),
                None => self.field = None,
            }
        }
        match ready!(self.form.poll_next_field(context)) {
            Ok(None) => Poll::Ready(None),
            Ok(Some(field)) => {
                let name = field.name().unwrap_or_default();
                let error = format!("the part `{name}` comes after a file of more than {HELD} bytes");
                Poll::Ready(Some(Err(StreamError::new(error))))
            }
            Err(error) => Poll::Ready(Some(Err(self.broken(error)))),
        }
    }
}

#[cfg(test)]
mod tests {
    use http_body::Frame;

    use super::*;
    use crate::media::{Body, BoxError};

    /// A beginning, and then the same for a very long time.
    struct Endless(&'static str, usize);

    impl http_body::Body for Endless {
        type Data = Bytes;
        type Error = BoxError;

        fn poll_frame(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
            self.1 += 1;
            Poll::Ready(match self.1 {
                1 => Some(Ok(Frame::data(Bytes::from_static(self.0.as_bytes())))),
                2..1000 => Some(Ok(Frame::data(Bytes::from_static(&[b'x'; 1 << 10])))),
                _ => None,
            })
        }
    }

    #[tokio::test]
    async fn what_never_becomes_a_part_is_not_kept() {
        for begin in ["", "--b\r\ncontent-disposition: form-data; name=a\r\nx-more: ", "--b\r\n\r\na\r\n--b\r\nx: "] {
            let exceeded = Arc::default();
            let incoming = Incoming::new(Body::new(Endless(begin, 0)));
            let parsed = parse(incoming, "multipart/form-data; boundary=b", &[], 10 << 10, &exceeded).await;
            assert!(parsed.is_err() && exceeded.load(Ordering::Relaxed), "{begin}: {:?}", parsed.err());
        }
    }
}
