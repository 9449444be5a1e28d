//! Headers. Nothing in them is percent-encoded: what separates elements can't stand in one.
//!
//! Lines of one name are one list (RFC 9110, 5.3), whose empty elements don't count (5.6.1.2). `Set-Cookie` alone is
//! not: each of its lines is an element (RFC 6265, 3), and a single text holds them with a line break between.

use std::borrow::Cow;

use http::header::SET_COOKIE;
use http::{HeaderMap, HeaderValue};

use super::text::Text;
use super::{NOT_TEXT, Separators, Spelled, as_it_is, exploded, parts_of, text, whole, written};
use crate::Codec;
#[cfg(feature = "server")]
use crate::json::{Mode, encode_with};
use crate::json::{Text as Read, Writing};
use crate::operation::Style;

/// The text of a header; nothing where it is not there.
///
/// # Errors
/// When it is not UTF-8, or not spelled as its style demands.
pub(crate) fn header<'h>(
    name: &str,
    style: Style,
    headers: &'h HeaderMap,
) -> Result<Option<Spelled<'h>>, &'static str> {
    let mut lines = headers.get_all(name).iter().map(|line| std::str::from_utf8(line.as_bytes()).map_err(|_| NOT_TEXT));
    let Some(first) = lines.next().transpose()? else { return Ok(None) };
    let rest: Vec<_> = lines.collect::<Result<_, _>>()?;
    let content = style.content();
    if SET_COOKIE.as_str().eq_ignore_ascii_case(name) && content.is_none() {
        return Ok(Some(Spelled::Text(cookies(&[&[first], rest.as_slice()].concat()))));
    }
    let joined = if rest.is_empty() {
        Cow::Borrowed(first.trim_matches(BLANK))
    } else {
        Cow::Owned([&[first], rest.as_slice()].concat().join(", ").trim_matches(BLANK).to_owned())
    };
    if let Some(content) = content {
        return Ok(Some(Spelled::Content(joined, content)));
    }
    let list = if joined.contains(',') {
        let elements = joined.split(',').map(|element| element.trim_matches(BLANK));
        Cow::Owned(elements.filter(|element| !element.is_empty()).collect::<Vec<_>>().join(","))
    } else {
        joined.clone()
    };
    let mut text = if style == Style::SimpleExploded {
        exploded(&list, ',', None, as_it_is)?
    } else {
        parts_of(list, Separators::Commas, as_it_is)?
    };
    text.say(0, joined);
    if !rest.is_empty() {
        text.repeat(0);
    }
    Ok(Some(Spelled::Text(text)))
}

fn cookies(lines: &[&str]) -> Read<'static> {
    let mut text = Read::scalar(lines.join("\n"));
    for line in lines {
        let element = text.element(0);
        text.say(element, (*line).to_owned());
    }
    text
}

/// A value as a header of one line; nothing where there is none.
///
/// # Errors
/// When it can't stand in a header.
pub(crate) fn header_value(
    name: &str,
    value: &dyn Codec,
    style: Style,
    writing: &Writing,
) -> Result<Option<HeaderValue>, &'static str> {
    let text = match style.content() {
        Some(content) => Some(written(content, value, writing)?),
        None => match text(value, writing.direction)? {
            Text::One(text) => Some(text),
            text => whole(name, &text, style, element)?,
        },
    };
    text.map(line).transpose()
}

/// A value as the lines of a header: one, but for `Set-Cookie`.
///
/// # Errors
/// As [`header_value`]; in strict mode also when the document does not list the value.
#[cfg(feature = "server")]
pub(crate) fn header_lines(
    name: &str,
    value: &dyn Codec,
    style: Style,
    writing: &Writing,
) -> Result<Vec<HeaderValue>, &'static str> {
    if writing.mode == Mode::Strict && encode_with(value, writing).is_err() {
        return Err("has a value that the document does not list");
    }
    if !SET_COOKIE.as_str().eq_ignore_ascii_case(name) || style.content().is_some() {
        return header_value(name, value, style, writing).map(|value| value.into_iter().collect());
    }
    match text(value, writing.direction)? {
        Text::One(text) => text.lines().map(|text| line(text.to_owned())).collect(),
        Text::List(elements) => {
            let lines = elements.into_iter().map(|element| match element {
                Text::One(text) => line(text),
                _ => Err("is a list of more than texts"),
            });
            lines.collect()
        }
        text => whole(name, &text, style, element)?.map(line).into_iter().collect(),
    }
}

fn line(text: String) -> Result<HeaderValue, &'static str> {
    if text.trim_matches(BLANK) != text {
        return Err("starts or ends with white space, which HTTP drops");
    }
    HeaderValue::try_from(text).map_err(|_| "has a value with a line break or another control")
}

/// An element of a list in a header, where nothing can be escaped: a recipient splits at commas, trims what it finds
/// and drops what is empty (RFC 9110, section 5.6.1).
fn element(text: &str) -> Result<Cow<'_, str>, &'static str> {
    if text.contains(',') {
        Err("has an element with a comma, which separates the elements")
    } else if text.is_empty() || text.trim_matches([' ', '\t']) != text {
        Err("has an element that is empty, or starts or ends with white space, which HTTP drops")
    } else {
        Ok(text.into())
    }
}

const BLANK: [char; 2] = [' ', '\t'];
