//! How a document's text stands in sentences, and what of it can be told apart.

use crate::source::{Span, Spanned, Text};

/// The most characters of a document's text in a sentence.
const MOST: usize = 80;

/// A document's text as code: on one line, and cut where it is long.
pub(super) fn code(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ").replace('`', "'");
    match line.char_indices().nth(MOST) {
        Some((at, _)) => format!("`{}…`", line.get(..at).unwrap_or_default()),
        None => format!("`{line}`"),
    }
}

/// Several of them.
pub(super) fn codes<'t>(texts: impl IntoIterator<Item = &'t str>) -> String {
    texts.into_iter().map(code).collect::<Vec<_>>().join(", ")
}

/// Whether documentation says the same: how its lines are broken does not count.
pub(super) fn same_text(old: Option<&Spanned<Text>>, new: Option<&Spanned<Text>>) -> bool {
    let words = |text: Option<&Spanned<Text>>| text.map(|text| text.as_str().to_owned()).unwrap_or_default();
    let (old, new) = (words(old), words(new));
    old == new || old.split_whitespace().eq(new.split_whitespace())
}

/// From the beginning of one place to the end of another behind it.
pub(super) fn joined(from: Span, to: Span) -> Span {
    if from.file == to.file && from.start <= to.end { Span { end: to.end, ..from } } else { to }
}

/// `optional` or `required`.
pub(super) const fn need(required: bool) -> &'static str {
    if required { "required" } else { "optional" }
}
