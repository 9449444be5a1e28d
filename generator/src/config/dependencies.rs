//! `[dependencies]`: the packages of a user's own types, written into generated manifests as they stand here.

use serde_core::ser::{Serialize, Serializer};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::setting::Setting;
use super::table::{Found, Reader};
use crate::near::nearest;

/// One line of `[dependencies]`.
#[derive(Clone, Debug)]
pub struct Dependency {
    /// The name by which the package is known.
    pub name: String,
    /// Where it is from.
    pub value: Setting<Source>,
}

/// Where a package is from, in the words of Cargo.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// `"1.2"`, a name, a path.
    Text(String),
    /// `true`
    Flag(bool),
    /// `["serde"]`
    List(Vec<Source>),
    /// `{ path = "…" }`, in the order of the keys.
    Table(std::collections::BTreeMap<String, Source>),
}

// By hand: a crate that builds with this one would wait for the derive.
impl Serialize for Source {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => text.serialize(serializer),
            Self::Flag(flag) => flag.serialize(serializer),
            Self::List(list) => list.serialize(serializer),
            Self::Table(table) => table.serialize(serializer),
        }
    }
}

/// What Cargo knows to say of a dependency that is always there.
const KEYS: &[&str] = &[
    "version",
    "path",
    "git",
    "branch",
    "tag",
    "rev",
    "registry",
    "package",
    "features",
    "default-features",
    "workspace",
];

impl Dependency {
    /// Whether code knows it by this name.
    pub(super) fn is(&self, name: &str) -> bool {
        self.name.replace('-', "_") == name
    }
}

impl Reader<'_> {
    /// The lines of `[dependencies]`.
    pub(super) fn dependencies(&mut self, found: &Found<'_>) -> Vec<Dependency> {
        let mut dependencies = Vec::new();
        for found in self.table(found).map(super::table::Table::into_entries).unwrap_or_default() {
            let name = found.key.to_owned();
            let named = name.starts_with(|first: char| first.is_ascii_alphabetic())
                && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte));
            if !named {
                self.bad(&found.path, &found.key_span, "is no name of a package");
                continue;
            }
            let source = match found.value.get_ref() {
                DeValue::String(version) => Ok(Source::Text(version.to_string())),
                DeValue::Table(table) => of_table(table),
                _ => Err("must be a version or a table, as in `{ path = \"../../../money\" }`".to_owned()),
            };
            // A line that is wrong is reported once: what needs it finds it there.
            let source = source.unwrap_or_else(|must| {
                self.bad(&found.path, &found.value.span(), &must);
                Source::Text(String::new())
            });
            dependencies.push(Dependency { name, value: self.setting(&found, None, source) });
        }
        dependencies
    }
}

fn of_table(table: &DeTable<'_>) -> Result<Source, String> {
    let entries = table.iter().map(|(key, value)| {
        let key = key.get_ref().as_ref();
        if !KEYS.contains(&key) {
            return Err(match nearest(key, KEYS.iter().copied()) {
                Some(known) => format!("has `{key}`: did you mean `{known}`?"),
                None => format!("has `{key}`, which says nothing of a dependency that is always there"),
            });
        }
        Ok((key.to_owned(), of_value(value).ok_or_else(|| format!("has a value of `{key}` that it can't have"))?))
    });
    entries.collect::<Result<_, _>>().map(Source::Table)
}

fn of_value(value: &Spanned<DeValue<'_>>) -> Option<Source> {
    match value.get_ref() {
        DeValue::String(text) => Some(Source::Text(text.to_string())),
        DeValue::Boolean(flag) => Some(Source::Flag(*flag)),
        DeValue::Array(all) => {
            let texts = all.iter().map(|one| match one.get_ref() {
                DeValue::String(text) => Some(Source::Text(text.to_string())),
                _ => None,
            });
            texts.collect::<Option<Vec<_>>>().map(Source::List)
        }
        _ => None,
    }
}
