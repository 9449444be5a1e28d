//! Replies: a body for each declared status.

use crate::codec::Codec;

/// What an operation may answer with, on the success or on the error side.
///
/// A type that stands for one declared response is its body's type; where several are declared it is an enum with a
/// variant for each.
pub trait Reply: Sized {
    /// A reply to read into: the one of `variant`, which came with `status`; none where the type has no such variant.
    fn blank(variant: u16, status: u16) -> Option<Self>;
    /// The body to read into.
    fn body_mut(&mut self) -> &mut dyn Codec;
    /// The number of the declared response.
    fn variant(&self) -> u16;
    /// The body.
    fn body(&self) -> &dyn Codec;
    /// The status, where the declared response leaves it open (a range or `default`).
    fn status(&self) -> Option<u16> {
        None
    }
}

impl<T: Codec> Reply for T {
    fn blank(_variant: u16, _status: u16) -> Option<Self> {
        Some(<T as Codec>::blank())
    }

    fn body_mut(&mut self) -> &mut dyn Codec {
        self
    }

    fn variant(&self) -> u16 {
        0
    }

    fn body(&self) -> &dyn Codec {
        self
    }
}

/// No declared response.
impl Reply for std::convert::Infallible {
    fn blank(_variant: u16, _status: u16) -> Option<Self> {
        None
    }

    fn body_mut(&mut self) -> &mut dyn Codec {
        match *self {}
    }

    fn variant(&self) -> u16 {
        match *self {}
    }

    fn body(&self) -> &dyn Codec {
        match *self {}
    }
}
