//! `application/x-www-form-urlencoded` (WHATWG URL, section 5; OpenAPI 3.1, 4.8.14 and 4.8.15).
//!
//! A property without an encoding is its text; a list repeats the name; an object is JSON. `deepObject` nests:
//! `a[b][c]=1`, with `a[0]=x` for lists, as those write it who use it (OpenAPI leaves it open).

use std::borrow::Cow;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

use super::skeleton::{Node, Skeleton};
use super::text::{Seen, inside, json, see};
use crate::Codec;
use crate::json::Writing;
use crate::operation::{Part, PartStyle};
use crate::validate::shortened;

pub(super) const MEDIA_TYPE: &str = "application/x-www-form-urlencoded";

/// How much of a name a message repeats.
const SHOWN: usize = 60;

/// All but the unreserved characters of RFC 3986, section 2.3.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// The form that says what an object says. Null is left out, as there is no text for it.
///
/// # Errors
/// When the value is no object, or holds what its encoding has no text for.
pub(super) fn encode(value: &dyn Codec, parts: &[Part], writing: &Writing) -> Result<String, String> {
    let is_object = see(value, |seen| Ok(matches!(seen?, Seen::Object)))?;
    if !is_object {
        return Err("is no object, which a form has to be".to_owned());
    }
    let mut form = Form { text: String::new(), parts, writing };
    inside(value, writing.direction, &mut |name, value| {
        let style = style_of(name, parts).map_err(|reason| format!("has a member `{name}` that {reason}"))?;
        form.property(name, value, style).map_err(|reason| format!("has a member `{name}` that {reason}"))
    })?;
    Ok(form.text)
}

/// How a property is spelled.
///
/// # Errors
/// When its name would be read as that of something else.
pub(super) fn style_of(name: &str, parts: &[Part]) -> Result<PartStyle, &'static str> {
    match parts.iter().find(|part| part.name == name) {
        Some(part) => Ok(part.style),
        None if name.is_empty() => Err("has no name"),
        None if matches!(steps(name, parts).0.as_slice(), [only] if only == name) => Ok(PartStyle::Text),
        None => Err(OTHERWISE),
    }
}

const OTHERWISE: &str = "has a name that would be read as a member of something else";

struct Form<'w> {
    text: String,
    parts: &'w [Part],
    writing: &'w Writing,
}

impl Form<'_> {
    fn property(&mut self, name: &str, value: &dyn Codec, style: PartStyle) -> Result<(), String> {
        let list = match see(value, |seen| {
            Ok(match seen? {
                Seen::Null => return Ok(None),
                Seen::List => Some(true),
                Seen::Text(_) | Seen::Binary(_) | Seen::Stream(_) | Seen::Object => Some(false),
            })
        })? {
            None => return Ok(()),
            Some(list) => list,
        };
        match style {
            PartStyle::Deep => deep(name, value, self.writing, &mut |name, text| self.pair(name, &escaped(text))),
            PartStyle::Exploded => {
                let lent = (name, self.parts);
                exploded(lent, value, self.writing, &mut |name, text| self.pair(name, &escaped(text)))
            }
            PartStyle::Text | PartStyle::Json | PartStyle::File if list => {
                inside(value, self.writing.direction, &mut |_, element| {
                    let text = self.lone(element)?;
                    self.pair(name, &escaped(&text));
                    Ok(())
                })
            }
            PartStyle::Text | PartStyle::Json | PartStyle::File => {
                let text = self.lone(value)?;
                self.pair(name, &escaped(&text));
                Ok(())
            }
            PartStyle::Comma => self.joined(name, value, ",", list),
            PartStyle::Space => self.joined(name, value, "%20", list),
            PartStyle::Pipe => self.joined(name, value, "%7C", list),
        }
    }

    /// A value as one text: a scalar as it is, anything else as JSON.
    fn lone(&self, value: &dyn Codec) -> Result<String, String> {
        see(value, |seen| match seen? {
            Seen::Null => Ok(String::new()),
            Seen::Text(text) => Ok(text),
            Seen::Binary(binary) => {
                let text = binary.whole().and_then(|bytes| String::from_utf8(bytes.to_vec()).ok());
                text.ok_or_else(|| "is no text, which a form has to be".to_owned())
            }
            Seen::Stream(_) => Err("is no text, which a form has to be".to_owned()),
            Seen::List | Seen::Object => {
                String::from_utf8(json(value, self.writing)?).map_err(|_| "is no text".to_owned())
            }
        })
    }

    fn joined(&mut self, name: &str, value: &dyn Codec, separator: &str, list: bool) -> Result<(), String> {
        let is_object = see(value, |seen| Ok(matches!(seen?, Seen::Object)))?;
        let mut texts = Vec::new();
        if list || is_object {
            inside(value, self.writing.direction, &mut |step, element| {
                if is_object {
                    texts.push(escaped(step).into_owned());
                }
                texts.push(escaped(&self.lone(element)?).into_owned());
                Ok(())
            })?;
        } else {
            texts.push(escaped(&self.lone(value)?).into_owned());
        }
        if !texts.is_empty() {
            self.pair(name, &texts.join(separator));
        }
        Ok(())
    }

    fn pair(&mut self, name: &str, value: &str) {
        if !self.text.is_empty() {
            self.text.push('&');
        }
        self.text.push_str(&escaped(name));
        self.text.push('=');
        self.text.push_str(value);
    }
}

/// The names and texts of an object's members, whose own ones are nested in brackets.
pub(super) fn exploded(
    (holder, parts): (&str, &[Part]),
    value: &dyn Codec,
    writing: &Writing,
    pair: &mut dyn FnMut(&str, &str),
) -> Result<(), String> {
    inside(value, writing.direction, &mut |name, value| {
        if !matches!(steps(name, parts).0.as_slice(), [first, second] if first == holder && second == name) {
            return Err(format!("has a member `{name}` that {OTHERWISE}"));
        }
        deep(name, value, writing, &mut *pair)
    })
}

/// The names and texts that a value consists of, nested in brackets.
// As deep as the value.
pub(super) fn deep(
    name: &str,
    value: &dyn Codec,
    writing: &Writing,
    pair: &mut dyn FnMut(&str, &str),
) -> Result<(), String> {
    let text = see(value, |seen| match seen? {
        Seen::Null => Ok(None),
        Seen::List | Seen::Object => Ok(Some(None)),
        Seen::Text(text) => Ok(Some(Some(text))),
        Seen::Binary(_) | Seen::Stream(_) => Err("is no text, which a form has to be".to_owned()),
    })?;
    match text {
        None => Ok(()),
        Some(Some(text)) => {
            pair(name, &text);
            Ok(())
        }
        Some(None) => inside(value, writing.direction, &mut |step, value| {
            if step.is_empty() || step.contains(['[', ']']) {
                return Err(format!("has a member `{step}` that {OTHERWISE}"));
            }
            deep(&format!("{name}[{step}]"), value, writing, &mut *pair)
        }),
    }
}

fn escaped(text: &str) -> Cow<'_, str> {
    utf8_percent_encode(text, RESERVED).into()
}

/// What a form says.
///
/// # Errors
/// What is wrong with it as a form.
pub(super) fn decode(body: &[u8], parts: &[Part]) -> Result<Skeleton, String> {
    let text = std::str::from_utf8(body).map_err(|_| "the body is not UTF-8 text".to_owned())?;
    let mut form = Node::empty();
    for pair in text.split('&').filter(|pair| !pair.is_empty()) {
        let (name, raw) = pair.split_once('=').unwrap_or((pair, ""));
        let name = decoded(name)?;
        let (mut steps, part) = steps(&name, parts);
        let value = match part.map_or(PartStyle::Text, |part| part.style) {
            PartStyle::Comma => list(raw, &[","])?,
            PartStyle::Space => list(raw, &["+", "%20"])?,
            PartStyle::Pipe => list(raw, &["|", "%7C", "%7c"])?,
            PartStyle::Json if steps.len() == 1 => Node::json(decoded(raw)?),
            _ => Node::Text(decoded(raw)?),
        };
        if part.is_some_and(|part| part.list) && steps.len() == 1 && !matches!(value, Node::List(_)) {
            steps.push(String::new());
        }
        form.put(&steps, value).map_err(|reason| {
            let shown = shortened(&name, SHOWN);
            format!("the form can't be read at `{shown}`: {reason}")
        })?;
    }
    Ok(form.into_skeleton())
}

/// The way to a value: the whole name where the document lists it; else split at its brackets, where the document lists
/// what stands before them, or they say that it is a list; into an object that lends its names to the form.
pub(super) fn steps<'p>(name: &str, parts: &'p [Part]) -> (Vec<String>, Option<&'p Part>) {
    let part = |name: &str| parts.iter().find(|part| part.name == name && part.style != PartStyle::Exploded);
    if let Some(part) = part(name) {
        return (vec![name.to_owned()], Some(part));
    }
    let bracketed = name.split_once('[').filter(|(first, rest)| !first.is_empty() && rest.ends_with(']'));
    let (first, rest) = bracketed.map_or((name, None), |(first, rest)| (first, Some(rest)));
    let holder = parts.iter().find(|part| part.members.contains(&first));
    let of = holder.or_else(|| rest.and_then(|_| part(first)));
    if of.is_none() && rest.is_none_or(|_| !name.ends_with("[]")) {
        return (vec![name.to_owned()], None);
    }
    let inner = rest.into_iter().flat_map(|rest| rest.strip_suffix(']').unwrap_or(rest).split("]["));
    let steps = holder.map(|holder| holder.name).into_iter().chain([first]).chain(inner).map(str::to_owned);
    (steps.collect(), of)
}

fn list(raw: &str, separators: &[&str]) -> Result<Node, String> {
    let mut pieces = vec![raw];
    for separator in separators {
        pieces = pieces.into_iter().flat_map(|piece| piece.split(separator)).collect();
    }
    let elements = pieces.into_iter().filter(|_| !raw.is_empty()).map(|piece| decoded(piece).map(Node::Text));
    elements.collect::<Result<_, _>>().map(Node::List)
}

fn decoded(text: &str) -> Result<String, String> {
    let spaced = text.replace('+', " ");
    let decoded = percent_decode_str(&spaced).decode_utf8().map(Cow::into_owned);
    decoded.map_err(|_| "the form holds what is not UTF-8 text".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    const PARTS: &[Part] = &[
        Part::new("tags", PartStyle::Text).list(),
        Part::new("sizes", PartStyle::Comma),
        Part::new("options", PartStyle::Json),
        Part::new("point", PartStyle::Exploded).members(&["x", "point", "z"]),
        Part::new("a", PartStyle::Deep),
        Part::new("b[c]", PartStyle::Text),
    ];

    fn read(form: &str) -> Result<String, String> {
        decode(form.as_bytes(), PARTS).map(|skeleton| skeleton.json)
    }

    #[test]
    fn names_lead_to_values() {
        for (form, expected) in [
            ("", "{}"),
            ("a=1&b=x+y%2B", r#"{"a":"1","b":"x y+"}"#),
            ("a[b][d]=1&a[b][c]=2&0=3", r#"{"a":{"b":{"d":"1","c":"2"}},"0":"3"}"#),
            ("1=x&0=y", r#"{"1":"x","0":"y"}"#),
            ("a[]=1&a[]=2", r#"{"a":["1","2"]}"#),
            ("a[1]=y&a[0]=x", r#"{"a":["x","y"]}"#),
            ("a[0][b]=1&a[1][b]=2", r#"{"a":[{"b":"1"},{"b":"2"}]}"#),
            ("b[c]=1&d[e]=2&f[]=3", r#"{"b[c]":"1","d[e]":"2","f":["3"]}"#),
            ("tags=1", r#"{"tags":["1"]}"#),
            ("sizes=a%2Cb,c", r#"{"sizes":["a,b","c"]}"#),
            ("options=%7B%22a%22%3A1%7D", r#"{"options":{"a":1}}"#),
            ("options=%7B%22a%22", r#"{"options":"{\"a\""}"#),
            ("options[a]=1", r#"{"options":{"a":"1"}}"#),
            ("x=1&y=2&point=3", r#"{"point":{"x":"1","point":"3"},"y":"2"}"#),
            ("z[a]=1&z[b]=2&x[0]=3", r#"{"point":{"z":{"a":"1","b":"2"},"x":["3"]}}"#),
        ] {
            assert_eq!(read(form).as_deref(), Ok(expected), "{form}");
        }
    }

    #[test]
    fn what_would_be_read_as_something_else_is_not_sent() {
        let written = |value: serde_json::Value| {
            encode(&crate::Value::from(value), PARTS, &Writing::tolerant()).map_err(|reason| reason.replace('`', ""))
        };
        assert_eq!(written(serde_json::json!({"b[c]": 1, "d[e]": 2})).as_deref(), Ok("b%5Bc%5D=1&d%5Be%5D=2"));
        for (form, expected) in [
            (serde_json::json!({"a[b]": 1}), "has a member a[b] that has a name that would be read as"),
            (serde_json::json!({"d[]": 1}), "has a member d[] that has a name that would be read as"),
            (serde_json::json!({"x": 1}), "has a member x that has a name that would be read as"),
            (serde_json::json!({"": 1}), "has a member  that has no name"),
            (serde_json::json!({"point": {"w": 1}}), "has a member point that has a member w that has a name"),
        ] {
            let refused = written(form).expect_err("it is refused");
            assert!(refused.starts_with(expected), "{refused}");
        }
    }

    #[test]
    fn what_can_not_be_read_is_refused() {
        let deep = format!("a{}=1", "[b]".repeat(1000));
        for form in ["a=%FF", "%FF=1", "a=1&a[b]=2", "a[b]=1&a=2", &deep] {
            assert!(read(form).is_err(), "{form}");
        }
    }
}
