//! Where an entry of a YAML mapping begins and ends in its text, in whole lines, comments included.

use std::ops::Range;

use crate::source::{Node, Object};

/// A document's text with its tree. Positions in the tree count from `offset`.
#[derive(Clone, Copy)]
pub(super) struct Text<'t> {
    pub(super) text: &'t str,
    pub(super) offset: usize,
}

/// A mapping in block style and the lines that it takes.
pub(super) struct Mapping<'t> {
    pub(super) object: &'t Object,
    /// The column of its keys, counted from 0.
    pub(super) column: usize,
    /// The lines of each entry: the comments above its key, the key, the value.
    entries: Vec<Range<usize>>,
}

impl<'t> Text<'t> {
    /// The mapping that `node` is, of which the lines end at `end`. `None` when it has no entries, or when its keys
    /// don't begin lines of their own (flow style, JSON): nothing can be inserted there.
    pub(super) fn mapping(self, node: &'t Node, end: usize) -> Option<Mapping<'t>> {
        let object = node.as_object()?;
        let mut starts = Vec::with_capacity(object.len());
        let mut column = None;
        for key in object.keys() {
            let at = usize::try_from(key.span.start).ok()?.checked_sub(self.offset)?;
            let start = self.line_start(at)?;
            let indent = self.text.get(start..at)?;
            if !indent.bytes().all(|byte| byte == b' ') || column.is_some_and(|column| column != indent.len()) {
                return None;
            }
            column = Some(indent.len());
            starts.push(self.with_comments_above(start, indent.len())?);
        }
        let column = column?;
        let ends = starts.iter().skip(1).copied().chain([end]);
        let entries = starts.iter().zip(ends).map(|(start, end)| *start..self.without_blank_tail(*start..end, column));
        Some(Mapping { object, column, entries: entries.collect() })
    }

    fn line_start(self, at: usize) -> Option<usize> {
        Some(self.text.get(..at)?.rfind('\n').map_or(0, |line_end| line_end + 1))
    }

    /// The first of the comment lines right above the line at `start`, when they are indented as it is. Blocks of text
    /// can't be taken for comments: their lines are indented further.
    fn with_comments_above(self, start: usize, column: usize) -> Option<usize> {
        let mut first = start;
        for line in self.text.get(..start)?.split_inclusive('\n').rev() {
            if indentation(line) != column || !is_comment(line) {
                break;
            }
            first -= line.len();
        }
        Some(first)
    }

    /// The end of `lines` without the blank lines at the end, and the comments there that are about what follows.
    fn without_blank_tail(self, lines: Range<usize>, column: usize) -> usize {
        let mut end = lines.end;
        for line in self.text.get(lines).unwrap_or_default().split_inclusive('\n').rev() {
            let is_about_the_rest = is_comment(line) && indentation(line) < column;
            if !line.trim().is_empty() && !is_about_the_rest {
                break;
            }
            end -= line.len();
        }
        end
    }
}

impl<'t> Mapping<'t> {
    /// The lines and the value of the entry `key`.
    pub(super) fn entry(&self, key: &str) -> Option<(Range<usize>, &'t Node)> {
        let at = self.object.keys().position(|known| known.value == key)?;
        Some((self.entries.get(at)?.clone(), self.object.get(key)?))
    }

    /// Where text goes that is added at the end.
    pub(super) fn end(&self) -> usize {
        self.entries.last().map_or(0, |last| last.end)
    }

    /// The lines of the entry `key`, indented for `target`.
    pub(super) fn lines_for(&self, text: Text<'_>, key: &str, target: &Mapping<'_>) -> Option<String> {
        let (lines, _) = self.entry(key)?;
        let mut shifted = String::new();
        for line in text.text.get(lines)?.split_inclusive('\n') {
            let body = line.trim_start_matches(' ');
            let indent = (indentation(line) + target.column).saturating_sub(self.column);
            if !body.trim().is_empty() {
                shifted.extend(std::iter::repeat_n(' ', indent));
            }
            shifted.push_str(body);
        }
        if !shifted.ends_with('\n') {
            shifted.push('\n');
        }
        Some(shifted)
    }
}

fn indentation(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}

fn is_comment(line: &str) -> bool {
    line.trim_start().starts_with('#')
}
