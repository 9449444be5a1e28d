//! Names of a union's branches: by what the document calls them, else by what they are.

use super::Names;
use super::ident::{Case, join};
use super::keys::unique;
use super::members::{Keys, counts, is_alone};
use crate::diagnostic::Diagnostics;
use crate::ir::{Api, Branch, Origin, Type, Value};
use crate::lock::{Kind as LockKind, Lock};
use crate::plan::Ident;
use crate::words::{self, hash};
use std::collections::HashSet;

/// Names the branches of a union.
pub(super) fn of_union(
    branches: &[Branch],
    union: &Ident,
    keys: &Keys<'_>,
    (names, api): (&Names, &Api),
    lock: &mut Lock,
    diagnostics: &mut Diagnostics,
) -> Vec<String> {
    distinct(&labels(branches, union, names, api, lock), keys, lock, diagnostics)
}

/// Distinct identifiers of branches, each with what it is beside others: one that was alone of its kind keeps that name.
fn distinct(labels: &[Label], keys: &Keys<'_>, lock: &mut Lock, diagnostics: &mut Diagnostics) -> Vec<String> {
    let made = |name: &str| join(&words::split(name), Case::Type);
    let whats: Vec<String> = labels.iter().map(|label| label.what.clone()).collect();
    let whats = unique(&whats);
    let name = |(at, label): (usize, &Label)| keys.given.name(at).unwrap_or_else(|| made(&label.name));
    let names: Vec<String> = labels.iter().enumerate().map(name).collect();
    let alone = |label: &Label| label.alone.as_ref().map(|alone| made(alone));
    let known: HashSet<String> = labels.iter().filter(|label| label.is_known).filter_map(alone).collect();
    let count = counts(&names);
    let is_published = keys.of_type.iter().any(|key| lock.was_read(LockKind::Type, key));
    let mut taken: HashSet<String> = HashSet::new();
    let settled = whats.iter().enumerate().map(|(at, what)| {
        let mut locked =
            |what: &str| keys.of(what).find_map(|key| lock.get(LockKind::Variant, &key).map(str::to_owned));
        let shape = labels.get(at).and_then(|label| label.shape.as_deref());
        keys.given.name(at).or_else(|| locked(what)).or_else(|| shape.and_then(locked))
    });
    let settled: Vec<Option<String>> = settled.collect();
    let called = names.iter().zip(&settled).map(|(name, settled)| settled.as_ref().unwrap_or(name).clone());
    keys.given.check(&called.collect::<Vec<_>>(), diagnostics);
    let settled = settled.into_iter().map(|name| name.filter(|name| taken.insert(name.clone())));
    let settled: Vec<Option<String>> = settled.collect();
    let all = whats.iter().zip(labels).zip(names.iter().zip(settled)).enumerate();
    let named = all.map(|(at, ((what, label), (name, settled)))| {
        let is_free = is_alone(name, &count) && !taken.contains(name);
        // Had it been there before, and without a line, this would be its name.
        let elder = alone(label).filter(|alone| is_published && (label.is_known || !known.contains(alone)));
        let elder = elder.filter(|alone| (label.is_contested || !is_free) && !taken.contains(alone));
        let is_new = settled.is_none();
        let mut chosen = settled.or(elder).unwrap_or_else(|| match is_free {
            true => name.clone(),
            false => format!("{name}{}", hash(what).to_ascii_uppercase()),
        });
        while is_new && !taken.insert(chosen.clone()) {
            chosen.push('_');
        }
        if chosen != made(what) || keys.given.name(at).is_some() {
            keys.record(LockKind::Variant, what, &chosen, lock);
        }
        // What is titled otherwise one day is known by what it is.
        if let Some(shape) = label.shape.as_ref().filter(|_| label.alone.is_none() && keys.given.name(at).is_none()) {
            keys.record(LockKind::Variant, shape, &chosen, lock);
        }
        chosen
    });
    named.collect()
}

/// What a branch is called.
struct Label {
    name: String,
    /// What it is called in the lock.
    what: String,
    /// What it was called if it was there alone of its kind, where the document has no name for it.
    alone: Option<String>,
    /// Whether another branch is of its kind.
    is_contested: bool,
    /// Whether its type was published.
    is_known: bool,
    /// What it is, in the lock, where that tells it from the others and it has no type of its own, by which that is known.
    shape: Option<String>,
}

/// What branches are called: by their own name, or by their kind; several of one kind by more than that. What the name of
/// their type repeats of the union's is left out.
fn labels(branches: &[Branch], union: &Ident, names: &Names, api: &Api, lock: &Lock) -> Vec<Label> {
    let owner = words::split(union.plain());
    let own = |name: String| match words::split(&name).strip_prefix(owner.as_slice()) {
        Some(rest) if !rest.is_empty() => rest.join(" "),
        _ => name,
    };
    let plain: Vec<String> = branches.iter().map(|branch| own(kind(&branch.value, names))).collect();
    let count = counts(&plain);
    let shapes: Vec<String> = branches.iter().map(|branch| format!("({})", detailed(&branch.value, names))).collect();
    let shape_count = counts(&shapes);
    let labels = branches.iter().zip(&plain).zip(&shapes).map(|((branch, word), shape)| {
        let is_plain = !matches!(branch.value.ty, Type::Named(_)) && is_alone(shape, &shape_count);
        let is_contested = branch.named_by().is_none() && !is_alone(word, &count);
        let is_known = match &branch.value.ty {
            Type::Named(id) => api.types.get(*id).is_some_and(|def| lock.was_read(LockKind::Type, &def.origin.key())),
            _ => false,
        };
        let (name, what) = match branch.named_by() {
            Some(label) => {
                let label = published(branch, names, api)
                    .unwrap_or_else(|| label.rsplit('.').next().unwrap_or(label).to_owned());
                (label.clone(), label)
            }
            None if is_contested => (detailed(&branch.value, names), own(detailed(&branch.value, names))),
            None => (word.clone(), own(detailed(&branch.value, names))),
        };
        let alone = branch.named_by().is_none().then(|| what.clone());
        Label { name, what, alone, is_contested, is_known, shape: is_plain.then(|| shape.clone()) }
    });
    let labels: Vec<Label> = labels.collect();
    // Those that the document calls alike are called as their types are.
    let whats: Vec<String> = labels.iter().map(|label| label.what.clone()).collect();
    let count = counts(&whats);
    let told_apart = branches.iter().zip(labels).map(|(branch, label)| match &branch.value.ty {
        Type::Named(_) if !is_alone(&label.what, &count) => {
            let name = kind(&branch.value, names);
            Label { name: own(name.clone()), what: name, ..label }
        }
        _ => label,
    });
    told_apart.collect()
}

/// What the lock calls a component that the document has renamed: its branch keeps that name too.
fn published(branch: &Branch, names: &Names, api: &Api) -> Option<String> {
    let Type::Named(id) = &branch.value.ty else { return None };
    let Origin::Component(component) = &api.types.get(*id)?.origin else { return None };
    let name = names.of(*id);
    let is_labelled = branch.named_by().is_some_and(|label| label == component.as_str());
    (is_labelled && !super::kept::is_called(component, name.plain())).then(|| name.plain().to_owned())
}

/// The kind of a value.
fn kind(value: &Value, names: &Names) -> String {
    match &value.ty {
        Type::Any(_) => "Any".to_owned(),
        Type::Null => "Null".to_owned(),
        Type::Never => "Never".to_owned(),
        Type::Boolean => "Boolean".to_owned(),
        Type::Integer(_) => "Integer".to_owned(),
        Type::Number(_) => "Number".to_owned(),
        Type::String(_) => "String".to_owned(),
        Type::Binary => "Binary".to_owned(),
        Type::Array(_) => "List".to_owned(),
        Type::Map(_) => "Map".to_owned(),
        Type::Named(id) => names.of(*id).plain().to_owned(),
    }
}

/// A value in more words: `StringList` for a list of strings, `DateTime` for a string of that format.
fn detailed(value: &Value, names: &Names) -> String {
    match &value.ty {
        Type::String(Some(format)) => format.to_string(),
        Type::Array(items) => format!("{} list", detailed(items, names)),
        Type::Map(values) => format!("{} map", detailed(values, names)),
        _ => kind(value, names),
    }
}
