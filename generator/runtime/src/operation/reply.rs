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
    /// What the reply consists of.
    fn parts(&self) -> Parts<'_>;
}

/// What a [`Reply`] consists of.
#[derive(Clone, Copy)]
pub struct Parts<'r> {
    /// The number of the declared response.
    pub variant: u16,
    /// The status, where the declared response leaves it open (a range or `default`).
    pub status: Option<u16>,
    /// The body.
    pub body: &'r dyn Codec,
}

impl<T: Codec> Reply for T {
    fn blank(_variant: u16, _status: u16) -> Option<Self> {
        Some(<T as Codec>::blank())
    }

    fn body_mut(&mut self) -> &mut dyn Codec {
        self
    }

    fn parts(&self) -> Parts<'_> {
        Parts { variant: 0, status: None, body: self }
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

    fn parts(&self) -> Parts<'_> {
        match *self {}
    }
}
