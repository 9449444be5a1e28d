//! What one edition's crates offer, as far as files differ.

use super::super::edition::Made;
use super::chunks::chunks;
use super::item::{Items, Path, Public};
use super::owners::{self, Owned, OwnedGroup};
use super::parse::{self, Source};
use super::reach::{Reach, Uses};
use super::spelled::Names;
use super::text;
use crate::config::CrateKind;
use crate::plan::Schema;
use std::collections::{BTreeMap, BTreeSet};

pub(super) struct Edition<'a> {
    pub(super) made: &'a Made,
    pub(super) names: Names,
    pub(super) items: Items,
    pub(super) owned: Vec<Owned>,
    pub(super) groups: Vec<OwnedGroup>,
    /// The types that are others under names of their own.
    pub(super) aliases: BTreeMap<String, String>,
    reach: Reach,
    /// The operations' numbers by the path of their own items.
    methods: BTreeMap<Path, usize>,
    /// The operations' numbers by what the lock calls them.
    by_lock_key: BTreeMap<String, usize>,
}

impl<'a> Edition<'a> {
    pub(super) fn new(made: &'a Made, pieces: &[(Source<'_>, String)]) -> Self {
        let bindings = &made.bindings;
        let names = Names::of(bindings);
        let mut items = Items::new();
        for (source, text) in pieces {
            parse::add_part(&mut items, *source, text, &names);
        }
        let (owned, groups) = (owners::operations(&made.api, bindings), owners::groups(bindings));
        let reach = Reach::new(bindings, &owned, &groups);
        let aliases = bindings.schemas.iter().enumerate().filter_map(|(number, schema)| {
            Some((schema.ident().as_str().to_owned(), bindings.alike(number)?.ident().as_str().to_owned()))
        });
        let statuses = bindings.operations.iter().filter_map(|operation| {
            let (alias, shared) = (operation.outcome.status_alias.as_ref()?, operation.outcome.statuses.as_ref()?);
            Some((alias.as_str().to_owned(), shared.as_str().to_owned()))
        });
        let aliases = aliases.chain(statuses).collect();
        let methods = owned.iter().enumerate().flat_map(|(number, owned)| {
            [&owned.method, &owned.record, &owned.handler, &owned.setters].map(|path| (path.clone(), number))
        });
        let methods = methods.collect();
        let by_lock_key = owned.iter().enumerate().map(|(number, owned)| (owned.lock_key.clone(), number)).collect();
        Self { made, names, items, owned, groups, aliases, reach, methods, by_lock_key }
    }

    pub(super) fn uses(&self, path: &Path) -> Uses {
        self.reach.of(path)
    }

    /// The operations that use an item, by key, in document order.
    pub(super) fn operations_of(&self, path: &Path) -> Vec<String> {
        let numbers = self.uses(path).operations;
        numbers.iter().filter_map(|number| self.owned.get(*number)).map(|owned| owned.key.clone()).collect()
    }

    /// An operation by what the lock calls it.
    pub(super) fn operation(&self, lock_key: &str) -> Option<&Owned> {
        self.owned.get(*self.by_lock_key.get(lock_key)?)
    }

    /// The number of the operation that an item is the record, the method, the handler or the setters of.
    pub(super) fn number(&self, path: &Path) -> Option<usize> {
        self.methods.get(path).copied()
    }

    /// The arguments of an item that are parts of the operation's path.
    pub(super) fn in_path(&self, path: &Path) -> Option<&BTreeSet<String>> {
        self.owned.get(self.number(path)?).map(|owned| &owned.in_path)
    }

    /// The definition of a type that may stand in a file which is the same in both editions.
    pub(super) fn definition(&self, path: &Path) -> Option<Public> {
        let parsed = self.items.get(path).filter(|public| public.kind.is_some());
        if let Some(public) = parsed {
            return Some(public.clone());
        }
        let name = path.1.rsplit("::").next()?;
        let marks = ["struct", "enum", "type"].map(|word| format!("pub {word} {name}"));
        let of_it = |source: &Source<'_>| {
            let defines = |mark: &String| {
                let mut at = source.text.match_indices(mark.as_str());
                at.any(|(at, _)| {
                    !source.text[at + mark.len()..].starts_with(|next: char| next.is_alphanumeric() || next == '_')
                })
            };
            source.path.starts_with(path.0.text()) && marks.iter().any(defines)
        };
        let source = parse::sources(&self.made.files).find(of_it)?;
        let mut items = Items::new();
        parse::add(&mut items, source, &self.names);
        items.remove(path)
    }

    /// A type with all that is said of it in other files, whether they are the same in both editions or not.
    pub(super) fn whole(&self, path: &Path) -> Option<Public> {
        let name = path.1.rsplit("::").next()?;
        let is_letter = |letter: char| letter.is_alphanumeric() || letter == '_';
        let says = |text: &&str| text.split(|letter: char| !is_letter(letter)).any(|word| word == name);
        let may_say = |source: &Source<'_>| source.path.starts_with(path.0.text()) && source.text.contains(name);
        let mut items = Items::new();
        for source in parse::sources(&self.made.files).filter(may_say) {
            let said: String = chunks(source.text).into_iter().filter(says).collect();
            parse::add_part(&mut items, source, &said, &self.names);
        }
        items.remove(path).filter(|public| public.kind.is_some())
    }

    /// What an item looks like.
    pub(super) fn text(&self, path: &Path) -> Option<String> {
        let mut public = self.definition(path)?;
        if let Some(tables) = self.items.get(path).filter(|tables| tables.kind.is_none()) {
            public.parts.extend(tables.parts.iter().cloned());
        }
        text::of(&public)
    }

    /// The schema of a name.
    pub(super) fn schema(&self, path: &Path) -> Option<&Schema> {
        let of_types = path.0 == CrateKind::Types && !path.1.contains("::");
        self.made.bindings.schemas.iter().find(|schema| of_types && schema.ident().as_str() == path.1)
    }
}
