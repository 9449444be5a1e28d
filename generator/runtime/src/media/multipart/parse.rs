//! From a body to its parts.

use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
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
    let mut form = Multipart::new(Single { inner: incoming, has_given: false }, boundary);
    let broken = |error: multer::Error| format!("the body is not what its media type says: {error}");
    let mut pieces: Vec<Piece> = Vec::new();
    let mut left = limit;
    while let Some(mut field) = form.next_field().await.map_err(broken)? {
        if pieces.len() == MAX_PARTS {
            return Err(format!("the body has more than {MAX_PARTS} parts"));
        }
        let name = field.name().unwrap_or_default().to_owned();
        let (file_name, media_type) = (field.file_name().map(str::to_owned), field.content_type().cloned());
        let named = |content: Binary| {
            let content = file_name.into_iter().fold(content, Binary::named);
            media_type.into_iter().fold(content, |content, media_type| content.of_type(media_type.as_ref()))
        };
        let may_be_last = is_last(&name, listed, &pieces);
        let mut held = BytesMut::new();
        while let Some(bytes) = field.chunk().await.map_err(broken)? {
            held.extend_from_slice(&bytes);
            if may_be_last && held.len() > HELD {
                let rest =
                    Rest { held: Some(held.freeze()), field: Some(field), form, limit, exceeded: Arc::clone(exceeded) };
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

/// Gives an element each time it is asked, and is not ready in between: multer takes whatever is ready before it looks
/// at any of it.
struct Single<S> {
    inner: S,
    has_given: bool,
}

impl<S: Stream + Unpin> Stream for Single<S> {
    type Item = S::Item;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<S::Item>> {
        if std::mem::take(&mut self.has_given) {
            context.waker().wake_by_ref();
            return Poll::Pending;
        }
        let next = ready!(Pin::new(&mut self.inner).poll_next(context));
        self.has_given = next.is_some();
        Poll::Ready(next)
    }
}

/// A file while it arrives, with which its form has to end.
struct Rest {
    /// What has been read of it.
    held: Option<Bytes>,
    field: Option<Field<'static>>,
    form: Multipart<'static>,
    limit: usize,
    exceeded: Arc<AtomicBool>,
}

impl Rest {
    fn broken(&self, error: multer::Error) -> StreamError {
        if self.exceeded.load(Ordering::Relaxed) { StreamError::TooLarge(self.limit) } else { StreamError::new(error) }
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
                Some(Ok(bytes)) => return Poll::Ready(Some(Ok(bytes))),
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
