//! How values are spelled outside of bodies (OpenAPI 3.1, 4.8.12 Parameter Object and 4.8.21 Header Object): what
//! parameters of requests and headers of responses have in common, in both directions.

mod expand;
mod header;
pub(crate) mod owner;
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

use std::borrow::Cow;

use bytes::Bytes;

use crate::Codec;
use crate::json::{DecodeError, Reading, Writing};
use crate::media::{decode, encode};
use crate::operation::Content;

/// What a text came as.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Spelled<'a> {
    /// In a style of parameters.
    Text(crate::json::Text<'a>),
    /// As a body of this media type.
    Content(Cow<'a, str>, &'static Content),
}

/// What undoes the encoding of a part of a text.
pub(crate) type Decode = for<'t> fn(Cow<'t, str>) -> Result<Cow<'t, str>, &'static str>;

/// Nothing is encoded.
#[expect(clippy::unnecessary_wraps, reason = "one of several ways to decode")]
pub(crate) fn as_it_is(text: Cow<'_, str>) -> Result<Cow<'_, str>, &'static str> {
    Ok(text)
}

/// A value as a body of a media type.
pub(crate) fn written(content: &'static Content, value: &dyn Codec, writing: &Writing) -> Result<String, &'static str> {
    let encoded = encode(content, value, writing).ok();
    let bytes = encoded.as_ref().and_then(|encoded| encoded.body.bytes());
    bytes.and_then(|bytes| String::from_utf8(bytes.to_vec()).ok()).ok_or("can't be written as its media type")
}

/// Reads what came as a body of a media type.
pub(crate) fn read_content(
    value: &mut dyn Codec,
    text: Cow<'_, str>,
    content: &'static Content,
    reading: &Reading,
) -> Result<(), DecodeError> {
    decode(content, value, &Bytes::from(text.into_owned()), None, reading)
}

pub(crate) const NOT_TEXT: &str = "the value is not UTF-8 text";
