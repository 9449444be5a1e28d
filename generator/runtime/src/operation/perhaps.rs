//! A success with content, and one without.

use super::{Parts, Reply};
use crate::codec::Codec;
use crate::private::no_body;

/// What an operation answers with that declares two successes, one with content and one without, such as 200 and 204.
///
/// Callers get and handlers return the `Option`; this is how it stands on the wire. The declared response with content is
/// the first, the one without the second.
#[derive(Debug, Clone, PartialEq)]
pub struct Perhaps<T>(pub Option<T>);

impl<T: Codec> Reply for Perhaps<T> {
    fn blank(variant: u16, _status: u16) -> Option<Self> {
        match variant {
            0 => Some(Self(Some(T::blank()))),
            1 => Some(Self(None)),
            _ => None,
        }
    }

    fn body_mut(&mut self) -> &mut dyn Codec {
        match &mut self.0 {
            Some(body) => body,
            None => no_body(),
        }
    }

    fn parts(&self) -> Parts<'_> {
        match &self.0 {
            Some(body) => Parts { variant: 0, status: None, body },
            None => Parts { variant: 1, status: None, body: &() },
        }
    }
}
