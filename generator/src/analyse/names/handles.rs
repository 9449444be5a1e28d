//! Handles of the client: `client.issues().create(…)` instead of `client.issues_create(…)` where there are so many
//! operations that nobody finds one among all.
//!
//! Under its handle an operation may leave out what its `operationId` repeats of it: `issues/create`, `issues.create` and
//! `IssuesController_create` are `create`. Whether a client has handles is settled when it is generated first, by
//! `bindery.toml` or by the number of operations, and kept by the lock: no later operation moves a method.

use super::Names;
use super::groups::called;
use super::ident::{Case, ident, join};
use crate::config::{ClientMethods, Config};
use crate::ir::{Api, Operation};
use crate::lock::{Kind as LockKind, Lock};
use crate::plan::GroupOf;
use crate::words;
use std::collections::{BTreeMap, BTreeSet};

/// How many operations are too many for methods of one type.
const MANY: usize = 100;

/// Items of the client that a handle must not take the name of.
const ITEMS: &[&str] = &["BuildError", "Error", "Problem", "Response", "Secret", "Sender", "UsualError"];

/// Names the handles, and the methods below them; `is_new` says that nothing was published yet.
pub(super) fn handles(api: &Api, config: &Config, is_new: bool, lock: &mut Lock, names: &mut Names) {
    if !has_handles(api, config, is_new, lock, names) {
        return;
    }
    for group in names.groups.iter_mut() {
        let Some((text, key)) = called(&group.of) else { continue };
        let name = group.trait_ident.as_str();
        let name = if ITEMS.contains(&name) { format!("{name}Operations") } else { name.to_owned() };
        lock.replace(LockKind::Handle, key, name.as_str());
        group.handle = Some(ident(name));
        let prefix = if group.of == GroupOf::Untagged { None } else { Some(text.as_str()) };
        let all = group.operations.iter().filter_map(|number| Some((*number, api.operations.get(*number)?)));
        let all: Vec<(usize, &Operation)> = all.collect();
        let full = |number: usize| names.operations.get(number).map(|names| names.method.as_str().to_owned());
        // What was published stays, whatever else would be called so.
        let mut shorts: BTreeMap<usize, String> = BTreeMap::new();
        let mut taken: BTreeSet<String> = BTreeSet::new();
        for (number, operation) in all.iter().filter(|(_, operation)| operation.named.is_none()) {
            if let Some(short) = lock.get(LockKind::Handle, &operation.lock_key())
                && taken.insert(short.to_owned())
            {
                shorts.insert(*number, short.to_owned());
            }
        }
        let free = all.iter().filter(|(number, _)| !shorts.contains_key(number));
        let free: Vec<(usize, Vec<String>)> =
            free.map(|(number, operation)| (*number, forms_of(operation, prefix))).collect();
        let mut wanted: BTreeMap<String, usize> = BTreeMap::new();
        for (number, forms) in &free {
            full(*number).into_iter().chain(forms.clone()).for_each(|name| *wanted.entry(name).or_default() += 1);
        }
        for (number, forms) in free {
            let is_free = |short: &String| wanted.get(short) == Some(&1) && !taken.contains(short);
            let own = full(number).filter(|own| taken.contains(own)).map(|own| format!("{own}_operation"));
            shorts.extend(forms.into_iter().find(is_free).or(own).map(|short| (number, short)));
        }
        for (number, short) in shorts {
            if let (Some(operation), Some(names)) = (api.operations.get(number), names.operations.get_mut(number)) {
                lock.replace(LockKind::Handle, operation.lock_key(), short.as_str());
                names.short = Some(ident(short));
            }
        }
    }
}

fn has_handles(api: &Api, config: &Config, is_new: bool, lock: &Lock, names: &Names) -> bool {
    let configured = config.output.client_methods.as_ref().map(|setting| *setting.get() == ClientMethods::Grouped);
    let published = lock.of(LockKind::Handle).next().is_some();
    let called = api.operations.iter().filter(|operation| !operation.hook).count();
    let groups = names.groups.iter().filter(|group| group.of != GroupOf::Hooks).count();
    configured.unwrap_or(published || is_new && called > MANY && groups > 1)
}

/// What the method of an operation may be called below its handle, where that is shorter than its name: the shortest
/// first.
fn forms_of(operation: &Operation, prefix: Option<&str>) -> Vec<String> {
    if operation.named.is_some() {
        return Vec::new();
    }
    let Some(id) = operation.id.as_deref() else { return Vec::new() };
    let forms = [without_prefix(id, prefix).map(words::split), without_controller(id, prefix)];
    let forms = forms.into_iter().flatten().filter(|words| !words.is_empty());
    let mut forms: Vec<String> = forms.map(|words| join(&words, Case::Value)).collect();
    forms.dedup();
    forms
}

/// An `operationId` without the word `Controller`, and without what the name of the controller begins with where that
/// is the group: several controllers of one group have each a `list`.
fn without_controller(id: &str, group: Option<&str>) -> Option<Vec<String>> {
    let (controller, name) = id.split_once("Controller_").filter(|(controller, _)| !controller.is_empty())?;
    let (controller, group) = (words::split(controller), words::split(group.unwrap_or_default()));
    let own = controller.strip_prefix(group.as_slice()).unwrap_or(&controller);
    Some(own.iter().cloned().chain(words::split(name)).collect())
}

/// An `operationId` without the name of its group, or of the framework's controller, before it.
fn without_prefix<'a>(id: &'a str, group: Option<&str>) -> Option<&'a str> {
    let (before, name) = id.split_once(['/', '.', '_'])?;
    let controller = before.strip_suffix("Controller").is_some_and(|name| !name.is_empty());
    let of_group =
        group.is_some_and(|group| !id[before.len()..].starts_with('_') && words::split(group) == words::split(before));
    (controller && !id[before.len()..].starts_with('/') || of_group).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::{without_controller, without_prefix};

    #[test]
    fn what_the_handle_says_is_left_out() {
        assert_eq!(without_prefix("issues/create", Some("issues")), Some("create"));
        assert_eq!(without_prefix("code-scanning/list", Some("Code scanning")), Some("list"));
        assert_eq!(without_prefix("issues.create", Some("Issues")), Some("create"));
        assert_eq!(without_prefix("IssuesController_create", Some("tickets")), Some("create"));
        let of_several = |id| without_controller(id, Some("Authorization")).map(|words| words.join(" "));
        assert_eq!(of_several("AuthorizationRolesController_list").as_deref(), Some("roles list"));
        assert_eq!(of_several("RolesController_list").as_deref(), Some("roles list"));
        assert_eq!(without_prefix("issues_create", Some("issues")), None);
        assert_eq!(without_prefix("orgs/create", Some("issues")), None);
        assert_eq!(without_prefix("Controller_create", None), None);
        assert_eq!(without_controller("Controller_create", None), None);
    }
}
