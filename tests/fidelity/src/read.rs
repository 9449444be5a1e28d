//! A document as JSON.

use std::error::Error;
use std::fs;
use std::path::Path;

use bindery_build::diagnostic::Diagnostics;
use bindery_build::limits::Limits;
use bindery_build::source::{self, Node, Sources};
use serde_json::Value;

/// Reads YAML or JSON with the generator's own parser, so that both see the same scalars.
pub(crate) fn document(path: &Path) -> Result<Value, Box<dyn Error>> {
    let (mut sources, mut diagnostics, limits) = (Sources::new(), Diagnostics::new(), Limits::default());
    let name = path.display().to_string();
    let file = sources.add_file(&name, &fs::read(path)?.into(), &limits, &mut diagnostics);
    let tree = file.and_then(|file| source::parse(&sources, file, &limits, &mut diagnostics));
    tree.as_ref().map(json).ok_or_else(|| format!("{name} can't be read").into())
}

fn json(node: &Node) -> Value {
    match &node.value {
        source::Value::Null => Value::Null,
        source::Value::Bool(value) => Value::Bool(*value),
        // Beyond what a double holds there is no JSON value to compare with.
        source::Value::Number(number) => serde_json::from_str(number.as_str()).unwrap_or(Value::Null),
        source::Value::String(text) => Value::String(text.to_string()),
        source::Value::Array(items) => items.iter().map(json).collect(),
        source::Value::Object(members) => {
            Value::Object(members.entries().map(|entry| (entry.key.to_string(), json(&entry.value))).collect())
        }
    }
}
