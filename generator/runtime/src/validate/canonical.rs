//! One spelling for equal values: numerically equal numbers, objects whatever the order of their keys.

use super::apply::typed;
use super::number::exact;
use crate::codec::Codec;
use crate::json::{encode, view};
use crate::shape::View;
use std::collections::BTreeMap;

/// Bytes that are equal exactly when two values are, as JSON Schema says (Core 2020-12, section 4.2.2).
pub(crate) fn canonical(value: &dyn Codec) -> Vec<u8> {
    let mut out = Vec::new();
    view(value, &mut |view| spell(view, &mut out));
    out
}

fn spell(view: View<'_>, out: &mut Vec<u8>) {
    match view {
        View::Null | View::Stream(_) => out.extend_from_slice(b"null"),
        View::Boolean(value) => out.extend_from_slice(if value { b"true" } else { b"false" }),
        View::Integer(_) | View::Number(_) | View::Literal(_) => match exact(view) {
            Some(number) => out.extend_from_slice(number.spelling().as_bytes()),
            None => out.extend_from_slice(b"NaN"),
        },
        View::String(text) => out.extend_from_slice(&encode(&text.to_owned())),
        View::Binary(binary) => match crate::media::binary_text(binary) {
            Some(text) => out.extend_from_slice(&encode(&text)),
            // A stream is like no other.
            None => out.extend_from_slice(format!("{binary:p}").as_bytes()),
        },
        View::Array(elements) => {
            out.push(b'[');
            for element in (0..elements.len()).filter_map(|index| elements.get(index)) {
                out.extend_from_slice(&canonical(element));
                out.push(b',');
            }
            out.push(b']');
        }
        View::Map(entries) => {
            let mut members = BTreeMap::new();
            entries.each(&mut |key, value| {
                members.insert(key.to_owned(), canonical(value));
            });
            spell_members(&members, out);
        }
        View::Object(shape, fields, extra) => {
            let mut members = BTreeMap::new();
            if let Some(extra) = extra {
                extra.each(&mut |key, value| {
                    members.insert(key.to_owned(), canonical(value));
                });
            }
            for (index, (field, value)) in shape.fields().zip(fields).enumerate() {
                if shape.requires(index) || !value.is_absent() {
                    members.insert(field.name.to_owned(), canonical(*value));
                }
            }
            spell_members(&members, out);
        }
        View::Any(value) => typed(value, &mut |view| spell(view, out)),
    }
}

fn spell_members(members: &BTreeMap<String, Vec<u8>>, out: &mut Vec<u8>) {
    out.push(b'{');
    for (key, value) in members {
        out.extend_from_slice(&encode(key));
        out.push(b':');
        out.extend_from_slice(value);
        out.push(b',');
    }
    out.push(b'}');
}
