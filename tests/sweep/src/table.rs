//! Rows and their sums, for people and for programs.

use std::collections::BTreeMap;
use std::fmt::Write;

use serde_json::{Value, json};

use crate::row::{Checked, Generated, Row};

const HEAD: [&str; 16] = [
    "document",
    "version",
    "operations",
    "schemas",
    "seconds",
    "MB",
    "lines",
    "warnings",
    "errors",
    "untyped",
    "skipped",
    "left out",
    "longest",
    "check s",
    "check MB",
    "rustc",
];

/// A table in Markdown, a line of sums, and what stands behind the sums.
pub(crate) fn text(rows: &[Row]) -> String {
    let (rows, others) = documents(rows);
    let mut out = format!("| {} |\n|{}\n", HEAD.join(" | "), "---|".repeat(HEAD.len()));
    for row in &rows {
        let _ = writeln!(out, "| {} | {} |", row.document, cells(row).join(" | "));
    }
    let sums = Sums::of(&rows);
    let total = |counts: &BTreeMap<String, usize>| counts.values().sum::<usize>();
    let _ = writeln!(
        out,
        "\n{} documents, {} generated, {} checked without a finding, {} came to no end; {} operations, {} schemas, {:.1} s, {} lines, {} warnings, {} errors, {} untyped, {} skipped, {} operations left out, longest name {} ({}), {} above 40 letters, {} wanted by several; checking {:.1} CPU s, at most {:.0} MB, {} warnings, {} errors",
        rows.len(),
        sums.generated,
        sums.clean,
        sums.lost,
        sums.operations,
        sums.schemas,
        sums.seconds,
        sums.lines,
        sums.warnings,
        total(&sums.errors),
        total(&sums.untyped),
        total(&sums.skipped),
        total(&sums.left_out),
        sums.longest_name.len(),
        sums.longest_name,
        sums.long_names,
        sums.collisions,
        sums.check_seconds,
        sums.check_megabytes,
        sums.rustc_warnings,
        sums.rustc_errors,
    );
    for (what, counts) in
        [("untyped", &sums.untyped), ("skipped", &sums.skipped), ("left out", &sums.left_out), ("errors", &sums.errors)]
    {
        let counts: Vec<_> = counts.iter().map(|(reason, count)| format!("{reason} {count}")).collect();
        let _ = writeln!(out, "{what}: {}", if counts.is_empty() { "none".to_owned() } else { counts.join(", ") });
    }
    if !others.is_empty() {
        let _ = writeln!(out, "no documents of OpenAPI: {}", others.join(", "));
    }
    out
}

/// The rows of documents, and the names of files that are none.
fn documents(rows: &[Row]) -> (Vec<&Row>, Vec<&str>) {
    let (others, documents): (Vec<&Row>, Vec<&Row>) = rows.iter().partition(|row| row.is_other());
    (documents, others.into_iter().map(|row| row.document.as_str()).collect())
}

/// The same for programs.
pub(crate) fn json(rows: &[Row]) -> Value {
    let (rows, others) = documents(rows);
    let sums = Sums::of(&rows);
    json!({
        "documents": rows,
        "others": others,
        "sums": {
            "documents": rows.len(), "generated": sums.generated, "clean": sums.clean, "lost": sums.lost,
            "operations": sums.operations, "schemas": sums.schemas, "seconds": sums.seconds, "lines": sums.lines,
            "warnings": sums.warnings, "errors": sums.errors, "untyped": sums.untyped, "skipped": sums.skipped,
            "left_out": sums.left_out,
            "longest_name": sums.longest_name, "long_names": sums.long_names, "collisions": sums.collisions,
            "check_seconds": sums.check_seconds,
            "check_megabytes": sums.check_megabytes, "rustc_warnings": sums.rustc_warnings,
            "rustc_errors": sums.rustc_errors,
        },
    })
}

fn cells(row: &Row) -> Vec<String> {
    let mut cells = match &row.generated {
        Some(Ok(generated)) => generation(generated),
        Some(Err(failure)) => vec![failure.replace('|', "/")],
        None => Vec::new(),
    };
    cells.resize(12, String::new());
    match &row.checked {
        Some(Ok(checked)) => {
            cells.extend([format!("{:.1}", checked.seconds), format!("{:.0}", checked.megabytes), rustc(checked)])
        }
        Some(Err(failure)) => cells.extend([String::new(), String::new(), failure.replace('|', "/")]),
        None => cells.resize(15, String::new()),
    }
    cells
}

fn generation(generated: &Generated) -> Vec<String> {
    let total = |counts: &BTreeMap<String, usize>| counts.values().sum::<usize>().to_string();
    vec![
        generated.version.clone(),
        generated.operations.to_string(),
        generated.schemas.to_string(),
        format!("{:.3}", generated.seconds),
        format!("{:.0}", generated.megabytes),
        generated.lines.to_string(),
        generated.warnings.to_string(),
        total(&generated.errors),
        total(&generated.untyped),
        total(&generated.skipped),
        generated.left_out.len().to_string(),
        generated.longest_name.len().to_string(),
    ]
}

fn rustc(checked: &Checked) -> String {
    match (checked.warnings, checked.errors) {
        (0, 0) => "clean".to_owned(),
        (warnings, errors) => format!("{warnings} warnings, {errors} errors"),
    }
}

#[derive(Default)]
struct Sums {
    generated: usize,
    clean: usize,
    lost: usize,
    operations: usize,
    schemas: usize,
    seconds: f64,
    lines: usize,
    warnings: usize,
    errors: BTreeMap<String, usize>,
    untyped: BTreeMap<String, usize>,
    skipped: BTreeMap<String, usize>,
    /// Operations left out, by code.
    left_out: BTreeMap<String, usize>,
    longest_name: String,
    long_names: usize,
    collisions: usize,
    check_seconds: f64,
    check_megabytes: f64,
    rustc_warnings: usize,
    rustc_errors: usize,
}

impl Sums {
    fn of(rows: &[&Row]) -> Self {
        let mut sums = Self::default();
        for row in rows {
            match &row.generated {
                Some(Ok(generated)) => sums.generation(generated),
                Some(Err(_)) => sums.lost += 1,
                None => {}
            }
            match &row.checked {
                Some(Ok(checked)) => sums.check(checked),
                Some(Err(_)) => sums.lost += 1,
                None => {}
            }
        }
        sums
    }

    fn generation(&mut self, row: &Generated) {
        self.generated += usize::from(row.lines > 0);
        self.operations += row.operations;
        self.schemas += row.schemas;
        self.seconds += row.seconds;
        self.lines += row.lines;
        self.warnings += row.warnings;
        for (all, counts) in
            [(&mut self.errors, &row.errors), (&mut self.untyped, &row.untyped), (&mut self.skipped, &row.skipped)]
        {
            for (reason, count) in counts {
                *all.entry(reason.clone()).or_default() += count;
            }
        }
        for (_, code) in &row.left_out {
            *self.left_out.entry(code.clone()).or_default() += 1;
        }
        if row.longest_name.len() > self.longest_name.len() {
            self.longest_name.clone_from(&row.longest_name);
        }
        self.long_names += row.long_names;
        self.collisions += row.collisions;
    }

    fn check(&mut self, row: &Checked) {
        self.clean += usize::from(row.warnings == 0 && row.errors == 0);
        self.check_seconds += row.seconds;
        self.check_megabytes = self.check_megabytes.max(row.megabytes);
        self.rustc_warnings += row.warnings;
        self.rustc_errors += row.errors;
    }
}
