//! `Debug` of generated types, from what the codec sees: a body less for each type.

use crate::codec::Codec;
use crate::json::view;
use crate::operation::{Parts, Reply};
use crate::shape::{Entries, View};
use std::fmt;

/// Shows a value as derived code would, with the names of the wire and without the members that are absent.
///
/// # Errors
/// When the formatter refuses.
pub fn show(value: &dyn Codec, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
    let mut outcome = Ok(());
    view(value, &mut |view| outcome = show_view(view, formatter));
    outcome
}

/// Shows a reply as derived code would: the variant's name, the status where it is open, the body where there is one.
///
/// # Errors
/// When the formatter refuses.
pub fn show_reply<T: Reply>(variants: &[&str], reply: &T, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
    let Parts { variant, status, body } = reply.parts();
    let name = variants.get(usize::from(variant)).copied().unwrap_or_default();
    show_parts(name, status, body, formatter)
}

fn show_parts(name: &str, status: Option<u16>, body: &dyn Codec, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
    let mut shown = formatter.debug_tuple(name);
    if let Some(status) = status {
        shown.field(&status);
    }
    if !body.is_absent() {
        shown.field(&Shown(body));
    }
    shown.finish()
}

struct Shown<'v>(&'v dyn Codec);

impl fmt::Debug for Shown<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        show(self.0, formatter)
    }
}

struct ShownEntries<'v>(&'v dyn Entries);

impl fmt::Debug for ShownEntries<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut map = formatter.debug_map();
        self.0.each(&mut |key, value| {
            map.entry(&key, &Shown(value));
        });
        map.finish()
    }
}

fn show_view(view: View<'_>, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
    match view {
        View::Null => formatter.write_str("null"),
        View::Boolean(value) => fmt::Debug::fmt(&value, formatter),
        View::Integer(value) => fmt::Debug::fmt(&value, formatter),
        View::Number(value) => fmt::Debug::fmt(&value, formatter),
        View::Literal(text) => formatter.write_str(text),
        View::String(text) => fmt::Debug::fmt(text, formatter),
        View::Binary(value) => fmt::Debug::fmt(value, formatter),
        View::Stream(_) => formatter.write_str("Stream(…)"),
        View::Any(value) => fmt::Display::fmt(value, formatter),
        View::Array(elements) => {
            let elements = (0..elements.len()).filter_map(|index| elements.get(index));
            formatter.debug_list().entries(elements.map(Shown)).finish()
        }
        View::Map(entries) => fmt::Debug::fmt(&ShownEntries(entries), formatter),
        View::Object(shape, fields, extra) => {
            let mut shown = formatter.debug_struct(shape.name);
            for (index, (field, value)) in shape.fields().zip(fields).enumerate() {
                if shape.requires(index) || !value.is_absent() {
                    shown.field(field.name, &Shown(*value));
                }
            }
            if let Some(extra) = extra.filter(|extra| !extra.is_empty()) {
                shown.field("extra", &ShownEntries(extra));
            }
            shown.finish()
        }
    }
}
