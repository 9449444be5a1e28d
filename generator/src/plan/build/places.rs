//! Where and how parameters travel.
//!
//! Two styles depend on whether a value is an object: one that is exploded in a query lends its names to the query, and
//! `simple` spells lists alike either way.

use crate::ir::{Additional, Api, Kind, Parameter, Place, Rule, Style, Type, Value};
use crate::plan::{Content, Placed, Wire, format_type};
use crate::source::Text;

/// How many unions may stand in one another.
const DEEPEST: usize = 8;

/// The place of a parameter.
pub(super) fn placed(api: &Api, parameter: &Parameter) -> Placed {
    let members = members(api, &parameter.member.value, DEEPEST);
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

/// The names that an object has for its members; none where it has any. Nothing of what is no object.
fn members(api: &Api, value: &Value, left: usize) -> Option<Vec<Text>> {
    let id = match &value.ty {
        Type::Map(_) => return Some(Vec::new()),
        Type::Named(id) => *id,
        _ => return None,
    };
    match &api.types.get(id)?.kind {
        Kind::Object(object) if matches!(object.additional, Additional::Kept(_)) => Some(Vec::new()),
        Kind::Object(object) => Some(object.members.iter().map(|member| member.name.clone()).collect()),
        Kind::Union(union) => {
            let left = left.checked_sub(1)?;
            let mut branches = union.branches.iter().filter_map(|branch| members(api, &branch.value, left));
            let first = branches.next()?;
            branches.try_fold(first, |mut all, names| {
                if all.is_empty() || names.is_empty() {
                    return Some(Vec::new());
                }
                all.extend(names);
                all.sort_unstable();
                all.dedup();
                Some(all)
            })
        }
        Kind::Enumeration(_) | Kind::Tuple(_) => None,
    }
}
