//! A stream that arrives: bytes of a body become elements.

use std::pin::Pin;
use std::task::{Context, Poll, ready};

use http_body::Body as _;

use super::StreamError;
use super::frame::{Frame, Framing};
use super::lines::Pending;
use super::resume::{Interrupted, Resume, Resumed, Resuming};
use crate::Codec;
use crate::json::{DecodeError, Mode, Reading, read_json};
use crate::media::Body;
use crate::operation::Content;
use crate::validate::validate;

/// The rest of a body, of which an element at a time is held.
pub(crate) struct Arriving {
    body: Body,
    framing: Framing,
    pending: Pending,
    ended: bool,
    /// How many bytes an element may have.
    limit: usize,
    reading: Reading,
    /// What goes on with the stream when it breaks off.
    resume: Option<Box<dyn Resume>>,
    resuming: Option<Resuming>,
    /// Whether an element has arrived since it was resumed last.
    progressed: bool,
}

impl Arriving {
    pub(crate) fn new(content: &Content, body: Body, limit: usize, reading: Reading) -> Self {
        let framing = match content {
            Content::Sequence(_) => Framing::Sequence,
            Content::Events(_, events) => Framing::events(*events),
            _ => Framing::Lines,
        };
        Self {
            body,
            framing,
            pending: Pending::default(),
            ended: false,
            limit,
            reading,
            resume: None,
            resuming: None,
            progressed: false,
        }
    }

    /// The same stream, which goes on when it breaks off.
    #[cfg(feature = "client")]
    pub(crate) fn resumed_by(mut self, resume: Option<Box<dyn Resume>>) -> Self {
        self.resume = resume;
        self
    }

    /// The next element.
    pub(super) fn poll<T: Codec>(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<T, StreamError>>> {
        let frame = match ready!(self.poll_frame(context)) {
            Some(Ok(frame)) => frame,
            Some(Err(error)) => return Poll::Ready(Some(Err(error))),
            None => return Poll::Ready(None),
        };
        let mut first = None;
        for json in &frame.spellings {
            let mut value = T::blank();
            match self.read(&mut value, json) {
                Ok(()) => return Poll::Ready(Some(Ok(value))),
                Err(error) => first = first.or(Some(error)),
            }
        }
        Poll::Ready(first.filter(|_| !frame.is_end).map(|error| Err(StreamError::Element(error))))
    }

    fn read(&self, value: &mut dyn Codec, json: &str) -> Result<(), DecodeError> {
        read_json(value, json.as_bytes(), &self.reading)?;
        if self.reading.mode == Mode::Tolerant {
            return Ok(());
        }
        validate(value).map_err(|violations| DecodeError::violating(violations.into_vec()))
    }

    fn poll_frame(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Frame, StreamError>>> {
        loop {
            if let Some(resuming) = &mut self.resuming {
                let (resume, resumed) = ready!(resuming.as_mut().poll(context));
                self.resuming = None;
                match resumed {
                    Resumed::Body(body) => self.restart(body, resume),
                    Resumed::Ended => return Poll::Ready(None),
                    Resumed::Failed(error) => return Poll::Ready(Some(Err(StreamError::Broken(error)))),
                }
            }
            let frame = self.framing.next(&mut self.pending, self.ended);
            let held = self.pending.len().saturating_add(self.framing.held());
            match frame {
                Some(Ok(frame)) if frame.size > self.limit => {
                    return Poll::Ready(Some(Err(StreamError::TooLarge(self.limit))));
                }
                Some(frame) => {
                    self.progressed = true;
                    return Poll::Ready(Some(frame));
                }
                None if self.ended && self.comes_again(&mut None) => continue,
                None if self.ended => return Poll::Ready(None),
                None if held > self.limit => return Poll::Ready(Some(Err(StreamError::TooLarge(self.limit)))),
                None => {}
            }
            match ready!(Pin::new(&mut self.body).poll_frame(context)) {
                None => self.ended = true,
                Some(Ok(frame)) => {
                    if let Some(bytes) = frame.data_ref() {
                        self.pending.push(bytes);
                    }
                }
                Some(Err(error)) => {
                    let mut cause = Some(error);
                    let comes_again = self.comes_again(&mut cause);
                    if let Some(error) = cause.filter(|_| !comes_again) {
                        return Poll::Ready(Some(Err(StreamError::Broken(error))));
                    }
                }
            }
        }
    }

    /// Whether the stream is being resumed; the cause is taken then.
    fn comes_again(&mut self, cause: &mut Option<Box<dyn std::error::Error + Send + Sync>>) -> bool {
        let Some((resume, last)) = self.resume.take().zip(self.framing.last()) else { return false };
        let progressed = std::mem::take(&mut self.progressed);
        let at = Interrupted { id: last.id.clone(), retry: last.retry, progressed, cause: cause.take() };
        self.resuming = Some(resume.resume(at));
        true
    }

    /// Goes on in another body; what was not whole is lost.
    fn restart(&mut self, body: Body, resume: Box<dyn Resume>) {
        self.body = body;
        self.resume = Some(resume);
        self.pending = Pending::default();
        self.framing.restart();
        self.ended = false;
    }
}
