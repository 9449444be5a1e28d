//! Two texts side by side, as a table; on narrow screens the style sheet puts them below each other.

use super::lines::{Line, Row, rows};
use super::markup::Html;
use super::token::{Kind, Language, Token};
use crate::diff::words::Without;

/// A text as it stands on one side.
pub(super) struct Sheet<'a> {
    /// Where it stands, as its column is headed.
    pub(super) place: Html,
    pub(super) text: &'a str,
    /// The number of its first line, where lines have numbers.
    pub(super) first: Option<usize>,
    /// How many further lines there are that nobody gave us.
    pub(super) omitted: usize,
}

/// Writes the table. With one side alone it has one column.
pub(super) fn table(out: &mut Html, language: Language, old: Option<&Sheet<'_>>, new: Option<&Sheet<'_>>) {
    let class = match (old, new) {
        (Some(_), Some(_)) => "<div class=scroll><table class=pair>",
        (Some(_), None) => "<div class=scroll><table class=gone>",
        (None, _) => "<div class=scroll><table class=fresh>",
    };
    head(out, class, [("<b>Old</b> ", old), ("<b>New</b> ", new)]);
    let first = |sheet: Option<&Sheet<'_>>| sheet.and_then(|sheet| sheet.first);
    let columns = Columns { both: old.is_some() && new.is_some(), old: first(old), new: first(new), language };
    for row in rows(old.map_or("", |old| old.text), new.map_or("", |new| new.text), language) {
        columns.row(out, &row);
    }
    columns.further(out, old.map_or(0, |old| old.omitted), new.map_or(0, |new| new.omitted));
    out.raw("</table></div>");
}

/// Writes the table of a text that stands on one side alone, with what holds it on the other.
pub(super) fn beside(out: &mut Html, language: Language, old: &Sheet<'_>, new: &Sheet<'_>, without: Without) {
    let (words, classes) = match without {
        Without::Old => (["<b>Old, without it</b> ", "<b>New</b> "], ["", " class=n"]),
        Without::New => (["<b>Old</b> ", "<b>New, without it</b> "], [" class=o", ""]),
    };
    head(out, "<div class=scroll><table class=pair>", [(words[0], Some(old)), (words[1], Some(new))]);
    let lines = |sheet: &Sheet<'_>| sheet.text.lines().count();
    for at in 0..lines(old).max(lines(new)) {
        out.raw("<tr class=c>");
        for (sheet, class) in [old, new].into_iter().zip(classes) {
            match super::lines::line(sheet.text, at) {
                Some(line) => {
                    let words: Vec<_> =
                        super::token::tokens(line, language).into_iter().map(|word| (word, false)).collect();
                    cell(out, class, sheet.first, at, &words);
                }
                None => _ = out.raw("<td class=e>"),
            }
        }
    }
    Columns { both: true, old: old.first, new: new.first, language }.further(out, old.omitted, new.omitted);
    out.raw("</table></div>");
}

fn head(out: &mut Html, begin: &'static str, sides: [(&'static str, Option<&Sheet<'_>>); 2]) {
    out.raw(begin).raw("<thead><tr>");
    for (side, sheet) in sides {
        if let Some(sheet) = sheet {
            out.raw("<th scope=col>").raw(side).part(&sheet.place);
        }
    }
    out.raw("<tbody>");
}

/// What all rows of a table have in common.
struct Columns {
    both: bool,
    old: Option<usize>,
    new: Option<usize>,
    language: Language,
}

impl Columns {
    fn row(&self, out: &mut Html, row: &Row<'_>) {
        match row {
            Row::Same(old, new, text) => {
                out.raw("<tr>");
                let words: Vec<_> =
                    super::token::tokens(text, self.language).into_iter().map(|word| (word, false)).collect();
                cell(out, "", self.old, *old, &words);
                cell(out, "", self.new, *new, &words);
            }
            Row::Changed(old, new) => {
                out.raw("<tr class=c>");
                self.side(out, " class=o", self.old, old.as_ref());
                self.side(out, " class=n", self.new, new.as_ref());
            }
            Row::Skipped(lines) => {
                self.note(out);
                out.count(*lines, "line").raw(" without a change");
            }
            Row::Cut(old, new) => self.further(out, *old, *new),
        }
    }

    fn side(&self, out: &mut Html, class: &'static str, first: Option<usize>, line: Option<&Line<'_>>) {
        match line {
            Some(line) => cell(out, class, first, line.number, &line.words),
            None if self.both => _ = out.raw("<td class=e>"),
            None => {}
        }
    }

    /// How many lines there are that are not shown.
    fn further(&self, out: &mut Html, old: usize, new: usize) {
        if old == 0 && new == 0 {
            return;
        }
        self.note(out);
        match (old, new) {
            (old, new) if old == new => _ = out.count(old, "further line"),
            (old, 0) if !self.both => _ = out.count(old, "further line"),
            (0, new) if !self.both => _ = out.count(new, "further line"),
            (old, 0) => _ = out.count(old, "further old line"),
            (0, new) => _ = out.count(new, "further new line"),
            (old, new) => _ = out.count(old, "further old line").raw(", ").count(new, "new one"),
        }
    }

    fn note(&self, out: &mut Html) {
        out.raw(if self.both { "<tr class=g><td colspan=2>" } else { "<tr class=g><td>" });
    }
}

/// A line of one side. The browser closes cells and rows by itself.
fn cell(out: &mut Html, class: &'static str, first: Option<usize>, number: usize, words: &[(Token<'_>, bool)]) {
    out.raw("<td").raw(class);
    if let Some(first) = first {
        out.raw(" data-n=").digits(first + number);
    }
    out.raw(">");
    let mark = match class {
        " class=o" => ("<del>", "</del>"),
        _ => ("<ins>", "</ins>"),
    };
    for run in words.chunk_by(|one, other| one.1 == other.1) {
        let is_marked = run.first().is_some_and(|(_, marked)| *marked);
        out.raw(if is_marked { mark.0 } else { "" });
        for run in run.chunk_by(|one, other| one.0.kind == other.0.kind) {
            let (open, close) = match run.first().map(|(token, _)| token.kind) {
                Some(Kind::Keyword) => ("<b>", "</b>"),
                Some(Kind::Comment) => ("<i>", "</i>"),
                Some(Kind::Literal) => ("<u>", "</u>"),
                Some(Kind::Plain) | None => ("", ""),
            };
            out.raw(open);
            run.iter().for_each(|(token, _)| _ = out.text(token.text));
            out.raw(close);
        }
        out.raw(if is_marked { mark.1 } else { "" });
    }
}
