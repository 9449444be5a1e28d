//! Values of another type than their field has, where only one reading is possible: a warning says which.
//!
//! ```yaml
//! info: {title: Shop, version: 1.0}   # "1.0"
//! deprecated: 'true'                  # true
//! minLength: '3'                      # 3
//! tags: pets                          # [pets]
//! deprecated: null                    # absent, as generators write it that print every field
//! ```
//! Null in the place of an object or a list is not among them: in YAML it is a key after which nobody wrote on.

use super::Reader;
use super::fields::mistyped;
use crate::diagnostic::{Diagnostic, Severity};
use crate::source::{Node, Number, Spanned, Text, Value, plain_scalar};

impl Reader<'_> {
    /// Warns that a value is read as another one.
    pub(super) fn read_as(&mut self, name: &str, wanted: &str, node: &Node, meant: &str) {
        let found = Diagnostic { severity: Severity::Warning, ..mistyped(name, wanted, node) };
        self.report(found.at(node.span, format!("read as {meant}")));
    }

    /// Whether null stands for a scalar that is absent; what security asks for is never left open by a guess.
    pub(super) fn is_nothing(&mut self, name: &str, wanted: &str, node: &Node) -> bool {
        let is_nothing = node.is_null() && !self.strict;
        if is_nothing {
            self.read_as(name, wanted, node, "absent");
        }
        is_nothing
    }

    /// Texts, of which one alone may stand without its list.
    pub(super) fn texts(&mut self, name: &str, node: &Node) -> Option<Vec<Spanned<Text>>> {
        if let Value::String(text) = &node.value {
            self.read_as(name, "an array", node, "a list of this one");
            return Some(vec![Spanned::new(text.clone(), node.span)]);
        }
        self.items(name, node, |reader, item| reader.string(name, item))
    }

    /// The text that a number or a boolean without quotes is meant to be.
    pub(super) fn text_meant(&mut self, name: &str, node: &Node) -> Option<Spanned<Text>> {
        let text = match &node.value {
            Value::Number(number) => number.to_string(),
            Value::Bool(value) => value.to_string(),
            _ => return None,
        };
        self.read_as(name, "a string", node, &format!("`\"{text}\"`"));
        Some(Spanned::new(text.into(), node.span))
    }

    /// The boolean that a text is meant to be.
    pub(super) fn boolean_meant(&mut self, name: &str, node: &Node) -> Option<bool> {
        let value = match node.as_str()?.to_ascii_lowercase().as_str() {
            "true" => true,
            "false" => false,
            _ => return None,
        };
        self.read_as(name, "`true` or `false`", node, &format!("`{value}`"));
        Some(value)
    }

    /// The number that a text is meant to be.
    pub(super) fn number_meant(&mut self, name: &str, node: &Node) -> Option<Number> {
        let Some(Value::Number(number)) = plain_scalar(node.as_str()?) else { return None };
        self.read_as(name, "a number", node, &format!("`{number}`"));
        Some(number)
    }
}
