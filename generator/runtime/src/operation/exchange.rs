//! What runtime expressions name (OpenAPI 3.1, 4.8.20.4): places in a request and its response.

use serde_json::Value;

use crate::codec::Codec;
use crate::json::{encode, view};
use crate::shape::View;

/// Where a link or the address of a callback takes a value from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum LinkValue {
    /// JSON that the document states.
    Json(&'static str),
    /// A place in the response's body, by JSON pointer.
    Response(&'static str),
    /// A header of the response, by its number in the record.
    Header(usize),
    /// A member of the request's record, by number, and a place in it, by JSON pointer.
    Request(usize, &'static str),
    /// Texts, one after the other.
    Text(&'static [LinkValue]),
}

/// A request and what is known of its response: what runtime expressions are evaluated against.
#[derive(Clone, Copy, Default)]
pub struct Exchange<'a> {
    request: Option<&'a dyn Codec>,
    response: Option<&'a dyn Codec>,
    headers: Option<&'a dyn Codec>,
}

impl<'a> Exchange<'a> {
    /// Nothing yet.
    #[must_use]
    pub const fn new() -> Self {
        Self { request: None, response: None, headers: None }
    }

    /// By this request.
    #[must_use]
    pub const fn request(mut self, request: &'a dyn Codec) -> Self {
        self.request = Some(request);
        self
    }

    /// By the body of this response.
    #[must_use]
    pub const fn response(mut self, response: &'a dyn Codec) -> Self {
        self.response = Some(response);
        self
    }

    /// By these headers of the response.
    #[must_use]
    pub const fn headers(mut self, headers: &'a dyn Codec) -> Self {
        self.headers = Some(headers);
        self
    }

    /// The address that a text with expressions in it comes to, where there is a scalar at each of their places.
    ///
    /// OpenAPI does not say what becomes of characters that mean something in a URL (3.2, 4.18.3): a value that begins the
    /// address, or its host, stands as it is; any other is data, and percent-encoded (RFC 3986, section 2.4).
    #[must_use]
    pub fn address(&self, from: LinkValue) -> Option<String> {
        let LinkValue::Text(parts) = from else { return text(&self.value(from)?) };
        let mut address = String::new();
        for part in parts {
            let value = text(&self.value(*part)?)?;
            let is_data = !(address.is_empty() || address.ends_with("://"));
            if is_data && !matches!(part, LinkValue::Json(_)) {
                encoded(&value, &mut address)
            } else {
                address += &value
            }
        }
        Some(address)
    }

    pub(crate) fn value(&self, from: LinkValue) -> Option<Value> {
        match from {
            LinkValue::Json(json) => serde_json::from_str(json).ok(),
            LinkValue::Response(pointer) => at(whole(self.response?)?, pointer),
            LinkValue::Header(number) => member(self.headers?, number),
            LinkValue::Request(number, pointer) => at(member(self.request?, number)?, pointer),
            // As deep as the table, which does not nest texts.
            LinkValue::Text(parts) => {
                let parts = parts.iter().map(|part| text(&self.value(*part)?));
                parts.collect::<Option<String>>().map(Value::String)
            }
        }
    }
}

pub(crate) fn whole(value: &dyn Codec) -> Option<Value> {
    serde_json::from_slice(&encode(value)).ok()
}

fn at(mut value: Value, pointer: &str) -> Option<Value> {
    value.pointer_mut(pointer).map(Value::take)
}

/// A member of a record, where it is there.
fn member(record: &dyn Codec, number: usize) -> Option<Value> {
    let mut found = None;
    view(record, &mut |view| {
        if let View::Object(_, fields, _) = view {
            found = fields.get(number).filter(|value| !value.is_absent()).and_then(|value| whole(*value));
        }
    });
    found
}

/// Adds a text, all but its unreserved characters encoded.
fn encoded(text: &str, address: &mut String) {
    for byte in text.bytes() {
        match byte {
            b'-' | b'.' | b'_' | b'~' | b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' => address.push(char::from(byte)),
            _ => *address += &format!("%{byte:02X}"),
        }
    }
}

/// A scalar as text.
pub(crate) fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(_) | Value::Bool(_) => Some(value.to_string()),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}
