//! From bytes to values and back.

use super::fault::{DecodeError, EncodeError, Fault};
use super::object::Fill;
use super::options::{Reading, Writing};
use super::reader::{Reader, Source};
use super::text::Text;
use super::writer::{Walk, Writer};
#[cfg(any(feature = "client", feature = "server"))]
use crate::Binary;
use crate::codec::Codec;
use crate::shape::View;

/// Reads a value from JSON as a client does: what the document does not list is kept or skipped, never refused.
///
/// # Errors
/// When the input is not JSON, is nested more than 128 levels deep, or a member that the document demands is missing
/// or of another type.
pub fn decode<T: Codec>(json: &[u8]) -> Result<T, DecodeError> {
    decode_with(json, &Reading::tolerant())
}

/// Reads a value from JSON as a server does: whatever departs from the document's types is refused.
///
/// Constraints are the business of [`validate`](crate::validate()).
///
/// # Errors
/// With all departures.
pub fn decode_strict<T: Codec>(json: &[u8]) -> Result<T, DecodeError> {
    decode_with(json, &Reading::strict())
}

/// Reads a value from JSON.
///
/// # Errors
/// As `reading` demands.
pub fn decode_with<T: Codec>(json: &[u8], reading: &Reading) -> Result<T, DecodeError> {
    let mut value = T::blank();
    read_json(&mut value, json, reading)?;
    Ok(value)
}

/// Reads JSON into a blank value.
///
/// # Errors
/// As `reading` demands.
pub fn read_json(value: &mut dyn Codec, json: &[u8], reading: &Reading) -> Result<(), DecodeError> {
    if json.len() > reading.bytes {
        let message = format!("the input has more than {} bytes", reading.bytes);
        return Err(DecodeError::of(Fault::limit(reading.bytes, message)));
    }
    match std::str::from_utf8(json) {
        Ok(text) => read(value, Reader::new(text, Source::Json, *reading)),
        Err(error) => Err(DecodeError::of(Fault::syntax(error.valid_up_to(), "the input is not UTF-8"))),
    }
}

/// Reads the text of a parameter into a blank value: numbers and booleans in their JSON spelling, strings as they are,
/// arrays from the text's elements, objects from its entries.
///
/// # Errors
/// When the text is not of the value's type.
pub fn read_text(value: &mut dyn Codec, text: &Text<'_>, reading: &Reading) -> Result<(), DecodeError> {
    read(value, Reader::new(text.whole(0).unwrap_or_default(), Source::Text(text), *reading))
}

/// Reads content that no schema describes into a blank value.
///
/// # Errors
/// When the value is of another type.
#[cfg(any(feature = "client", feature = "server"))]
pub(crate) fn read_binary(value: &mut dyn Codec, binary: Binary, reading: &Reading) -> Result<(), DecodeError> {
    read(value, Reader::new("", Source::Binary(Some(binary)), *reading))
}

/// Reads a body whose elements come one after the other into a blank value.
///
/// # Errors
/// When the value is no stream.
#[cfg(any(feature = "client", feature = "server"))]
pub(crate) fn read_stream(
    value: &mut dyn Codec,
    arriving: crate::stream::Arriving,
    reading: &Reading,
) -> Result<(), DecodeError> {
    read(value, Reader::new("", Source::Stream(Some(arriving)), *reading))
}

/// Reads a form into a blank value.
///
/// # Errors
/// As `reading` demands.
#[cfg(any(feature = "client", feature = "server"))]
pub(crate) fn read_skeleton(
    value: &mut dyn Codec,
    json: &str,
    files: &[(usize, Binary)],
    reading: &Reading,
) -> Result<(), DecodeError> {
    read(value, Reader::new(json, Source::Form(files), *reading))
}

/// Lets `fill` fill the members of a blank value.
///
/// # Errors
/// What `fill` returns.
pub fn read_request(value: &mut dyn Codec, fill: &mut dyn Fill, reading: &Reading) -> Result<(), DecodeError> {
    read(value, Reader::new("", Source::Request(Some(fill)), *reading))
}

fn read(value: &mut dyn Codec, mut reader: Reader<'_>) -> Result<(), DecodeError> {
    value.read(&mut reader).and_then(|()| reader.finish()).map_err(DecodeError::of)?;
    if reader.violations.is_empty() { Ok(()) } else { Err(DecodeError::violating(reader.violations)) }
}

/// Writes a value as JSON.
///
/// Infinities and NaN, which JSON does not have, become `null`; [`encode_with`] reports them.
#[must_use]
pub fn encode(value: &dyn Codec) -> Vec<u8> {
    let mut writer = Writer::json(Writing::tolerant());
    value.write(&mut writer);
    writer.finish().0
}

/// Writes a value as JSON.
///
/// # Errors
/// With every number that JSON does not have, and in strict mode with every value that the document does not list.
pub fn encode_with(value: &dyn Codec, writing: &Writing) -> Result<Vec<u8>, EncodeError> {
    let mut writer = Writer::json(*writing);
    value.write(&mut writer);
    let (json, violations) = writer.finish();
    if violations.is_empty() { Ok(json) } else { Err(EncodeError::new(violations)) }
}

/// Looks at a value without its type.
pub fn view(value: &dyn Codec, look: &mut dyn FnMut(View<'_>)) {
    struct Look<'l>(&'l mut dyn FnMut(View<'_>));
    impl Walk for Look<'_> {
        fn visit(&mut self, view: View<'_>) {
            (self.0)(view);
        }
    }
    value.write(&mut Writer::walk(&mut Look(look)));
}
