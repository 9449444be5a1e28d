//! Names of types.

use super::Names;
use super::contest::{Wants, contest};
use super::given_types::GivenTypes;
use super::ident::{Case, Scope, ident, join};
use super::origin::{candidates, name_of, of_headers, places};
use crate::config::{Config, Type};
use crate::diagnostic::Diagnostics;
use crate::ir::{Api, Json, Origin, Step, TypeDef, TypeId};
use crate::json_pointer;
use crate::lock::{Kind as LockKind, Lock};
use crate::words;
use std::collections::{BTreeMap, BTreeSet};

/// Types that nothing has settled the name of.
pub(super) type Unnamed = BTreeSet<TypeId>;

/// Names that are settled: by `bindery.toml`, else by the lock. They come before all that are made from the document,
/// so that nothing new takes the name of something published. Those that are still to be named are left.
pub(super) fn settled(
    api: &Api,
    config: &Config,
    lock: &mut Lock,
    scope: &mut Scope,
    names: &mut Names,
    diagnostics: &mut Diagnostics,
) -> Unnamed {
    let given = GivenTypes::claim(api, config, scope, diagnostics);
    given.check(api, lock, diagnostics);
    let placeholder = ident(String::from("unnamed"));
    names.types = vec![placeholder; api.types.len()];
    let mut unnamed = Unnamed::new();
    for (id, def) in api.types.iter() {
        let settled = match given.of(id) {
            Some(name) => Some(name.clone()),
            None => locked(lock, def).filter(|name| scope.claim(name)),
        };
        match settled {
            Some(name) => {
                record(lock, def, &name);
                put(names, id, name);
            }
            None => {
                unnamed.insert(id);
            }
        }
    }
    unnamed
}

/// What `bindery.toml` says of a type, at whichever of the places that share it.
pub(crate) fn configured<'c>(config: &'c Config, api: &Api, def: &TypeDef) -> Vec<&'c Type> {
    if !config.has_types() {
        return Vec::new();
    }
    std::iter::once(&def.origin).chain(&def.also).filter_map(|origin| configured_at(config, api, origin)).collect()
}

/// The same for one place: of a component by its pointer, of any other by its key in the lock, or by its pointer where
/// properties, elements and values lead to it from a component, or the configuration knows it by one.
pub(super) fn configured_at<'c>(config: &'c Config, api: &Api, origin: &Origin) -> Option<&'c Type> {
    let key = origin.key();
    let by_key = match origin {
        Origin::Component(name) => config.type_at(&json_pointer::of_schema(name)),
        Origin::Inline { .. } | Origin::Input(_) => config.type_at(&key),
    };
    let by_pointer = || config.type_at(api.pointers.get(&key)?);
    by_key.or_else(|| config.type_at(&pointer(origin)?)).or_else(by_pointer)
}

fn pointer(origin: &Origin) -> Option<String> {
    let Origin::Inline { root, steps } = origin else { return None };
    Step::pointer(json_pointer::of_schema(root), steps)
}

/// Components come first: their names are the document's own.
pub(super) fn components(api: &Api, unnamed: &Unnamed, lock: &mut Lock, scope: &mut Scope, names: &mut Names) {
    let all = api.types.iter().filter_map(|(id, def)| match &def.origin {
        Origin::Component(name) => Some((id, def, name.as_str())),
        Origin::Inline { .. } | Origin::Input(_) => None,
    });
    let all: Vec<(TypeId, &TypeDef, &str)> = all.collect();
    let mut wanted: BTreeMap<String, usize> = BTreeMap::new();
    for name in all.iter().flat_map(|(_, _, name)| called(name)) {
        *wanted.entry(name).or_default() += 1;
    }
    for (id, def, name) in all {
        let key = format!("component {name}");
        let mut candidates = called(name);
        if !unnamed.contains(&id) {
            names.report.wants(key, candidates.first().cloned().unwrap_or_default(), &names.of(id));
            continue;
        }
        let wants = candidates.first().cloned().unwrap_or_default();
        let whole = candidates.last().cloned();
        candidates.retain(|candidate| wanted.get(candidate) == Some(&1));
        candidates.extend(whole);
        let name = scope.claim_first(&candidates, &key);
        record(lock, def, &name);
        put(names, id, name);
        names.report.wants(key, wants, &names.of(id));
    }
}

/// So many parts of a component's name are added one after the other; then comes all of it.
const MOST_PARTS: usize = 32;

/// What a component may be called: the part after the last dot, then with more of its package, at last all of it.
pub(super) fn called(name: &str) -> Vec<String> {
    let parts = parts(name);
    let from = |at: usize| camel(&parts.get(at..).unwrap_or_default().join("."));
    let whole = (parts.len() > MOST_PARTS).then(|| from(0));
    let mut called: Vec<String> = (0..parts.len()).rev().take(MOST_PARTS).map(from).chain(whole).collect();
    called.dedup();
    called
}

/// The parts of a component's dotted name, or of the pointer into another file by which it is known.
fn parts(name: &str) -> Vec<&str> {
    const SECTIONS: &[&str] =
        &["", "components", "schemas", "definitions", "$defs", "get", "put", "post", "delete", "patch", "query"];
    let is_pointer = |(_, pointer): &(&str, &str)| pointer.is_empty() || pointer.starts_with('/');
    let Some((file, pointer)) = name.split_once('#').filter(is_pointer) else {
        let parts: Vec<&str> = name.split('.').filter(|part| !part.is_empty()).collect();
        return if parts.is_empty() { vec![name] } else { parts };
    };
    let (folder, file) = file.rsplit_once('/').unwrap_or(("", file));
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let all = folder.split('/').chain([stem]).chain(pointer.split('/'));
    all.filter(|part| !SECTIONS.contains(part)).collect()
}

/// Inline types: called by their property, or by as much of their place as sets them apart.
pub(super) fn inline(api: &Api, unnamed: &Unnamed, lock: &mut Lock, scope: &mut Scope, names: &mut Names) {
    let operations = api.operations_by_key();
    let components = api.components_by_name();
    let root_words = |root: &str| {
        let method = operations.get(root).and_then(|number| names.operations.get(*number));
        let component = components.get(root).map(|id| names.of(*id));
        match (method, component) {
            (Some(operation), _) => (operation.words.clone(), true),
            (None, Some(component)) => (words::split(component.plain()), false),
            (None, None) => (words::split(parts(root).last().copied().unwrap_or(root)), false),
        }
    };
    let (mut free, mut all_wanted): (Vec<TypeId>, Vec<Wants>) = (Vec::new(), Vec::new());
    let mut wanted: Vec<(TypeId, String)> = Vec::new();
    let is_taken = |words: &[String]| !scope.is_free(&join(words, Case::Type));
    for (id, def) in api.types.iter().filter(|(_, def)| matches!(def.origin, Origin::Inline { .. })) {
        let mut all = candidates(def, &places(def, root_words), is_taken);
        if let Some(value) = by_value(def).or_else(|| of_headers(def)) {
            all.insert(0, value);
        }
        wanted.extend(all.first().map(|words| (id, join(words, Case::Type))));
        if unnamed.contains(&id) {
            let names = all.iter().map(|words| join(words, Case::Type)).collect();
            free.push(id);
            all_wanted.push(Wants { names, key: def.origin.key() });
        }
    }
    for (id, name) in free.into_iter().zip(contest(&all_wanted, scope)) {
        if let Some(def) = api.types.get(id) {
            record(lock, def, &name);
        }
        put(names, id, name);
    }
    for (id, wanted) in wanted {
        names.report.wants(api.types.get(id).map(|def| def.origin.key()).unwrap_or_default(), wanted, &names.of(id));
    }
}

/// The words of the value that branches of several unions are: `Empty` for `""`.
fn by_value(def: &TypeDef) -> Option<Vec<String>> {
    match def.single_branch().filter(|_| !def.also.is_empty())? {
        Json::String(text) if text.is_empty() => Some(vec!["empty".to_owned()]),
        Json::String(text) => name_of(text),
        _ => None,
    }
}

/// What requests carry of a type that is split by direction is called after it.
pub(super) fn inputs(api: &Api, unnamed: &Unnamed, lock: &mut Lock, scope: &mut Scope, names: &mut Names) {
    for (of, id) in api.inputs.iter().filter(|(_, id)| unnamed.contains(id)) {
        let Some(def) = api.types.get(*id) else { continue };
        let of = names.of(*of);
        let candidates = [format!("{}Input", of.as_str()), format!("{}Write", of.as_str())];
        let name = scope.claim_first(&candidates, &def.origin.key());
        record(lock, def, &name);
        put(names, *id, name);
    }
}

/// The keys of a type in the lock, one for each of its places, sorted.
pub(super) fn keys(def: &TypeDef) -> Vec<String> {
    let mut keys: Vec<String> = std::iter::once(&def.origin).chain(&def.also).map(Origin::key).collect();
    keys.sort();
    keys
}

/// The name that the lock gives a type: that of the place which comes first in it.
pub(super) fn locked(lock: &mut Lock, def: &TypeDef) -> Option<String> {
    keys(def).iter().find_map(|key| lock.get(LockKind::Type, key).map(str::to_owned))
}

fn record(lock: &mut Lock, def: &TypeDef, name: &str) {
    for origin in std::iter::once(&def.origin).chain(&def.also) {
        lock.replace(LockKind::Type, origin.key(), name);
    }
}

fn put(names: &mut Names, id: TypeId, name: String) {
    if let Some(slot) = names.types.get_mut(id.index()) {
        *slot = ident(name);
    }
}

fn camel(name: &str) -> String {
    join(&words::split(name), Case::Type)
}

#[cfg(test)]
mod tests {
    use super::called;

    #[test]
    fn packages_and_files_set_apart_what_is_called_alike() {
        assert_eq!(called("io.core.v1.Event"), ["Event", "V1Event", "CoreV1Event", "IoCoreV1Event"]);
        assert_eq!(called("types/deneb/block.v2.yaml#/Deneb/Block").get(..2).unwrap(), ["Block", "DenebBlock"]);
        assert_eq!(called("parts/Error.yaml#"), ["Error", "PartsError"]);
        assert_eq!(called("Pet"), ["Pet"]);
        assert_eq!(called("."), ["Empty"]);
        assert_eq!(called(&["a"; 1000].join(".")).len(), super::MOST_PARTS + 1);
    }
}
