//! Items that have another name: by what the lock would call them, by the operation that they are of, by their structure.

use super::edition::Edition;
use super::item::{Facet, Kind, Path, Public};
use crate::config::CrateKind;
use std::collections::BTreeMap;

/// The new path of each old one.
pub(super) fn found(old: &Edition<'_>, new: &Edition<'_>) -> BTreeMap<Path, Path> {
    let mut renames = Renames { old, new, found: BTreeMap::new(), taken: BTreeMap::new() };
    renames.by_key();
    renames.by_operation();
    renames.by_group();
    renames.by_scheme();
    renames.by_server();
    renames.by_structure();
    renames.found
}

struct Renames<'a> {
    old: &'a Edition<'a>,
    new: &'a Edition<'a>,
    found: BTreeMap<Path, Path>,
    taken: BTreeMap<Path, ()>,
}

impl Renames<'_> {
    /// Only what is gone has another name, and only what is new is one.
    fn add(&mut self, old: &Path, new: &Path) {
        let defined =
            |edition: &Edition<'_>, path: &Path| edition.items.get(path).is_some_and(|item| item.kind.is_some());
        let gone = defined(self.old, old) && !self.new.items.contains_key(old);
        let fresh = defined(self.new, new) && !self.old.items.contains_key(new);
        if old != new && gone && fresh && !self.found.contains_key(old) && !self.taken.contains_key(new) {
            self.found.insert(old.clone(), new.clone());
            self.taken.insert(new.clone(), ());
        }
    }

    /// Types that stand at the same place of the document.
    fn by_key(&mut self) {
        let keys = |edition: &Edition<'_>| -> BTreeMap<String, Path> {
            let types = crate::plan::order(&edition.made.api).into_iter().zip(&edition.made.bindings.schemas);
            let named = types.filter_map(|(id, schema)| {
                let key = edition.made.api.types.get(id)?.origin.key();
                Some((key, (CrateKind::Types, schema.ident().as_str().to_owned())))
            });
            named.collect()
        };
        let new = keys(self.new);
        for (key, path) in keys(self.old) {
            if let Some(other) = new.get(&key) {
                self.add(&path, other);
            }
        }
    }

    fn by_operation(&mut self) {
        let (old, new) = (self.old, self.new);
        let by_key: BTreeMap<&str, usize> =
            new.owned.iter().enumerate().map(|(number, owned)| (owned.lock_key.as_str(), number)).collect();
        for was in &old.owned {
            let Some(is) = by_key.get(was.lock_key.as_str()).and_then(|number| new.owned.get(*number)) else {
                continue;
            };
            for (was, is) in [
                (&was.record, &is.record),
                (&was.method, &is.method),
                (&was.setters, &is.setters),
                (&was.handler, &is.handler),
            ] {
                self.add(was, is);
            }
            if let (Some(was), Some(is)) = (&was.bodies, &is.bodies) {
                self.add(was, is);
            }
            if was.outcomes.len() == is.outcomes.len() {
                was.outcomes.iter().zip(&is.outcomes).for_each(|(was, is)| self.add(was, is));
            }
        }
    }

    fn by_group(&mut self) {
        let (old, new) = (self.old, self.new);
        for was in &old.groups {
            let Some(is) = new.groups.iter().find(|is| is.of == was.of) else { continue };
            self.add(&was.contract, &is.contract);
            for (was, is) in [(&was.handle, &is.handle), (&was.method, &is.method)] {
                if let (Some(was), Some(is)) = (was, is) {
                    self.add(was, is);
                }
            }
        }
    }

    /// The methods of security schemes that ask for the same credential, where there is one such in each edition.
    fn by_scheme(&mut self) {
        let methods = |edition: &Edition<'_>| -> BTreeMap<String, Vec<[Path; 2]>> {
            let mut methods = BTreeMap::<String, Vec<[Path; 2]>>::new();
            for (scheme, planned) in edition.made.api.schemes.iter().zip(&edition.made.bindings.schemes) {
                let name = planned.ident.as_str();
                let of = [(CrateKind::Client, "Builder"), (CrateKind::Server, "Authenticator")];
                let of = of.map(|(of, ty)| (of, format!("{ty}::{name}")));
                methods.entry(format!("{:?}", scheme.slot)).or_default().push(of);
            }
            methods
        };
        let new = methods(self.new);
        for (slot, old) in methods(self.old) {
            if let ([old], Some([new])) = (old.as_slice(), new.get(&slot).map(Vec::as_slice)) {
                old.iter().zip(new).for_each(|(old, new)| self.add(old, new));
            }
        }
    }

    /// The types of servers whose address is the same but for what stands in it by default.
    fn by_server(&mut self) {
        let servers = |edition: &Edition<'_>| -> BTreeMap<String, Vec<(String, Path)>> {
            let all = edition.made.api.servers.iter().zip(&edition.made.bindings.servers);
            let with_variables = all.filter(|(_, planned)| !planned.variables.is_empty());
            let paths = with_variables.map(|(server, planned)| {
                let of = format!("servers::{}", planned.ident.as_str());
                let setters = server.variables.iter().zip(&planned.variables).map(|(variable, setter)| {
                    (variable.name.to_string(), (CrateKind::Client, format!("{of}::{}", setter.ident.as_str())))
                });
                let own = [(String::new(), (CrateKind::Client, of.clone()))];
                (server.url.to_string(), own.into_iter().chain(setters).collect())
            });
            paths.collect()
        };
        let new = servers(self.new);
        for (url, old) in servers(self.old) {
            let new = new.get(&url).map(Vec::as_slice).unwrap_or_default();
            for (variable, old) in &old {
                if let Some((_, new)) = new.iter().find(|(other, _)| other == variable) {
                    self.add(old, new);
                }
            }
        }
    }

    /// Types of one structure, where there is no doubt which is which.
    fn by_structure(&mut self) {
        let mut kinds: BTreeMap<String, [Vec<Path>; 2]> = BTreeMap::new();
        for (side, (edition, other)) in [(self.old, self.new), (self.new, self.old)].into_iter().enumerate() {
            let alone = edition.items.iter().filter(|(path, public)| {
                path.0 == CrateKind::Types && public.kind.is_some() && !other.items.contains_key(*path)
            });
            for (path, public) in alone {
                let known = self.found.contains_key(path) || self.taken.contains_key(path);
                let Some(structure) = structure(path, public).filter(|_| !known) else { continue };
                let of = kinds.entry(structure).or_default();
                of.get_mut(side).into_iter().for_each(|paths| paths.push(path.clone()));
            }
        }
        for [old, new] in kinds.into_values() {
            if let ([old], [new]) = (old.as_slice(), new.as_slice()) {
                // A record is its operation's, whatever it looks like.
                if self.old.schema(old).is_some() && self.new.schema(new).is_some() {
                    self.add(old, new);
                }
            }
        }
    }
}

/// What a type looks like, its own name aside; nothing, where many look so.
fn structure(path: &Path, public: &Public) -> Option<String> {
    if !matches!(public.kind, Some(Kind::Struct | Kind::Enum)) {
        return None;
    }
    let own = format!("@{}", path.1);
    let parts = public.facets.iter().filter(|((facet, _), _)| matches!(facet, Facet::Field | Facet::Variant));
    let parts: Vec<String> = parts
        .map(|((_, name), shape)| {
            let words = shape.exact.split(' ').map(|word| if word == own { "@" } else { word });
            format!("{name}: {}", words.collect::<Vec<_>>().join(" "))
        })
        .collect();
    (parts.len() > 1).then(|| format!("{:?} {}", public.kind, parts.join(", ")))
}
