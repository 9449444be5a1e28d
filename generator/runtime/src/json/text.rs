//! The text of a parameter.

use std::borrow::Cow;

/// A parameter as it came in a path, a query, a header or a cookie, decoded.
///
/// A scalar reads `whole`; an array reads one element from each of `elements`. How text is split is a matter of the
/// parameter's style, which the caller knows.
#[derive(Debug, Clone, Copy)]
pub struct Text<'a> {
    /// All of it.
    pub whole: &'a str,
    /// Its parts.
    pub elements: &'a [Cow<'a, str>],
}
