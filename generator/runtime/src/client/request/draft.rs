//! A request in parts, while it is put together.

use std::borrow::Cow;

use http::header::{CONNECTION, CONTENT_LENGTH, EXPECT, HOST, TE, TRAILER, TRANSFER_ENCODING, UPGRADE};
use http::{HeaderMap, HeaderName};

use super::escape;
use crate::Codec;
use crate::client::error::RequestError;
use crate::json::{Direction, Writing, view};
use crate::media::{Encoded, choose, encode};
use crate::operation::{Endpoint, Place, Style};
use crate::shape::View;
use crate::spelling::{self, Escape, deep, expanded, header_value, members, owner};

/// Headers that frame a message or steer its connection: no parameter may set one.
const FRAMING: [HeaderName; 8] = [CONNECTION, CONTENT_LENGTH, EXPECT, HOST, TE, TRAILER, TRANSFER_ENCODING, UPGRADE];

/// The parts of a request.
#[derive(Default)]
pub(super) struct Draft {
    /// For each member of the record its text, encoded for a path, where that is its place.
    pub(super) path: Vec<Option<String>>,
    pub(super) metadata: Metadata,
    pub(super) body: Option<Encoded>,
    /// The names of the record's members.
    names: &'static [&'static str],
}

/// The parts that credentials may join.
#[derive(Clone, Default)]
pub(crate) struct Metadata {
    pub(super) query: String,
    pub(crate) headers: HeaderMap,
    pub(super) cookies: String,
}

impl Draft {
    /// Puts each member of `record` into its place.
    pub(super) fn record(&mut self, endpoint: &Endpoint, record: &dyn Codec) -> Result<(), RequestError> {
        self.path.resize(endpoint.places.len(), None);
        view(record, &mut |view| {
            if let View::Object(shape, ..) = view {
                self.names = shape.names;
            }
        });
        members(record, &mut |index, name, value| match endpoint.places.get(index) {
            Some(place) => self.member(endpoint, index, *place, name, value),
            None => Err(RequestError::new("parameter", name, "has no place")),
        })
    }

    fn member(
        &mut self,
        endpoint: &Endpoint,
        index: usize,
        place: Place,
        name: &'static str,
        value: &dyn Codec,
    ) -> Result<(), RequestError> {
        let (what, done) = match place {
            Place::Path(style) => ("path parameter", self.path_member(index, name, value, style)),
            Place::Query(style) => ("query parameter", self.query_member(endpoint, name, value, style)),
            Place::Header(style) => ("header", self.header_member(name, value, style)),
            Place::Key => ("header", self.header_member(name, value, Style::Simple)),
            Place::Cookie(style) => ("cookie", self.cookie_member(name, value, style)),
            Place::QueryString(style) => ("query", self.whole_query(endpoint, value, style)),
            Place::Body => return self.body_member(endpoint, name, value),
        };
        done.map_err(|reason| RequestError::new(what, name, reason))
    }

    fn body_member(&mut self, endpoint: &Endpoint, name: &'static str, value: &dyn Codec) -> Result<(), RequestError> {
        let refuse = |reason: String| RequestError::new("request body", name, reason);
        let content = choose(endpoint.body, value).ok_or_else(|| refuse("has no media type".to_owned()))?;
        self.body = Some(encode(content, value, &SENDING).map_err(refuse)?);
        Ok(())
    }

    fn path_member(&mut self, index: usize, name: &str, value: &dyn Codec, style: Style) -> Result<(), &'static str> {
        let (style, reserved, _) = style.parts();
        let escape: Escape = if reserved { |text| Ok(escape::reserved_in_path(text)) } else { percent };
        let text = whole(name, value, style, escape)?.filter(|text| !text.is_empty());
        let text = text.ok_or("is empty, which would make another path of it")?;
        if matches!(&*text, "." | "..") {
            return Err("is `.` or `..`, which servers resolve to another path");
        }
        if let Some(place) = self.path.get_mut(index) {
            *place = Some(text);
        }
        Ok(())
    }

    fn query_member(
        &mut self,
        endpoint: &Endpoint,
        name: &str,
        value: &dyn Codec,
        style: Style,
    ) -> Result<(), &'static str> {
        let (style, reserved, _) = style.parts();
        let encode = if reserved { escape::reserved_in_query } else { escape::component };
        let names = self.names;
        let mut pair = |name: &str, value: &str| self.metadata.query_encoded(name, &encode(value));
        match style {
            Style::Members(_) | Style::Rest => {
                let text = text(value)?;
                lendable(endpoint, names, &text, style)?;
                expanded(name, &text, &mut pair)
            }
            Style::FormExploded => expanded(name, &text(value)?, &mut pair),
            Style::DeepObject(lists) => deep(name, &text(value)?, lists, &mut pair),
            style => {
                let escape: Escape = if reserved { |text| Ok(escape::reserved_in_query(text)) } else { percent };
                if let Some(text) = whole(name, value, style, escape)? {
                    self.metadata.query_encoded(name, &text);
                }
                Ok(())
            }
        }
    }

    /// A value that is the whole query.
    fn whole_query(&mut self, endpoint: &Endpoint, value: &dyn Codec, style: Style) -> Result<(), &'static str> {
        if style.content().is_none() {
            return self.query_member(endpoint, "", value, style);
        }
        self.metadata.query.push_str(&whole("", value, style, percent)?.unwrap_or_default());
        Ok(())
    }

    fn header_member(&mut self, name: &str, value: &dyn Codec, style: Style) -> Result<(), &'static str> {
        let Some(value) = header_value(name, value, style, &SENDING)? else { return Ok(()) };
        let name = HeaderName::from_bytes(name.as_bytes()).map_err(|_| "has a name that HTTP does not allow")?;
        if FRAMING.contains(&name) {
            return Err("is not for a parameter to set");
        }
        self.metadata.headers.insert(name, value);
        Ok(())
    }

    fn cookie_member(&mut self, name: &str, value: &dyn Codec, style: Style) -> Result<(), &'static str> {
        let (style, ..) = style.parts();
        let escape: Escape =
            if style == Style::Cookie { escape::plain_cookie } else { |text| Ok(escape::cookie(text)) };
        if matches!(style, Style::FormExploded | Style::Members(_) | Style::Rest | Style::Cookie) {
            let mut escaped = Ok(());
            expanded(name, &text(value)?, &mut |name, value| match (escape::cookie_name(name), escape(value)) {
                (Ok(name), Ok(value)) => self.metadata.cookie(name, &value),
                (Err(reason), _) | (_, Err(reason)) => escaped = Err(reason),
            })?;
            return escaped;
        }
        if let Some(text) = whole(name, value, style, escape)? {
            self.metadata.cookie(name, &text);
        }
        Ok(())
    }
}

impl Metadata {
    /// Adds a query parameter, encoded.
    pub(crate) fn query_pair(&mut self, name: &str, value: &str) {
        self.query_encoded(name, &escape::component(value));
    }

    fn query_encoded(&mut self, name: &str, value: &str) {
        if !self.query.is_empty() {
            self.query.push('&');
        }
        self.query.push_str(&escape::component(name));
        self.query.push('=');
        self.query.push_str(value);
    }

    /// Adds a cookie; its value is encoded, or needs no encoding.
    pub(crate) fn cookie(&mut self, name: &str, value: &str) {
        if !self.cookies.is_empty() {
            self.cookies.push_str("; ");
        }
        self.cookies.push_str(name);
        self.cookies.push('=');
        self.cookies.push_str(value);
    }
}

/// What travels in a request.
const SENDING: Writing = Writing::tolerant().direction(Direction::Request);

/// The text of a parameter.
fn text(value: &dyn Codec) -> Result<spelling::Text, &'static str> {
    spelling::text(value, Direction::Request)
}

/// Whether an object's members can lend their names to the query: a server reads none of them as another parameter, or
/// as something nested in another member.
fn lendable(endpoint: &Endpoint, names: &[&str], text: &spelling::Text, style: Style) -> Result<(), &'static str> {
    let spelling::Text::Pairs(pairs) = text else { return Ok(()) };
    for (key, value) in pairs {
        let known: &[&str] = if let Style::Members(known) = style { known } else { &[] };
        if known.contains(&key.as_str()) {
            continue;
        }
        if owner::is_taken(endpoint, names, key) {
            return Err("has a member that is called as another parameter");
        }
        // Brackets within the name would stand before those of what is nested, and the first of them end the name.
        let is_nested = matches!(value, spelling::Text::List(_) | spelling::Text::Pairs(_));
        if style != Style::Rest && (!owner::split(key).1.is_empty() || is_nested && key.contains('[')) {
            return Err("has a member whose name has brackets, which would be read as what is nested in it");
        }
    }
    Ok(())
}

fn percent(text: &str) -> Result<Cow<'_, str>, &'static str> {
    Ok(escape::component(text))
}

/// The text of a parameter that is one piece: content of a media type, or parts with something between them.
fn whole(name: &str, value: &dyn Codec, style: Style, escape: Escape) -> Result<Option<String>, &'static str> {
    match style.content() {
        Some(content) => escape(&spelling::written(content, value, &SENDING)?).map(|text| Some(text.into_owned())),
        None => spelling::expand(name, &text(value)?, style, escape),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Map, Nullable, Value};

    /// A value in every place.
    fn spelled(value: &dyn Codec) -> String {
        let mut draft = Draft { path: vec![None], ..Draft::default() };
        let places = [
            Place::Path(Style::Simple),
            Place::Query(Style::Form),
            Place::Query(Style::FormExploded),
            Place::Header(Style::Simple),
            Place::Cookie(Style::Form),
        ];
        let refused: Vec<_> = places
            .into_iter()
            .filter_map(|place| draft.member(&Endpoint::BLANK, 0, place, "p", value).err())
            .map(|e| e.to_string())
            .collect();
        let header = draft.metadata.headers.get("p").map_or("-", |value| value.to_str().unwrap());
        let path = draft.path.remove(0).unwrap_or_default();
        format!("{path} {} {header} {} {}", draft.metadata.query, draft.metadata.cookies, refused.join(" "))
    }

    #[test]
    fn scalars() {
        assert_eq!(spelled(&true), "true p=true&p=true true p=true ");
        assert_eq!(spelled(&-7i64), "-7 p=-7&p=-7 -7 p=-7 ");
        assert_eq!(spelled(&1.5f64), "1.5 p=1.5&p=1.5 1.5 p=1.5 ");
        assert_eq!(spelled(&1e21f64), spelled(&"1000000000000000000000".to_owned()));
        assert_eq!(spelled(&Value::from("x y")), "x%20y p=x%20y&p=x%20y x y p=x%20y ");
        assert!(spelled(&f64::NAN).contains("the query parameter `p` is a number that is not finite"));
    }

    #[test]
    fn null_is_left_out_where_it_may() {
        let null = "  -  the path parameter `p` is empty, which would make another path of it";
        assert_eq!(spelled(&None::<String>), null);
        assert_eq!(spelled(&Value::Null), null);
        assert_eq!(spelled(&Nullable::<String>::Null), null);
        assert_eq!(spelled(&vec![Value::Null, 1.into()]), "null,1 p=null,1&p=null&p=1 null,1 p=null,1 ");
    }

    #[test]
    fn objects() {
        let map: Map<String> = [("a".to_owned(), "1".to_owned()), ("b c".to_owned(), "=".to_owned())].into();
        let expected = "a,1,b%20c,%3D p=a,1,b%20c,%3D&a=1&b%20c=%3D a,1,b c,= p=a,1,b%20c,= ";
        assert_eq!(spelled(&map), expected);
        assert_eq!(spelled(&serde_json::json!({"a": "1", "b c": "="})), expected);
        assert_eq!(spelled(&Map::<String>::new()), spelled(&Value::Null));
    }

    #[test]
    fn nesting_ends_after_one_level() {
        for nested in [serde_json::json!([[1]]), serde_json::json!({"a": {}})] {
            let spelled = spelled(&nested);
            assert_eq!(spelled.matches("is nested too deeply for a parameter").count(), 4, "{spelled}");
        }
        assert_eq!(spelled(&vec![vec![1i64]]).matches("nested too deeply").count(), 4);
    }
}
