//! Links: the request of a call that follows from a response.

use std::fmt;

use serde_json::Value;

use crate::codec::Codec;
use crate::json::{Direction, Fault, Fill, Reading, Text, encode, read_json, read_request, read_text};
use crate::operation::Operation;
use crate::shape::Shape;
use crate::spelling::members;

/// Where a link takes a value from (OpenAPI 3.1, 4.8.20).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum LinkValue {
    /// JSON that the document states.
    Json(&'static str),
    /// A place in the response's body, by JSON pointer.
    Response(&'static str),
    /// A header of the response, by its number in the record.
    Header(usize),
    /// A member of the request's record, by number, and a place in it, by JSON pointer.
    Request(usize, &'static str),
    /// Texts, one after the other.
    Text(&'static [LinkValue]),
}

/// A link of a response, and what it takes its values from.
#[derive(Clone, Copy)]
pub struct Link<'a> {
    values: &'static [(usize, LinkValue)],
    request: Option<&'a dyn Codec>,
    response: Option<&'a dyn Codec>,
    headers: Option<&'a dyn Codec>,
}

impl<'a> Link<'a> {
    /// A link that gives these members of a request their values, by number.
    #[must_use]
    pub const fn new(values: &'static [(usize, LinkValue)]) -> Self {
        Self { values, request: None, response: None, headers: None }
    }

    /// From this request.
    #[must_use]
    pub const fn request(mut self, request: &'a dyn Codec) -> Self {
        self.request = Some(request);
        self
    }

    /// From the body of this response.
    #[must_use]
    pub const fn response(mut self, response: &'a dyn Codec) -> Self {
        self.response = Some(response);
        self
    }

    /// From these headers.
    #[must_use]
    pub const fn headers(mut self, headers: &'a dyn Codec) -> Self {
        self.headers = Some(headers);
        self
    }

    /// The request that follows. Members for which the link has nothing are blank.
    ///
    /// # Errors
    /// When a value is missing that the request requires, or is none of its type.
    pub fn follow<Op: Operation>(self) -> Result<Op, LinkError> {
        let mut request = Op::blank();
        let mut following = Following { link: self, error: None };
        // What goes wrong is noted by the filler.
        let _ = read_request(&mut request, &mut following, &Reading::tolerant());
        match following.error {
            Some(error) => Err(error),
            None => Ok(request),
        }
    }

    fn value(&self, from: LinkValue) -> Option<Value> {
        match from {
            LinkValue::Json(json) => serde_json::from_str(json).ok(),
            LinkValue::Response(pointer) => at(&whole(self.response?)?, pointer),
            LinkValue::Header(number) => member(self.headers?, number),
            LinkValue::Request(number, pointer) => at(&member(self.request?, number)?, pointer),
            // As deep as the table, which does not nest texts.
            LinkValue::Text(parts) => {
                let parts = parts.iter().map(|part| self.value(*part).and_then(|value| text(&value)));
                parts.collect::<Option<String>>().map(Value::String)
            }
        }
    }
}

/// Why a link can't be followed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkError {
    name: &'static str,
    reason: Option<String>,
}

impl LinkError {
    /// The parameter of the call that would follow, `body` for its body.
    #[must_use]
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// Whether there is no value for it.
    #[must_use]
    pub fn is_missing(&self) -> bool {
        self.reason.is_none()
    }
}

impl fmt::Display for LinkError {
    /// Never shows the value.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.reason {
            None => write!(formatter, "the link has no value for `{}`", self.name),
            Some(reason) => write!(formatter, "the link's value for `{}` does not fit: {reason}", self.name),
        }
    }
}

impl std::error::Error for LinkError {}

struct Following<'a> {
    link: Link<'a>,
    error: Option<LinkError>,
}

impl Fill for Following<'_> {
    fn fill(&mut self, shape: &'static Shape, fields: &mut [&mut dyn Codec]) -> Result<(), Fault> {
        for (index, (field, target)) in shape.fields().zip(fields).enumerate() {
            let Some((_, from)) = self.link.values.iter().find(|(member, _)| *member == index) else { continue };
            let reason = match self.link.value(*from).filter(|value| !value.is_null()) {
                Some(value) => match fits(&mut **target, &value) {
                    Ok(()) => continue,
                    Err(reason) => Some(reason),
                },
                None if !shape.requires(index) => continue,
                None => None,
            };
            self.error = Some(LinkError { name: field.name, reason });
            return Ok(());
        }
        Ok(())
    }
}

/// Reads a value; a number may stand where a text is asked for, and the other way around.
pub(super) fn fits(target: &mut dyn Codec, value: &Value) -> Result<(), String> {
    let reading = Reading::tolerant().direction(Direction::Request);
    let error = match read_json(target, &encode(value), &reading) {
        Ok(()) => return Ok(()),
        Err(error) => error.to_string(),
    };
    let text = text(value).ok_or_else(|| error.clone())?;
    read_text(target, &Text::scalar(text), &reading).map_err(|_| error)
}

pub(super) fn whole(value: &dyn Codec) -> Option<Value> {
    serde_json::from_slice(&encode(value)).ok()
}

fn at(value: &Value, pointer: &str) -> Option<Value> {
    value.pointer(pointer).cloned()
}

/// A member of a record, where it is there.
fn member(record: &dyn Codec, number: usize) -> Option<Value> {
    let mut found = None;
    let _ = members(record, &mut |index, _, value| {
        if index == number {
            found = whole(value);
        }
        Ok::<(), ()>(())
    });
    found
}

/// A scalar as text.
fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(_) | Value::Bool(_) => Some(value.to_string()),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}
