//! The type that several values of the document have in common.
//!
//! `const: {unit: cm}` is a map of strings, `enum: [[0], [1]]` is about lists of integers.

use crate::ir::{Integer, Json, Number, Type, Untyped, Value};

/// The type of all of these; null beside others makes it nullable. As deep as the document, which the reader limits.
pub(super) fn common<'j>(values: impl Iterator<Item = &'j Json> + Clone) -> Value {
    let rest = values.clone().filter(|value| !matches!(value, Json::Null));
    let Some(first) = rest.clone().next() else {
        return if values.clone().next().is_some() { null() } else { Value::untyped(Untyped::Everything) };
    };
    let all = |is: fn(&Json) -> bool| rest.clone().all(is);
    let ty = match first {
        Json::Boolean(_) if all(|value| matches!(value, Json::Boolean(_))) => Type::Boolean,
        Json::String(_) if all(|value| matches!(value, Json::String(_))) => Type::String(None),
        Json::Number(_) if all(|value| value.as_i64().is_some()) => Type::Integer(Integer::default()),
        Json::Number(_) if all(|value| value.as_integer().is_some()) => Type::Integer(Integer::Unlimited),
        Json::Number(_) if all(Json::is_double) => Type::Number(Number::Double),
        Json::Number(_) if all(|value| matches!(value, Json::Number(_))) => Type::Number(Number::Decimal),
        Json::Array(_) if all(|value| matches!(value, Json::Array(_))) => {
            let elements: Vec<&Json> = rest.clone().flat_map(elements).collect();
            Type::Array(Box::new(common(elements.into_iter())))
        }
        Json::Object(_) if all(|value| matches!(value, Json::Object(_))) => {
            let members: Vec<&Json> = rest.clone().flat_map(members).collect();
            Type::Map(Box::new(common(members.into_iter())))
        }
        _ => return Value::untyped(Untyped::MixedEnum),
    };
    Value { nullable: values.clone().count() > rest.count(), ..Value::new(ty) }
}

fn null() -> Value {
    Value { nullable: true, ..Value::new(Type::Null) }
}

fn elements(value: &Json) -> &[Json] {
    if let Json::Array(elements) = value { elements } else { &[] }
}

fn members(value: &Json) -> impl Iterator<Item = &Json> {
    let members = if let Json::Object(members) = value { members.as_slice() } else { &[] };
    members.iter().map(|(_, value)| value)
}
