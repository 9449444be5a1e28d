//! How values are spelled outside of bodies (OpenAPI 3.1, 4.8.12 Parameter Object and 4.8.21 Header Object): what
//! parameters of requests and headers of responses have in common, in both directions.

mod expand;
mod header;
mod parts;
mod text;

use expand::whole;
#[cfg(feature = "client")]
pub(crate) use expand::{Escape, deep, exploded as expanded, whole as expand};
pub(crate) use header::header;
#[cfg(feature = "server")]
pub(crate) use header::header_lines;
#[cfg(feature = "client")]
pub(crate) use header::header_value;
pub(crate) use parts::{Separators, exploded, parts_of};
#[cfg(feature = "client")]
pub(crate) use text::Text;
pub(crate) use text::{members, text};

use crate::Codec;
use crate::json::{Writing, encode_with};

/// What a text came as.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Spelled {
    /// In a style of parameters.
    Text(crate::json::Text<'static>),
    /// As JSON.
    Json(String),
}

/// What undoes the encoding of a part of a text.
pub(crate) type Decode = fn(&str) -> Result<String, &'static str>;

/// Nothing is encoded.
#[expect(clippy::unnecessary_wraps, reason = "one of several ways to decode")]
pub(crate) fn as_it_is(text: &str) -> Result<String, &'static str> {
    Ok(text.to_owned())
}

/// A value as JSON.
pub(crate) fn json(value: &dyn Codec, writing: &Writing) -> Result<String, &'static str> {
    let json = encode_with(value, writing);
    json.ok().and_then(|json| String::from_utf8(json).ok()).ok_or("has no JSON form")
}

pub(crate) const NOT_TEXT: &str = "the value is not UTF-8 text";
