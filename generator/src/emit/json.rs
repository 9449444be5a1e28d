//! JSON values of the document as compact text, for tables and documentation.

use crate::ir::Json;
use crate::json::quote;

/// The value as JSON (RFC 8259) without spaces; numbers as the document writes them.
pub(super) fn compact(value: &Json) -> String {
    let mut text = String::new();
    write(&mut text, value);
    text
}

// As deep as the document is, whose depth the reader limits.
fn write(text: &mut String, value: &Json) {
    match value {
        Json::Null => text.push_str("null"),
        Json::Boolean(value) => text.push_str(if *value { "true" } else { "false" }),
        Json::Number(number) => text.push_str(number),
        Json::String(string) => quote(text, string),
        Json::Array(elements) => {
            text.push('[');
            for (number, element) in elements.iter().enumerate() {
                if number > 0 {
                    text.push(',');
                }
                write(text, element);
            }
            text.push(']');
        }
        Json::Object(members) => {
            text.push('{');
            for (number, (name, member)) in members.iter().enumerate() {
                if number > 0 {
                    text.push(',');
                }
                quote(text, name);
                text.push(':');
                write(text, member);
            }
            text.push('}');
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::Strings;
    use super::*;

    #[test]
    fn is_json() {
        for text in Strings::new(3).take(1_000) {
            let value = Json::Object(vec![(
                text.as_str().into(),
                Json::Array(vec![Json::String(text.as_str().into()), Json::Null]),
            )]);
            let read: serde_json::Value = serde_json::from_str(&compact(&value)).unwrap();
            assert_eq!(read, serde_json::json!({ text.clone(): [text, null] }));
        }
    }
}
