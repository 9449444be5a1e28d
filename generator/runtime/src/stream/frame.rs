//! Elements of a stream as its media type frames them, without their types.

use bytes::BytesMut;

use super::StreamError;
use super::lines::Pending;
use crate::json::{DecodeError, quote};
use crate::operation::Events;

/// What ends many a stream of events of which the document says nothing: it is no JSON, so it is no element.
const DONE: &str = "[DONE]";

/// An element, as JSON.
pub(super) struct Frame {
    /// What it may be, the likeliest first: the data of an event is JSON, or text that looks like it.
    pub(super) spellings: Vec<String>,
    /// Whether the stream ends with it where it is no element.
    pub(super) is_end: bool,
    /// How many bytes it came in.
    pub(super) size: usize,
}

impl Frame {
    fn json(json: String) -> Self {
        Self { size: json.len(), spellings: vec![json], is_end: false }
    }
}

/// Cuts bytes into elements.
pub(super) enum Framing {
    /// JSON lines: each element on a line.
    Lines,
    /// JSON text sequences (RFC 7464): a record separator before each element.
    Sequence,
    /// Server-sent events (WHATWG HTML, section 9.2.6).
    Events(Box<Reader>),
}

impl Framing {
    pub(super) fn events(events: Events) -> Self {
        Self::Events(Box::new(Reader { events, begun: false, event: Received::default(), last: Last::default() }))
    }

    /// The next element that has arrived as a whole. `ended` says that no more arrives.
    pub(super) fn next(&mut self, pending: &mut Pending, ended: bool) -> Option<Result<Frame, StreamError>> {
        match self {
            Self::Lines => loop {
                let line = match pending.until(b'\n') {
                    Some(line) => line,
                    None if ended && pending.len() > 0 => pending.rest(),
                    None => return None,
                };
                if !line.trim_ascii().is_empty() {
                    return Some(text(line).map(Frame::json));
                }
            },
            Self::Sequence => loop {
                let record = match pending.until(0x1E) {
                    Some(record) => record,
                    None if ended && pending.len() > 0 => pending.rest(),
                    None => return None,
                };
                if !record.trim_ascii().is_empty() {
                    return Some(complete(&record).and_then(|()| text(record)).map(Frame::json));
                }
            },
            Self::Events(reader) => reader.next(pending),
        }
    }

    /// What a client that comes again needs to know.
    pub(super) fn last(&self) -> Option<&Last> {
        match self {
            Self::Lines | Self::Sequence => None,
            Self::Events(reader) => Some(&reader.last),
        }
    }

    /// Begins anew: what is not whole is lost.
    pub(super) fn restart(&mut self) {
        if let Self::Events(reader) = self {
            reader.begun = false;
            reader.event = Received::default();
        }
    }

    /// How much is held of an element that is not whole yet.
    pub(super) fn held(&self) -> usize {
        match self {
            Self::Lines | Self::Sequence => 0,
            Self::Events(reader) => reader.event.data.len(),
        }
    }
}

fn text(bytes: BytesMut) -> Result<String, StreamError> {
    String::from_utf8(bytes.into()).map_err(|_| unreadable("the element is not UTF-8 text"))
}

fn unreadable(message: &str) -> StreamError {
    StreamError::Element(DecodeError::unreadable(message))
}

/// A number or a word without white space after it may be the beginning of another one (RFC 7464, section 2.4).
fn complete(record: &[u8]) -> Result<(), StreamError> {
    let shows_its_end = record.last().is_some_and(|last| last.is_ascii_whitespace() || b"}]\"".contains(last));
    if shows_its_end { Ok(()) } else { Err(unreadable("the element is cut off")) }
}

/// What is known of the event that is arriving.
pub(super) struct Reader {
    events: Events,
    /// Whether the byte order mark has been looked for.
    begun: bool,
    event: Received,
    last: Last,
}

/// What the events so far have said beyond themselves (WHATWG HTML, section 9.2.6).
#[derive(Default)]
pub(super) struct Last {
    /// The last event ID string.
    pub(super) id: Option<String>,
    /// The reconnection time, in milliseconds.
    pub(super) retry: Option<u64>,
}

#[derive(Default)]
struct Received {
    event: String,
    /// Each line with a line feed after it.
    data: String,
    id: Option<String>,
    retry: Option<u64>,
}

impl Reader {
    fn next(&mut self, pending: &mut Pending) -> Option<Result<Frame, StreamError>> {
        if !self.begun {
            self.begun = pending.without_mark();
            if !self.begun {
                return None;
            }
        }
        while let Some(line) = pending.line() {
            if !line.is_empty() {
                self.field(&String::from_utf8_lossy(&line));
                continue;
            }
            let event = std::mem::take(&mut self.event);
            // Of an event without data too.
            if event.id.is_some() {
                self.last.id.clone_from(&event.id);
            }
            if !event.data.is_empty() {
                return Some(Ok(event.frame(self.events)));
            }
        }
        None
    }

    fn field(&mut self, line: &str) {
        let (name, value) = line.split_once(':').unwrap_or((line, ""));
        let value = value.strip_prefix(' ').unwrap_or(value);
        match name {
            "event" => value.clone_into(&mut self.event.event),
            "data" => {
                self.event.data.push_str(value);
                self.event.data.push('\n');
            }
            "id" if !value.contains('\0') => self.event.id = Some(value.to_owned()),
            "retry" if value.bytes().all(|byte| byte.is_ascii_digit()) => {
                self.event.retry = value.parse().ok();
                self.last.retry = self.event.retry.or(self.last.retry);
            }
            // Comments have no name; other names mean nothing.
            _ => {}
        }
    }
}

impl Received {
    fn frame(mut self, events: Events) -> Frame {
        self.data.pop();
        let data = std::mem::take(&mut self.data);
        let is_json = events != Events::Text && serde_json::from_str::<&serde_json::value::RawValue>(&data).is_ok();
        let as_text = || {
            let mut text = Vec::with_capacity(data.len().saturating_add(2));
            quote(&mut text, &data);
            String::from_utf8(text).unwrap_or_default()
        };
        let spellings = match (events, is_json) {
            (Events::Data, true) => vec![data.clone(), as_text()],
            (Events::Data, false) => vec![as_text()],
            (_, true) => vec![self.object(&data), self.object(&as_text())],
            (_, false) => vec![self.object(&as_text())],
        };
        Frame { spellings, is_end: events != Events::Text && data == DONE, size: data.len() }
    }

    /// The event as the object that OpenAPI makes of it (3.2, 4.14.3.2), with this JSON for its data.
    fn object(&self, data: &str) -> String {
        let mut json = b"{\"data\":".to_vec();
        json.extend_from_slice(data.as_bytes());
        let event = Some(&self.event).filter(|event| !event.is_empty());
        for (name, text) in [(",\"event\":", event), (",\"id\":", self.id.as_ref())] {
            if let Some(text) = text {
                json.extend_from_slice(name.as_bytes());
                quote(&mut json, text);
            }
        }
        if let Some(retry) = self.retry {
            json.extend_from_slice(format!(",\"retry\":{retry}").as_bytes());
        }
        json.push(b'}');
        String::from_utf8(json).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The first spelling of each element, whichever way the bytes come in pieces.
    fn elements(make: impl Fn() -> Framing, input: &str) -> Vec<String> {
        let cut = |size: usize| {
            let (mut framing, mut pending, mut found) = (make(), Pending::default(), Vec::new());
            let mut take = |framing: &mut Framing, pending: &mut Pending, ended| {
                while let Some(frame) = framing.next(pending, ended) {
                    found.push(frame.map_or_else(|error| error.to_string(), |frame| frame.spellings[0].clone()));
                }
            };
            for piece in input.as_bytes().chunks(size) {
                pending.push(piece);
                take(&mut framing, &mut pending, false);
            }
            take(&mut framing, &mut pending, true);
            found
        };
        let whole = cut(input.len().max(1));
        assert_eq!(cut(1), whole);
        assert_eq!(cut(3), whole);
        whole
    }

    #[test]
    fn events_follow_the_specification() {
        let input = "\u{FEFF}: comment\r\ndata: 1\r\n\r\ndata\n\ndata:\ndata: x\n\nevent: a\nid: 7\nid: \0\nretry: 3x\nretry: 30\n\
                     data:  {}\r\rother: 1\n\nevent: lost\n\ndata: [DONE]\n\ndata: cut off\n";
        let raw = elements(|| Framing::events(Events::Text), input);
        let expected = [
            r#"{"data":"1"}"#,
            r#"{"data":""}"#,
            r#"{"data":"\nx"}"#,
            r#"{"data":" {}","event":"a","id":"7","retry":30}"#,
            r#"{"data":"[DONE]"}"#,
        ];
        assert_eq!(raw, expected);
        assert_eq!(elements(|| Framing::events(Events::Data), input), ["1", "\"\"", "\"\\nx\"", " {}", "\"[DONE]\""]);
        let whole = elements(|| Framing::events(Events::Whole), input);
        assert_eq!(whole[3], r#"{"data": {},"event":"a","id":"7","retry":30}"#);
    }

    #[test]
    fn lines_and_records() {
        assert_eq!(elements(|| Framing::Lines, "{}\r\n\n 1\n\"x\""), ["{}\r", " 1", "\"x\""]);
        let cut = "an element is not what the document says: the element is cut off, at byte 0";
        let records = elements(|| Framing::Sequence, "\u{1E}{}\n\u{1E}\u{1E}12\n\u{1E}1");
        assert_eq!(records, ["{}\n", "12\n", cut]);
    }
}
