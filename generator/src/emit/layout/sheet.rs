//! Where lines end: text with places where a line may end, in groups that end all their lines or none.
//!
//! The rules are those of prettyplease, after Oppen ("Prettyprinting", ACM TOPLAS 2, 1980), so that what is printed
//! directly and what is printed through prettyplease look the same.

use std::fmt::{Display, Write};

/// Columns of a level.
pub(super) const INDENT: isize = 4;
/// Columns before a line is broken.
const MARGIN: usize = 89;
/// Columns that a line has however far it is indented.
const LEAST: usize = 60;
/// Wider than any line: what ends one in any case.
const ENDLESS: usize = 0xffff;

/// A text in the making.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    text: String,
    /// Each with how wide all before it is on one line.
    marks: Vec<(usize, Mark)>,
    width: usize,
    /// The width before each open group.
    open: Vec<usize>,
}

#[derive(Debug, Clone, Copy)]
enum Mark {
    /// Text up to this byte, in one piece.
    Text(usize),
    Break(Break),
    /// A group, whose lines stand so much further in.
    Open(isize, Lines),
    Close,
}

/// Which lines of a group end once it is broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lines {
    All,
    /// Those that are full.
    Full,
}

/// A place where a line may end.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Break {
    /// How many blanks stand there where it does not end.
    pub(super) blanks: usize,
    /// Whether a comma goes before the end.
    pub(super) comma: bool,
    /// Whether what follows closes the block.
    pub(super) closes: bool,
    /// Whether an empty line follows.
    pub(super) spaced: bool,
    /// Whether it only parts what is measured.
    pub(super) never: bool,
}

impl Sheet {
    /// Puts text that stays in one piece.
    pub(super) fn word(&mut self, word: &str) {
        self.show(&word);
    }

    /// As [`Self::word`].
    pub(super) fn show(&mut self, word: &impl Display) {
        let before = self.text.len();
        // Writing to a `String` does not fail.
        _ = write!(self.text, "{word}");
        let end = self.text.len();
        match self.marks.last_mut() {
            Some((_, Mark::Text(last))) => *last = end,
            _ => self.marks.push((self.width, Mark::Text(end))),
        }
        self.width += end - before;
    }

    pub(super) fn may_end(&mut self, place: Break) {
        self.marks.push((self.width, Mark::Break(place)));
        self.width += place.blanks;
    }

    /// Ends the line.
    pub(super) fn end(&mut self) {
        self.may_end(Break { blanks: ENDLESS, ..Break::default() });
    }

    /// Ends the line, with an empty one after it.
    pub(super) fn end_spaced(&mut self) {
        self.may_end(Break { blanks: ENDLESS, spaced: true, ..Break::default() });
    }

    /// Ends the line before what closes the block.
    pub(super) fn end_block(&mut self) {
        self.may_end(Break { blanks: ENDLESS, closes: true, ..Break::default() });
    }

    pub(super) fn open(&mut self, indent: isize) {
        self.open_with(indent, Lines::All);
    }

    /// Opens a group whose lines end where they are full.
    pub(super) fn open_filled(&mut self, indent: isize) {
        self.open_with(indent, Lines::Full);
    }

    fn open_with(&mut self, indent: isize, lines: Lines) {
        self.open.push(self.width);
        self.marks.push((self.width, Mark::Open(indent, lines)));
    }

    pub(super) fn close(&mut self) {
        self.open.pop();
        self.marks.push((self.width, Mark::Close));
    }

    /// Closes a group that is broken where it is wider than this.
    pub(super) fn close_within(&mut self, limit: usize) {
        if self.open.last().is_some_and(|before| self.width - before > limit) {
            self.width += ENDLESS;
        }
        self.close();
    }

    /// The text with its lines.
    pub(super) fn finish(self) -> String {
        let out = String::with_capacity(self.text.len() + self.text.len() / 4);
        let mut page = Page { out, space: MARGIN, indent: 0, pending: 0, frames: Vec::new() };
        let mut at = 0;
        for ((_, mark), size) in self.marks.iter().zip(self.sizes()) {
            match *mark {
                Mark::Text(end) => {
                    page.text(self.text.get(at..end).unwrap_or_default());
                    at = end;
                }
                Mark::Break(place) => page.may_end(place, size),
                Mark::Open(indent, lines) => page.open(indent, lines, size),
                Mark::Close => page.close(),
            }
        }
        page.out
    }

    /// How wide it is from each group, and from each place where a line may end, to the next such place after it.
    fn sizes(&self) -> Vec<usize> {
        let mut sizes = vec![0; self.marks.len()];
        // For each group that is open at this point, the width before the next such place after it.
        let mut next = vec![self.width];
        for ((before, mark), size) in self.marks.iter().zip(&mut sizes).rev() {
            match mark {
                Mark::Text(_) => {}
                Mark::Break(_) => {
                    *size = next.pop().map_or(0, |next| next - before);
                    next.push(*before);
                }
                Mark::Close => next.extend(next.last().copied()),
                Mark::Open(..) => {
                    next.pop();
                    *size = next.last().map_or(0, |next| next - before);
                }
            }
        }
        sizes
    }
}

struct Page {
    out: String,
    /// Columns left on this line.
    space: usize,
    indent: isize,
    /// Blanks that are due before the next text.
    pending: usize,
    /// The groups around this point.
    frames: Vec<Frame>,
}

enum Frame {
    Fits,
    /// With the indentation around it.
    Broken(isize, Lines),
}

impl Page {
    fn text(&mut self, text: &str) {
        self.out.extend(std::iter::repeat_n(' ', std::mem::take(&mut self.pending)));
        self.out.push_str(text);
        self.space = self.space.saturating_sub(text.len());
    }

    fn open(&mut self, indent: isize, lines: Lines, size: usize) {
        if size > self.space {
            self.frames.push(Frame::Broken(self.indent, lines));
            self.indent += indent;
        } else {
            self.frames.push(Frame::Fits);
        }
    }

    fn close(&mut self) {
        if let Some(Frame::Broken(indent, _)) = self.frames.pop() {
            self.indent = indent;
        }
    }

    fn may_end(&mut self, place: Break, size: usize) {
        let fits = match self.frames.last() {
            Some(Frame::Fits) => true,
            Some(Frame::Broken(_, Lines::All)) => false,
            Some(Frame::Broken(_, Lines::Full)) | None => size <= self.space,
        };
        if place.never || fits {
            self.pending += place.blanks;
            self.space = self.space.saturating_sub(place.blanks);
            return;
        }
        if place.comma {
            self.text(",");
        }
        self.out.push_str(if place.spaced { "\n\n" } else { "\n" });
        let indent = self.indent - if place.closes { INDENT } else { 0 };
        self.pending = usize::try_from(indent).unwrap_or_default();
        self.space = MARGIN.saturating_sub(self.pending).max(LEAST);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(items: &[&str]) -> Sheet {
        let mut sheet = Sheet::default();
        sheet.open(0);
        sheet.word("f(");
        sheet.open(INDENT);
        sheet.may_end(Break::default());
        for (number, item) in items.iter().enumerate() {
            sheet.word(item);
            if number + 1 == items.len() {
                sheet.may_end(Break { comma: true, closes: true, ..Break::default() });
            } else {
                sheet.word(",");
                sheet.may_end(Break { blanks: 1, ..Break::default() });
            }
        }
        sheet.close();
        sheet.word(");");
        sheet
    }

    fn text(mut sheet: Sheet) -> String {
        sheet.close();
        sheet.end();
        sheet.finish()
    }

    #[test]
    fn a_group_breaks_where_it_and_what_follows_do_not_fit() {
        assert_eq!(text(list(&["a", "b"])), "f(a, b);\n");
        let (fits, long) = ("x".repeat(MARGIN - 4), "x".repeat(MARGIN - 3));
        assert_eq!(text(list(&[&fits])), format!("f({fits});\n"));
        assert_eq!(text(list(&[&long])), format!("f(\n    {long},\n);\n"));
    }

    #[test]
    fn a_limit_breaks_all_around_it() {
        let mut sheet = list(&["a"]);
        sheet.open(INDENT);
        sheet.word("X {");
        sheet.may_end(Break { blanks: 1, ..Break::default() });
        sheet.word("y: 1");
        sheet.may_end(Break { blanks: 1, comma: true, closes: true, ..Break::default() });
        sheet.close_within(5);
        sheet.word("}");
        assert_eq!(text(sheet), "f(\n    a,\n);X {\n    y: 1,\n}\n");
    }
}
