//! JSON values that are compared as DESIGN has it: numbers by what they are, members in any order.

use serde_json::Value;

/// A value with every number as one of floating point, where that loses nothing.
pub fn normal(value: &Value) -> Value {
    match value {
        Value::Number(number) => match number.as_f64().filter(|float| float.abs() < 9e15) {
            Some(float) => float.into(),
            None => value.clone(),
        },
        Value::Array(items) => items.iter().map(normal).collect(),
        Value::Object(members) => members.iter().map(|(name, value)| (name.clone(), normal(value))).collect(),
        _ => value.clone(),
    }
}
