//! Values that know where they were set and whether anybody took them.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};

use super::Config;
use super::table::quoted;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::near::nearest;
use crate::source::Span;

/// A value of the configuration.
#[derive(Clone, Debug)]
pub struct Setting<T> {
    value: T,
    claim: Arc<Claim>,
}

impl<T> Setting<T> {
    pub(super) fn new(value: T, claim: Arc<Claim>) -> Self {
        Self { value, claim }
    }

    /// The value, for use: call it where the setting takes effect, as one that nobody takes is an error.
    pub fn get(&self) -> &T {
        self.claim.take();
        &self.value
    }

    /// The value, without using it.
    pub fn peek(&self) -> &T {
        &self.value
    }

    /// Where the value stands.
    pub fn span(&self) -> Span {
        self.claim.span
    }

    /// The entry as TOML spells it.
    pub(crate) fn path(&self) -> &str {
        &self.claim.path
    }

    /// What the entry could be about, where nobody has taken it: an error proposes it.
    pub(super) fn could_be<'a>(&self, names: impl Iterator<Item = &'a str> + Clone) {
        if !self.claim.is_taken()
            && let Some(help) = meant(&self.claim.key, names)
        {
            _ = self.claim.meant.set(help);
        }
    }
}

/// A table of settings about one thing of the document.
#[derive(Clone, Debug)]
pub(super) struct Group<T> {
    pub(super) key: String,
    pub(super) settings: T,
    pub(super) claim: Arc<Claim>,
}

impl<T> Group<T> {
    /// The settings of the first group whose key is meant; the group then counts as matched.
    pub(super) fn find(groups: &[Self], is_meant: impl Fn(&str) -> bool) -> Option<&T> {
        let group = groups.iter().find(|group| is_meant(&group.key))?;
        group.claim.take();
        Some(&group.settings)
    }
}

/// What an entry is about: says which names of the document a key could have meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Subject {
    Value,
    Operation,
    Scheme,
    Type,
    Property,
    EnumValue,
    Parameter,
}

/// One entry of the file.
#[derive(Debug)]
pub(super) struct Claim {
    pub(super) subject: Subject,
    /// The entry as TOML spells it: `operations."PUT /a".name`.
    pub(super) path: String,
    /// The part of the path that names something in the document; empty for a value.
    pub(super) key: String,
    pub(super) span: Span,
    pub(super) group: Option<Arc<Claim>>,
    /// How to mend the key, by names that only a later stage knows.
    meant: OnceLock<String>,
    taken: AtomicBool,
}

impl Claim {
    pub(super) fn new(subject: Subject, path: String, key: String, span: Span, group: Option<Arc<Self>>) -> Self {
        Self { subject, path, key, span, group, meant: OnceLock::new(), taken: AtomicBool::new(false) }
    }

    fn take(&self) {
        // No data depends on the flag, and it is read after every stage is done.
        self.taken.store(true, Ordering::Relaxed);
    }

    fn is_taken(&self) -> bool {
        self.taken.load(Ordering::Relaxed)
    }
}

/// Every entry of the file that must have an effect, in the file's order within its table.
#[derive(Clone, Debug, Default)]
pub(super) struct Claims(Vec<Arc<Claim>>);

impl Claims {
    pub(super) fn add(&mut self, claim: Claim) -> Arc<Claim> {
        let claim = Arc::new(claim);
        self.0.push(Arc::clone(&claim));
        claim
    }
}

/// The names in a document that keys of the configuration can mean: what an error proposes.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// Operations, as `METHOD /path`.
    pub operations: Vec<String>,
    /// Names of security schemes.
    pub schemes: Vec<String>,
    /// Names of component schemas.
    pub types: Vec<String>,
}

impl Config {
    /// Reports every entry that nothing took as an error. To be called once, after the last stage.
    pub fn report_unused(&self, known: &Known, diagnostics: &mut Diagnostics) {
        for claim in self.claims.0.iter().filter(|claim| !claim.is_taken()) {
            // The table's own report says it all.
            if claim.group.as_ref().is_none_or(|group| group.is_taken()) {
                let found = claim.report(known);
                let selects = self.select.is_some() && claim.subject != Subject::Value;
                let selected = "`select` leaves out what it does not name, so the entry may be about that";
                diagnostics.push(if selects { found.fact(selected) } else { found });
            }
        }
    }

    /// Counts every entry as used: where a run takes a part of the document only, the others are about the rest.
    pub(crate) fn excuse(&self) {
        self.claims.0.iter().for_each(|claim| claim.take());
    }
}

impl Claim {
    fn report(&self, known: &Known) -> Diagnostic {
        let (what, names) = match self.subject {
            Subject::Value => ("", [].as_slice()),
            Subject::Operation => ("operation", known.operations.as_slice()),
            Subject::Scheme => ("security scheme", known.schemes.as_slice()),
            Subject::Type => ("type", known.types.as_slice()),
            Subject::Property => ("property", [].as_slice()),
            Subject::EnumValue => ("value or branch", [].as_slice()),
            Subject::Parameter => ("parameter", [].as_slice()),
        };
        if self.subject == Subject::Value {
            return Diagnostic::error(Code::UnusedSetting, format!("`{}` has no effect", self.path))
                .at(self.span, "nothing in the document or the output depends on it")
                .help("delete the entry, or mend it: `docs/configuration.md` tells what has to be there for it");
        }
        let help = self.meant.get().cloned().or_else(|| meant(&self.key, names.iter().map(String::as_str)));
        let help = help.unwrap_or_else(|| "write it as the document does, or delete the entry".to_owned());
        let whole = match self.subject {
            Subject::Property | Subject::EnumValue => "the schema",
            Subject::Parameter => "the operation",
            Subject::Value | Subject::Operation | Subject::Scheme | Subject::Type => "the document",
        };
        Diagnostic::error(Code::UnusedSetting, format!("`{}` matches no {what}", self.path))
            .at(self.span, format!("{whole} has no such {what}"))
            .help(help)
    }
}

/// How to mend a key that names nothing: by the nearest name, or by all of them where they are few.
fn meant<'a>(key: &str, names: impl Iterator<Item = &'a str> + Clone) -> Option<String> {
    const FEW: usize = 8;
    if let Some(name) = nearest(key, names.clone()) {
        return Some(format!("did you mean `{name}`? Otherwise delete the entry"));
    }
    // A pointer is about what has no name.
    if key.starts_with('#') {
        return None;
    }
    let all: Vec<&str> = names.take(FEW + 1).collect();
    match all.as_slice() {
        [only] => Some(format!("there is only `{only}`: write that, or delete the entry")),
        some if (1..=FEW).contains(&some.len()) => {
            Some(format!("there are {}: write one of them, or delete the entry", quoted(some)))
        }
        _ => None,
    }
}
