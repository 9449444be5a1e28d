//! `--timings`: where the time of a run went, a line for each vendor.

use std::time::{Duration, Instant};

use bindery_build::generate::Step;

/// What was done besides the stages, in its order: files are read, the output is compared and written, and what changes
/// since HEAD is found out.
const BEFORE: &str = "read";
const AFTER: [&str; 3] = ["compare", "write", "since HEAD"];

/// The time that each step took.
#[derive(Clone, Debug, Default)]
pub(crate) struct Spent(Vec<(&'static str, Duration)>);

impl Spent {
    /// Notes what a step took that has just ended.
    pub(crate) fn since(&mut self, step: &'static str, begin: Instant) {
        self.0.push((step, begin.elapsed()));
    }

    /// Notes the stages by the times of their beginnings.
    pub(crate) fn stages(&mut self, began: &[(Step, Instant)], end: Instant) {
        let ends = began.iter().skip(1).map(|(_, begin)| *begin).chain([end]);
        self.0.extend(began.iter().zip(ends).map(|((step, begin), end)| (step.name(), end - *begin)));
    }

    fn of(&self, step: &str) -> Duration {
        self.0.iter().filter(|(name, _)| *name == step).map(|(_, time)| *time).sum()
    }

    fn sum(&self) -> Duration {
        self.0.iter().map(|(_, time)| *time).sum()
    }
}

/// The table: a column for each step, and at its end all of the run, to which reading the project and reporting belong too.
pub(crate) fn table<'s>(vendors: impl Iterator<Item = (&'s str, &'s Spent)>, whole: Duration) -> Vec<String> {
    let vendors: Vec<_> = vendors.collect();
    let stages = Step::ALL.map(Step::name);
    let steps: Vec<&str> = [BEFORE].into_iter().chain(stages).chain(AFTER).collect();
    let head = steps.iter().map(|step| (*step).to_owned());
    let mut rows = vec![(String::from("milliseconds"), head.chain(["sum".to_owned()]).collect::<Vec<_>>())];
    let all = Spent(vendors.iter().flat_map(|(_, spent)| spent.0.clone()).collect());
    let together = (vendors.len() > 1).then_some(("together", &all));
    for (name, spent) in vendors.iter().copied().chain(together) {
        let times = steps.iter().map(|step| milliseconds(spent.of(step)));
        rows.push((name.to_owned(), times.chain([milliseconds(spent.sum())]).collect()));
    }
    let first = rows.iter().map(|(name, _)| name.chars().count()).max().unwrap_or_default();
    let width = |column: usize| rows.iter().filter_map(|(_, cells)| cells.get(column)).map(String::len).max();
    let widths: Vec<usize> = (0..=steps.len()).filter_map(width).collect();
    let line = |(name, cells): &(String, Vec<String>)| {
        let cells = cells.iter().zip(&widths).map(|(cell, width)| format!("  {cell:>width$}"));
        format!("{name:first$}{}", cells.collect::<String>())
    };
    let rest = format!("the whole run: {} ms", milliseconds(whole));
    rows.iter().map(line).chain([rest]).collect()
}

fn milliseconds(time: Duration) -> String {
    format!("{:.1}", time.as_secs_f64() * 1000.0)
}
