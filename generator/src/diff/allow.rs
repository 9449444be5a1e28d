//! Changes that somebody has looked at and allows, for a time.
//!
//! ```toml
//! [[allow]]
//! rule = "request-property-added-required"
//! operation = "POST /invites"      # all operations without it
//! subject = "request body `email`" # whatever it is without it
//! reason = "nobody calls it yet"
//! expires = 2026-12-31             # the last day on which it counts, in UTC
//! ```

use toml::de::{DeTable, DeValue};

use super::{Change, Date, Report, Rule};
use crate::config::table::{Found, Reader, Table};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::near::nearest;
use crate::source::{FileId, Span};

/// A change that is allowed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Allowance {
    /// What may happen.
    pub rule: Rule,
    /// The operation to which it may happen; any, where none is named.
    pub operation: Option<String>,
    /// What it may happen to; anything, where nothing is named.
    pub subject: Option<String>,
    /// Why it is allowed.
    pub reason: String,
    /// The last day on which it is.
    pub expires: Date,
    /// Where this stands.
    span: Span,
}

impl Allowance {
    /// Reads a file of allowances. Reports what is wrong; the result then holds what could be read.
    #[must_use]
    pub fn parse(file: FileId, name: &str, text: &str, diagnostics: &mut Diagnostics) -> Vec<Self> {
        let mut reader = Reader::new(file, diagnostics);
        let (root, faults) = DeTable::parse_recoverable(text);
        if let Some(fault) = faults.iter().min_by_key(|fault| fault.span().map(|span| span.start)) {
            let span = reader.span(&fault.span().unwrap_or_default());
            let message = format!("`{name}` is not TOML: {}", fault.message().replace('\n', ", "));
            reader.diagnostics.push(Diagnostic::error(Code::ConfigSyntax, message).at(span, ""));
            return Vec::new();
        }
        let mut root = Table::new("", root.get_ref());
        let mut allowed = Vec::new();
        if let Some(found) = root.take("allow") {
            let entries = reader.list(&found, "must be a list of tables: write `[[allow]]`").unwrap_or_default();
            allowed.extend(entries.iter().filter_map(|found| reader.allowance(found)));
        }
        root.finish(&mut reader);
        allowed
    }

    /// Whether it covers a change as it concerns `operation`, or the API as a whole.
    fn covers(&self, change: &Change, operation: Option<&str>) -> bool {
        self.rule == change.rule
            && self.subject.as_ref().is_none_or(|subject| *subject == change.subject)
            && self.operation.as_deref().is_none_or(|named| Some(named) == operation)
    }

    fn unused(&self, message: String) -> Diagnostic {
        Diagnostic::warning(Code::UnusedAllowance, message).at(self.span, "")
    }
}

impl Reader<'_> {
    fn allowance(&mut self, found: &Found<'_>) -> Option<Allowance> {
        let mut table = self.table(found)?;
        let rule = self.needed(&mut table, found, "rule", Self::rule);
        let operation = table.take("operation").map(|found| self.text(&found).map(str::to_owned));
        let subject = table.take("subject").map(|found| self.text(&found).map(str::to_owned));
        let reason = self.needed(&mut table, found, "reason", Self::reason);
        let expires = self.needed(&mut table, found, "expires", Self::expires);
        table.finish(self);
        // What is wrong in it allows nothing, rather than more than was meant.
        let (operation, subject) =
            (operation.map_or(Some(None), |it| it.map(Some))?, subject.map_or(Some(None), |it| it.map(Some))?);
        let span = self.span(&found.value.span());
        Some(Allowance { rule: rule?, operation, subject, reason: reason?, expires: expires?, span })
    }

    fn needed<T>(
        &mut self,
        table: &mut Table<'_>,
        entry: &Found<'_>,
        key: &'static str,
        read: impl FnOnce(&mut Self, &Found<'_>) -> Option<T>,
    ) -> Option<T> {
        match table.take(key) {
            Some(found) => read(self, &found),
            None => {
                let span = self.span(&entry.value.span());
                let message = format!("an allowed change has no `{key}`");
                self.diagnostics.push(
                    Diagnostic::error(Code::BadSetting, message)
                        .at(span, "")
                        .help("each entry has a `rule`, a `reason`, and in `expires` the last day on which it counts"),
                );
                None
            }
        }
    }

    fn rule(&mut self, found: &Found<'_>) -> Option<Rule> {
        let id = self.text(found)?;
        let rule = Rule::find(id);
        if rule.is_none() {
            let message = format!("there is no rule `{id}`");
            let span = self.span(&found.value.span());
            let help = match nearest(id, Rule::all().map(Rule::id)) {
                Some(known) => format!("did you mean `{known}`?"),
                None => "`bindery diff` names the rule of each change; `docs/changes.md` lists all".to_owned(),
            };
            self.diagnostics.push(Diagnostic::error(Code::BadSetting, message).at(span, "").help(help));
        }
        rule
    }

    fn reason(&mut self, found: &Found<'_>) -> Option<String> {
        let reason = self.text(found)?;
        if reason.trim().is_empty() {
            return self.refuse(found, "must say why the change is allowed");
        }
        Some(reason.to_owned())
    }

    fn expires(&mut self, found: &Found<'_>) -> Option<Date> {
        let date = match found.value.get_ref() {
            DeValue::Datetime(given) if given.time.is_none() && given.offset.is_none() => {
                given.date.and_then(|date| Date::new(date.year, date.month, date.day))
            }
            DeValue::String(text) => Date::parse(text),
            _ => None,
        };
        if date.is_none() { self.refuse(found, "must be a day, as `2026-12-31`") } else { date }
    }
}

/// A report with what is allowed of it.
#[derive(Clone, Debug)]
pub struct Judged {
    /// The report.
    pub report: Report,
    /// Which change is allowed, by its number in [`Report::changes`], and by what.
    pub allowed: Vec<Option<Allowance>>,
}

impl Judged {
    /// The changes with what allows them.
    pub fn changes(&self) -> impl Iterator<Item = (&Change, Option<&Allowance>)> {
        let allowed = self.allowed.iter().map(Option::as_ref).chain(std::iter::repeat(None));
        self.report.changes.iter().zip(allowed)
    }
}

/// A list of allowances that counts which of them were of use.
#[derive(Clone, Debug)]
pub struct AllowList {
    entries: Vec<(Allowance, bool)>,
    today: Date,
}

impl AllowList {
    /// The list as it counts on a day.
    #[must_use]
    pub fn new(entries: Vec<Allowance>, today: Date) -> Self {
        Self { entries: entries.into_iter().map(|entry| (entry, false)).collect(), today }
    }

    /// Tells what of a report is allowed, and by what: a change that concerns several operations, where it is for each of
    /// them.
    #[must_use]
    pub fn allowed(&mut self, report: &Report) -> Vec<Option<Allowance>> {
        Self::together(&mut [self], report)
    }

    /// The same by several lists, the first of which is asked first: one may allow a change for one operation, and another
    /// one for the next.
    #[must_use]
    pub fn together(lists: &mut [&mut Self], report: &Report) -> Vec<Option<Allowance>> {
        report.changes.iter().map(|change| Self::allows(lists, change)).collect()
    }

    fn allows(lists: &mut [&mut Self], change: &Change) -> Option<Allowance> {
        let operations: Vec<Option<&str>> = match change.operations.as_slice() {
            [] => vec![None],
            some => some.iter().map(|operation| Some(operation.as_str())).collect(),
        };
        let mut by = None;
        let mut all = true;
        for operation in operations {
            let mut covered = false;
            for Self { entries, today } in lists.iter_mut() {
                for (entry, used) in entries.iter_mut().filter(|(entry, _)| entry.covers(change, operation)) {
                    *used = true;
                    if entry.expires >= *today {
                        covered = true;
                        by.get_or_insert_with(|| entry.clone());
                    }
                }
            }
            all &= covered;
        }
        by.filter(|_| all)
    }

    /// What no longer counts, and what matches no change, as warnings.
    pub fn finish(self, diagnostics: &mut Diagnostics) {
        for (entry, used) in &self.entries {
            let rule = entry.rule.id();
            let of = entry.operation.as_ref().map(|operation| format!(" of `{operation}`")).unwrap_or_default();
            if entry.expires < self.today {
                let message =
                    format!("the entry that allows `{rule}`{of} expired on {}, and no longer counts", entry.expires);
                let help = "remove the entry, or give the change a new day and a new reason";
                diagnostics.push(entry.unused(message).help(help));
            } else if !used {
                let message = format!("the entry that allows `{rule}`{of} matches no change");
                let help =
                    "remove the entry, or mend its `rule`, `operation` or `subject`: they are as a report shows them";
                diagnostics.push(entry.unused(message).help(help));
            }
        }
    }
}
