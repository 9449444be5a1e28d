//! Keys: what `names.lock` and `bindery inspect` call an operation or a type. They are made from what does not shift:
//! never a number, never the name of a path parameter.

use super::{Operation, Origin, Side, Step};
use crate::json_pointer;
use std::fmt::Write as _;

impl Operation {
    /// The operation's key: `PUT /orgs/{}`.
    pub fn lock_key(&self) -> String {
        self.apart.clone().unwrap_or_else(|| operation(&self.method, &self.path))
    }
}

impl Origin {
    /// The type's key: `component Pet`, or its place below a component or an operation; `input component Pet` for what
    /// requests carry of it.
    pub fn key(&self) -> String {
        match self {
            Self::Input(of) => format!("input {}", of.place().key()),
            Self::Component(name) => format!("component {name}"),
            Self::Inline { root, steps } => {
                let mut key = match root.split_once(' ') {
                    Some((method, path))
                        if ["/", "webhook ", "callback "].iter().any(|begin| path.starts_with(begin)) =>
                    {
                        operation(method, path)
                    }
                    _ => format!("component {root}"),
                };
                for step in steps {
                    key.push(' ');
                    step.write(&mut key);
                }
                key
            }
        }
    }
}

impl Step {
    /// The JSON pointer (RFC 6901) of the schema that `steps` lead to from the one at `pointer`. Nothing, unless all of
    /// them are properties, elements and values.
    pub(crate) fn pointer(mut pointer: String, steps: &[Self]) -> Option<String> {
        for step in steps {
            match step {
                Self::Property(name) => {
                    pointer.push_str("/properties/");
                    pointer.push_str(&json_pointer::escape(name));
                }
                Self::Items => pointer.push_str("/items"),
                Self::Values => pointer.push_str("/additionalProperties"),
                Self::RequestBody(_)
                | Self::Response(..)
                | Self::Headers(_)
                | Self::Parameter(..)
                | Self::Branch(_) => return None,
            }
        }
        Some(pointer)
    }

    fn write(&self, key: &mut String) {
        // Writing to a `String` does not fail.
        _ = match self {
            Self::RequestBody(media) => write!(key, "request {media}"),
            Self::Response(status, media) => write!(key, "response {status} {media}"),
            Self::Parameter(place, name) => write!(key, "{place} {name}"),
            Self::Headers(Side::Success) => write!(key, "headers"),
            Self::Headers(Side::Failure) => write!(key, "error headers"),
            Self::Property(name) => write!(key, ".{name}"),
            Self::Items => write!(key, "[]"),
            Self::Values => write!(key, "{{*}}"),
            Self::Branch(label) => write!(key, "|{label}"),
        };
    }
}

/// The key of an operation: of parameters in its path there is only that they are there.
pub(crate) fn operation(method: &str, path: &str) -> String {
    let mut key = format!("{method} ");
    let mut inside = false;
    for character in path.chars() {
        match character {
            '{' => {
                inside = true;
                key.push_str("{}");
            }
            '}' => inside = false,
            _ if inside => {}
            _ => key.push(character),
        }
    }
    key
}
