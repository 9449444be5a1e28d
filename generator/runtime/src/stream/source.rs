//! A body whose elements come one after the other.

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};

use super::StreamError;
#[cfg(any(feature = "client", feature = "server"))]
use super::{Arriving, outgoing};
use crate::codec::Codec;
use crate::json::{Fault, Reader, Writer};
#[cfg(any(feature = "client", feature = "server"))]
use crate::{json::Writing, media::Body, operation::Content};

/// A body that is a sequence of elements, each of which is read when it is asked for.
///
/// To whoever receives it, it is a [`futures_core::Stream`], and has [`next`](Self::next) for those who need no more. To
/// whoever sends it, [`new`](Self::new) makes one of such a stream, and [`of`](Self::of) of elements that are there.
///
/// Clones are the same stream: each element is had by one of them.
pub struct Stream<T>(Arc<Mutex<Source<T>>>);

enum Source<T> {
    /// Nothing is left.
    Ended,
    Given(Pin<Box<dyn futures_core::Stream<Item = Result<T, StreamError>> + Send>>),
    #[cfg(any(feature = "client", feature = "server"))]
    Arriving(Arriving),
}

impl<T> Stream<T> {
    /// Sends what `elements` yields; the first error ends the body, so that its recipient sees that it broke off.
    pub fn new<S, E>(elements: S) -> Self
    where
        S: futures_core::Stream<Item = Result<T, E>> + Send + 'static,
        E: Into<Box<dyn std::error::Error + Send + Sync>>,
    {
        let elements = Elements { elements: Box::pin(elements) };
        Self(Arc::new(Mutex::new(Source::Given(Box::pin(elements)))))
    }

    /// Sends these elements.
    pub fn of<I>(elements: I) -> Self
    where
        I: IntoIterator<Item = T>,
        I::IntoIter: Send + 'static,
    {
        Self(Arc::new(Mutex::new(Source::Given(Box::pin(Ready(elements.into_iter()))))))
    }
}

impl<T: Codec> Stream<T> {
    /// The next element; nothing at the end.
    pub async fn next(&mut self) -> Option<Result<T, StreamError>> {
        poll_fn(|context| self.poll(context)).await
    }

    fn poll(&self, context: &mut Context<'_>) -> Poll<Option<Result<T, StreamError>>> {
        let mut source = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let polled = match &mut *source {
            Source::Ended => Poll::Ready(None),
            Source::Given(elements) => elements.as_mut().poll_next(context),
            #[cfg(any(feature = "client", feature = "server"))]
            Source::Arriving(arriving) => arriving.poll(context),
        };
        if matches!(polled, Poll::Ready(None | Some(Err(StreamError::Broken(_) | StreamError::TooLarge(_))))) {
            *source = Source::Ended;
        }
        polled
    }
}

impl<T: Codec> futures_core::Stream for Stream<T> {
    type Item = Result<T, StreamError>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll(context)
    }
}

impl<T: Codec + Send + 'static> Codec for Stream<T> {
    #[cfg(any(feature = "client", feature = "server"))]
    fn read(&mut self, reader: &mut Reader<'_>) -> Result<(), Fault> {
        *self = Self(Arc::new(Mutex::new(Source::Arriving(reader.stream()?))));
        Ok(())
    }

    #[cfg(not(any(feature = "client", feature = "server")))]
    fn read(&mut self, reader: &mut Reader<'_>) -> Result<(), Fault> {
        Err(reader.wrong_type("a stream"))
    }

    fn write(&self, writer: &mut Writer<'_>) {
        writer.stream(self);
    }

    fn blank() -> Self {
        Self(Arc::new(Mutex::new(Source::Ended)))
    }
}

/// A [`Stream`] of elements of whatever type, on its way out.
pub trait Outgoing {
    /// Where it lives: what makes it the same stream as another.
    fn address(&self) -> *const ();

    /// The body that it becomes under a media type.
    #[cfg(any(feature = "client", feature = "server"))]
    #[doc(hidden)]
    fn body(&self, content: &'static Content, writing: Writing) -> Body;
}

impl<T: Codec + Send + 'static> Outgoing for Stream<T> {
    fn address(&self) -> *const () {
        Arc::as_ptr(&self.0).cast()
    }

    #[cfg(any(feature = "client", feature = "server"))]
    fn body(&self, content: &'static Content, writing: Writing) -> Body {
        outgoing::body(self.clone(), content, writing)
    }
}

impl<T> Clone for Stream<T> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<T> PartialEq for Stream<T> {
    /// Whether it is the same stream.
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl<T> fmt::Debug for Stream<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Stream(…)")
    }
}

/// A stream whose errors are of another type.
struct Elements<S> {
    elements: Pin<Box<S>>,
}

impl<T, E, S> futures_core::Stream for Elements<S>
where
    S: futures_core::Stream<Item = Result<T, E>>,
    E: Into<Box<dyn std::error::Error + Send + Sync>>,
{
    type Item = Result<T, StreamError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let polled = self.elements.as_mut().poll_next(context);
        polled.map(|element| element.map(|element| element.map_err(|error| StreamError::Broken(error.into()))))
    }
}

/// Elements that are there.
struct Ready<I>(I);

impl<I: Iterator> futures_core::Stream for Ready<I> {
    type Item = Result<I::Item, StreamError>;

    fn poll_next(mut self: Pin<&mut Self>, _context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        Poll::Ready(self.0.next().map(Ok))
    }
}

impl<I> Unpin for Ready<I> {}
