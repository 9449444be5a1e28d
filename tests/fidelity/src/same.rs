//! Whether two values are equal as JSON.

use serde_json::Value;

/// The pointer to the first difference, and what it is. Numbers are compared as numbers, members in any order.
pub(crate) fn difference(before: &Value, after: &Value, at: &str) -> Option<String> {
    match (before, after) {
        (Value::Number(one), Value::Number(other)) if one == other || one.as_f64() == other.as_f64() => None,
        (Value::Array(one), Value::Array(other)) if one.len() == other.len() => {
            let mut pairs = one.iter().zip(other).enumerate();
            pairs.find_map(|(number, (one, other))| difference(one, other, &format!("{at}/{number}")))
        }
        (Value::Object(one), Value::Object(other)) => {
            let lost = one.iter().find_map(|(key, one)| match other.get(key) {
                Some(other) => difference(one, other, &format!("{at}/{key}")),
                None => Some(format!("`{at}/{key}` is lost: {one}")),
            });
            let added = || other.iter().find(|(key, _)| !one.contains_key(*key));
            lost.or_else(|| added().map(|(key, value)| format!("`{at}/{key}` is added: {value}")))
        }
        _ if before == after => None,
        _ => Some(format!("`{at}` was {before} and is {after}")),
    }
}
