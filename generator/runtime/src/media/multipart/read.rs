//! From the parts of a form to the value that it says.

use super::Piece;

use crate::Codec;
use crate::json::{DecodeError, Reading, read_skeleton};
use crate::media::range::essence;
use crate::media::skeleton::{Node, Skeleton};
use crate::media::{Binary, form};
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
        let (mut steps, part) = form::steps(&name, parts);
        if part.is_none() && !name.ends_with("[]") {
            steps = vec![name.clone()];
        }
        let is_json = content.media_type().and_then(essence).is_some_and(|(_, subtype)| {
            subtype.eq_ignore_ascii_case("json") || subtype.to_ascii_lowercase().ends_with("+json")
        });
        let style = match part {
            Some(part) => part.style,
            None if is_json => PartStyle::Json,
            None if content.file_name().is_some() => PartStyle::File,
            None => PartStyle::Text,
        };
        let text = |content: Binary| {
            let bytes = content.whole().cloned().unwrap_or_default();
            String::from_utf8(bytes.into()).map_err(|_| format!("the part `{name}` is not UTF-8 text"))
        };
        let value = match style {
            PartStyle::File => Node::File(content),
            PartStyle::Json if steps.len() == 1 => Node::json(text(content)?),
            PartStyle::Comma => elements(&text(content)?, ','),
            PartStyle::Space => elements(&text(content)?, ' '),
            PartStyle::Pipe => elements(&text(content)?, '|'),
            _ => Node::Text(text(content)?),
        };
        if part.is_some_and(|part| part.list) && steps.len() == 1 && !matches!(value, Node::List(_)) {
            steps.push(String::new());
        }
        form.put(&steps, value).map_err(|reason| format!("the part `{name}` can't be read: {reason}"))?;
    }
    Ok(form.into_skeleton())
}

/// The elements of a list that is one part.
fn elements(text: &str, separator: char) -> Node {
    let elements = text.split(separator).filter(|_| !text.is_empty());
    Node::List(elements.map(|element| Node::Text(element.to_owned())).collect())
}
