//! Rows and their sums.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::row::{Counts, Row};

/// A table in Markdown, a line of sums for each kind of value, and the first failures of each document.
pub(crate) fn text(rows: &[Row], failures: usize) -> String {
    let mut out = String::from(
        "| document | schemas | untyped | examples | failed | invalid | defaults | failed | invalid | samples | failed | refused by servers |\n",
    );
    let _ = writeln!(out, "|{}", "---|".repeat(12));
    let mut sums: BTreeMap<&str, Counts> = BTreeMap::new();
    let mut nothing = 0;
    for row in rows {
        let figures = match &row.found {
            Ok(figures) => figures,
            Err(why) => {
                nothing += 1;
                let _ = writeln!(out, "| {} | {} |", row.document, why.replace(['|', '\n'], " "));
                continue;
            }
        };
        for (what, counts) in &figures.counts {
            sums.entry(what.as_str()).or_default().add(*counts);
        }
        let of = |what: &str| figures.counts.get(what).copied().unwrap_or_default();
        let (examples, defaults, samples) = (of("example"), of("default"), of("sample"));
        let _ = writeln!(
            out,
            "| {} | {} | {} | {} | {} | {} | {} | {} | {} | {} | {} | {} |",
            row.document,
            figures.schemas,
            figures.untyped,
            examples.passed,
            examples.failed,
            examples.invalid,
            defaults.passed,
            defaults.failed,
            defaults.invalid,
            samples.passed,
            samples.failed,
            examples.refused + defaults.refused + samples.refused,
        );
    }
    let _ = writeln!(out, "\n{} documents, {nothing} of them not tried", rows.len());
    for (what, counts) in &sums {
        let Counts { passed, failed, invalid, unjudged, refused } = counts;
        let share = 100.0 * small(*passed) / small((passed + failed).max(1));
        let _ = writeln!(
            out,
            "{what}s: {passed} passed, {failed} failed ({share:.3} %), {invalid} not allowed by their own schema, {unjudged} of schemas that are none, {refused} refused by servers",
        );
    }
    for row in rows {
        let found = row.found.iter().flat_map(|figures| &figures.failures);
        for failure in found.take(failures) {
            let value: String = failure.value.to_string().chars().take(200).collect();
            let why: String = failure.why.chars().take(400).collect();
            let side = if failure.strict { "server" } else { "client" };
            let _ = writeln!(out, "\n{} {} {} ({side})\n  {value}\n  {why}", row.document, failure.what, failure.place);
        }
    }
    out
}

fn small(number: usize) -> f64 {
    u32::try_from(number).map_or(f64::INFINITY, f64::from)
}
