//! Names that the lock has kept while the document has come to call things otherwise: they stay, and it is said.

use super::Names;
use super::groups::{called, forms};
use super::ident::{Case, join};
use super::{operations, types};
use crate::config::Config;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::ir::{Api, Kind, Named, Operation, Origin, Place, Span, Type};
use crate::json_pointer;
use crate::words;

/// Reports each.
pub(super) fn report(api: &Api, config: &Config, names: &Names, diagnostics: &mut Diagnostics) {
    let ids = operations::Ids::of(api);
    for (operation, named) in api.operations.iter().zip(&names.operations) {
        let name = named.method.plain();
        if operation.named.is_none() && !operations::is_called(operation, &ids, name) {
            let id = operation.id.as_ref().map_or_else(|| "no id".to_owned(), |id| format!("`{id}`"));
            let message = format!("`{}` is still called `{name}`: the document now says {id}", operation.key());
            let take = format!("name it in `bindery.toml`: `[operations.\"{}\"]` with `name = …`", operation.key());
            diagnostics.push(kept(message, operation.span, &take, &format!("operation {}", operation.lock_key())));
        }
        parameters(operation, named, config, diagnostics);
    }
    for (id, def) in api.types.iter() {
        let (Origin::Component(component), name) = (&def.origin, names.of(id)) else { continue };
        let configured = types::configured(config, api, def).iter().any(|ty| ty.name.is_some());
        if !configured && !is_called(component, name.plain()) {
            let message = format!("the component `{component}` is still called `{}`", name.plain());
            let pointer = json_pointer::of_schema(component);
            let take = format!("name it in `bindery.toml`: `[types.\"{pointer}\"]` with `name = …`");
            diagnostics.push(kept(message, def.span, &take, &format!("type component {component}")));
        }
    }
    branches(api, config, names, diagnostics);
    for group in &names.groups {
        let Some((text, key)) = called(&group.of) else { continue };
        let name = group.trait_ident.plain();
        let first = group.operations.first().and_then(|number| api.operations.get(*number));
        if let (false, Some(first)) = (forms(&text).1.iter().any(|form| name.starts_with(form)), first) {
            let message = format!("the operations of `{text}` are still those of `{name}`");
            diagnostics.push(kept(message, first.span, "", &format!("trait {key}")));
        }
    }
}

/// Branches of unions that had another title when they were named.
fn branches(api: &Api, config: &Config, names: &Names, diagnostics: &mut Diagnostics) {
    for (id, def) in api.types.iter() {
        let Kind::Union(union) = &def.kind else { continue };
        let parts = names.parts.get(id.index()).map(Vec::as_slice).unwrap_or_default();
        let given = super::given::of_type(config, api, def);
        for (at, (branch, variant)) in union.branches.iter().zip(parts).enumerate() {
            let Some(label) = &branch.label else { continue };
            let key = def.origin.key();
            let lines = match (&branch.named, &branch.value.ty) {
                (Named::Before(Some(_)), _) => {
                    format!("that begin with `type {key} |{label}` and `shape {key} |{label}`")
                }
                // It has no type of its own.
                (Named::Label, ty) if !matches!(ty, Type::Named(_)) && given.name(at).is_none() => {
                    let last = label.rsplit('.').next().unwrap_or(label);
                    if variant.plain().starts_with(&join(&words::split(last), Case::Type)) {
                        continue;
                    }
                    format!("of `variant {key}` that end with `= {}`", variant.plain())
                }
                _ => continue,
            };
            let message =
                format!("the branch `{label}` of `{}` is still called `{}`", names.of(id).plain(), variant.plain());
            let delete = format!("to give it its new name, delete the lines {lines} from `names.lock`");
            diagnostics.push(Diagnostic::note(Code::NameKept, message).at(branch.span, "").help(delete));
        }
    }
}

/// Whether a name is one that a component may be given for how it is called.
pub(super) fn is_called(component: &str, name: &str) -> bool {
    types::called(component).iter().any(|form| name.starts_with(form.as_str()))
}

fn parameters(operation: &Operation, named: &super::OperationNames, config: &Config, diagnostics: &mut Diagnostics) {
    let given = super::given::of_operation(config, operation);
    let all = operation.parameters.iter().zip(&named.members).enumerate();
    let all = all.filter(|(at, (parameter, _))| parameter.place == Place::Path && given.name(*at).is_none());
    for (_, (parameter, ident)) in all {
        let (wire, name) = (&parameter.member.name, ident.plain());
        let made = join(&words::split(wire), Case::Value);
        let placed = format!("path_{made}");
        if !name.starts_with(&made) && !name.starts_with(&placed) {
            let message = format!("`{{{wire}}}` of `{}` is still called `{name}`", operation.key());
            diagnostics.push(kept(message, operation.span, "", &format!("path {}", operation.lock_key())));
        }
    }
}

fn kept(message: String, place: Span, take: &str, line: &str) -> Diagnostic {
    let delete = format!("delete the line `{line} = …` from `names.lock`");
    let take = if take.is_empty() { delete } else { format!("{take}; or {delete}") };
    Diagnostic::note(Code::NameKept, message).at(place, "").help(format!("to give it its new name, {take}"))
}
