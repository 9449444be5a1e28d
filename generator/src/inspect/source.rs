//! The document as other tools are to be given it: its overlays applied, as JSON.

use crate::json::quote;
use crate::source::{Node, Value};

/// The whole document, indented by two spaces; numbers as they are written.
pub(super) fn page(root: &Node) -> String {
    let mut page = String::new();
    write(&mut page, root, 1);
    page.push('\n');
    page
}

// As deep as the document is, whose depth the reader limits.
fn write(page: &mut String, node: &Node, depth: usize) {
    match &node.value {
        Value::Null => page.push_str("null"),
        Value::Bool(value) => page.push_str(if *value { "true" } else { "false" }),
        Value::Number(number) => page.push_str(number.as_str()),
        Value::String(text) => quote(page, text),
        Value::Array(items) if items.is_empty() => page.push_str("[]"),
        Value::Object(members) if members.is_empty() => page.push_str("{}"),
        Value::Array(items) => {
            for (number, item) in items.iter().enumerate() {
                page.push(if number == 0 { '[' } else { ',' });
                line(page, depth);
                write(page, item, depth + 1);
            }
            line(page, depth - 1);
            page.push(']');
        }
        Value::Object(members) => {
            for (number, (name, member)) in members.iter().enumerate() {
                page.push(if number == 0 { '{' } else { ',' });
                line(page, depth);
                quote(page, name.as_str());
                page.push_str(": ");
                write(page, member, depth + 1);
            }
            line(page, depth - 1);
            page.push('}');
        }
    }
}

fn line(page: &mut String, depth: usize) {
    page.push('\n');
    (0..depth).for_each(|_| page.push_str("  "));
}

#[cfg(test)]
mod tests {
    use super::page;
    use crate::diagnostic::Diagnostics;
    use crate::limits::Limits;
    use crate::source::{Sources, parse};

    #[test]
    fn what_is_printed_is_json_and_says_the_same() {
        let yaml = "a: [1.50, 0x1F, {b: null, '\"': 'x\\y', c: [], d: {}}, true]\nb: \"line\\nbreak \\u0001 é\"\n";
        let (mut sources, mut found) = (Sources::default(), Diagnostics::new());
        let file = sources.add("a.yaml", yaml);
        let root = parse(&sources, file, &Limits::default(), &mut found).unwrap();
        let read: serde_json::Value = serde_json::from_str(&page(&root)).unwrap();
        let expected = serde_json::json!({"a": [1.5, 31, {"b": null, "\"": "x\\y", "c": [], "d": {}}, true], "b": "line\nbreak \u{1} é"});
        assert_eq!(read, expected);
    }
}
