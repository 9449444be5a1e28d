//! Defaults that can't be: `default` has to be a value of its schema (JSON Schema 2020-12 Validation, section 9.2).
//!
//! `default: null` where null is no value is a habit of generators and is ignored with a note. Any other default that
//! does not fit is the document's mistake: an error, or with `--skip-unsupported` a warning, and no default.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::generate::Unsupported;
use crate::ir::{Api, Json, Kind, Member, Type, TypeId, Types, Value};

/// Checks the default of every member and parameter.
pub(super) fn check(api: &mut Api, unsupported: Unsupported, diagnostics: &mut Diagnostics) {
    let types = api.types.clone();
    let mut drop_bad = |member: &mut Member| {
        let Some(default) = &member.default else { return };
        if fits(&types, &member.value, default) {
            return;
        }
        let found = match default {
            Json::Null => {
                Diagnostic::note(Code::BadDefault, "`default: null` is ignored: null is not among the values")
            }
            _ => misfit(unsupported, &member.name),
        };
        diagnostics.push(found.at(member.span, "the default does not fit this schema"));
        member.default = None;
    };
    let ids: Vec<TypeId> = api.types.iter().map(|(id, _)| id).collect();
    for id in ids {
        if let Some(Kind::Object(object)) = api.types.get_mut(id).map(|def| &mut def.kind) {
            object.members.iter_mut().for_each(&mut drop_bad);
        }
    }
    let parameters = api.operations.iter_mut().flat_map(|operation| &mut operation.parameters);
    parameters.for_each(|parameter| drop_bad(&mut parameter.member));
}

fn misfit(unsupported: Unsupported, name: &str) -> Diagnostic {
    let message = format!("the default of `{name}` is no value of its schema");
    let found = unsupported.finding(Code::BadDefault, message);
    match unsupported {
        Unsupported::Refuse => found.help("mend the default; `--skip-unsupported` leaves it out"),
        Unsupported::Skip => found.fact("the default is left out"),
    }
}

/// Whether a value is of a type. What is inside of objects is theirs to check.
fn fits(types: &Types, value: &Value, json: &Json) -> bool {
    match (&value.ty, json) {
        (_, Json::Null) => value.nullable || matches!(value.ty, Type::Any(_) | Type::Null),
        (Type::Any(_), _) | (Type::Boolean, Json::Boolean(_)) | (Type::Number, Json::Number(_)) => true,
        (Type::String(_), Json::String(_)) | (Type::Map(_), Json::Object(_)) => true,
        (Type::Integer, Json::Number(text)) => integral(text),
        (Type::Array(items), Json::Array(all)) => all.iter().all(|item| fits(types, items, item)),
        (Type::Named(id), json) => match (types.get(*id).map(|def| &def.kind), json) {
            (Some(Kind::Object(_)), Json::Object(_)) => true,
            (Some(Kind::Enumeration(of)), Json::String(text)) if of.open => !text.is_empty(),
            (Some(Kind::Enumeration(of)), json) => of.variants.iter().any(|variant| variant.value == *json),
            (Some(Kind::Union(of)), json) => of.branches.iter().any(|branch| match branch.value.ty {
                // A union of unions may come back to itself; what it holds is checked when it is read.
                Type::Named(inner) if matches!(types.get(inner).map(|def| &def.kind), Some(Kind::Union(_))) => true,
                _ => fits(types, &branch.value, json),
            }),
            _ => false,
        },
        _ => false,
    }
}

/// Whether a JSON number has no fraction, whatever its spelling: `1`, `1.0`, `1e3`.
fn integral(text: &str) -> bool {
    text.parse::<i64>().is_ok() || text.parse::<f64>().is_ok_and(|number| number.fract() == 0.0)
}
