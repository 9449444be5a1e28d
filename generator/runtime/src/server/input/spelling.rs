//! The text of a parameter, as its place and its style spell it.

use std::borrow::Cow;

use http::request::Parts;
use percent_encoding::percent_decode_str;

use crate::operation::{Place, Style};
use crate::server::pairs;

/// A parameter as text. Which of its readings counts is a matter of the type that reads it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Spelled {
    /// What a scalar takes.
    pub(super) whole: String,
    /// What an array takes.
    pub(super) elements: Vec<Cow<'static, str>>,
    /// Whether the name stands there several times, which only an array may.
    pub(super) repeated: bool,
}

/// The text of the parameter `name` at `place`; `in_path` is the value that the path has for it, still encoded.
///
/// Nothing where the request does not have it.
///
/// # Errors
/// When it is not text.
pub(super) fn spelled(
    place: Place,
    name: &str,
    in_path: Option<&str>,
    parts: &Parts,
) -> Result<Option<Spelled>, &'static str> {
    match place {
        Place::Path(_) => in_path.map(|value| separated(value, decoded)).transpose(),
        Place::Query(style) => {
            let pairs = pairs::query(parts.uri.query().unwrap_or_default());
            named(pairs.filter(|(key, _)| key == name).map(|(_, value)| value), style)
        }
        Place::Cookie(style) => {
            let pairs = pairs::cookies(&parts.headers);
            named(pairs.filter(|(key, _)| key == name).map(|(_, value)| value), style)
        }
        Place::Header(_) => header(name, parts),
        Place::Body => Ok(None),
    }
}

/// A parameter that may stand there several times.
fn named<'v>(values: impl Iterator<Item = Cow<'v, str>>, style: Style) -> Result<Option<Spelled>, &'static str> {
    let values: Vec<_> = values.collect();
    let Some(first) = values.first() else { return Ok(None) };
    if style != Style::FormExploded {
        return if values.len() > 1 { Err(REPEATED) } else { separated(first, decoded).map(Some) };
    }
    let elements = values.iter().map(|value| decoded(value).map(Cow::Owned)).collect::<Result<_, _>>()?;
    Ok(Some(Spelled { whole: decoded(first)?, elements, repeated: values.len() > 1 }))
}

/// A header. Lines of one name are one list (RFC 9110, 5.3), whose empty elements don't count (5.6.1.2).
fn header(name: &str, parts: &Parts) -> Result<Option<Spelled>, &'static str> {
    let lines = parts.headers.get_all(name).iter().map(|line| std::str::from_utf8(line.as_bytes()));
    let lines: Vec<_> = lines.collect::<Result<_, _>>().map_err(|_| NOT_TEXT)?;
    if lines.is_empty() {
        return Ok(None);
    }
    let whole = lines.join(", ").trim_matches(BLANK).to_owned();
    let elements = whole.split(',').map(|element| element.trim_matches(BLANK)).filter(|element| !element.is_empty());
    let elements = elements.map(|element| Cow::Owned(element.to_owned())).collect();
    Ok(Some(Spelled { whole, elements, repeated: lines.len() > 1 }))
}

/// One text, whose plain commas separate elements. No text is no element: there is no other spelling of an empty list.
fn separated(text: &str, decode: fn(&str) -> Result<String, &'static str>) -> Result<Spelled, &'static str> {
    let elements = text.split(',').filter(|_| !text.is_empty()).map(|element| decode(element).map(Cow::Owned));
    Ok(Spelled { whole: decode(text)?, elements: elements.collect::<Result<_, _>>()?, repeated: false })
}

fn decoded(text: &str) -> Result<String, &'static str> {
    percent_decode_str(text).decode_utf8().map(Cow::into_owned).map_err(|_| NOT_TEXT)
}

const BLANK: [char; 2] = [' ', '\t'];
pub(super) const REPEATED: &str = "the parameter is given more than once";
const NOT_TEXT: &str = "the value is not UTF-8 text";

#[cfg(test)]
mod tests {
    use http::Request;

    use super::spelled;
    use crate::operation::{Place, Style};

    /// `whole|element|element`, with `!` where it is repeated.
    fn check(place: Place, in_path: Option<&str>, expected: Result<Option<&str>, ()>) {
        let request = Request::get("/?a=x,y%2Cz&a=w+v&b=&c=%FF&d=1,2")
            .header("a", "x, y,,")
            .header("A", " z")
            .header("b", "caf\u{e9}")
            .header("c", &b"\xff"[..])
            .header("cookie", "a=x,y%2cz; b=1; b=2")
            .body(())
            .expect("a request");
        let (parts, ()) = request.into_parts();
        let name = in_path.unwrap_or("a");
        let found = spelled(place, name, in_path, &parts).map_err(|_| ()).map(|found| {
            found.map(|found| {
                let repeated = if found.repeated { "!" } else { "" };
                format!("{repeated}{}|{}", found.whole, found.elements.join("|"))
            })
        });
        assert_eq!(found.as_ref().map(Option::as_deref), expected.as_ref().map(|text| *text), "{place:?} {name}");
    }

    #[test]
    fn every_place_and_style() {
        let query = Place::Query(Style::Form);
        let exploded = Place::Query(Style::FormExploded);
        let header = Place::Header(Style::Simple);
        check(Place::Path(Style::Simple), Some("a%2Cb,c"), Ok(Some("a,b,c|a,b|c")));
        check(Place::Path(Style::Simple), Some("%FF"), Err(()));
        check(query, None, Err(()));
        check(exploded, None, Ok(Some("!x,y,z|x,y,z|w v")));
        check(query, Some("d"), Ok(Some("1,2|1|2")));
        check(query, Some("b"), Ok(Some("|")));
        check(exploded, Some("b"), Ok(Some("|")));
        check(query, Some("c"), Err(()));
        check(query, Some("e"), Ok(None));
        check(header, None, Ok(Some("!x, y,,,  z|x|y|z")));
        check(header, Some("b"), Ok(Some("caf\u{e9}|caf\u{e9}")));
        check(header, Some("c"), Err(()));
        check(header, Some("e"), Ok(None));
        check(Place::Cookie(Style::Form), None, Ok(Some("x,y,z|x|y,z")));
        check(Place::Cookie(Style::Form), Some("b"), Err(()));
        check(Place::Cookie(Style::FormExploded), Some("b"), Ok(Some("!1|1|2")));
        check(Place::Body, None, Ok(None));
    }
}
