//! What came of a document.

use std::collections::BTreeMap;
use std::io;

use bindery_build::diagnostic::Code;
use serde::{Deserialize, Serialize};

use crate::arguments::Sweep;
use sweep::child;
use sweep::documents::Document;

use crate::{check, generate};

#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Row {
    pub(crate) document: String,
    /// Stands for everything that the row depends on.
    pub(crate) key: String,
    /// `None` until it was tried; `Err` where the process did not come through.
    pub(crate) generated: Option<Result<Generated, String>>,
    /// `None` until it was tried, and where there is nothing to check.
    pub(crate) checked: Option<Result<Checked, String>>,
}

/// What the generator made of a document.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Generated {
    /// The document's `openapi`; empty where it could not be read.
    pub(crate) version: String,
    pub(crate) operations: usize,
    pub(crate) schemas: usize,
    /// From the document's bytes to the crates' text.
    pub(crate) seconds: f64,
    /// The most that the process had in memory.
    pub(crate) megabytes: f64,
    /// Lines of Rust; 0 where errors kept it from being generated.
    pub(crate) lines: usize,
    pub(crate) warnings: usize,
    /// Errors by code.
    pub(crate) errors: BTreeMap<String, usize>,
    /// Values without a type, by reason.
    pub(crate) untyped: BTreeMap<String, usize>,
    /// What would have been errors without `--skip-unsupported`, by code.
    pub(crate) skipped: BTreeMap<String, usize>,
    /// Operations for which nothing is generated, each with the code that tells why.
    pub(crate) left_out: Vec<(String, String)>,
    pub(crate) longest_name: String,
    /// Names of types and methods of more than 40 letters.
    pub(crate) long_names: usize,
    /// Names that several things wanted.
    pub(crate) collisions: usize,
}

/// What `cargo check` said of the crates.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Checked {
    /// CPU seconds of cargo and rustc together.
    pub(crate) seconds: f64,
    /// The most that one rustc had in memory.
    pub(crate) megabytes: f64,
    pub(crate) warnings: usize,
    pub(crate) errors: usize,
    /// The first of them.
    pub(crate) first: Option<String>,
}

impl Row {
    /// The row that an earlier sweep has left, where the document, the generator and what was asked for are the same.
    pub(crate) fn of(document: &Document, sweep: &Sweep) -> Self {
        let key = document.key(&format!("skip: {}", sweep.skip_unsupported));
        let kept = document.kept::<Self>().filter(|row| row.key == key && !sweep.fresh);
        kept.unwrap_or_else(|| Self { document: document.name.clone(), key, generated: None, checked: None })
    }

    /// Generates, unless that was done; whether it was not.
    pub(crate) fn generate(&mut self, document: &Document, sweep: &Sweep) -> io::Result<bool> {
        if self.generated.is_some() {
            return Ok(false);
        }
        let request = serde_json::to_string(&generate::Request::new(document, sweep)?)?;
        self.generated = Some(child::run(generate::WORKER, &request, &document.work, sweep.timeout)?);
        Ok(true)
    }

    /// Checks, unless that was done or there is nothing to check; whether it did.
    pub(crate) fn check(&mut self, document: &Document, sweep: &Sweep) -> io::Result<bool> {
        let there = matches!(&self.generated, Some(Ok(generated)) if generated.lines > 0);
        if self.checked.is_some() || !there {
            return Ok(false);
        }
        let request = serde_json::to_string(&check::Request::new(document, sweep)?)?;
        self.checked = Some(child::run(check::WORKER, &request, &document.work, sweep.timeout)?);
        Ok(true)
    }

    /// Whether the file is none of OpenAPI: settings, or what else has such a name.
    pub(crate) fn is_other(&self) -> bool {
        let Some(Ok(generated)) = &self.generated else { return false };
        generated.version.is_empty() && generated.errors.keys().eq([Code::NotOpenApi.id()])
    }

    /// What was done last, in a few words.
    pub(crate) fn last(&self) -> String {
        match (&self.generated, &self.checked) {
            (_, Some(Ok(checked))) => {
                let first = checked.first.as_ref().map(|first| format!(": {first}")).unwrap_or_default();
                format!("checked, {} warnings, {} errors{first}", checked.warnings, checked.errors)
            }
            (Some(Ok(generated)), None) if generated.lines == 0 => format!("not generated, {:?}", generated.errors),
            (Some(Ok(generated)), None) => format!("generated in {:.2} s", generated.seconds),
            (_, Some(Err(failure))) | (Some(Err(failure)), None) => failure.clone(),
            (None, None) => "nothing".to_owned(),
        }
    }
}
