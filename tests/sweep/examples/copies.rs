//! Several copies of a document in one, to see how time and memory grow with its size.
//!
//! `copies DOCUMENT.json COUNT >OUT.json`: in each copy but the first, paths, operations, components and the references
//! to them have names of their own; tags are shared.

use std::io::{BufWriter, Error, Write, stdout};

use serde_json::{Map, Value};

fn main() -> Result<(), Error> {
    let mut arguments = std::env::args().skip(1);
    let (Some(path), Some(count)) = (arguments.next(), arguments.next().and_then(|count| count.parse().ok())) else {
        return Err(Error::other("usage: copies DOCUMENT.json COUNT"));
    };
    let first: Value = serde_json::from_slice(&std::fs::read(path)?)?;
    let mut whole = first.clone();
    for number in 2..=count {
        let mut copy = first.clone();
        rename(&mut copy, &format!("copy{number}"));
        for (name, value) in paths(&mut copy) {
            paths(&mut whole).insert(format!("/copy{number}{name}"), value.take());
        }
        for (kind, members) in components(&mut copy) {
            let Some(into) = components(&mut whole).get_mut(kind).and_then(Value::as_object_mut) else { continue };
            for (name, value) in members.as_object_mut().into_iter().flatten() {
                into.insert(format!("{name}-copy{number}"), value.take());
            }
        }
    }
    let mut out = BufWriter::new(stdout().lock());
    serde_json::to_writer(&mut out, &whole)?;
    out.flush()
}

fn paths(document: &mut Value) -> &mut Map<String, Value> {
    object(document, "paths")
}

fn components(document: &mut Value) -> &mut Map<String, Value> {
    object(document, "components")
}

/// A member that is an object, which it becomes if it is none.
fn object<'a>(document: &'a mut Value, name: &str) -> &'a mut Map<String, Value> {
    let member = &mut document[name];
    if !member.is_object() {
        *member = Value::Object(Map::new());
    }
    member.as_object_mut().expect("it is an object")
}

/// Gives operations, and the components that are referred to, names of this copy.
fn rename(value: &mut Value, suffix: &str) {
    match value {
        Value::Object(members) => {
            for (name, member) in members {
                match member {
                    Value::String(text) if name == "operationId" => *text = format!("{text}-{suffix}"),
                    _ => rename(member, suffix),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| rename(item, suffix)),
        // A reference, or the value of a discriminator's mapping.
        Value::String(text) if text.starts_with("#/components/") => {
            let tokens: Vec<_> = text.split('/').collect();
            if let [_, _, kind, name, rest @ ..] = tokens.as_slice() {
                let rest: String = rest.iter().map(|token| format!("/{token}")).collect();
                *text = format!("#/components/{kind}/{name}-{suffix}{rest}");
            }
        }
        _ => {}
    }
}
