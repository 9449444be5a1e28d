//! Where and how parameters travel.
//!
//! Two styles depend on whether a value is an object: one that is exploded in a query lends its names to the query, and
//! `simple` spells lists alike either way.

use crate::ir::{Additional, Api, Kind, Parameter, Place, Rule, Style, Type, Value};
use crate::plan::{Content, Lent, Placed, Wire, format_type};
use crate::source::Text;
use std::collections::BTreeSet;

/// How many unions may stand in one another.
const DEEPEST: usize = 8;

/// The place of a parameter.
pub(super) fn placed(api: &Api, parameter: &Parameter) -> Placed {
    let members = members(api, &parameter.member.value);
    let style = match parameter.style {
        Style::SimpleExploded if members.is_none() => Style::Simple,
        style => style,
    };
    let members = members.filter(|_| style == Style::FormExploded);
    let content = parameter.content.clone();
    Placed {
        place: parameter.place,
        style,
        content: content.map(|(name, format)| Content { media_type: Wire(name), format }),
        members,
        reserved: parameter.reserved,
        empty: parameter.empty,
        key: is_key(parameter),
    }
}

/// Whether it is a key by which the API knows a request again, and a UUID can be one.
pub(super) fn is_key(parameter: &Parameter) -> bool {
    if parameter.member.value.foreign.is_some() {
        return false;
    }
    let Type::String(format) = &parameter.member.value.ty else { return false };
    let is_free = format.as_deref().and_then(format_type).is_none_or(|format| format == "Uuid");
    let is_long = |rule: &Rule| !matches!(rule, Rule::MaxLength(most) if *most < 36);
    let letters: String = parameter.member.name.chars().filter(|letter| !matches!(letter, '-' | '_')).collect();
    is_free
        && parameter.place == Place::Header
        && parameter.content.is_none()
        && letters.to_ascii_lowercase().ends_with("idempotencykey")
        && parameter.member.value.rules.iter().all(is_long)
}

/// The names that an object has for its members; nothing of what is no object. Each type is looked at once: unions of
/// unions lead to the same ones on more ways than anybody counts.
fn members(api: &Api, value: &Value) -> Option<Lent> {
    let (mut seen, mut objects, mut is_open, mut is_flat) = (BTreeSet::new(), Vec::new(), false, true);
    let mut values: Vec<&Value> = Vec::new();
    let mut level = vec![value];
    for _ in 0..=DEEPEST {
        let mut next = Vec::new();
        for value in level {
            let kind = match &value.ty {
                Type::Map(of) => {
                    is_open = true;
                    values.push(of);
                    continue;
                }
                Type::Named(id) if seen.insert(*id) => &api.types.get(*id)?.kind,
                _ => continue,
            };
            match kind {
                Kind::Object(object) => {
                    objects.push(object);
                    values.extend(object.members.iter().map(|member| &member.value));
                    match &object.additional {
                        Additional::Kept(of) => values.push(of),
                        _ if object.members.is_empty() => is_flat = false,
                        _ => continue,
                    }
                    is_open = true;
                }
                Kind::Union(union) => next.extend(union.branches.iter().map(|branch| &branch.value)),
                Kind::Enumeration(_) | Kind::Tuple(_) => {}
            }
        }
        level = next;
    }
    if is_open {
        let is_flat = is_flat && values.into_iter().all(|value| is_scalar(api, value));
        return Some(if is_flat { Lent::Flat } else { Lent::Any });
    }
    let mut names: Vec<Text> =
        objects.iter().flat_map(|object| object.members.iter().map(|member| member.name.clone())).collect();
    if objects.len() > 1 {
        names.sort_unstable();
        names.dedup();
    }
    (!objects.is_empty()).then(|| Lent::Names(names.into_iter().map(Wire).collect()))
}

/// Whether nothing can be nested in a value.
fn is_scalar(api: &Api, value: &Value) -> bool {
    let (mut seen, mut next) = (BTreeSet::new(), vec![value]);
    while let Some(value) = next.pop() {
        match &value.ty {
            Type::Named(id) if !seen.insert(*id) => {}
            Type::Named(id) => match api.types.get(*id).map(|def| &def.kind) {
                Some(Kind::Enumeration(_)) => {}
                Some(Kind::Union(union)) => next.extend(union.branches.iter().map(|branch| &branch.value)),
                Some(Kind::Object(_) | Kind::Tuple(_)) | None => return false,
            },
            Type::Any(_) | Type::Array(_) | Type::Map(_) => return false,
            _ => {}
        }
    }
    true
}
