//! Documentation of items: the document's words first, ours where it has none.

use crate::ir;
use crate::plan::{Docs, Ident, Line, Word};
use crate::source::Text;

/// What the document says, if anything.
pub(super) fn of_text(text: Option<&Text>) -> Docs {
    lines([text])
}

/// What the document says of itself.
pub(super) fn of_document(docs: &ir::Docs) -> Docs {
    lines([docs.summary.as_ref(), docs.description.as_ref()])
}

/// Summary, then description where it says more.
pub(super) fn said(docs: &ir::Docs) -> Docs {
    let description = docs.description.as_ref();
    let summary = docs.summary.as_ref();
    let summary = summary.filter(|summary| description.map(|description| description.trim()) != Some(summary.trim()));
    lines([summary, description])
}

/// The same, and whether the item is deprecated.
pub(super) fn of_item(docs: &ir::Docs) -> Docs {
    deprecated(said(docs), docs)
}

/// With a line that says so, if the item is deprecated.
pub(super) fn deprecated(mut all: Docs, docs: &ir::Docs) -> Docs {
    if docs.deprecated {
        all.0.push(Line::Ours(vec!["Deprecated by the document.".into()]));
    }
    all
}

/// The document's words, else ours.
pub(super) fn or_ours(docs: &ir::Docs, ours: Vec<Word>) -> Docs {
    let all = of_item(docs);
    if all.0.is_empty() { self::ours(ours) } else { all }
}

/// Our line, then the document's words.
pub(super) fn ours_then(ours: Vec<Word>, docs: &ir::Docs) -> Docs {
    let mut all = self::ours(ours);
    all.0.extend(of_item(docs).0);
    all
}

/// A label of ours with the document's words behind it, in one paragraph.
pub(super) fn labelled(label: Vec<Word>, text: Option<&Text>) -> Docs {
    Docs(vec![match text.filter(|text| !text.trim().is_empty()) {
        Some(text) => Line::Labelled(label, text.clone()),
        None => Line::Ours(label),
    }])
}

fn lines<const N: usize>(texts: [Option<&Text>; N]) -> Docs {
    let texts = texts.into_iter().flatten().filter(|text| !text.trim().is_empty());
    let mut lines: Vec<Line> = texts.map(|text| Line::Document(text.clone())).collect();
    lines.shrink_to_fit();
    Docs(lines)
}

/// A sentence of ours.
pub(super) fn ours(words: Vec<Word>) -> Docs {
    Docs(vec![Line::Ours(words)])
}

/// A name of the document.
pub(super) fn code(name: &str) -> Word {
    Word::Code(name.to_owned())
}

/// A name that was claimed, as people say it: without the mark of a raw identifier.
pub(super) fn named(ident: &Ident) -> Word {
    Word::Code(ident.plain().to_owned())
}
