//! Diagnostics for other programs (`--json`): a stable shape.

use super::Diagnostic;
use crate::source::Sources;
use serde::Serialize;

/// A diagnostic in its machine-readable form. Text is not escaped beyond what JSON demands.
///
/// ```json
/// {
///   "code": "B0206",
///   "severity": "warning",
///   "message": "`sumary` is not a field of an operation, and has no effect",
///   "places": [{
///     "file": "specs/acme/openapi.yaml",
///     "line": 12, "column": 7, "end_line": 12, "end_column": 13,
///     "start": 270, "end": 276,
///     "label": "unknown field"
///   }],
///   "help": "did you mean `summary`?",
///   "explain": "bindery explain B0206"
/// }
/// ```
/// `severity` is `error`, `warning` or `note`; `help`, `notes` (a list of texts) and a place's `label` are left out where
/// there is none. Members may be added, and none is taken away.
#[derive(Clone, Debug, Serialize)]
pub struct Json<'d> {
    code: &'static str,
    severity: &'static str,
    message: &'d str,
    places: Vec<Place<'d>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<&'d str>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    notes: &'d [String],
    explain: String,
}

/// A labelled place; the first is the primary one. Lines and columns count from 1, columns in characters; `start` and
/// `end` count bytes from 0, without a byte order mark.
#[derive(Clone, Debug, Serialize)]
struct Place<'d> {
    file: &'d str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    start: u32,
    end: u32,
    #[serde(skip_serializing_if = "str::is_empty")]
    label: &'d str,
}

impl<'d> Json<'d> {
    /// The form of `diagnostic`, whose places are in `sources`.
    #[must_use]
    pub fn new(diagnostic: &'d Diagnostic, sources: &'d Sources) -> Self {
        let places = diagnostic.labels.iter().filter_map(|label| {
            let file = sources.file(label.span.file)?;
            let (start, end) = (file.position(label.span.start), file.position(label.span.end));
            Some(Place {
                file: &file.name,
                line: start.line,
                column: start.column,
                end_line: end.line,
                end_column: end.column,
                start: label.span.start,
                end: label.span.end,
                label: &label.text,
            })
        });
        Self {
            code: diagnostic.code.id(),
            severity: diagnostic.severity.as_str(),
            message: &diagnostic.message,
            places: places.collect(),
            help: diagnostic.advice(),
            notes: &diagnostic.notes,
            explain: format!("bindery explain {}", diagnostic.code),
        }
    }
}
