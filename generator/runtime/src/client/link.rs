//! Links: the request of a call that follows from a response.

use std::fmt;

use serde_json::Value;

use crate::codec::Codec;
use crate::json::{Direction, Fault, Fill, Reading, Text, encode, read_json, read_request, read_text};
use crate::operation::{Exchange, LinkValue, Operation, exchange};
use crate::shape::Shape;

/// A link of a response, and what it takes its values from.
#[derive(Clone, Copy)]
pub struct Link<'a> {
    values: &'static [(usize, LinkValue)],
    exchange: Exchange<'a>,
}

impl<'a> Link<'a> {
    /// A link that gives these members of a request their values, by number.
    #[must_use]
    pub const fn new(values: &'static [(usize, LinkValue)], exchange: Exchange<'a>) -> Self {
        Self { values, exchange }
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
            let reason = match self.link.exchange.value(*from).filter(|value| !value.is_null()) {
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
    let text = exchange::text(value).ok_or_else(|| error.clone())?;
    read_text(target, &Text::scalar(text), &reading).map_err(|_| error)
}
