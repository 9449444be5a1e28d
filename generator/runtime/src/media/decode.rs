//! From a body to a value.

use bytes::Bytes;

use super::{Binary, form};
use crate::Codec;
use crate::json::{DecodeError, Mode, Reading, Text, read_binary, read_json, read_skeleton, read_text};
use crate::operation::Content;

/// Reads a body that came under a declared media type into a blank value; `sent` is the media type that it states.
///
/// # Errors
/// As `reading` demands.
pub(crate) fn decode(
    content: &Content,
    value: &mut dyn Codec,
    body: &Bytes,
    sent: Option<&str>,
    reading: &Reading,
) -> Result<(), DecodeError> {
    match content {
        Content::Json(_) => read_json(value, body, reading),
        Content::Text(_) => match std::str::from_utf8(body) {
            Ok(text) => read_text(value, &Text::scalar(text), reading),
            Err(_) if reading.mode == Mode::Strict => Err(DecodeError::unreadable("the body is not UTF-8 text")),
            Err(_) => read_text(value, &Text::scalar(String::from_utf8_lossy(body)), reading),
        },
        Content::Multipart(..) => Err(DecodeError::unreadable("the body is no multipart")),
        Content::Binary(_) => {
            let binary = Binary::new(body.clone());
            read_binary(value, sent.into_iter().fold(binary, Binary::of_type), reading)
        }
        Content::Lines(_) | Content::Sequence(_) | Content::Events(..) => {
            Err(DecodeError::unreadable("the body is a stream"))
        }
        #[cfg(feature = "xml")]
        Content::Xml(_, [root]) => match super::xml::decode(body, root, reading.mode) {
            Ok(skeleton) => read_skeleton(value, &skeleton.json, &skeleton.files, reading),
            Err(message) => Err(DecodeError::unreadable(&message)),
        },
        Content::Form(_, parts) => match form::decode(body, parts) {
            Ok(skeleton) => read_skeleton(value, &skeleton.json, &skeleton.files, reading),
            Err(message) => Err(DecodeError::unreadable(&message)),
        },
        // As deep as the table, which does not nest them.
        Content::Variant(variant, content) => decode(content, value, body, sent, &reading.variant(*variant)),
    }
}
