//! A document that can be changed: JSON's data model, with members in their order.

use std::fmt::Write as _;

use bindery_build::diagnostic::Diagnostics;
use bindery_build::limits::Limits;
use bindery_build::source::{Contents, Node, Sources, Value, parse};

#[derive(Clone, Debug, PartialEq)]
pub enum Tree {
    Null,
    Bool(bool),
    Number(String),
    Text(String),
    List(Vec<Tree>),
    Map(Vec<(String, Tree)>),
}

impl Tree {
    /// Reads YAML or JSON.
    pub fn read(contents: &Contents) -> Option<Self> {
        let (mut sources, mut diagnostics) = (Sources::new(), Diagnostics::new());
        let limits = Limits::default();
        let file = sources.add_file("openapi.yaml", contents, &limits, &mut diagnostics)?;
        Some(Self::of(&parse(&sources, file, &limits, &mut diagnostics)?))
    }

    fn of(node: &Node) -> Self {
        match &node.value {
            Value::Null => Self::Null,
            Value::Bool(value) => Self::Bool(*value),
            Value::Number(number) => Self::Number(number.as_str().to_owned()),
            Value::String(text) => Self::Text(text.to_string()),
            Value::Array(items) => Self::List(items.iter().map(Self::of).collect()),
            Value::Object(object) => {
                Self::Map(object.iter().map(|(key, value)| (key.value.to_string(), Self::of(value))).collect())
            }
        }
    }

    pub fn get(&self, key: &str) -> Option<&Self> {
        self.members().iter().find(|(name, _)| name == key).map(|(_, value)| value)
    }

    pub fn get_mut(&mut self, key: &str) -> Option<&mut Self> {
        let Self::Map(members) = self else { return None };
        members.iter_mut().find(|(name, _)| name == key).map(|(_, value)| value)
    }

    /// What stands below keys, one after the other.
    pub fn at<'t>(&'t mut self, keys: &[&str]) -> Option<&'t mut Self> {
        keys.iter().try_fold(self, |tree, key| tree.get_mut(key))
    }

    pub fn members(&self) -> &[(String, Self)] {
        if let Self::Map(members) = self { members } else { &[] }
    }

    pub fn members_mut(&mut self) -> Option<&mut Vec<(String, Self)>> {
        if let Self::Map(members) = self { Some(members) } else { None }
    }

    pub fn items_mut(&mut self) -> Option<&mut Vec<Self>> {
        if let Self::List(items) = self { Some(items) } else { None }
    }

    pub fn text(&self) -> Option<&str> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }

    /// The members below a key, which is there from now on.
    pub fn below(&mut self, key: &str) -> &mut Vec<(String, Self)> {
        let Self::Map(members) = self else { panic!("no object holds `{key}`") };
        let at = members.iter().position(|(name, _)| name == key).unwrap_or_else(|| {
            members.push((key.to_owned(), Self::Map(Vec::new())));
            members.len() - 1
        });
        members[at].1.members_mut().expect("an object")
    }

    /// The document as JSON, a member a line: the form in which lines of it are counted.
    pub fn print(&self) -> String {
        let mut out = String::new();
        self.write(&mut out, 0);
        out.push('\n');
        out
    }

    fn write(&self, out: &mut String, depth: usize) {
        let line = |out: &mut String, depth: usize| {
            out.push('\n');
            out.extend(std::iter::repeat_n(' ', depth));
        };
        match self {
            Self::Null => out.push_str("null"),
            Self::Bool(value) => _ = write!(out, "{value}"),
            Self::Number(text) => out.push_str(text),
            Self::Text(text) => out.push_str(&serde_json::to_string(text).unwrap()),
            Self::List(items) if items.is_empty() => out.push_str("[]"),
            Self::Map(members) if members.is_empty() => out.push_str("{}"),
            Self::List(items) => {
                out.push('[');
                for (at, item) in items.iter().enumerate() {
                    out.push_str(if at > 0 { "," } else { "" });
                    line(out, depth + 1);
                    item.write(out, depth + 1);
                }
                line(out, depth);
                out.push(']');
            }
            Self::Map(members) => {
                out.push('{');
                for (at, (name, value)) in members.iter().enumerate() {
                    out.push_str(if at > 0 { "," } else { "" });
                    line(out, depth + 1);
                    _ = write!(out, "{}: ", serde_json::to_string(name).unwrap());
                    value.write(out, depth + 1);
                }
                line(out, depth);
                out.push('}');
            }
        }
    }
}

/// A tree from JSON text of ours.
#[track_caller]
pub fn tree(text: &str) -> Tree {
    Tree::read(&text.into()).unwrap_or_else(|| panic!("no JSON: {text}"))
}
