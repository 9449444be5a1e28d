//! Texts whose parts stand in one piece, with something between them.

use std::borrow::Cow;

use super::Decode;
use crate::json::Text;

/// What stands between the parts of a text.
#[derive(Clone, Copy)]
pub(crate) enum Separators {
    Commas,
    #[cfg_attr(not(feature = "server"), expect(dead_code, reason = "only servers read queries"))]
    Spaces,
    #[cfg_attr(not(feature = "server"), expect(dead_code, reason = "only servers read queries"))]
    Pipes,
}

/// A text whose parts are the elements of a list, or names and values in turn.
///
/// A comma that is encoded is data. Spaces and pipes stand encoded in every URL, so that both spellings separate.
/// No text is no part: there is no other spelling of an empty list.
pub(crate) fn parts_of<'t>(value: Cow<'t, str>, by: Separators, decode: Decode) -> Result<Text<'t>, &'static str> {
    let whole = decode(value.clone())?;
    let (source, separator) = match by {
        Separators::Commas => (&value, ','),
        Separators::Spaces => (&whole, ' '),
        Separators::Pipes => (&whole, '|'),
    };
    if !value.is_empty() && !source.contains(separator) {
        return Ok(Text::lone(whole));
    }
    let pieces = source.split(separator).filter(|_| !value.is_empty());
    let parts: Vec<String> = match by {
        Separators::Commas => pieces.map(|part| owned(part, decode)).collect::<Result<_, _>>()?,
        Separators::Spaces | Separators::Pipes => pieces.map(str::to_owned).collect(),
    };
    let mut text = Text::scalar(whole);
    text.list(0);
    if parts.len() % 2 == 0 {
        text.map(0);
        for pair in parts.chunks_exact(2) {
            if let [key, value] = pair {
                let entry = text.entry(0, key.clone());
                text.say(entry, value.clone());
            }
        }
    }
    for part in parts {
        let element = text.element(0);
        text.say(element, part);
    }
    Ok(text)
}

fn owned(text: &str, decode: Decode) -> Result<String, &'static str> {
    decode(Cow::Borrowed(text)).map(Cow::into_owned)
}

/// A text whose parts are elements, or names with their values. Where elements have a name too, it is `named`.
pub(crate) fn exploded(
    value: &str,
    separator: char,
    named: Option<&str>,
    decode: Decode,
) -> Result<Text<'static>, &'static str> {
    let mut text = Text::scalar(owned(value, decode)?);
    text.list(0);
    text.map(0);
    let mut elements = Vec::new();
    for part in value.split(separator).filter(|_| !value.is_empty()) {
        let (key, value) = part.split_once('=').unwrap_or((part, ""));
        let (key, value) = (owned(key, decode)?, owned(value, decode)?);
        match named {
            Some(name) if key == name => elements.push(value.clone()),
            Some(_) => {}
            None => elements.push(owned(part, decode)?),
        }
        let entry = text.entry(0, key);
        text.say(entry, value);
    }
    if let (Some(_), [first, rest @ ..]) = (named, elements.as_slice()) {
        text.say(0, first.clone());
        if !rest.is_empty() {
            text.repeat(0);
        }
    }
    for part in elements {
        let element = text.element(0);
        text.say(element, part);
    }
    Ok(text)
}
