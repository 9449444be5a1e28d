//! What the suite found, and what `docs/json-schema.md` says that it finds.

use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

/// Counts of one tier, or of one keyword.
#[derive(Default)]
struct Figures {
    groups: usize,
    typed: usize,
    untyped: usize,
    valid: usize,
    kept: usize,
    invalid: usize,
    refused: usize,
}

/// What came out of a run.
#[derive(Default)]
pub struct Report {
    tiers: BTreeMap<String, Figures>,
    keywords: BTreeMap<String, Figures>,
    /// Tests that end otherwise than the suite says, by name.
    pub misses: BTreeMap<String, Miss>,
    /// Groups that state a type and were given an untyped value.
    pub untyped: BTreeSet<String>,
}

/// A test that ends otherwise than the suite says.
pub struct Miss {
    /// An invalid value of tier C: three in ten of these may be missed.
    pub tolerable: bool,
    /// What happened.
    pub what: String,
}

impl Report {
    /// Joins the groups of the suite with what the program made of them.
    pub fn new(suite: &[Value], outcomes: &Value) -> Self {
        let mut report = Self::default();
        for group in suite {
            report.group(group, &outcomes[text(group, "component")]);
        }
        report
    }

    fn group(&mut self, group: &Value, outcome: &Value) {
        let (component, tier) = (text(group, "component"), text(group, "tier"));
        let typed = text(group, "typed") == "typed";
        let untyped = typed && outcome["body"].as_str().is_none_or(|body| body.ends_with("::Value"));
        if untyped {
            self.untyped.insert(component.to_owned());
        }
        let mut found =
            Figures { groups: 1, typed: usize::from(typed), untyped: usize::from(untyped), ..Figures::default() };
        for (number, test) in group["tests"].as_array().into_iter().flatten().enumerate() {
            let kept = outcome["tests"][number]["kept"] == true;
            let refused = outcome["tests"][number]["refused"] == true;
            let valid = test["valid"] == true;
            let (count, good) =
                if valid { (&mut found.valid, &mut found.kept) } else { (&mut found.invalid, &mut found.refused) };
            *count += 1;
            if if valid { kept } else { refused } {
                *good += 1;
            } else {
                let name = format!("`{component}`: {}", text(test, "description"));
                let what = outcome["tests"][number]["what"].as_str().unwrap_or("no type");
                let what = format!("{}: {what}", test["data"]);
                self.misses.insert(name, Miss { tolerable: tier == "C" && !valid, what });
            }
        }
        self.tiers.entry(tier.to_owned()).or_default().add(&found);
        self.keywords.entry(text(group, "file").to_owned()).or_default().add(&found);
    }

    /// The figures, as they stand in the documentation.
    pub fn table(&self) -> String {
        let mut table = "tier  groups  typed  untyped | valid  kept | invalid  refused\n".to_owned();
        for (tier, figures) in &self.tiers {
            let Figures { groups, typed, untyped, valid, kept, invalid, refused } = figures;
            let _ = writeln!(
                table,
                "{tier:4}  {groups:6}  {typed:5}  {untyped:7} | {valid:5}  {kept:4} | {invalid:7}  {refused:7}"
            );
        }
        table += "\nkeyword                groups  typed  untyped | valid  kept | invalid  refused\n";
        for (keyword, figures) in &self.keywords {
            let Figures { groups, typed, untyped, valid, kept, invalid, refused } = figures;
            let _ = writeln!(
                table,
                "{keyword:21}  {groups:6}  {typed:5}  {untyped:7} | {valid:5}  {kept:4} | {invalid:7}  {refused:7}"
            );
        }
        table
    }

    /// How many invalid values of a tier are refused, in percent.
    pub fn refused(&self, tier: &str) -> usize {
        let figures = &self.tiers[tier];
        figures.refused * 100 / figures.invalid
    }

    /// How many groups of tiers A and B state a type, and how many of them fell back to an untyped value.
    pub fn fallbacks(&self) -> (usize, usize) {
        let sum = |of: fn(&Figures) -> usize| of(&self.tiers["A"]) + of(&self.tiers["B"]);
        (sum(|figures| figures.typed), sum(|figures| figures.untyped))
    }
}

impl Figures {
    fn add(&mut self, other: &Self) {
        self.groups += other.groups;
        self.typed += other.typed;
        self.untyped += other.untyped;
        self.valid += other.valid;
        self.kept += other.kept;
        self.invalid += other.invalid;
        self.refused += other.refused;
    }
}

fn text<'v>(value: &'v Value, key: &str) -> &'v str {
    value[key].as_str().unwrap_or_default()
}

/// The lists of `docs/json-schema.md`: what is known to miss, each entry with its reason there.
pub struct Known<'d> {
    page: &'d str,
}

impl<'d> Known<'d> {
    pub fn new(page: &'d str) -> Self {
        Self { page }
    }

    /// The entries of the section with this heading.
    pub fn section(&self, heading: &str) -> BTreeSet<String> {
        let section = self.page.split("\n## ").find(|section| section.lines().next() == Some(heading));
        let section = section.unwrap_or_else(|| panic!("the page has a section `{heading}`"));
        let entries = section.lines().filter_map(|line| line.strip_prefix("- `"));
        entries.map(|entry| format!("`{entry}")).collect()
    }

    /// Whether the page quotes these figures.
    pub fn quotes(&self, table: &str) -> bool {
        self.page.contains(table.trim_end())
    }
}
