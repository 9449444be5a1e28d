//! Names of types that `bindery.toml` gives.
//!
//! They go before all others, as those of parts do: nothing that was published or that the document calls so takes one
//! away, and where two things would have one name, that is an error. Inline types give way.

use super::ident::{Case, Scope, join};
use super::types::{called, configured, locked};
use crate::config::{Config, Setting};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::ir::{Api, Origin, TypeDef, TypeId};
use crate::lock::Lock;
use crate::words;
use std::collections::BTreeMap;

/// The names that are given to types.
pub(super) struct GivenTypes<'c> {
    /// Each with the type and the entry.
    names: BTreeMap<String, (TypeId, &'c Setting<String>)>,
    types: BTreeMap<TypeId, String>,
}

/// The name that is given to a type, at whichever of the places that share it.
pub(crate) fn given<'c>(config: &'c Config, api: &Api, def: &TypeDef) -> Option<(String, &'c Setting<String>)> {
    let named = configured(config, api, def).into_iter().filter_map(|ty| ty.name.as_ref());
    // Places that share a type are given one name.
    let all: Vec<&Setting<String>> = named.inspect(|setting| _ = setting.get()).collect();
    let first = *all.first()?;
    Some((join(&words::split(first.peek()), Case::Type), first))
}

impl<'c> GivenTypes<'c> {
    /// Claims them.
    pub(super) fn claim(api: &Api, config: &'c Config, scope: &mut Scope, diagnostics: &mut Diagnostics) -> Self {
        let mut claimed = Self { names: BTreeMap::new(), types: BTreeMap::new() };
        for (id, def) in api.types.iter() {
            let Some((name, setting)) = given(config, api, def) else { continue };
            if scope.claim(&name) {
                claimed.types.insert(id, name.clone());
                claimed.names.insert(name, (id, setting));
                continue;
            }
            let found = taken(&name, setting);
            diagnostics.push(match claimed.names.get(&name) {
                Some((_, other)) => {
                    let found = found.at(other.span(), "another schema has it from here");
                    found.help(
                        "give it another name: schemas of one name are one type only where they are inline and equal",
                    )
                }
                None => found.fact("programs mean something else by it").help("give it another name"),
            });
        }
        claimed
    }

    /// The name that is given to a type.
    pub(super) fn of(&self, id: TypeId) -> Option<&String> {
        self.types.get(&id)
    }

    /// Reports those that another type has been published with, or that the document gives to another component.
    pub(super) fn check(&self, api: &Api, lock: &mut Lock, diagnostics: &mut Diagnostics) {
        for (_, def) in api.types.iter().filter(|(id, _)| !self.names.is_empty() && self.of(*id).is_none()) {
            let name = locked(lock, def).or_else(|| only_name(&def.origin));
            let Some((name, (_, setting))) = name.and_then(|name| self.names.get_key_value(&name)) else { continue };
            let found = taken(name, setting).at(def.span, "this schema is called so");
            diagnostics.push(found.help("give it another name, or name the other one as well"));
        }
    }
}

/// Whether a name is one that a component may have by its own.
pub(crate) fn may_be_called(origin: &Origin, name: &str) -> bool {
    matches!(origin, Origin::Component(component) if called(component).iter().any(|one| one == name))
}

/// What a component is called, where there is only one name for it: others give way.
fn only_name(origin: &Origin) -> Option<String> {
    let Origin::Component(component) = origin else { return None };
    let mut names = called(component);
    names.pop().filter(|_| names.is_empty())
}

fn taken(name: &str, setting: &Setting<String>) -> Diagnostic {
    let message = format!("`{}` gives a name that is taken", setting.path());
    Diagnostic::error(Code::NameTaken, message).at(setting.span(), format!("`{name}`"))
}
