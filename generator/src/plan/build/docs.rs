//! Documentation of items: the document's words first, ours where it has none.

use crate::ir;
use crate::plan::{Docs, Line};

/// What the document says, if anything.
pub(super) fn of_text(text: Option<&str>) -> Docs {
    lines([text])
}

/// What the document says of itself.
pub(super) fn of_document(docs: &ir::Docs) -> Docs {
    lines([docs.summary.as_deref(), docs.description.as_deref()])
}

/// Summary, then description where it says more.
pub(super) fn of_item(docs: &ir::Docs) -> Docs {
    let description = docs.description.as_deref();
    let summary = docs.summary.as_deref().filter(|summary| description.map(str::trim) != Some(summary.trim()));
    let mut all = lines([summary, description]);
    if docs.deprecated {
        all.0.push(Line::Ours("Deprecated by the document.".to_owned()));
    }
    all
}

/// The document's words, else ours.
pub(super) fn or_ours(docs: &ir::Docs, ours: String) -> Docs {
    let all = of_item(docs);
    if all.0.is_empty() { Docs(vec![Line::Ours(ours)]) } else { all }
}

/// Our line, then the document's words.
pub(super) fn ours_then(ours: String, docs: &ir::Docs) -> Docs {
    let mut all = Docs(vec![Line::Ours(ours)]);
    all.0.extend(of_item(docs).0);
    all
}

/// A label of ours with the document's words behind it, in one paragraph.
pub(super) fn labelled(label: String, text: Option<&str>) -> Docs {
    Docs(vec![match text.filter(|text| !text.trim().is_empty()) {
        Some(text) => Line::Labelled(label, text.to_owned()),
        None => Line::Ours(label),
    }])
}

fn lines<const N: usize>(texts: [Option<&str>; N]) -> Docs {
    let texts = texts.into_iter().flatten().filter(|text| !text.trim().is_empty());
    Docs(texts.map(|text| Line::Document(text.to_owned())).collect())
}

/// A name of the document inside a line of ours, as a code span: what could end the span is left out.
pub(super) fn code(name: &str) -> String {
    let plain: String = name.chars().filter(|character| *character != '`' && !character.is_control()).collect();
    format!("`{plain}`")
}
