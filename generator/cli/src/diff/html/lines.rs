//! Two texts side by side: which lines are the same, which changed, and which words in them.

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::align::{align, alike};
use super::token::{Language, Token, tokens};

/// What stands beside each other.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Row<'a> {
    /// The same line on both sides, by its numbers from 0.
    Same(usize, usize, &'a str),
    /// A line that changed, was added or was removed.
    Changed(Option<Line<'a>>, Option<Line<'a>>),
    /// So many lines that are the same and not shown.
    Skipped(usize),
    /// So many lines of the old and the new text that are not shown, as there are too many.
    Cut(usize, usize),
}

/// A line that changed.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Line<'a> {
    /// From 0.
    pub(super) number: usize,
    /// Its words, and whether each differs from the line beside it.
    pub(super) words: Vec<(Token<'a>, bool)>,
}

/// How many lines of which nothing changed are shown around those that did.
const CONTEXT: usize = 3;
/// How many rows a table has at most: what is longer is read in the code itself.
const ROWS: usize = 120;
/// How many lines that differ are compared: the work grows with their square.
const COMPARED: usize = 4_000;
/// How many characters of a line are shown.
const CHARACTERS: usize = 400;

/// The two texts side by side. Empty ones have no lines.
pub(super) fn rows<'a>(old: &'a str, new: &'a str, language: Language) -> Vec<Row<'a>> {
    let (old, new): (Vec<&str>, Vec<&str>) = (old.lines().collect(), new.lines().collect());
    let mut rows = Vec::new();
    let ops = operations(&old, &new);
    let last = ops.len().saturating_sub(1);
    for (at, op) in ops.iter().enumerate() {
        match *op {
            DiffOp::Equal { old_index, new_index, len } => {
                let (head, tail) = (if at == 0 { 0 } else { CONTEXT }, if at == last { 0 } else { CONTEXT });
                // One line that is left out would take as much place as the line.
                let skipped = len.saturating_sub(head + tail);
                let skipped = if skipped == 1 { 0 } else { skipped };
                for step in 0..len {
                    if skipped > 0 && step == head {
                        rows.push(Row::Skipped(skipped));
                    }
                    if skipped == 0 || step < head || step >= head + skipped {
                        rows.push(Row::Same(old_index + step, new_index + step, part(&old, old_index + step)));
                    }
                }
            }
            _ => changed(&mut rows, &old, &new, op, language),
        }
    }
    if rows.len() > ROWS {
        let count = |row: &Row<'_>| match row {
            Row::Same(..) => (1, 1),
            Row::Skipped(lines) => (*lines, *lines),
            Row::Changed(old, new) => (usize::from(old.is_some()), usize::from(new.is_some())),
            Row::Cut(old, new) => (*old, *new),
        };
        let cut = rows.drain(ROWS..).fold((0, 0), |sum, row| (sum.0 + count(&row).0, sum.1 + count(&row).1));
        rows.push(Row::Cut(cut.0, cut.1));
    }
    rows
}

/// How one becomes the other.
fn operations(old: &[&str], new: &[&str]) -> Vec<DiffOp> {
    let prefix = old.iter().zip(new).take_while(|(old, new)| old == new).count();
    let suffix = old.iter().rev().zip(new.iter().rev()).take_while(|(old, new)| old == new).count();
    let differing = (old.len() + new.len()).saturating_sub(2 * prefix + 2 * suffix);
    if differing <= COMPARED {
        return capture_diff_slices(Algorithm::Myers, old, new);
    }
    let suffix = suffix.min(old.len().min(new.len()) - prefix);
    let equal = |old_index, new_index, len| DiffOp::Equal { old_index, new_index, len };
    let (old_len, new_len) = (old.len() - prefix - suffix, new.len() - prefix - suffix);
    let mut ops = vec![equal(0, 0, prefix)];
    ops.push(DiffOp::Replace { old_index: prefix, old_len, new_index: prefix, new_len });
    ops.push(equal(old.len() - suffix, new.len() - suffix, suffix));
    ops
}

/// Lines that changed, each beside what became of it.
fn changed<'a>(rows: &mut Vec<Row<'a>>, old: &[&'a str], new: &[&'a str], op: &DiffOp, language: Language) {
    let words = |lines: &[&'a str], range: std::ops::Range<usize>| -> Vec<Vec<Token<'a>>> {
        range.map(|number| tokens(part(lines, number), language)).collect()
    };
    let (mut was, mut is) = (words(old, op.old_range()), words(new, op.new_range()));
    let texts_of = |lines: &[Vec<Token<'a>>]| lines.iter().map(|line| texts(line)).collect::<Vec<_>>();
    for (old, new) in align(&texts_of(&was), &texts_of(&is)) {
        let take = |lines: &mut Vec<Vec<Token<'a>>>, at: Option<usize>| {
            at.and_then(|at| lines.get_mut(at)).map(std::mem::take).unwrap_or_default()
        };
        let (was_words, is_words) = (take(&mut was, old), take(&mut is, new));
        let (was_marks, is_marks) = marks(&was_words, &is_words);
        let line = |first: usize, at: Option<usize>, words: Vec<Token<'a>>, marks: Vec<bool>| {
            at.map(|at| Line { number: first + at, words: words.into_iter().zip(marks).collect() })
        };
        let old = line(op.old_range().start, old, was_words, was_marks);
        rows.push(Row::Changed(old, line(op.new_range().start, new, is_words, is_marks)));
    }
}

/// Which words differ; none where the lines have little in common, as then the line as such is another.
fn marks(old: &[Token<'_>], new: &[Token<'_>]) -> (Vec<bool>, Vec<bool>) {
    let (was, is) = (texts(old), texts(new));
    if alike(&was, &is) == 0 {
        return (vec![false; old.len()], vec![false; new.len()]);
    }
    let mut marks = (vec![true; old.len()], vec![true; new.len()]);
    for op in capture_diff_slices(Algorithm::Myers, &was, &is) {
        if let DiffOp::Equal { old_index, new_index, len } = op {
            for step in 0..len {
                for (marks, at) in [(&mut marks.0, old_index + step), (&mut marks.1, new_index + step)] {
                    if let Some(mark) = marks.get_mut(at) {
                        *mark = false;
                    }
                }
            }
        }
    }
    // How far a line is indented says nothing of its words.
    for (marks, words) in [(&mut marks.0, &was), (&mut marks.1, &is)] {
        let indents = words.first().is_some_and(|word| word.trim().is_empty());
        marks.iter_mut().take(usize::from(indents)).for_each(|mark| *mark = false);
    }
    marks
}

fn texts<'a>(tokens: &[Token<'a>]) -> Vec<&'a str> {
    tokens.iter().map(|token| token.text).collect()
}

/// A line of a text, as far as it is shown.
pub(super) fn line(text: &str, number: usize) -> Option<&str> {
    text.lines().nth(number).map(|line| part(&[line], 0))
}

/// A line, as far as it is shown; nothing, where there is none.
fn part<'a>(lines: &[&'a str], number: usize) -> &'a str {
    let line = lines.get(number).copied().unwrap_or_default();
    line.char_indices().nth(CHARACTERS).map_or(line, |(at, _)| &line[..at])
}

#[cfg(test)]
mod tests {
    use super::{COMPARED, ROWS, Row, rows};
    use crate::diff::html::token::Language;

    fn shown(old: &str, new: &str) -> Vec<String> {
        let words = |line: &super::Line<'_>| {
            let words = line.words.iter();
            words
                .map(|(word, marked)| if *marked { format!("[{}]", word.text) } else { word.text.to_owned() })
                .collect()
        };
        let line = |line: &Option<super::Line<'_>>| line.as_ref().map_or("".to_owned(), words);
        let row = |row: &Row<'_>| match row {
            Row::Same(old, new, text) => format!("{old} {new} {text}"),
            Row::Changed(old, new) => format!("{} | {}", line(old), line(new)),
            Row::Skipped(lines) => format!("... {lines}"),
            Row::Cut(old, new) => format!("cut {old} {new}"),
        };
        rows(old, new, Language::Rust).iter().map(row).collect()
    }

    #[test]
    fn words_that_changed_are_marked() {
        assert_eq!(
            shown("struct A {\n    b: String,\n}", "struct A {\n    b: Option<String>,\n    c: u8,\n}"),
            ["0 0 struct A {", "    b: String, |     b: [Option][<]String[>],", " |     c: u8,", "2 3 }"]
        );
        assert_eq!(shown("one two", "three"), ["one two | three"], "nothing in common");
        let (old, new) = ("type: string\nmaxLength: 9", "format: email\ntype: string\ntitle: x\nmaxLength: 8");
        assert_eq!(
            shown(old, new),
            [" | format: email", "0 1 type: string", " | title: x", "maxLength: [9] | maxLength: [8]"],
            "a line stands beside what it was"
        );
        assert_eq!(shown("", "a"), [" | a"]);
        assert_eq!(shown("    one: 1", "  one: 2"), ["    one: [1] |   one: [2]"], "no indentation");
    }

    #[test]
    fn what_is_the_same_is_left_out() {
        let same: String = (0..9).map(|line| format!("{line}\n")).collect();
        let (old, new) = (format!("a\n{same}b"), format!("c\n{same}d"));
        assert_eq!(
            shown(&old, &new),
            ["a | c", "1 1 0", "2 2 1", "3 3 2", "... 3", "7 7 6", "8 8 7", "9 9 8", "b | d"]
        );
        assert_eq!(shown(&same, &same), ["... 9"]);
    }

    #[test]
    fn what_is_long_is_cut() {
        let text = |word: &str| (0..COMPARED).map(|line| format!("{word}{line}\n")).collect::<String>();
        let shown = shown(&text("a"), &text("b"));
        assert_eq!(shown.len(), ROWS + 1);
        assert_eq!(shown.last().unwrap(), &format!("cut {0} {0}", COMPARED - ROWS));
    }
}
