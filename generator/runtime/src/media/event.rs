//! A server-sent event, written (WHATWG HTML, section 9.2.6).

use super::text::{Seen, inside, json, see};
use crate::Codec;
use crate::json::Writing;
use crate::operation::Events;

/// The event that says what `value` says: its data, or the event itself with the members that events have.
///
/// # Errors
/// What is wrong with the value, beginning with a verb.
pub(crate) fn write(events: Events, value: &dyn Codec, writing: &Writing) -> Result<Vec<u8>, String> {
    let mut out = Vec::new();
    if events == Events::Data {
        field(&mut out, "data", &data(value, writing)?)?;
    } else {
        if !see(value, |seen| Ok(matches!(seen?, Seen::Object)))? {
            return Err("is no event".to_owned());
        }
        // A value that the document does not list is found by writing the whole.
        json(value, writing)?;
        inside(value, writing.direction, &mut |name, member| match name {
            "event" | "id" | "retry" => see(member, |seen| match seen? {
                Seen::Null => Ok(()),
                Seen::Text(text) if !text.contains(['\n', '\r', '\0']) => field(&mut out, name, &text),
                _ => Err(format!("has a member `{name}` that is no line of text")),
            }),
            "data" => field(&mut out, name, &data(member, writing)?),
            _ => Ok(()),
        })?;
    }
    out.push(b'\n');
    Ok(out)
}

/// Text as it is, anything else as JSON.
fn data(value: &dyn Codec, writing: &Writing) -> Result<String, String> {
    let text = see(value, |seen| match seen? {
        Seen::Text(text) => Ok(Some(text)),
        _ => Ok(None),
    })?;
    match text {
        Some(text) => Ok(text),
        None => String::from_utf8(json(value, writing)?).map_err(|_| "is no text".to_owned()),
    }
}

/// A field; data of several lines are several fields.
fn field(out: &mut Vec<u8>, name: &str, text: &str) -> Result<(), String> {
    if text.contains('\r') {
        return Err("has a carriage return in it, which an event can't carry".to_owned());
    }
    for line in text.split('\n') {
        for part in [name, ": ", line, "\n"] {
            out.extend_from_slice(part.as_bytes());
        }
    }
    Ok(())
}
