//! Headers of a response, typed: read when they are asked for, so that none of them can make a call fail.

use std::fmt;

use http::HeaderMap;

use crate::codec::Codec;
use crate::json::{DecodeError, Direction, Fault, Fill, Reading, read_request, read_text};
use crate::operation::{Headers, Style};
use crate::shape::Shape;
use crate::spelling::{Spelled, header, read_content};

/// A header that the document demands, and that is missing or can't be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeaderError {
    name: &'static str,
    reason: Option<String>,
}

impl HeaderError {
    /// The header's name, as the document writes it.
    #[must_use]
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// Whether the response does not have the header.
    #[must_use]
    pub fn is_missing(&self) -> bool {
        self.reason.is_none()
    }
}

impl fmt::Display for HeaderError {
    /// Never shows the value.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.reason {
            None => write!(formatter, "the header `{}` is missing", self.name),
            Some(reason) => write!(formatter, "the header `{}` can't be read: {reason}", self.name),
        }
    }
}

impl std::error::Error for HeaderError {}

/// Reads declared headers. One that is not required is absent where it can't be read.
pub(super) fn declared<H: Headers>(map: &HeaderMap) -> Result<H, HeaderError> {
    let mut reading = Declared { map, styles: H::STYLES, unreadable: Vec::new(), is_whole: true, error: None };
    loop {
        let mut headers = H::blank();
        reading.is_whole = true;
        // What can't be read may have been filled in part: the next attempt leaves it out.
        let read = read_request(&mut headers, &mut reading, &Reading::tolerant());
        match reading.error.take() {
            Some(error) => return Err(error),
            None if reading.is_whole || read.is_err() => return Ok(headers),
            None => {}
        }
    }
}

struct Declared<'a> {
    map: &'a HeaderMap,
    styles: &'static [Style],
    /// Members that can't be read.
    unreadable: Vec<usize>,
    is_whole: bool,
    error: Option<HeaderError>,
}

impl Declared<'_> {
    /// Reads a member; whether it is there.
    fn member(&self, index: usize, name: &'static str, value: &mut dyn Codec) -> Result<bool, String> {
        let style = self.styles.get(index).copied().unwrap_or(Style::Simple);
        let reading = Reading::tolerant().direction(Direction::Response);
        let read = match header(name, style, self.map)? {
            None => return Ok(false),
            Some(Spelled::Text(text)) => read_text(value, &text, &reading),
            Some(Spelled::Content(text, content)) => read_content(value, text, content, &reading),
        };
        read.map(|()| true).map_err(|error: DecodeError| error.to_string())
    }
}

impl Fill for Declared<'_> {
    fn fill(&mut self, shape: &'static Shape, fields: &mut [&mut dyn Codec]) -> Result<(), Fault> {
        for (index, (field, value)) in shape.fields().zip(fields).enumerate() {
            if self.unreadable.contains(&index) {
                continue;
            }
            let reason = match self.member(index, field.name, &mut **value) {
                Ok(true) => continue,
                Ok(false) if !shape.requires(index) => continue,
                Ok(false) => None,
                Err(reason) => Some(reason),
            };
            if shape.requires(index) {
                self.error = Some(HeaderError { name: field.name, reason });
                return Ok(());
            }
            self.unreadable.push(index);
            self.is_whole = false;
        }
        Ok(())
    }
}
