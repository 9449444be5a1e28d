//! Names that the lock has kept while the document has come to call things otherwise: they stay, and it is said.

use super::Names;
use super::groups::{called, forms};
use super::ident::{Case, join};
use super::{operations, types};
use crate::config::Config;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::ir::{Api, Kind, Named, Operation, Origin, Place, Span};
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
            let pointer = types::of_component(component);
            let take = format!("name it in `bindery.toml`: `[types.\"{pointer}\"]` with `name = …`");
            diagnostics.push(kept(message, def.span, &take, &format!("type component {component}")));
        }
    }
    branches(api, names, diagnostics);
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
fn branches(api: &Api, names: &Names, diagnostics: &mut Diagnostics) {
    for (id, def) in api.types.iter() {
        let Kind::Union(union) = &def.kind else { continue };
        let parts = names.parts.get(id.index()).map(Vec::as_slice).unwrap_or_default();
        for (branch, variant) in union.branches.iter().zip(parts) {
            let (Some(label), Named::Before(Some(_))) = (&branch.label, &branch.named) else { continue };
            let message =
                format!("the branch `{label}` of `{}` is still called `{}`", names.of(id).plain(), variant.plain());
            let key = format!("{} |{label}", def.origin.key());
            let delete = format!(
                "to give it its new name, delete the lines that begin with `type {key}` and `shape {key}` from `names.lock`"
            );
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
