//! Diagnostics for other programs (`--json`): a stable shape.

use super::Diagnostic;
use crate::source::Sources;
use serde_core::ser::{Serialize, SerializeStruct, Serializer};

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
#[derive(Clone, Debug)]
pub struct Json<'d> {
    code: &'static str,
    severity: &'static str,
    message: &'d str,
    places: Vec<Place<'d>>,
    help: Option<&'d str>,
    notes: &'d [String],
    explain: String,
}

/// A labelled place; the first is the primary one. Lines and columns count from 1, columns in characters; `start` and
/// `end` count bytes from 0, without a byte order mark.
#[derive(Clone, Debug)]
struct Place<'d> {
    file: &'d str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    start: u32,
    end: u32,
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

// By hand: a crate that builds with this one would wait for the derive.
impl Serialize for Json<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let optional = usize::from(self.help.is_some()) + usize::from(!self.notes.is_empty());
        let mut object = serializer.serialize_struct("Json", 5 + optional)?;
        object.serialize_field("code", self.code)?;
        object.serialize_field("severity", self.severity)?;
        object.serialize_field("message", self.message)?;
        object.serialize_field("places", &self.places)?;
        if let Some(help) = self.help {
            object.serialize_field("help", help)?;
        }
        if !self.notes.is_empty() {
            object.serialize_field("notes", self.notes)?;
        }
        object.serialize_field("explain", &self.explain)?;
        object.end()
    }
}

impl Serialize for Place<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_struct("Place", 7 + usize::from(!self.label.is_empty()))?;
        object.serialize_field("file", self.file)?;
        object.serialize_field("line", &self.line)?;
        object.serialize_field("column", &self.column)?;
        object.serialize_field("end_line", &self.end_line)?;
        object.serialize_field("end_column", &self.end_column)?;
        object.serialize_field("start", &self.start)?;
        object.serialize_field("end", &self.end)?;
        if !self.label.is_empty() {
            object.serialize_field("label", self.label)?;
        }
        object.end()
    }
}
