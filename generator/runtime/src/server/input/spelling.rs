//! The text of a parameter, as its place and its style spell it.
//!
//! What a type takes of it is not known here: each place of the text gets all the readings that its style allows.

mod deep;

use std::borrow::Cow;

use http::request::Parts;
use percent_encoding::percent_decode_str;

use crate::json::Text;
use crate::operation::{Place, Style};
use crate::server::pairs::{self, Pair};
pub(super) use crate::spelling::Spelled;
use crate::spelling::{Decode, NOT_TEXT, Separators, as_it_is, exploded, header, owner, parts_of};

/// What a request has for its parameters.
pub(super) struct Given<'g, 'a> {
    pub(super) parts: &'a Parts,
    /// The parameters of its query.
    pub(super) query: &'g [Pair<'a>],
    /// The value that the path has for the parameter, still encoded.
    pub(super) in_path: Option<&'a str>,
    /// Whether a parameter of the query is another one's.
    pub(super) is_taken: &'g dyn Fn(&str) -> bool,
}

/// The text of the parameter `name` at `place`; nothing where the request does not have it.
///
/// # Errors
/// When it is not text, or not spelled as its style demands.
pub(super) fn spelled<'a>(
    place: Place,
    name: &str,
    given: &Given<'_, 'a>,
) -> Result<Option<Spelled<'a>>, &'static str> {
    match place {
        Place::Path(style) => given.in_path.map(|value| one(value.into(), name, style, decoded)).transpose(),
        Place::Query(style) => match style.parts().0 {
            Style::FormExploded => repeated(named(given.query, name), decoded),
            Style::DeepObject(lists) => deep::below(given.query, name, lists).map(|text| text.map(Spelled::Text)),
            style @ (Style::Members(_) | Style::Rest) => match lent(style, given)? {
                None => repeated(named(given.query, name), decoded),
                text => Ok(text),
            },
            style => single(named(given.query, name), name, style, decoded),
        },
        Place::QueryString(style) => {
            if let Some(content) = style.content() {
                let query = given.parts.uri.query().filter(|query| !query.is_empty());
                let text = query.map(|query| decoded(query.replace('+', " ").into())).transpose()?;
                return Ok(text.map(|text| Spelled::Content(text, content)));
            }
            lent(style.parts().0, given)
        }
        Place::Cookie(style) => {
            let decode: Decode = if style.parts().0 == Style::Cookie { as_it_is } else { decoded };
            let cookies: Vec<_> = pairs::cookies(&given.parts.headers).collect();
            match style.parts().0 {
                Style::FormExploded | Style::Cookie => repeated(named(&cookies, name), decode),
                style @ (Style::Members(_) | Style::Rest) => {
                    // No name of a cookie has brackets.
                    let named = if let Style::Members(names) = style { names } else { &[] };
                    let is_member = |key: &str| named.is_empty() || named.contains(&key);
                    Ok(deep::members(&cookies, &|key| is_member(key).then_some((key, "")))?.map(Spelled::Text))
                }
                style => single(named(&cookies, name), name, style, decode),
            }
        }
        Place::Header(style) => header(name, style, &given.parts.headers),
        Place::Key => header(name, Style::Simple, &given.parts.headers),
        Place::Body => Ok(None),
    }
}

/// An object whose members are parameters of the query under their own names.
fn lent<'a>(style: Style, given: &Given<'_, '_>) -> Result<Option<Spelled<'a>>, &'static str> {
    let text = match style {
        Style::Members(names @ [_, ..]) => deep::members(given.query, &|key| owner::member_of(names, key)),
        Style::Rest => deep::members(given.query, &|key| (!(given.is_taken)(key)).then_some((key, ""))),
        _ => deep::members(given.query, &|key| {
            let (name, brackets) = owner::split(key);
            (!(given.is_taken)(name) && !(given.is_taken)(key)).then_some((name, brackets))
        }),
    };
    Ok(text?.map(Spelled::Text))
}

/// The values that stand beside a name.
fn named<'v>(pairs: &[Pair<'v>], name: &str) -> impl Iterator<Item = Cow<'v, str>> {
    pairs.iter().filter(move |(key, _)| key == name).map(|(_, value)| value.clone())
}

/// A parameter that may stand there several times.
fn repeated<'v>(
    values: impl Iterator<Item = Cow<'v, str>>,
    decode: Decode,
) -> Result<Option<Spelled<'v>>, &'static str> {
    let mut text: Option<Text<'_>> = None;
    for value in values {
        let value = decode(value)?;
        match &mut text {
            None => text = Some(Text::lone(value)),
            Some(text) => {
                text.repeat(0);
                let element = text.element(0);
                text.say(element, value);
            }
        }
    }
    Ok(text.map(Spelled::Text))
}

/// A parameter that stands there once.
fn single<'v>(
    mut values: impl Iterator<Item = Cow<'v, str>>,
    name: &str,
    style: Style,
    decode: Decode,
) -> Result<Option<Spelled<'v>>, &'static str> {
    let Some(value) = values.next() else { return Ok(None) };
    if values.next().is_some() {
        return Err(REPEATED);
    }
    one(value, name, style, decode).map(Some)
}

/// A parameter that is one piece of text.
fn one<'v>(value: Cow<'v, str>, name: &str, style: Style, decode: Decode) -> Result<Spelled<'v>, &'static str> {
    if let Some(content) = style.content() {
        return decode(value).map(|text| Spelled::Content(text, content));
    }
    let text = match style.parts().0 {
        Style::SimpleExploded => exploded(&value, ',', None, decode)?,
        Style::Label => parts_of(after(&value, '.')?.to_owned().into(), Separators::Commas, decode)?,
        Style::LabelExploded => exploded(after(&value, '.')?, '.', None, decode)?,
        Style::Matrix => {
            let (key, value) = value.split_once('=').unwrap_or((&value, ""));
            if decode(after(key, ';')?.into())? != name {
                return Err("the value does not begin with its name, as `;name=value`");
            }
            parts_of(value.to_owned().into(), Separators::Commas, decode)?
        }
        Style::MatrixExploded => exploded(after(&value, ';')?, ';', Some(name), decode)?,
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

fn decoded(text: Cow<'_, str>) -> Result<Cow<'_, str>, &'static str> {
    if !text.contains('%') {
        return Ok(text);
    }
    percent_decode_str(&text).decode_utf8().map(|decoded| Cow::Owned(decoded.into_owned())).map_err(|_| NOT_TEXT)
}

const REPEATED: &str = "the parameter is given more than once";

#[cfg(test)]
mod tests;
