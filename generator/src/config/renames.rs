//! `fields`, `variants` and `parameters`: names of the parts of one thing, by what the document calls them.

use std::sync::Arc;

use super::Setting;
use super::setting::{Claim, Subject};
use super::table::{Found, Reader, Table};

/// Names, in any case, by what the document calls what they are for.
#[derive(Clone, Debug, Default)]
pub struct Renames(Vec<(String, Setting<String>)>);

impl Renames {
    /// Whether none are given.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The name that is given to what the document calls so.
    #[must_use]
    pub fn of(&self, called: &str) -> Option<&Setting<String>> {
        self.0.iter().find(|(key, _)| key == called).map(|(_, setting)| setting)
    }

    /// Tells what there is to be named, for entries that name something else.
    pub(crate) fn among<'a>(&self, called: impl Iterator<Item = &'a str> + Clone) {
        self.0.iter().for_each(|(_, setting)| setting.could_be(called.clone()));
    }
}

impl Reader<'_> {
    /// The names in the table `key`; each entry has to name something of the group.
    pub(super) fn renames(
        &mut self,
        table: &mut Table<'_>,
        key: &'static str,
        subject: Subject,
        group: &Arc<Claim>,
    ) -> Renames {
        let Some(found) = table.take(key) else { return Renames::default() };
        let Some(entries) = self.table(&found).map(Table::into_entries) else { return Renames::default() };
        if entries.is_empty() {
            self.bad(&found.path, &found.key_span, "is a table without an entry");
        }
        let names = entries.iter().filter_map(|found| {
            let name = self.name(found)?;
            Some((found.key.to_owned(), self.part(found, subject, group, name)))
        });
        Renames(names.collect())
    }

    /// A setting about a part of a group.
    fn part<T>(&mut self, found: &Found<'_>, subject: Subject, group: &Arc<Claim>, value: T) -> Setting<T> {
        let span = self.span(&found.key_span);
        let claim = Claim::new(subject, found.path.clone(), found.key.to_owned(), span, Some(Arc::clone(group)));
        Setting::new(value, self.claims.add(claim))
    }
}
