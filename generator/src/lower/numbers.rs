//! How scalars are held: by their format, by their limits, and as `bindery.toml` says.
//!
//! ```yaml
//! count: {type: integer, format: int32}      # 64 bits; servers check the range
//! size: {type: integer, format: uint64}      # 64 bits without a sign
//! wei: {type: integer, format: bigint}       # all digits
//! price: {type: number, format: decimal}     # all digits
//! ```
//! A narrow format makes no narrow type: what a client can't hold costs it the whole response, and a value beyond a
//! format is no worse than one beyond a limit. Where a document allows more than 64 bits hold, so does the type.

use super::context::Lowering;
use super::place::Place;
use crate::config::{Held, HeldAs};
use crate::document::{SchemaObject, Type as JsonType};
use crate::ir::{Integer, Number, Type};
use crate::source::{Node, Number as Literal, Text};

/// The type of a boolean, a number or a string; `place` is none where `bindery.toml` has no name for it.
pub(super) fn scalar(
    lowering: &Lowering<'_>,
    schema: &SchemaObject,
    place: Option<&Place>,
    of: JsonType,
) -> Option<Type> {
    let stated = stated(schema, of)?;
    Some(configured(lowering, schema, place, of).unwrap_or(stated))
}

/// The same, by what the document says.
pub(super) fn stated(schema: &SchemaObject, of: JsonType) -> Option<Type> {
    Some(match of {
        JsonType::Boolean => Type::Boolean,
        JsonType::Integer => Type::Integer(integer(schema)),
        JsonType::Number => Type::Number(number(schema)),
        JsonType::String => Type::String(format(schema)),
        JsonType::Null | JsonType::Array | JsonType::Object => return None,
    })
}

/// What `bindery.toml` says of the schema itself, else of its format.
fn configured(lowering: &Lowering<'_>, schema: &SchemaObject, place: Option<&Place>, of: JsonType) -> Option<Type> {
    let own = place.and_then(|place| lowering.configured(place)).and_then(|ty| ty.held.as_ref());
    let of_format = schema.format.as_ref().and_then(|format| lowering.config.format(format));
    let ty = |held: Held| match (held, of) {
        (Held::I8, JsonType::Integer | JsonType::Number) => Some(Type::Integer(Integer::Signed(8))),
        (Held::I16, JsonType::Integer | JsonType::Number) => Some(Type::Integer(Integer::Signed(16))),
        (Held::I32, JsonType::Integer | JsonType::Number) => Some(Type::Integer(Integer::Signed(32))),
        (Held::I64, JsonType::Integer | JsonType::Number) => Some(Type::Integer(Integer::Signed(64))),
        (Held::U8, JsonType::Integer | JsonType::Number) => Some(Type::Integer(Integer::Unsigned(8))),
        (Held::U16, JsonType::Integer | JsonType::Number) => Some(Type::Integer(Integer::Unsigned(16))),
        (Held::U32, JsonType::Integer | JsonType::Number) => Some(Type::Integer(Integer::Unsigned(32))),
        (Held::U64, JsonType::Integer | JsonType::Number) => Some(Type::Integer(Integer::Unsigned(64))),
        (Held::BigInt, JsonType::Integer | JsonType::Number) => Some(Type::Integer(Integer::Unlimited)),
        (Held::F64, JsonType::Number) => Some(Type::Number(Number::Double)),
        (Held::Decimal, JsonType::Number) => Some(Type::Number(Number::Decimal)),
        (Held::String, JsonType::String) => Some(Type::String(None)),
        // A type of another crate is the business of `foreign`.
        _ => None,
    };
    // A setting that suits no schema is not taken, and reported.
    own.into_iter().chain(of_format).find_map(|setting| {
        let HeldAs::Ours(held) = setting.peek() else { return None };
        let ty = ty(*held)?;
        setting.get();
        Some(ty)
    })
}

fn integer(schema: &SchemaObject) -> Integer {
    match schema.format.as_ref().map(|format| format.as_str()) {
        Some("bigint" | "big-int" | "biginteger" | "big-integer" | "int128" | "int256" | "uint128" | "uint256") => {
            Integer::Unlimited
        }
        Some("uint64" | "uint" | "u-int64") => Integer::Unsigned(64),
        Some("int64" | "long") => Integer::default(),
        Some(narrow) if limits(narrow).is_some() => Integer::default(),
        _ => by_limits(schema),
    }
}

/// The type that has room for all between the limits, and for all that is listed. Programs that count in floats write
/// the limits of 64 bits as the nearest float, a little beyond them.
fn by_limits(schema: &SchemaObject) -> Integer {
    const SIGNED: f64 = 9_223_372_036_854_775_808.0;
    let number = &schema.number;
    let least = number.minimum.as_ref().or(number.exclusive_minimum.as_ref());
    let most = number.maximum.as_ref().or(number.exclusive_maximum.as_ref());
    let value = |number: &Literal| number.as_f64().unwrap_or(f64::INFINITY);
    let listed: Vec<f64> = schema
        .enumeration
        .iter()
        .flat_map(|values| values.iter())
        .chain(schema.constant.as_deref())
        .filter_map(Node::as_number)
        .map(value)
        .collect();
    let limits = || [least, most].into_iter().flatten().map(|limit| value(limit)).chain(listed.iter().copied());
    let within = |bound: f64| limits().all(|limit| limit.abs() <= bound);
    let is_bounded = least.is_some() || !listed.is_empty();
    if within(SIGNED) {
        Integer::default()
    } else if within(2.0 * SIGNED) && is_bounded && limits().all(|limit| limit >= 0.0) {
        Integer::Unsigned(64)
    } else {
        Integer::Unlimited
    }
}

fn number(schema: &SchemaObject) -> Number {
    match schema.format.as_ref().map(|format| format.as_str()) {
        Some("decimal" | "decimal128" | "bigdecimal" | "big-decimal" | "bigint" | "biginteger" | "big-integer") => {
            Number::Decimal
        }
        _ => Number::Double,
    }
}

/// `format`, or that of what `contentEncoding` says.
fn format(schema: &SchemaObject) -> Option<Text> {
    let encoding = schema.string.content_encoding.as_ref().map(|encoding| encoding.to_ascii_lowercase());
    let encoded = match encoding.as_deref() {
        Some("base64") => Some("byte".into()),
        Some("base64url") => Some("base64url".into()),
        // Octets as they are (RFC 2045, section 6.2).
        Some("binary") => Some("binary".into()),
        // Bytes as they are, which only a form in parts can carry (OpenAPI 3.1, 4.8.24).
        None if schema.string.content_media_type.as_ref().is_some_and(|name| is_binary(name)) => Some("binary".into()),
        _ => None,
    };
    schema.format.as_ref().map(|format| format.value.clone()).or(encoded)
}

/// Whether a media type is for bytes.
pub(super) fn is_binary(media_type: &str) -> bool {
    let first = media_type.split([',', ';']).next().unwrap_or_default().trim();
    let text = first.starts_with("text/") || first.ends_with("json") || first.ends_with("xml");
    !text && first != "application/x-www-form-urlencoded"
}

/// The values of a format of numbers that is narrower than its type (OpenAPI Format Registry).
pub(crate) fn limits(format: &str) -> Option<(i64, i64)> {
    Some(match format {
        "int8" => (i8::MIN.into(), i8::MAX.into()),
        "int16" => (i16::MIN.into(), i16::MAX.into()),
        "int32" => (i32::MIN.into(), i32::MAX.into()),
        "uint8" | "u-int8" => (0, u8::MAX.into()),
        "uint16" | "u-int16" => (0, u16::MAX.into()),
        "uint32" | "u-int32" => (0, u32::MAX.into()),
        "double-int" => (-9_007_199_254_740_991, 9_007_199_254_740_991),
        _ => return None,
    })
}

/// A type that has room for the values of both.
pub(super) fn wider(one: Type, other: Type) -> Type {
    match (one, other) {
        (Type::Integer(one), Type::Integer(other)) => Type::Integer(match (one.range(), other.range()) {
            (Some(ours), Some(theirs)) if ours.0 <= theirs.0 && ours.1 >= theirs.1 => one,
            (Some(ours), Some(theirs)) if theirs.0 <= ours.0 && theirs.1 >= ours.1 => other,
            _ => Integer::Unlimited,
        }),
        (Type::Number(_), Type::Number(Number::Decimal)) => Type::Number(Number::Decimal),
        (one, _) => one,
    }
}
