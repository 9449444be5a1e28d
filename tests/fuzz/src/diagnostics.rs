//! What must hold of every finding: a code, a place that is one, a text that a terminal may be shown.

use bindery_build::diagnostic::{Code, Diagnostic, Diagnostics, Json, Style, render, render_line};
use bindery_build::source::{Sources, Span};

/// So many are rendered: each costs as much as reading a small document.
const RENDERED: usize = 8;

/// # Panics
/// Where one of them is not as it must be.
pub(crate) fn check(diagnostics: &Diagnostics, sources: &Sources) {
    for found in diagnostics.iter() {
        assert_eq!(Code::from_id(found.code.id()), Some(found.code), "a code leads back to itself");
        assert!(!found.message.is_empty(), "{} says nothing", found.code.id());
        found.labels.iter().for_each(|label| place(label.span, sources));
    }
    for found in diagnostics.sorted().into_iter().take(RENDERED) {
        rendered(found, sources);
    }
}

/// A place is in a file that is there, between characters.
///
/// # Panics
/// Where it is not.
pub(crate) fn place(span: Span, sources: &Sources) {
    let file = sources.file(span.file).unwrap_or_else(|| panic!("{span:?} is in no file"));
    let [start, end] = [span.start, span.end].map(|offset| offset as usize);
    assert!(start <= end && end <= file.text.len(), "{span:?} is not in a file of {} bytes", file.text.len());
    for offset in [start, end] {
        assert!(file.text.is_char_boundary(offset), "{span:?} is within a character");
    }
}

fn rendered(found: &Diagnostic, sources: &Sources) {
    let shown = [render(found, sources, Style::Plain), render_line(found, sources)];
    for text in shown {
        let hidden = text.chars().find(|c| c.is_control() && *c != '\n' || matches!(c, '\u{202a}'..='\u{202e}'));
        assert_eq!(hidden, None, "a terminal is shown what it obeys: {text:?}");
    }
    assert!(!render_line(found, sources).contains('\n'), "one line: {found:?}");
    let json = serde_json::to_string(&Json::new(found, sources)).unwrap_or_else(|error| panic!("{error}"));
    assert!(serde_json::from_str::<serde_json::Value>(&json).is_ok(), "{json}");
}
