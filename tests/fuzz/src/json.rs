//! JSON that can be changed: members in their order, numbers as they are spelled.

use bindery_build::diagnostic::{Code, Diagnostics};
use bindery_build::limits::Limits;
use bindery_build::source::{Contents, Node, Sources, Value, parse};

/// A value.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Json {
    Null,
    Bool(bool),
    Number(String),
    String(String),
    Array(Vec<Json>),
    Object(Vec<(String, Json)>),
}

impl Json {
    /// Reads YAML or JSON; nothing where it is neither.
    pub(crate) fn read(text: &[u8]) -> Option<Self> {
        let (mut sources, mut found, limits) = (Sources::new(), Diagnostics::new(), Limits::default());
        let file = sources.add_file("input.yaml", &Contents::from(text.to_vec()), &limits, &mut found)?;
        parse(&sources, file, &limits, &mut found).as_ref().map(Self::of)
    }

    /// Whether an object in a text has two members of one name.
    pub(crate) fn has_twins(text: &[u8]) -> bool {
        let (mut sources, mut found, limits) = (Sources::new(), Diagnostics::new(), Limits::default());
        let file = sources.add_file("input.json", &Contents::from(text.to_vec()), &limits, &mut found);
        let _ = file.and_then(|file| parse(&sources, file, &limits, &mut found));
        found.iter().any(|found| found.code == Code::DuplicateKey)
    }

    /// What a node holds.
    pub(crate) fn of(node: &Node) -> Self {
        match &node.value {
            Value::Null => Self::Null,
            Value::Bool(value) => Self::Bool(*value),
            Value::Number(number) => Self::Number(number.as_str().to_owned()),
            Value::String(text) => Self::String(text.to_string()),
            Value::Array(items) => Self::Array(items.iter().map(Self::of).collect()),
            Value::Object(members) => {
                Self::Object(members.iter().map(|(name, value)| (name.as_str().to_owned(), Self::of(value))).collect())
            }
        }
    }

    /// The member of this name.
    pub(crate) fn get(&self, name: &str) -> Option<&Self> {
        let Self::Object(members) = self else { return None };
        members.iter().find(|(member, _)| member == name).map(|(_, value)| value)
    }

    /// The text, where it is one.
    pub(crate) fn as_str(&self) -> Option<&str> {
        if let Self::String(text) = self { Some(text) } else { None }
    }

    /// The values directly in it.
    pub(crate) fn children(&self) -> Box<dyn Iterator<Item = &Self> + '_> {
        match self {
            Self::Array(items) => Box::new(items.iter()),
            Self::Object(members) => Box::new(members.iter().map(|(_, value)| value)),
            _ => Box::new(std::iter::empty()),
        }
    }

    /// The same, to be changed.
    pub(crate) fn children_mut(&mut self) -> Box<dyn Iterator<Item = &mut Self> + '_> {
        match self {
            Self::Array(items) => Box::new(items.iter_mut()),
            Self::Object(members) => Box::new(members.iter_mut().map(|(_, value)| value)),
            _ => Box::new(std::iter::empty()),
        }
    }

    /// How many values there are, itself included.
    pub(crate) fn count(&self) -> usize {
        1 + self.children().map(Self::count).sum::<usize>()
    }

    /// Every text in it, names of members included.
    pub(crate) fn texts<'j>(&'j self, into: &mut Vec<&'j str>) {
        match self {
            Self::String(text) => into.push(text),
            Self::Object(members) => into.extend(members.iter().map(|(name, _)| name.as_str())),
            _ => {}
        }
        self.children().for_each(|child| child.texts(into));
    }

    /// The text of a value.
    pub(crate) fn text(&self) -> String {
        let mut out = String::new();
        self.write(&mut out);
        out
    }

    fn write(&self, out: &mut String) {
        match self {
            Self::Null => out.push_str("null"),
            Self::Bool(value) => out.push_str(if *value { "true" } else { "false" }),
            Self::Number(literal) => out.push_str(literal),
            Self::String(text) => out.push_str(&quoted(text)),
            Self::Array(items) => {
                for (number, item) in items.iter().enumerate() {
                    out.push(if number == 0 { '[' } else { ',' });
                    item.write(out);
                }
                out.push_str(if items.is_empty() { "[]" } else { "]" });
            }
            Self::Object(members) => {
                for (number, (name, value)) in members.iter().enumerate() {
                    out.push_str(if number == 0 { "{\n" } else { ",\n" });
                    out.push_str(&quoted(name));
                    out.push(':');
                    value.write(out);
                }
                out.push_str(if members.is_empty() { "{}" } else { "}" });
            }
        }
    }
}

fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
