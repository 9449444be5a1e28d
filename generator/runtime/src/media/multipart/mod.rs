//! `multipart/form-data` (RFC 7578) and other multiparts (OpenAPI 3.1, 4.8.15): parts that have names are members of an
//! object, parts that have none are elements of a list (OpenAPI 3.2, 4.14.4).

mod outgoing;
#[cfg(feature = "multipart")]
mod parse;
#[cfg(feature = "multipart")]
mod read;

#[cfg(feature = "multipart")]
pub(crate) use parse::{Piece, parse};
#[cfg(feature = "multipart")]
pub(crate) use read::read;

use std::hash::{BuildHasher as _, RandomState};

use bytes::{Bytes, BytesMut};

use super::body::Body;
use super::form;
use super::text::{Seen, inside, json, see};
use crate::Codec;
use crate::json::Writing;
use crate::operation::{Part, PartStyle};
use outgoing::Outgoing;

/// The parts of an object's members, or of a list's elements, and the boundary between them. Files among members come
/// last, so that their recipient knows the rest when they begin.
///
/// # Errors
/// When the value is neither, or has what can't be a part.
pub(super) fn encode(value: &dyn Codec, parts: &[Part], writing: &Writing) -> Result<(String, Body), String> {
    let mut form = Form { boundary: boundary(), bytes: BytesMut::new(), out: Outgoing::default(), writing };
    if are_unnamed(parts) {
        form.elements(value, parts)?;
        return Ok(form.end());
    }
    let is_object = see(value, |seen| Ok(matches!(seen?, Seen::Object)))?;
    if !is_object {
        return Err("is no object, which a form has to be".to_owned());
    }
    for files in [false, true] {
        inside(value, writing.direction, &mut |name, value| {
            let part = parts.iter().find(|part| part.name == name);
            if part.is_some_and(|part| part.style == PartStyle::File) != files {
                return Ok(());
            }
            let done = match form::style_of(name, parts) {
                Ok(_) => form.property(name, value, part, parts),
                Err(reason) => Err(reason.to_owned()),
            };
            done.map_err(|reason| format!("has a member `{name}` that {reason}"))
        })?;
    }
    Ok(form.end())
}

/// Whether parts are told by their place: the table then has those that have a place of their own, and as a list all
/// others.
fn are_unnamed(parts: &[Part]) -> bool {
    parts.first().is_some_and(|part| part.name.is_empty())
}

/// What the table says of the part at a place.
fn at(parts: &[Part], place: usize) -> Option<&Part> {
    parts.get(place).filter(|part| !part.list).or_else(|| parts.last().filter(|part| part.list))
}

/// A boundary that nobody can foresee, so that no content holds it (RFC 2046, section 5.1.1).
fn boundary() -> String {
    let random = || RandomState::new().hash_one("boundary");
    format!("bindery-{:016x}{:016x}", random(), random())
}

struct Form<'w> {
    boundary: String,
    /// What follows what is out already.
    bytes: BytesMut,
    out: Outgoing,
    writing: &'w Writing,
}

/// What a part holds.
struct Content {
    body: Body,
    file_name: Option<String>,
    media_type: Option<String>,
}

impl Form<'_> {
    fn end(mut self) -> (String, Body) {
        self.bytes.extend_from_slice(format!("--{}--\r\n", self.boundary).as_bytes());
        self.out.push(self.bytes.freeze().into());
        (self.boundary, self.out.into_body())
    }

    /// A part for each element, in their order.
    fn elements(&mut self, value: &dyn Codec, parts: &[Part]) -> Result<(), String> {
        let is_list = see(value, |seen| Ok(matches!(seen?, Seen::List)))?;
        if !is_list {
            return Err("is no list, which parts without names have to be".to_owned());
        }
        let mut place = 0;
        inside(value, self.writing.direction, &mut |_, element| {
            let part = at(parts, place);
            let said = match self.content("", element, part) {
                Ok(Some(content)) => self.write(None, content),
                Ok(None) => Err("is null, which no part can be".to_owned()),
                Err(reason) => Err(reason),
            };
            place += 1;
            said.map_err(|reason| format!("has an element {} that {reason}", place - 1))
        })
    }

    /// A part, or one for each element of a list; none for null.
    fn property(&mut self, name: &str, value: &dyn Codec, part: Option<&Part>, parts: &[Part]) -> Result<(), String> {
        let style = part.map(|part| part.style);
        match style {
            Some(PartStyle::Deep | PartStyle::Exploded) => {
                let mut pairs = Vec::new();
                let mut pair = |name: &str, text: &str| pairs.push((name.to_owned(), text.to_owned()));
                match style {
                    Some(PartStyle::Exploded) => form::exploded((name, parts), value, self.writing, &mut pair)?,
                    _ => form::deep(name, value, self.writing, &mut pair)?,
                }
                return pairs.iter().try_for_each(|(name, text)| self.part(name, text, None));
            }
            Some(PartStyle::Comma) => return self.joined(name, value, ','),
            Some(PartStyle::Space) => return self.joined(name, value, ' '),
            Some(PartStyle::Pipe) => return self.joined(name, value, '|'),
            _ => {}
        }
        let whole = part.is_some_and(|part| part.style == PartStyle::Json && !part.list);
        let is_list = see(value, |seen| Ok(matches!(seen?, Seen::List)))?;
        if is_list && !whole {
            return inside(value, self.writing.direction, &mut |_, element| self.part(name, element, part));
        }
        self.part(name, value, part)
    }

    /// One part for all elements of a list. Nothing in a part is encoded, so that no element can hold what separates them.
    fn joined(&mut self, name: &str, value: &dyn Codec, separator: char) -> Result<(), String> {
        let is_list = see(value, |seen| Ok(matches!(seen?, Seen::List)))?;
        if !is_list {
            return self.part(name, value, None);
        }
        let mut texts: Vec<String> = Vec::new();
        inside(value, self.writing.direction, &mut |_, element| {
            let text = see(element, |seen| match seen? {
                Seen::Text(text) if !text.contains(separator) => Ok(text),
                Seen::Text(_) => Err("has an element that holds what separates the elements".to_owned()),
                _ => Err("is a list of more than texts".to_owned()),
            })?;
            texts.push(text);
            Ok(())
        })?;
        if texts.is_empty() { Ok(()) } else { self.part(name, &texts.join(&separator.to_string()), None) }
    }

    fn part(&mut self, name: &str, value: &dyn Codec, part: Option<&Part>) -> Result<(), String> {
        match self.content(name, value, part)? {
            Some(content) => self.write(Some(name), content),
            None => Ok(()),
        }
    }

    fn write(&mut self, name: Option<&str>, content: Content) -> Result<(), String> {
        let Content { body, file_name, media_type } = content;
        let mut head = format!("--{}\r\n", self.boundary);
        let disposition = match name {
            Some(name) => Some(format!("form-data; name=\"{}\"", quoted(name))),
            None => file_name.is_some().then(|| "attachment".to_owned()),
        };
        if let Some(disposition) = disposition {
            head.push_str(&format!("Content-Disposition: {disposition}"));
            if let Some(file_name) = file_name {
                head.push_str(&format!("; filename=\"{}\"", quoted(&file_name)));
            }
            head.push_str("\r\n");
        }
        // Without any header some take a part for the preamble, although that is none (RFC 2046, section 5.1).
        let media_type = media_type.or_else(|| name.is_none().then(|| "text/plain".to_owned()));
        if let Some(media_type) = media_type {
            if media_type.contains(|character: char| character.is_ascii_control()) {
                return Err("has a media type with a line break or another control".to_owned());
            }
            head.push_str(&format!("Content-Type: {media_type}\r\n"));
        }
        head.push_str("\r\n");
        self.bytes.extend_from_slice(head.as_bytes());
        match body.bytes() {
            Some(bytes) => self.bytes.extend_from_slice(bytes),
            None => {
                self.out.push(std::mem::take(&mut self.bytes).freeze().into());
                self.out.push(body);
            }
        }
        self.bytes.extend_from_slice(b"\r\n");
        Ok(())
    }

    fn content(&self, name: &str, value: &dyn Codec, part: Option<&Part>) -> Result<Option<Content>, String> {
        let stated = part.and_then(|part| part.media_type);
        let as_json = part.is_some_and(|part| part.style == PartStyle::Json);
        see(value, |seen| match seen? {
            Seen::Null => Ok(None),
            Seen::Text(text) if !as_json => {
                let body = Bytes::from(text.into_bytes()).into();
                Ok(Some(Content { body, file_name: None, media_type: stated.map(str::to_owned) }))
            }
            Seen::Binary(binary) => {
                let own = binary.media_type().or(stated).unwrap_or("application/octet-stream");
                // Without the name of a file most recipients take a part of a form for text.
                let usual = (!name.is_empty()).then_some(name);
                let file_name = binary.file_name().or(usual).map(str::to_owned);
                Ok(Some(Content { body: binary.body()?, file_name, media_type: Some(own.to_owned()) }))
            }
            Seen::Stream(_) => Err("is a stream, which no part can be".to_owned()),
            Seen::Text(_) | Seen::List | Seen::Object => {
                let body = Bytes::from(json(value, self.writing)?).into();
                let media_type = Some(stated.unwrap_or("application/json").to_owned());
                Ok(Some(Content { body, file_name: None, media_type }))
            }
        })
    }
}

/// A name between quotes, as browsers write it (HTML, multipart form data; RFC 7578, section 5.1).
fn quoted(name: &str) -> String {
    name.replace('"', "%22").replace('\r', "%0D").replace('\n', "%0A")
}
