//! The text of a parameter, as its place and its style spell it.
//!
//! What a type takes of it is not known here: each place of the text gets all the readings that its style allows.

mod deep;

use std::borrow::Cow;

use http::request::Parts;
use percent_encoding::percent_decode_str;

use crate::json::Text;
use crate::operation::{Place, Style};
use crate::server::pairs;
pub(super) use crate::spelling::Spelled;
use crate::spelling::{Decode, NOT_TEXT, Separators, as_it_is, exploded, header, parts_of};

/// What a request has for its parameters.
pub(super) struct Given<'a> {
    pub(super) parts: &'a Parts,
    /// The value that the path has for the parameter, still encoded.
    pub(super) in_path: Option<&'a str>,
    /// Whether a parameter of the query is another one's.
    pub(super) is_taken: &'a dyn Fn(&str) -> bool,
}

/// The text of the parameter `name` at `place`; nothing where the request does not have it.
///
/// # Errors
/// When it is not text, or not spelled as its style demands.
pub(super) fn spelled(place: Place, name: &str, given: &Given<'_>) -> Result<Option<Spelled>, &'static str> {
    let query = || pairs::query(given.parts.uri.query().unwrap_or_default());
    match place {
        Place::Path(style) => given.in_path.map(|value| one(value, name, style, decoded)).transpose(),
        Place::Query(style) => match style.parts().0 {
            Style::FormExploded => repeated(query().filter(|(key, _)| key == name), decoded),
            Style::DeepObject(lists) => deep::below(query(), name, lists).map(|text| text.map(Spelled::Text)),
            Style::Members(members) => {
                let is_member = |key: &str| {
                    let key = key.split('[').next().unwrap_or(key);
                    if members.is_empty() { !(given.is_taken)(key) } else { members.contains(&key) }
                };
                let text = deep::members(query(), &is_member);
                match text.map(|text| text.map(Spelled::Text))? {
                    None => repeated(query().filter(|(key, _)| key == name), decoded),
                    text => Ok(text),
                }
            }
            style => single(query().filter(|(key, _)| key == name), name, style, decoded),
        },
        Place::QueryString(style) => {
            if let Some(content) = style.content() {
                let query = given.parts.uri.query().filter(|query| !query.is_empty());
                let text = query.map(|query| decoded(&query.replace('+', " "))).transpose()?;
                return Ok(text.map(|text| Spelled::Content(text, content)));
            }
            let is_member = |key: &str| !(given.is_taken)(key.split('[').next().unwrap_or(key));
            deep::members(query(), &is_member).map(|text| text.map(Spelled::Text))
        }
        Place::Cookie(style) => {
            let decode = if style.parts().0 == Style::Cookie { as_it_is } else { decoded };
            let cookies = || pairs::cookies(&given.parts.headers);
            match style.parts().0 {
                Style::FormExploded | Style::Cookie => repeated(cookies().filter(|(key, _)| key == name), decode),
                Style::Members(members) => {
                    let text = deep::members(cookies(), &|key| members.is_empty() || members.contains(&key))?;
                    Ok(text.map(Spelled::Text))
                }
                style => single(cookies().filter(|(key, _)| key == name), name, style, decode),
            }
        }
        Place::Header(style) => header(name, style, &given.parts.headers),
        Place::Key => header(name, Style::Simple, &given.parts.headers),
        Place::Body => Ok(None),
    }
}

type Pair<'v> = (Cow<'v, str>, Cow<'v, str>);

/// A parameter that may stand there several times.
fn repeated<'v>(pairs: impl Iterator<Item = Pair<'v>>, decode: Decode) -> Result<Option<Spelled>, &'static str> {
    let values = pairs.map(|(_, value)| decode(&value)).collect::<Result<Vec<_>, _>>()?;
    let Some(first) = values.first() else { return Ok(None) };
    let mut text = Text::scalar(first.clone());
    if values.len() > 1 {
        text.repeat(0);
    }
    for value in values {
        let element = text.element(0);
        text.say(element, value);
    }
    Ok(Some(Spelled::Text(text)))
}

/// A parameter that stands there once.
fn single<'v>(
    mut pairs: impl Iterator<Item = Pair<'v>>,
    name: &str,
    style: Style,
    decode: Decode,
) -> Result<Option<Spelled>, &'static str> {
    let Some((_, value)) = pairs.next() else { return Ok(None) };
    if pairs.next().is_some() {
        return Err(REPEATED);
    }
    one(&value, name, style, decode).map(Some)
}

/// A parameter that is one piece of text.
fn one(value: &str, name: &str, style: Style, decode: Decode) -> Result<Spelled, &'static str> {
    if let Some(content) = style.content() {
        return decode(value).map(|text| Spelled::Content(text, content));
    }
    let text = match style.parts().0 {
        Style::SimpleExploded => exploded(value, ',', None, decode)?,
        Style::Label => parts_of(after(value, '.')?, Separators::Commas, decode)?,
        Style::LabelExploded => exploded(after(value, '.')?, '.', None, decode)?,
        Style::Matrix => {
            let (key, value) = value.split_once('=').unwrap_or((value, ""));
            if decode(after(key, ';')?)? != name {
                return Err("the value does not begin with its name, as `;name=value`");
            }
            parts_of(value, Separators::Commas, decode)?
        }
        Style::MatrixExploded => exploded(after(value, ';')?, ';', Some(name), decode)?,
        Style::Space => parts_of(value, Separators::Spaces, decode)?,
        Style::Pipe => parts_of(value, Separators::Pipes, decode)?,
        _ => parts_of(value, Separators::Commas, decode)?,
    };
    Ok(Spelled::Text(text))
}

fn after(value: &str, first: char) -> Result<&str, &'static str> {
    let wanted = if first == '.' { "the value does not begin with a dot" } else { "the value does not begin with `;`" };
    value.strip_prefix(first).ok_or(wanted)
}

fn decoded(text: &str) -> Result<String, &'static str> {
    percent_decode_str(text).decode_utf8().map(Cow::into_owned).map_err(|_| NOT_TEXT)
}

const REPEATED: &str = "the parameter is given more than once";

#[cfg(test)]
mod tests;
