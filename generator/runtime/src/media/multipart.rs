//! `multipart/form-data` (RFC 7578) and other multiparts with named parts (OpenAPI 3.1, 4.8.15).

use std::hash::{BuildHasher as _, RandomState};

use bytes::{Bytes, BytesMut};

#[cfg(feature = "server")]
use super::Binary;
use super::text::{Seen, inside, json, see};
use crate::Codec;
use crate::json::Writing;
use crate::operation::{Part, PartStyle};

/// The parts of an object's members, and the boundary between them.
///
/// # Errors
/// When the value is no object, or has a member that can't be a part.
pub(super) fn encode(value: &dyn Codec, parts: &[Part], writing: &Writing) -> Result<(String, Bytes), String> {
    let is_object = see(value, |seen| Ok(matches!(seen?, Seen::Object)))?;
    if !is_object {
        return Err("is no object, which a form has to be".to_owned());
    }
    let mut form = Form { boundary: boundary(), bytes: BytesMut::new(), writing };
    inside(value, writing.direction, &mut |name, value| {
        let part = parts.iter().find(|part| part.name == name);
        form.property(name, value, part).map_err(|reason| format!("has a member `{name}` that {reason}"))
    })?;
    form.bytes.extend_from_slice(format!("--{}--\r\n", form.boundary).as_bytes());
    Ok((form.boundary, form.bytes.freeze()))
}

/// A boundary that nobody can foresee, so that no content holds it (RFC 2046, section 5.1.1).
fn boundary() -> String {
    let random = || RandomState::new().hash_one("boundary");
    format!("bindery-{:016x}{:016x}", random(), random())
}

struct Form<'w> {
    boundary: String,
    bytes: BytesMut,
    writing: &'w Writing,
}

impl Form<'_> {
    /// A part, or one for each element of a list; none for null.
    fn property(&mut self, name: &str, value: &dyn Codec, part: Option<&Part>) -> Result<(), String> {
        let whole = part.is_some_and(|part| part.style == PartStyle::Json && !part.list);
        let is_list = see(value, |seen| Ok(matches!(seen?, Seen::List)))?;
        if is_list && !whole {
            return inside(value, self.writing.direction, &mut |_, element| self.part(name, element, part));
        }
        self.part(name, value, part)
    }

    fn part(&mut self, name: &str, value: &dyn Codec, part: Option<&Part>) -> Result<(), String> {
        let stated = part.and_then(|part| part.media_type);
        let as_json = part.is_some_and(|part| part.style == PartStyle::Json);
        let content = see(value, |seen| match seen? {
            Seen::Null => Ok(None),
            Seen::Text(text) if !as_json => Ok(Some((text.into_bytes().into(), None, stated.map(str::to_owned)))),
            Seen::Binary(binary) => {
                let own = binary.media_type().or(stated).unwrap_or("application/octet-stream");
                // Without the name of a file most recipients take a part for text.
                let file_name = binary.file_name().unwrap_or(name).to_owned();
                Ok(Some((binary.bytes().clone(), Some(file_name), Some(own.to_owned()))))
            }
            Seen::Stream(_) => Err("is a stream, which no part can be".to_owned()),
            Seen::Text(_) | Seen::List | Seen::Object => {
                let bytes: Bytes = json(value, self.writing)?.into();
                Ok(Some((bytes, None, Some(stated.unwrap_or("application/json").to_owned()))))
            }
        })?;
        let Some((bytes, file_name, media_type)) = content else { return Ok(()) };
        let mut head = format!("--{}\r\nContent-Disposition: form-data; name=\"{}\"", self.boundary, quoted(name));
        if let Some(file_name) = file_name {
            head.push_str(&format!("; filename=\"{}\"", quoted(&file_name)));
        }
        head.push_str("\r\n");
        if let Some(media_type) = media_type {
            if media_type.contains(|character: char| character.is_ascii_control()) {
                return Err("has a media type with a line break or another control".to_owned());
            }
            head.push_str(&format!("Content-Type: {media_type}\r\n"));
        }
        head.push_str("\r\n");
        self.bytes.extend_from_slice(head.as_bytes());
        self.bytes.extend_from_slice(&bytes);
        self.bytes.extend_from_slice(b"\r\n");
        Ok(())
    }
}

/// A name between quotes, as browsers write it (HTML, multipart form data; RFC 7578, section 5.1).
fn quoted(name: &str) -> String {
    name.replace('"', "%22").replace('\r', "%0D").replace('\n', "%0A")
}

/// A part that came.
#[cfg(feature = "server")]
pub(crate) struct Piece {
    pub(crate) name: String,
    pub(crate) content: Binary,
}

#[cfg(feature = "server")]
pub(crate) use parse::parse;

#[cfg(feature = "server")]
mod parse {
    use bytes::Bytes;
    use http_body_util::{BodyDataStream, Full};

    use super::{Binary, Piece};

    /// How many parts a body may have.
    const MAX_PARTS: usize = 1000;

    /// The parts of a body, whose size has been limited.
    ///
    /// # Errors
    /// What is wrong with it.
    pub(crate) async fn parse(body: Bytes, media_type: &str) -> Result<Vec<Piece>, String> {
        let boundary = multer::parse_boundary(media_type).or_else(|error| {
            // multer only knows form data by name; the grammar is the same for all of them (RFC 2046, section 5.1).
            crate::media::range::parameter(media_type, "boundary").map(str::to_owned).ok_or(error)
        });
        let boundary = boundary.map_err(|_| "the media type states no boundary".to_owned())?;
        let mut form = multer::Multipart::new(BodyDataStream::new(Full::new(body)), boundary);
        let broken = |error: multer::Error| format!("the body is not what its media type says: {error}");
        let mut pieces = Vec::new();
        while let Some(field) = form.next_field().await.map_err(broken)? {
            if pieces.len() == MAX_PARTS {
                return Err(format!("the body has more than {MAX_PARTS} parts"));
            }
            let name = field.name().unwrap_or_default().to_owned();
            let (file_name, media_type) = (field.file_name().map(str::to_owned), field.content_type().cloned());
            let mut content = Binary::new(field.bytes().await.map_err(broken)?);
            if let Some(file_name) = file_name {
                content = content.named(file_name);
            }
            if let Some(media_type) = media_type {
                content = content.of_type(media_type.as_ref());
            }
            pieces.push(Piece { name, content });
        }
        Ok(pieces)
    }
}

#[cfg(feature = "server")]
pub(crate) use read::read;

#[cfg(feature = "server")]
mod read {
    use super::Piece;
    use crate::Codec;
    use crate::json::{DecodeError, Reading, read_skeleton};
    use crate::media::range::essence;
    use crate::media::skeleton::{Node, Skeleton};
    use crate::operation::{Part, PartStyle};

    /// Reads the parts into a blank value.
    ///
    /// # Errors
    /// As `reading` demands.
    pub(crate) fn read(
        value: &mut dyn Codec,
        pieces: Vec<Piece>,
        parts: &[Part],
        reading: &Reading,
    ) -> Result<(), DecodeError> {
        match skeleton(pieces, parts) {
            Ok(skeleton) => read_skeleton(value, &skeleton.json, &skeleton.files, reading),
            Err(message) => Err(DecodeError::unreadable(&message)),
        }
    }

    /// The parts as the members of an object; a part that is no file has to be text.
    fn skeleton(pieces: Vec<Piece>, parts: &[Part]) -> Result<Skeleton, String> {
        let mut form = Node::empty();
        for Piece { name, content } in pieces {
            let listed = name.strip_suffix("[]").filter(|_| !parts.iter().any(|part| part.name == name));
            let list = listed.is_some();
            let name = listed.map_or(name.clone(), str::to_owned);
            let part = parts.iter().find(|part| part.name == name);
            let is_json = content.media_type().and_then(essence).is_some_and(|(_, subtype)| {
                subtype.eq_ignore_ascii_case("json") || subtype.to_ascii_lowercase().ends_with("+json")
            });
            let style = match part {
                Some(part) => part.style,
                None if is_json => PartStyle::Json,
                None if content.file_name().is_some() => PartStyle::File,
                None => PartStyle::Text,
            };
            let text = |content: super::Binary| {
                let bytes = content.into_bytes();
                String::from_utf8(bytes.into()).map_err(|_| format!("the part `{name}` is not UTF-8 text"))
            };
            let value = match style {
                PartStyle::File => Node::File(content),
                PartStyle::Json => Node::json(text(content)?),
                _ => Node::Text(text(content)?),
            };
            let mut steps = vec![name.clone()];
            if list || part.is_some_and(|part| part.list) {
                steps.push(String::new());
            }
            form.put(&steps, value).map_err(|reason| format!("the part `{name}` can't be read: {reason}"))?;
        }
        Ok(form.into_skeleton())
    }
}
