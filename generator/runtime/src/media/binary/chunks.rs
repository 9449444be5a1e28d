//! Bytes that come in pieces.

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, ready};

use bytes::Bytes;

use crate::stream::StreamError;

/// The bytes of a [`Binary`](super::Binary), a piece at a time: a [`futures_core::Stream`], with [`next`](Self::next)
/// for those who need no more.
///
/// Nothing is read before it is asked for. Whoever does not ask lets the sender wait.
pub struct Chunks(Arc<Mutex<Source>>);

type Pieces = Pin<Box<dyn futures_core::Stream<Item = Result<Bytes, StreamError>> + Send>>;

struct Source {
    /// Nothing is left where there is none.
    pieces: Option<Pieces>,
    /// How many bytes are still to come, where that is known.
    length: Option<u64>,
    /// How many bytes may be held at once.
    held: usize,
    /// How many bytes may still come, and how many that was at first, where somebody says so.
    most: Option<(usize, usize)>,
}

impl Chunks {
    /// Pieces, of which no more than `held` bytes are held at once.
    pub(super) fn new(pieces: Pieces, length: Option<u64>, held: usize) -> Self {
        Self(Arc::new(Mutex::new(Source { pieces: Some(pieces), length, held, most: None })))
    }

    pub(super) fn given<S, B, E>(pieces: S) -> Self
    where
        S: futures_core::Stream<Item = Result<B, E>> + Send + 'static,
        B: Into<Bytes>,
        E: Into<Box<dyn std::error::Error + Send + Sync>>,
    {
        Self::new(Box::pin(Given(Box::pin(pieces))), None, usize::MAX)
    }

    pub(super) fn of(bytes: Bytes) -> Self {
        let length = bytes.len() as u64;
        Self::new(Box::pin(Piece(Some(bytes).filter(|bytes| !bytes.is_empty()))), Some(length), usize::MAX)
    }

    /// The next piece; nothing at the end.
    pub async fn next(&mut self) -> Option<Result<Bytes, StreamError>> {
        poll_fn(|context| self.poll(context)).await
    }

    /// All that is left.
    pub(super) async fn whole(self) -> Result<Bytes, StreamError> {
        let (held, least) = {
            let source = self.source();
            (source.held, source.length.and_then(|length| usize::try_from(length).ok()))
        };
        if least.is_some_and(|least| least > held) {
            return Err(StreamError::TooLarge(held));
        }
        let (mut first, mut rest) = (Bytes::new(), Vec::new());
        while let Some(piece) = poll_fn(|context| self.poll(context)).await {
            let piece = piece?;
            if piece.len() > held.saturating_sub(first.len()).saturating_sub(rest.len()) {
                self.source().pieces = None;
                return Err(StreamError::TooLarge(held));
            }
            // Most content arrives in one piece, which then needs no copy.
            if first.is_empty() && rest.is_empty() {
                first = piece;
            } else {
                rest.extend_from_slice(&std::mem::take(&mut first));
                rest.extend_from_slice(&piece);
            }
        }
        Ok(if rest.is_empty() { first } else { rest.into() })
    }

    pub(super) fn length(&self) -> Option<u64> {
        self.source().length
    }

    pub(super) fn set_length(&self, length: u64) {
        self.source().length = Some(length);
    }

    pub(super) fn limit(&self, most: usize) {
        self.source().most = Some((most, most));
    }

    #[cfg(any(feature = "client", feature = "server"))]
    pub(super) fn is_over(&self) -> bool {
        self.source().pieces.is_none()
    }

    pub(super) fn is(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }

    fn source(&self) -> MutexGuard<'_, Source> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn poll(&self, context: &mut Context<'_>) -> Poll<Option<Result<Bytes, StreamError>>> {
        let mut source = self.source();
        let Some(pieces) = &mut source.pieces else { return Poll::Ready(None) };
        let polled = ready!(pieces.as_mut().poll_next(context));
        let Some(Ok(piece)) = &polled else {
            source.pieces = None;
            return Poll::Ready(polled);
        };
        if let Some((left, most)) = &mut source.most {
            match left.checked_sub(piece.len()) {
                Some(rest) => *left = rest,
                None => {
                    let error = StreamError::TooLarge(*most);
                    source.pieces = None;
                    return Poll::Ready(Some(Err(error)));
                }
            }
        }
        source.length = source.length.map(|left| left.saturating_sub(piece.len() as u64));
        Poll::Ready(polled)
    }
}

impl Clone for Chunks {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl fmt::Debug for Chunks {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Chunks(…)")
    }
}

impl futures_core::Stream for Chunks {
    type Item = Result<Bytes, StreamError>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll(context)
    }
}

#[cfg(any(feature = "client", feature = "server"))]
impl http_body::Body for Chunks {
    type Data = Bytes;
    type Error = StreamError;

    fn poll_frame(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<http_body::Frame<Bytes>, StreamError>>> {
        self.poll(context).map(|piece| piece.map(|piece| piece.map(http_body::Frame::data)))
    }

    fn size_hint(&self) -> http_body::SizeHint {
        self.length().map_or_else(http_body::SizeHint::default, http_body::SizeHint::with_exact)
    }
}

/// Pieces and errors of other types.
struct Given<S>(Pin<Box<S>>);

impl<S, B, E> futures_core::Stream for Given<S>
where
    S: futures_core::Stream<Item = Result<B, E>>,
    B: Into<Bytes>,
    E: Into<Box<dyn std::error::Error + Send + Sync>>,
{
    type Item = Result<Bytes, StreamError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let polled = self.0.as_mut().poll_next(context);
        polled.map(|piece| piece.map(|piece| piece.map(Into::into).map_err(|error| StreamError::Broken(error.into()))))
    }
}

/// Bytes that are there.
struct Piece(Option<Bytes>);

impl futures_core::Stream for Piece {
    type Item = Result<Bytes, StreamError>;

    fn poll_next(mut self: Pin<&mut Self>, _context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        Poll::Ready(self.0.take().map(Ok))
    }
}
