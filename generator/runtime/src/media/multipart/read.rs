//! From parts to the value that they say.

use super::{Piece, are_unnamed, at};

use crate::Codec;
use crate::json::{DecodeError, Mode, Reading, read_skeleton, view};
use crate::media::range::essence;
use crate::media::skeleton::{Node, Skeleton};
use crate::media::{Binary, form};
use crate::operation::{Part, PartStyle};
use crate::shape::View;

/// Reads the parts into a blank value.
///
/// # Errors
/// As `reading` demands.
pub(crate) fn read(
    value: &mut dyn Codec,
    mut pieces: Vec<Piece>,
    parts: &[Part],
    reading: &Reading,
) -> Result<(), DecodeError> {
    let skeleton = if are_unnamed(parts) {
        list(pieces, parts)
    } else {
        if reading.mode == Mode::Tolerant {
            named(value, &mut pieces);
        }
        members(pieces, parts, reading.mode)
    };
    match skeleton {
        Ok(skeleton) => read_skeleton(value, &skeleton.json, &skeleton.files, reading),
        Err(message) => Err(DecodeError::unreadable(&message)),
    }
}

/// Gives parts without names those of the object's members, in their order: only form data has to name its parts
/// (RFC 7578, section 4.2), and OpenAPI does not say what tells them apart otherwise.
fn named(value: &dyn Codec, pieces: &mut [Piece]) {
    if pieces.iter().any(|piece| !piece.name.is_empty()) {
        return;
    }
    view(value, &mut |view| {
        if let View::Object(shape, ..) = view {
            for (piece, field) in pieces.iter_mut().zip(shape.fields()) {
                field.name.clone_into(&mut piece.name);
            }
        }
    });
}

/// The parts as the members of an object. Servers send lists of objects as one part of JSON too, which clients take.
fn members(pieces: Vec<Piece>, parts: &[Part], mode: Mode) -> Result<Skeleton, String> {
    let mut form = Node::empty();
    let names: Vec<String> = pieces.iter().map(|piece| piece.name.clone()).collect();
    for Piece { name, content } in pieces {
        let (mut steps, part) = form::steps(&name, parts);
        let value = node(&name, content, part.filter(|part| part.style != PartStyle::Json || steps.len() == 1))?;
        let is_whole = match &value {
            Node::List(_) => true,
            Node::Json(text) if mode == Mode::Tolerant && text.trim_start().starts_with('[') => {
                names.iter().filter(|other| **other == name).count() == 1
            }
            _ => false,
        };
        if part.is_some_and(|part| part.list) && steps.len() == 1 && !is_whole {
            steps.push(String::new());
        }
        form.put(&steps, value).map_err(|reason| format!("the part `{name}` can't be read: {reason}"))?;
    }
    Ok(form.into_skeleton())
}

/// The parts as the elements of a list.
fn list(pieces: Vec<Piece>, parts: &[Part]) -> Result<Skeleton, String> {
    let elements = pieces.into_iter().enumerate();
    let elements = elements.map(|(place, piece)| node(&place.to_string(), piece.content, at(parts, place)));
    elements.collect::<Result<_, _>>().map(|elements| Node::List(elements).into_skeleton())
}

/// What a part holds; one that is no file has to be text.
fn node(name: &str, content: Binary, part: Option<&Part>) -> Result<Node, String> {
    let is_json = content.media_type().and_then(essence).is_some_and(|(_, subtype)| {
        subtype.eq_ignore_ascii_case("json") || subtype.to_ascii_lowercase().ends_with("+json")
    });
    let style = match part {
        Some(part) => part.style,
        None if is_json => PartStyle::Json,
        None if content.file_name().is_some() => PartStyle::File,
        None => PartStyle::Text,
    };
    if style == PartStyle::File {
        return Ok(Node::File(content));
    }
    let bytes = content.whole().cloned().unwrap_or_default();
    let text = String::from_utf8(bytes.into()).map_err(|_| format!("the part `{name}` is not UTF-8 text"))?;
    Ok(match style {
        PartStyle::Json => Node::json(text),
        PartStyle::Comma => elements(&text, ','),
        PartStyle::Space => elements(&text, ' '),
        PartStyle::Pipe => elements(&text, '|'),
        _ => Node::Text(text),
    })
}

/// The elements of a list that is one part.
fn elements(text: &str, separator: char) -> Node {
    let elements = text.split(separator).filter(|_| !text.is_empty());
    Node::List(elements.map(|element| Node::Text(element.to_owned())).collect())
}
