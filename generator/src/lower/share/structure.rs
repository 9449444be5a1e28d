//! A type's structure as text: equal for types that can't be told apart by what they hold.

use crate::ir::{Additional, Kind, Type, TypeId, Types, Value};
use std::fmt::{self, Write as _};

/// The structure of a type, its parts being what `same` says that they are.
pub(in super::super) fn key(types: &Types, id: TypeId, same: &[Option<TypeId>]) -> String {
    let number = |out: &mut String, mut id: TypeId| {
        while let Some(Some(next)) = same.get(id.index()) {
            id = *next;
        }
        write!(out, "#{}", id.index())
    };
    with(types, id, &number)
}

/// The structure of a type, its parts being what `named` writes for them.
pub(in super::super) fn with(types: &Types, id: TypeId, named: &Named<'_>) -> String {
    let Some(def) = types.get(id) else { return String::new() };
    let mut out = String::new();
    // Writing to a `String` does not fail.
    _ = write(&mut out, &def.kind, named);
    out
}

/// The structure of a value, as [`with`] has it.
pub(in super::super) fn of_value(of: &Value, named: &Named<'_>) -> String {
    let mut out = String::new();
    // Writing to a `String` does not fail.
    _ = value(&mut out, of, named);
    out
}

/// Writes what a type is called that is part of another.
pub(in super::super) type Named<'n> = dyn Fn(&mut String, TypeId) -> fmt::Result + 'n;

fn write(out: &mut String, kind: &Kind, named: &Named<'_>) -> fmt::Result {
    match kind {
        Kind::Enumeration(enumeration) => {
            write!(out, "enum {}", enumeration.open)?;
            sorted(out, &enumeration.variants, |out, variant| write!(out, "{:?}", variant.value))
        }
        Kind::Object(object) => {
            out.push_str("object");
            sorted(out, &object.members, |out, member| {
                write!(out, "{} {} {} {:?}", member.name.len(), member.name, member.required, member.access)?;
                if let Some(default) = &member.default {
                    write!(out, " {default:?}")?;
                }
                value(out, &member.value, named)
            })?;
            match &object.additional {
                Additional::Open => out.push_str("open"),
                Additional::Refused => out.push_str("refused"),
                Additional::Kept(values) => value(out, values, named)?,
            }
            if let Some(styles) = &object.headers {
                // Responses tell which of them they have by their numbers.
                let names: Vec<&str> = object.members.iter().map(|member| member.name.as_str()).collect();
                write!(out, "headers {names:?} {styles:?}")?;
            }
            write!(out, " {:?}", object.rules)
        }
        Kind::Tuple(tuple) => {
            out.push_str("tuple");
            for element in &tuple.elements {
                write!(out, " {}", element.required)?;
                value(out, &element.value, named)?;
            }
            out.push_str(" rest");
            tuple.rest.iter().try_for_each(|rest| value(out, rest, named))
        }
        Kind::Union(union) => {
            write!(out, "union {:?}", union.kind)?;
            union.branches.iter().try_for_each(|branch| value(out, &branch.value, named))?;
            write!(out, " {:?}", union.discriminator)
        }
    }
}

/// Things whose order does not count, each in brackets.
fn sorted<T>(out: &mut String, things: &[T], write: impl Fn(&mut String, &T) -> fmt::Result) -> fmt::Result {
    let mut texts = String::with_capacity(64 * things.len());
    let mut ends = Vec::with_capacity(things.len());
    for thing in things {
        write(&mut texts, thing)?;
        ends.push(texts.len());
    }
    let starts = [0].into_iter().chain(ends.iter().copied());
    let mut texts: Vec<&str> =
        starts.zip(&ends).map(|(start, end)| texts.get(start..*end).unwrap_or_default()).collect();
    texts.sort_unstable();
    texts.iter().try_for_each(|text| write!(out, "[{} {text}]", text.len()))
}

fn value(out: &mut String, of: &Value, named: &Named<'_>) -> fmt::Result {
    match &of.ty {
        Type::Array(items) => {
            out.push('[');
            value(out, items, named)?;
            out.push(']');
        }
        Type::Map(values) => {
            out.push('{');
            value(out, values, named)?;
            out.push_str(if of.ordered { "}>" } else { "}" });
        }
        Type::Named(id) => named(out, *id)?,
        Type::Any(_) => out.push_str("any"),
        other => write!(out, "{other:?}")?,
    }
    if of.nullable {
        out.push('?');
    }
    if of.rules.is_empty() { Ok(()) } else { write!(out, " {:?}", of.rules) }
}
