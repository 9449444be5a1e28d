//! How the branches of a union are told apart: JSON kind, discriminator, a property that differs, and only then trying.

use super::blank::Blanks;
use crate::ir::{Branch, Json, Kind, Type, TypeId, Types, Union, UnionKind, Value};
use crate::plan::{Decide, Wire};
use std::collections::BTreeMap;

/// The decisions by union.
#[derive(Debug, Default)]
pub struct Unions(BTreeMap<TypeId, Decision>);

/// How a union is read.
#[derive(Debug, Clone, Default)]
pub struct Decision {
    /// What is tried, in this order.
    pub decide: Vec<Decide>,
    /// `oneOf` without a proof that its branches exclude each other.
    pub exclusive: bool,
    /// The branch of a blank value.
    pub blank: usize,
}

impl Unions {
    /// How each union's branches are told apart, for `bindery inspect`.
    pub fn decisions(&self, types: &Types) -> Vec<crate::ir::Decision> {
        let decisions = self.0.iter().filter_map(|(id, decision)| {
            let by: Vec<String> = decision.decide.iter().map(spoken).collect();
            let what = format!("branches are told apart by {}", by.join(", then "));
            Some(crate::ir::Decision { pass: "union", span: types.get(*id)?.span, what })
        });
        decisions.collect()
    }

    /// The decision for a union.
    pub fn get(&self, id: TypeId) -> Decision {
        self.0.get(&id).cloned().unwrap_or_default()
    }
}

fn spoken(decide: &Decide) -> String {
    match decide {
        Decide::Kind(_) => "JSON kind".to_owned(),
        Decide::Tag(property, _) => format!("the value of `{}`", property.0),
        Decide::Key(key, _) => format!("the presence of `{}`", key.0),
        Decide::Preference => "preference: the branch that fits best".to_owned(),
    }
}

const NONE: u8 = 255;
const MORE: u8 = 254;

/// Decides for every union.
pub fn unions(types: &Types, blanks: &Blanks) -> Unions {
    let mut unions = Unions::default();
    for (id, def) in types.iter() {
        let Kind::Union(union) = &def.kind else { continue };
        unions.0.insert(id, decide(types, union, blanks));
    }
    unions
}

fn decide(types: &Types, union: &Union, blanks: &Blanks) -> Decision {
    let kinds: Vec<[bool; 7]> = union.branches.iter().map(|branch| kinds(types, &branch.value, 0)).collect();
    let mut by_kind = [NONE; 7];
    for (branch, kinds) in kinds.iter().enumerate() {
        for (slot, takes) in by_kind.iter_mut().zip(kinds) {
            if *takes {
                *slot = if *slot == NONE { u8::try_from(branch).unwrap_or(MORE) } else { MORE };
            }
        }
    }
    // A number without fraction (`1.0` is one) suits a branch of numbers; one with a fraction suits none of integers.
    if by_kind[2] == NONE {
        by_kind[2] = by_kind[3];
    }
    let blank = blanks.branch(&union.branches);
    let mut decide = vec![Decide::Kind(by_kind)];
    if !by_kind.contains(&MORE) {
        return Decision { decide, exclusive: false, blank };
    }
    let mut proven = false;
    if let Some((property, values)) = &union.discriminator {
        let values = values.iter().map(|(value, branch)| (Wire(value.clone()), u8::try_from(*branch).unwrap_or(NONE)));
        decide.push(Decide::Tag(Wire(property.clone()), values.collect()));
    }
    if let Some((property, values)) = tag(types, &union.branches) {
        proven = values.len() == union.branches.len();
        let decided = Decide::Tag(Wire(property), values);
        if !decide.contains(&decided) {
            decide.push(decided);
        }
    }
    if !proven {
        decide.push(Decide::Preference);
    }
    Decision { decide, exclusive: !proven && union.kind == UnionKind::OneOf, blank }
}

/// The JSON kinds that a value may have: null, boolean, integer, number, string, array, object.
fn kinds(types: &Types, value: &Value, depth: usize) -> [bool; 7] {
    let mut of = [value.nullable, false, false, false, false, false, false];
    match &value.ty {
        Type::Any(_) => return [true; 7],
        Type::Null => of[0] = true,
        Type::Never => {}
        Type::Boolean => of[1] = true,
        Type::Integer => of[2] = true,
        Type::Number => of[3] = true,
        Type::String(_) => of[4] = true,
        Type::Array(_) => of[5] = true,
        Type::Map(_) => of[6] = true,
        Type::Named(id) => match types.get(*id).map(|def| &def.kind) {
            Some(Kind::Object(_)) | None => of[6] = true,
            Some(Kind::Enumeration(enumeration)) => {
                enumeration.variants.iter().for_each(|variant| of[kind(&variant.value)] = true);
            }
            // A union of unions is as deep as the document wants; beyond a few levels every kind is possible.
            Some(Kind::Union(_)) if depth > 8 => return [true; 7],
            Some(Kind::Union(union)) => {
                for branch in &union.branches {
                    let inner = kinds(types, &branch.value, depth + 1);
                    of.iter_mut().zip(inner).for_each(|(takes, inner)| *takes |= inner);
                }
            }
        },
    }
    of
}

/// The place of a value's kind among the [`kinds`].
fn kind(value: &Json) -> usize {
    match value {
        Json::Null => 0,
        Json::Boolean(_) => 1,
        Json::Number(_) if value.as_i64().is_some() => 2,
        Json::Number(_) => 3,
        Json::String(_) => 4,
        Json::Array(_) => 5,
        Json::Object(_) => 6,
    }
}

/// A required property that has one value in each branch of objects, a different one in each.
fn tag(types: &Types, branches: &[Branch]) -> Option<(String, Vec<(Wire, u8)>)> {
    let objects: Vec<Option<&crate::ir::Object>> = branches
        .iter()
        .map(|branch| match branch.value.ty {
            Type::Named(id) => match &types.get(id)?.kind {
                Kind::Object(object) => Some(object),
                _ => None,
            },
            _ => None,
        })
        .collect();
    let first = objects.iter().flatten().next()?;
    for candidate in first.members.iter().filter(|member| member.required) {
        let mut values: Vec<(Wire, u8)> = Vec::new();
        let all = objects.iter().enumerate().all(|(number, object)| {
            let member = object.and_then(|object| {
                object.members.iter().find(|member| member.required && member.name == candidate.name)
            });
            let listed = member.map(|member| single_values(types, &member.value)).unwrap_or_default();
            let fresh = listed.iter().all(|value| !values.iter().any(|(other, _)| other.0 == *value));
            let branch = u8::try_from(number).unwrap_or(NONE);
            let any = !listed.is_empty();
            values.extend(listed.into_iter().map(|value| (Wire(value), branch)));
            any && fresh
        });
        if all {
            return Some((candidate.name.clone(), values));
        }
    }
    None
}

/// The strings that a value may be, where they are listed.
fn single_values(types: &Types, value: &Value) -> Vec<String> {
    let Type::Named(id) = value.ty else { return Vec::new() };
    let Some(Kind::Enumeration(enumeration)) = types.get(id).map(|def| &def.kind) else { return Vec::new() };
    let strings = enumeration.variants.iter().map(|variant| match &variant.value {
        Json::String(text) => Some(text.clone()),
        _ => None,
    });
    strings.collect::<Option<Vec<_>>>().unwrap_or_default()
}
