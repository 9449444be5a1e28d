//! Where and how parameters travel.
//!
//! Two styles depend on whether a value is an object: one that is exploded in a query lends its names to the query, and
//! `simple` spells lists alike either way.

use crate::ir::{Additional, Api, Kind, Parameter, Place, Rule, Style, Type, Value};
use crate::plan::{Content, Placed, Wire, format_type};
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
    let members = members.filter(|_| style == Style::FormExploded).map(|names| names.into_iter().map(Wire).collect());
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

/// The names that an object has for its members; none where it has any. Nothing of what is no object. Each type is looked
/// at once: unions of unions lead to the same ones on more ways than anybody counts.
fn members(api: &Api, value: &Value) -> Option<Vec<Text>> {
    let (mut seen, mut objects) = (BTreeSet::new(), Vec::new());
    let mut level = vec![value];
    for _ in 0..=DEEPEST {
        let mut next = Vec::new();
        for value in level {
            let kind = match &value.ty {
                Type::Map(_) => return Some(Vec::new()),
                Type::Named(id) if seen.insert(*id) => &api.types.get(*id)?.kind,
                _ => continue,
            };
            match kind {
                Kind::Object(object) if matches!(object.additional, Additional::Kept(_)) => return Some(Vec::new()),
                Kind::Object(object) if object.members.is_empty() => return Some(Vec::new()),
                Kind::Object(object) => objects.push(object),
                Kind::Union(union) => next.extend(union.branches.iter().map(|branch| &branch.value)),
                Kind::Enumeration(_) | Kind::Tuple(_) => {}
            }
        }
        level = next;
    }
    let mut names: Vec<Text> =
        objects.iter().flat_map(|object| object.members.iter().map(|member| member.name.clone())).collect();
    if objects.len() > 1 {
        names.sort_unstable();
        names.dedup();
    }
    Some(names).filter(|_| !objects.is_empty())
}
