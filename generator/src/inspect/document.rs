//! The document as it was read.

use crate::document::{Document, RefOr};
use crate::source::{FileId, Sources, Span};
use std::fmt::Write as _;

/// Its operations and components, with their places.
pub(super) fn page(document: &Document, sources: &Sources) -> String {
    let mut out = String::new();
    let _ = writeln!(
        out,
        "OpenAPI {}: {} {}",
        document.openapi.as_str(),
        document.info.title.as_str(),
        document.info.version.as_str()
    );
    let _ = writeln!(out, "\npaths");
    for (path, item) in document.paths.iter() {
        for operation in &item.operations {
            let id = operation.operation_id.as_ref().map_or("", |id| id.as_str());
            let _ = writeln!(
                out,
                "  {} {} {id} ({})",
                operation.method.as_str(),
                path.as_str(),
                place(sources, operation.span)
            );
            for parameter in &operation.parameters {
                let _ = match parameter {
                    RefOr::Reference(reference) => writeln!(out, "    parameter {}", reference.target.as_str()),
                    RefOr::Item(item) => {
                        writeln!(out, "    parameter {} in {}", item.name.as_str(), item.location.as_str())
                    }
                };
            }
            for (status, _) in &operation.responses.entries {
                let _ = writeln!(out, "    response {}", status.value);
            }
        }
    }
    let _ = writeln!(out, "\nschemas");
    for (name, schema) in document.components.schemas.iter() {
        let _ = writeln!(out, "  {} ({})", name.as_str(), place(sources, schema.span()));
    }
    let _ = writeln!(out, "\n{} members that OpenAPI does not define", document.unknown_members);
    out
}

/// A place in words: `line 3`, of another file than the document `line 3 of overlay.yaml`.
pub(super) fn place(sources: &Sources, span: Span) -> String {
    let line = line(sources, span);
    // The document is the first file that is read.
    match sources.file(span.file).filter(|_| span.file != FileId::default()) {
        Some(file) => format!("line {line} of {}", file.name),
        None => format!("line {line}"),
    }
}

/// The line of a place, counted from 1; 0 where there is no file.
pub(super) fn line(sources: &Sources, span: Span) -> usize {
    sources.file(span.file).map_or(0, |file| file.position(span.start).line)
}
