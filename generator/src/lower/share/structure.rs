//! A type's structure as text: equal for types that can't be told apart by what they hold.

use crate::ir::{Additional, Json, Kind, Type, TypeId, Types, Value};
use std::fmt::Write as _;

/// The structure of a type, its parts being what `same` says that they are.
pub(super) fn key(types: &Types, id: TypeId, same: &[Option<TypeId>]) -> String {
    let mut out = String::new();
    let Some(def) = types.get(id) else { return out };
    match &def.kind {
        Kind::Enumeration(enumeration) => {
            let mut values: Vec<String> = enumeration.variants.iter().map(|variant| json(&variant.value)).collect();
            values.sort();
            let _ = write!(out, "enum {} {values:?}", enumeration.open);
        }
        Kind::Object(object) => {
            let mut members: Vec<String> = object
                .members
                .iter()
                .map(|member| {
                    let of = value(&member.value, same);
                    let default = member.default.as_ref().map(|default| json(default));
                    format!("{:?} {} {:?} {default:?} {of}", member.name, member.required, member.access)
                })
                .collect();
            members.sort();
            let additional = match &object.additional {
                Additional::Open => "open".to_owned(),
                Additional::Refused => "refused".to_owned(),
                Additional::Kept(values) => value(values, same),
            };
            let _ = write!(out, "object {members:?} {additional} {:?}", object.rules);
        }
        Kind::Tuple(tuple) => {
            let elements = tuple.elements.iter().map(|element| (element.required, value(&element.value, same)));
            let rest = tuple.rest.as_ref().map(|rest| value(rest, same));
            let _ = write!(out, "tuple {:?} {rest:?}", elements.collect::<Vec<_>>());
        }
        Kind::Union(union) => {
            let branches: Vec<String> = union.branches.iter().map(|branch| value(&branch.value, same)).collect();
            let _ = write!(out, "union {:?} {branches:?} {:?}", union.kind, union.discriminator);
        }
    }
    out
}

fn value(of: &Value, same: &[Option<TypeId>]) -> String {
    let ty = match &of.ty {
        Type::Array(items) => format!("[{}]", value(items, same)),
        Type::Map(values) => format!("{{{}}}", value(values, same)),
        Type::Named(id) => {
            let mut id = *id;
            while let Some(Some(next)) = same.get(id.index()) {
                id = *next;
            }
            format!("#{}", id.index())
        }
        Type::Any(_) => "any".to_owned(),
        other => format!("{other:?}"),
    };
    format!("{ty} {} {:?}", of.nullable, of.rules)
}

fn json(of: &Json) -> String {
    format!("{of:?}")
}
