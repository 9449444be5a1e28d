//! Which JSON kinds a value may be, and which strings.

use crate::ir::{Enumeration, Json, JsonType, Kind, Rule, Type, Types, Value};

/// Kinds as bits: null, boolean, integer, number, string, array, object, as in `bindery::shape::Decide::Kind`.
pub(super) type Kinds = u8;

pub(super) const NULL: Kinds = 1;
pub(super) const BOOLEAN: Kinds = 1 << 1;
pub(super) const INTEGER: Kinds = 1 << 2;
pub(super) const NUMBER: Kinds = 1 << 3;
pub(super) const STRING: Kinds = 1 << 4;
pub(super) const ARRAY: Kinds = 1 << 5;
pub(super) const OBJECT: Kinds = 1 << 6;
pub(super) const ANY: Kinds = 0b111_1111;

/// How deep unions of unions are looked into; beyond, anything is possible.
pub(super) const DEEPEST: usize = 8;

/// The kinds that a value may be; a number may or may not be an integer, unless the value is one.
pub(super) fn kinds(types: &Types, value: &Value, depth: usize) -> Kinds {
    let null = if value.nullable { NULL } else { 0 };
    null | match &value.ty {
        Type::Any(_) => value.rules.iter().fold(ANY, |kinds, rule| kinds & by_rule(rule)),
        Type::Null => NULL,
        Type::Never => 0,
        Type::Boolean => BOOLEAN,
        Type::Integer(_) => INTEGER,
        Type::Number(_) => NUMBER,
        Type::String(_) | Type::Binary => STRING,
        Type::Array(_) => ARRAY,
        Type::Map(_) => OBJECT,
        Type::Named(id) => match types.get(*id).map(|def| &def.kind) {
            Some(Kind::Object(_)) | None => OBJECT,
            Some(Kind::Tuple(_)) => ARRAY,
            Some(Kind::Enumeration(enumeration)) => of_values(enumeration),
            Some(Kind::Union(_)) if depth > DEEPEST => ANY,
            Some(Kind::Union(union)) => {
                union.branches.iter().fold(0, |all, branch| all | kinds(types, &branch.value, depth + 1))
            }
        },
    }
}

/// As the specification counts: an integer is a number too.
pub(super) fn counted(kinds: Kinds) -> Kinds {
    if kinds & NUMBER == 0 { kinds } else { kinds | INTEGER }
}

fn by_rule(rule: &Rule) -> Kinds {
    match rule {
        Rule::Type(types) => types.iter().fold(0, |kinds, ty| {
            kinds
                | match ty {
                    JsonType::Null => NULL,
                    JsonType::Boolean => BOOLEAN,
                    JsonType::Integer => INTEGER,
                    JsonType::Number => INTEGER | NUMBER,
                    JsonType::String => STRING,
                    JsonType::Array => ARRAY,
                    JsonType::Object => OBJECT,
                }
        }),
        Rule::Enum(values) => values.iter().fold(0, |kinds, value| kinds | of_json(value)),
        Rule::Const(value) => of_json(value),
        Rule::Refused(_) => 0,
        _ => ANY,
    }
}

fn of_values(enumeration: &Enumeration) -> Kinds {
    let open = if enumeration.open { STRING } else { 0 };
    enumeration.variants.iter().fold(open, |kinds, variant| kinds | of_json(&variant.value))
}

fn of_json(value: &Json) -> Kinds {
    match value {
        Json::Null => NULL,
        Json::Boolean(_) => BOOLEAN,
        Json::Number(_) if value.as_i64().is_some() => INTEGER,
        Json::Number(_) => INTEGER | NUMBER,
        Json::String(_) => STRING,
        Json::Array(_) => ARRAY,
        Json::Object(_) => OBJECT,
    }
}

/// The strings that a value may be, where they are all listed.
pub(super) fn strings<'t>(types: &'t Types, value: &'t Value, depth: usize) -> Option<Vec<&'t str>> {
    if kinds(types, value, depth) & STRING == 0 {
        return Some(Vec::new());
    }
    let Type::Named(id) = value.ty else { return None };
    match &types.get(id)?.kind {
        Kind::Enumeration(enumeration) if !enumeration.open => {
            let texts = enumeration.variants.iter().filter_map(|variant| match &variant.value {
                Json::String(text) => Some(text.as_str()),
                _ => None,
            });
            Some(texts.collect())
        }
        Kind::Union(union) if depth < DEEPEST => {
            let all = union.branches.iter().map(|branch| strings(types, &branch.value, depth + 1));
            all.collect::<Option<Vec<_>>>().map(|lists| lists.concat())
        }
        Kind::Enumeration(_) | Kind::Union(_) | Kind::Object(_) | Kind::Tuple(_) => None,
    }
}
