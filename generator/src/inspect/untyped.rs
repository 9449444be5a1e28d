//! The values that have no type, by reason.

use super::document::{line, place};
use super::quoted;
use crate::analyse::untyped::{Fallback, counts};
use crate::source::Sources;
use std::fmt::Write as _;

/// A section of the page; nothing where every value has a type.
pub(super) fn page(found: &[Fallback], sources: &Sources) -> String {
    let mut out = String::new();
    if found.is_empty() {
        return out;
    }
    out.push_str("\nuntyped values\n");
    for (reason, count) in counts(found) {
        let whose = if reason.is_stated() { "as the document says" } else { "fallback" };
        let _ = writeln!(out, "  {count} {} ({whose}): {}", reason.name(), reason.why());
        for one in found.iter().filter(|one| one.reason == reason) {
            let _ = writeln!(out, "    {}: {}", place(sources, one.span), one.place);
        }
    }
    out
}

/// The same for programs: the elements of a JSON array.
pub(super) fn json(found: &[Fallback], sources: &Sources) -> String {
    let elements: Vec<String> = found
        .iter()
        .map(|one| {
            let (reason, stated, line) = (one.reason.name(), one.reason.is_stated(), line(sources, one.span));
            let (place, file) = (quoted(&one.place), sources.file(one.span.file).map_or("", |file| &file.name));
            let file = quoted(file);
            format!("{{\"reason\":\"{reason}\",\"stated\":{stated},\"place\":{place},\"file\":{file},\"line\":{line}}}")
        })
        .collect();
    elements.join(",")
}
