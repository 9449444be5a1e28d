//! TOML with places: tables whose keys are taken one by one, so that what remains is unknown.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::setting::{Claim, Claims, Setting, Subject};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::near::nearest;
use crate::source::{FileId, Span};

use std::ops::Range;
use std::sync::Arc;

/// What reading needs besides the text.
pub(crate) struct Reader<'a> {
    pub(crate) file: FileId,
    pub(crate) diagnostics: &'a mut Diagnostics,
    pub(super) claims: Claims,
}

/// One value and how it is called.
pub(crate) struct Found<'t> {
    /// The entry as TOML spells it.
    pub(super) path: String,
    /// The last part of the path.
    pub(super) key: &'t str,
    pub(super) key_span: Range<usize>,
    pub(crate) value: &'t Spanned<DeValue<'t>>,
}

/// A table of which keys are taken; [`Table::finish`] reports the others.
pub(crate) struct Table<'t> {
    entries: Vec<Found<'t>>,
    asked: Vec<&'static str>,
}

impl<'t> Table<'t> {
    pub(crate) fn new(path: &str, table: &'t DeTable<'t>) -> Self {
        let mut entries: Vec<_> = table
            .iter()
            .map(|(key, value)| Found {
                path: join(path, key.as_ref()),
                key: key.as_ref(),
                key_span: key.span(),
                value,
            })
            .collect();
        entries.sort_by_key(|found| found.key_span.start);
        Self { entries, asked: Vec::new() }
    }

    /// The entry `key`, if it is set.
    pub(crate) fn take(&mut self, key: &'static str) -> Option<Found<'t>> {
        self.asked.push(key);
        let at = self.entries.iter().position(|found| found.key == key)?;
        Some(self.entries.remove(at))
    }

    pub(super) fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Every entry that was not taken, in the file's order: for tables whose keys are the document's.
    pub(super) fn into_entries(self) -> Vec<Found<'t>> {
        self.entries
    }

    /// Reports every entry that was not taken.
    pub(crate) fn finish(self, reader: &mut Reader<'_>) {
        for found in self.entries {
            let help = match nearest(found.key, self.asked.iter().copied()) {
                Some(known) => format!("did you mean `{known}`?"),
                None => format!("known here: {}", quoted(&self.asked)),
            };
            let message = format!("`{}` is no setting", found.path);
            let span = reader.span(&found.key_span);
            reader.diagnostics.push(Diagnostic::error(Code::UnknownSetting, message).at(span, "").help(help));
        }
    }
}

impl<'a> Reader<'a> {
    pub(crate) fn new(file: FileId, diagnostics: &'a mut Diagnostics) -> Self {
        Self { file, diagnostics, claims: Claims::default() }
    }
}

impl Reader<'_> {
    pub(crate) fn span(&self, range: &Range<usize>) -> Span {
        Span::new(self.file, range.start, range.end)
    }

    pub(super) fn bad(&mut self, path: &str, range: &Range<usize>, must: &str) {
        let message = format!("`{path}` has a value that it can't have");
        let span = self.span(range);
        self.diagnostics.push(Diagnostic::error(Code::BadSetting, message).at(span, must));
    }

    /// The table that `found` must be.
    pub(crate) fn table<'t>(&mut self, found: &Found<'t>) -> Option<Table<'t>> {
        match found.value.get_ref() {
            DeValue::Table(table) => Some(Table::new(&found.path, table)),
            _ => self.refuse(found, "must be a table"),
        }
    }

    /// The text that `found` must be.
    pub(crate) fn text<'t>(&mut self, found: &Found<'t>) -> Option<&'t str> {
        match found.value.get_ref() {
            DeValue::String(text) => Some(text),
            _ => self.refuse(found, "must be a string"),
        }
    }

    /// The items of the list that `found` must be.
    pub(crate) fn list<'t>(&mut self, found: &Found<'t>, must: &str) -> Option<Vec<Found<'t>>> {
        match found.value.get_ref() {
            DeValue::Array(items) => Some(items.iter().map(|value| found.item(value)).collect()),
            _ => self.refuse(found, must),
        }
    }

    /// Reports the value of `found`; returns nothing, for the caller to return in turn.
    pub(crate) fn refuse<T>(&mut self, found: &Found<'_>, must: &str) -> Option<T> {
        self.bad(&found.path, &found.value.span(), must);
        None
    }

    /// A setting that must have an effect.
    pub(super) fn setting<T>(&mut self, found: &Found<'_>, group: Option<&Arc<Claim>>, value: T) -> Setting<T> {
        let span = found.key_span.start..found.value.span().end.max(found.key_span.end);
        let claim = Claim::new(Subject::Value, found.path.clone(), String::new(), self.span(&span), group.cloned());
        Setting::new(value, self.claims.add(claim))
    }

    /// A table that must match something in the document.
    pub(super) fn group(&mut self, found: &Found<'_>, subject: Subject) -> Arc<Claim> {
        let span = self.span(&found.key_span);
        let (path, key) = (found.path.clone(), found.key.to_owned());
        self.claims.add(Claim::new(subject, path, key, span, None))
    }
}

impl<'t> Found<'t> {
    fn item(&self, value: &'t Spanned<DeValue<'t>>) -> Self {
        Found { path: self.path.clone(), key: self.key, key_span: value.span(), value }
    }
}

/// Adds a key to a path, quoted where TOML wants it.
fn join(path: &str, key: &str) -> String {
    let bare = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-';
    let key = if !key.is_empty() && key.bytes().all(bare) { key.to_owned() } else { format!("{key:?}") };
    if path.is_empty() { key } else { format!("{path}.{key}") }
}

/// Words for a message: `` `a`, `b` ``.
pub(super) fn quoted(words: &[&str]) -> String {
    words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}
