//! Defaults that can't be: `default` has to be a value of its schema (JSON Schema 2020-12 Validation, section 9.2).
//!
//! ```yaml
//! limit: {type: integer, maximum: 100, default: 1000}
//! ```
//! has no default, with a warning that shows it beside what it violates: nobody depends on a default but those who leave
//! a member out, so it is no reason to generate nothing. `default: null` where null is no value is a habit of
//! generators and is ignored with a note.

mod misfit;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::ir::{Api, Json, Kind, Member, TypeId};
use misfit::Misfit;

/// Checks the default of every member and parameter, and takes out those that do not fit.
pub(super) fn check(api: &mut Api, diagnostics: &mut Diagnostics) {
    let mut is_bad = |member: &Member| {
        let found = member.default.as_ref().and_then(|default| {
            let misfit = misfit::of(&api.types, &member.value, default)?;
            Some(report(member, default.span, &misfit))
        });
        found.map(|found| diagnostics.push(found)).is_some()
    };
    let mut members: Vec<(TypeId, usize)> = Vec::new();
    for (id, def) in api.types.iter() {
        if let Kind::Object(object) = &def.kind {
            let bad = object.members.iter().enumerate().filter(|(_, member)| is_bad(member));
            members.extend(bad.map(|(number, _)| (id, number)));
        }
    }
    for operation in &mut api.operations {
        for parameter in &mut operation.parameters {
            if is_bad(&parameter.member) {
                parameter.member.default = None;
            }
        }
    }
    for (id, number) in members {
        if let Some(Kind::Object(object)) = api.types.get_mut(id).map(|def| &mut def.kind)
            && let Some(member) = object.members.get_mut(number)
        {
            member.default = None;
        }
    }
}

fn report(member: &Member, span: crate::ir::Span, misfit: &Misfit) -> Diagnostic {
    let schema = misfit.schema.unwrap_or(member.span);
    if member.default.as_ref().is_some_and(|default| default.value == Json::Null) {
        let found = Diagnostic::note(Code::BadDefault, "`default: null` is ignored: null is not among the values");
        return found.at(span, "ignored").at(schema, "null is no value of this schema");
    }
    let message = format!("the default of `{}` is no value of its schema", member.name);
    let place = if misfit.pointer.is_empty() { String::new() } else { format!("`{}`: ", misfit.pointer) };
    let found = Diagnostic::warning(Code::BadDefault, message).at(span, format!("{place}{}", misfit.why));
    let found = found.at(schema, "by this schema").fact("the default is left out");
    found.help("mend the default, or the schema")
}
