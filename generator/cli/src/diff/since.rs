//! What a run of `bindery generate` changes of an API, in short.

use bindery_build::config::VendorName;
use bindery_build::diff::{self, Effect, Report, Side, Step};
use bindery_build::generate::Options;
use serde_json::{Value, json};

use super::pairs::{below_top, head};
use super::words::{self, EFFECTS};
use crate::input::{Inputs, Place};

/// The changes since HEAD, in numbers.
#[derive(Clone, Debug)]
pub(crate) struct Since {
    /// How many there are, in words.
    text: String,
    counts: Value,
}

impl Since {
    /// The changes of a document that is generated from now. What is replaced was generated of the one in HEAD, where a
    /// project commits what it generates.
    ///
    /// Nothing, where there is no such document, the two are the same, or one of them has errors: this is a courtesy, and
    /// fails no run. `tell` is told each step when it begins.
    pub(crate) fn head(new: &Inputs, name: &VendorName, options: &Options, tell: &mut dyn FnMut(Step)) -> Option<Self> {
        tell(Step::Read);
        let path = &new.document.path;
        let place = Place::new(head(path).ok()?, &below_top(path).ok()?);
        let old = Inputs::read_from(&place, None, None, &options.limits).ok()?;
        if old.is_same(new) {
            return None;
        }
        let request = |inputs| Inputs::request(inputs, name.clone(), options.clone());
        let (was, is) = (request(&old), request(new));
        let compared = diff::compare_told((&was, &mut old.others()), (&is, &mut new.others()), tell);
        compared.report.filter(|report| !report.is_empty()).map(|report| Self::new(&report))
    }

    fn new(report: &Report) -> Self {
        let counts = EFFECTS.map(|effect| {
            let sides = Side::ALL.map(|side| (side, report.count(side, effect)));
            let count = report.count_worst(effect);
            if effect != Effect::Breaking {
                return (count, format!("{count} {}", effect.as_str()));
            }
            let sides = sides.into_iter().filter(|(_, count)| *count > 0);
            let sides: Vec<_> = sides.map(|(side, count)| format!("{count} for {}", side.as_str())).collect();
            (count, format!("{count} breaking ({})", sides.join(", ")))
        });
        let text: Vec<_> = counts.into_iter().filter(|(count, _)| *count > 0).map(|(_, text)| text).collect();
        Self { text: text.join(", "), counts: words::json_counts(report) }
    }

    /// `1 breaking (1 for callers), 2 additive`.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// The same for programs.
    pub(crate) fn json(&self) -> Value {
        json!({ "since": "HEAD", "counts": self.counts })
    }
}
