//! What a document says: every literal with its text must be one of its texts, a part of one, or JSON of them.

use serde_json::Value;

use super::CANARY;
use crate::json::Json;

/// The texts of a document, names of members included.
pub(super) struct Said {
    texts: Vec<String>,
    /// The letters of its patterns, which are spelled for another engine in the output.
    patterns: Vec<String>,
}

impl Said {
    pub(super) fn of(document: &Json) -> Self {
        let (mut texts, mut patterns) = (Vec::new(), Vec::new());
        document.texts(&mut texts);
        gather(document, &mut patterns);
        Self { texts: texts.into_iter().map(str::to_owned).collect(), patterns }
    }

    pub(super) fn holds(&self, text: &str) -> bool {
        let json = || serde_json::from_str::<Value>(text).is_ok_and(|value| self.holds_value(&value));
        let pattern = || self.patterns.iter().any(|pattern| pattern.contains(&letters(text)));
        // The kinds of a union's branches (`object (name)`), names of XML with their prefix, addresses that are relative to
        // where the document is from.
        let parts = || text.split([' ', '(', ')', ',', ':', '/']).all(|part| !part.contains(CANARY) || self.says(part));
        self.says(text) || json() || pattern() || parts()
    }

    fn says(&self, text: &str) -> bool {
        self.texts.iter().any(|said| said.contains(text))
    }

    fn holds_value(&self, value: &Value) -> bool {
        match value {
            Value::String(text) => !text.contains(CANARY) || self.says(text),
            Value::Array(items) => items.iter().all(|item| self.holds_value(item)),
            Value::Object(members) => members.iter().all(|(name, value)| self.says(name) && self.holds_value(value)),
            _ => true,
        }
    }
}

fn gather(value: &Json, patterns: &mut Vec<String>) {
    if let Json::Object(members) = value {
        for (name, value) in members {
            match (name.as_str(), value) {
                ("pattern", Json::String(pattern)) => patterns.push(letters(pattern)),
                ("patternProperties", Json::Object(members)) => {
                    patterns.extend(members.iter().map(|(pattern, _)| letters(pattern)));
                }
                _ => {}
            }
        }
    }
    value.children().for_each(|child| gather(child, patterns));
}

/// What a pattern has of letters and digits outside of classes and escapes.
fn letters(pattern: &str) -> String {
    let (mut letters, mut depth) = (String::new(), 0_usize);
    // Word boundaries of ASCII.
    let plain = pattern.replace("(?-u:", "");
    let mut characters = plain.chars();
    while let Some(c) = characters.next() {
        match c {
            '\\' => drop(characters.next()),
            '[' => depth += 1,
            ']' => depth = depth.saturating_sub(1),
            c if depth == 0 && (c.is_alphanumeric() || c == '_') => letters.push(c),
            _ => {}
        }
    }
    letters
}
