//! One spelling for equal values: numerically equal numbers, objects whatever the order of their keys.

use crate::codec::Codec;
use crate::json::{encode, view};
use crate::shape::View;
use serde_json::Value;
use std::collections::BTreeMap;

/// Bytes that are equal exactly when two values are, as JSON Schema says (Core 2020-12, section 4.2.2).
pub(super) fn canonical(value: &dyn Codec) -> Vec<u8> {
    let mut out = Vec::new();
    view(value, &mut |view| spell(view, &mut out));
    out
}

fn spell(view: View<'_>, out: &mut Vec<u8>) {
    match view {
        View::Null => out.extend_from_slice(b"null"),
        View::Boolean(value) => out.extend_from_slice(if value { b"true" } else { b"false" }),
        View::Integer(value) => out.extend_from_slice(value.to_string().as_bytes()),
        View::Number(value) => {
            // Beyond 2^63 a float is its own spelling; below, a whole one is that of the integer.
            #[expect(clippy::cast_possible_truncation, reason = "only whole numbers in range are cast")]
            let text = if value.fract() == 0.0 && value.abs() < 1e37 {
                (value as i128).to_string()
            } else {
                value.to_string()
            };
            out.extend_from_slice(text.as_bytes());
        }
        View::String(text) => out.extend_from_slice(&encode(&text.to_owned())),
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
            for (index, (field, value)) in shape.fields.iter().zip(fields).enumerate() {
                if shape.requires(index) || !value.is_absent() {
                    members.insert(field.name.to_owned(), canonical(*value));
                }
            }
            spell_members(&members, out);
        }
        View::Any(value) => spell_any(value, out),
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

fn spell_any(value: &Value, out: &mut Vec<u8>) {
    match value {
        Value::Null => spell(View::Null, out),
        Value::Bool(value) => spell(View::Boolean(*value), out),
        Value::Number(number) => match (number.as_i64(), number.as_u64(), number.as_f64()) {
            (Some(integer), _, _) => spell(View::Integer(integer.into()), out),
            (_, Some(integer), _) => spell(View::Integer(integer.into()), out),
            (_, _, Some(number)) => spell(View::Number(number), out),
            (None, None, None) => out.extend_from_slice(number.to_string().as_bytes()),
        },
        Value::String(text) => spell(View::String(text), out),
        Value::Array(elements) => spell(View::Array(elements), out),
        Value::Object(members) => spell(View::Map(members), out),
    }
}
