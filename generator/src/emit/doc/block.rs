//! The block structure of a document's prose: CommonMark 0.31, sections 4 and 5, as far as it is kept.
//!
//! Kept are paragraphs, headings, lists, quotes and fenced code, which becomes `text` so that rustdoc never compiles it. A
//! table becomes code, as its pipes would cut code spans in two. Indented code, rules and underlined headings become
//! paragraphs; HTML becomes Markdown before, as far as it is known. Lines of a list item are indented as far as its text, as clippy wants them.

use std::iter::Peekable;

use super::visible;
use super::{html, inline};
use crate::unicode::is_hidden;

/// Lists deeper than this are shown as text.
const DEPTH_LIMIT: usize = 4;

/// The lines of a doc comment for a text of the document.
pub(super) fn lines(text: &str) -> Vec<String> {
    let lines: Vec<String> = split(&html::to_markdown(text));
    let mut blocks = Blocks { out: Vec::new(), list: Vec::new() };
    let mut rest = lines.iter().map(String::as_str).peekable();
    while let Some(line) = rest.next() {
        blocks.line(line, &mut rest);
    }
    while blocks.out.last().is_some_and(String::is_empty) {
        blocks.out.pop();
    }
    blocks.out
}

/// Lines with every kind of line end, tabs as spaces, hidden characters shown.
fn split(text: &str) -> Vec<String> {
    let breaks = |c| matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}');
    let text = text.replace("\r\n", "\n").replace('\t', "    ");
    text.split(breaks).map(|line| if line.contains(is_hidden) { visible(line) } else { line.to_owned() }).collect()
}

struct Blocks {
    out: Vec<String>,
    list: Vec<Item>,
}

/// A list item that is open.
struct Item {
    /// The column of its text in the document.
    column: usize,
    /// The width of its marker in the output.
    width: usize,
}

impl Blocks {
    fn line<'a>(&mut self, line: &'a str, rest: &mut Peekable<impl Iterator<Item = &'a str>>) {
        let text = line.trim();
        let indent = line.len() - line.trim_start().len();
        if text.is_empty() {
            if !self.after_blank() {
                self.out.push(String::new());
            }
            return;
        }
        if let Some(quoted) = text.strip_prefix('>').filter(|_| self.list.is_empty()) {
            return self.quote(quoted.trim());
        }
        // A line below a quote would be a part of it.
        if self.out.last().is_some_and(|last| last.starts_with('>')) {
            self.out.push(String::new());
        }
        let marker = marker(text).filter(|marker| !self.in_paragraph() || marker.interrupts);
        if self.after_blank() || marker.is_some() || fence(text).is_some() {
            while self.list.last().is_some_and(|item| indent < item.column) {
                self.list.pop();
            }
        }
        let outer = self.indent();
        match marker.filter(|_| self.list.len() < DEPTH_LIMIT) {
            Some(marker) => {
                let item = text.get(marker.length..).unwrap_or_default().trim_start();
                self.list.push(Item { column: indent + text.len() - item.len(), width: marker.output.len() });
                self.block(format!("{outer}{}", marker.output), item, rest);
            }
            None => self.block(outer, text, rest),
        }
    }

    /// A line of a quote, in which nothing begins a block; `[!NOTE]` is what GitHub has for a label.
    fn quote(&mut self, text: &str) {
        let label = text.strip_prefix("[!").and_then(|text| text.strip_suffix(']'));
        let label = label.filter(|label| label.chars().all(|c| c.is_ascii_alphabetic()) && !label.is_empty());
        let line = match label {
            Some(label) => {
                let (first, rest) = label.split_at(1);
                format!("**{}{}:**", first.to_ascii_uppercase(), rest.to_ascii_lowercase())
            }
            None => inline::markdown(text, starts_block(text)),
        };
        self.out.push(format!("> {line}").trim_end().to_owned());
    }

    /// What begins with `text`, after `prefix`.
    fn block<'a>(&mut self, prefix: String, text: &'a str, rest: &mut Peekable<impl Iterator<Item = &'a str>>) {
        if let Some(fence) = fence(text) {
            let closes = |line: &str| {
                let line = line.trim();
                line.len() >= fence.len() && line.chars().all(|c| fence.starts_with(c))
            };
            let mut code = Vec::new();
            while let Some(line) = rest.next().filter(|line| !closes(line)) {
                code.push(line);
            }
            self.code(prefix, &code);
        } else if text.contains('|') && rest.peek().is_some_and(|next| is_delimiter_row(next.trim())) {
            let mut rows = vec![text];
            while let Some(row) = rest.next_if(|row| !row.trim().is_empty()) {
                rows.push(row);
            }
            self.code(prefix, &rows);
        } else if let Some((level, heading)) = heading(text).filter(|_| self.list.is_empty()) {
            self.out.push(format!("{level} {}", inline::markdown(heading, None)));
        } else {
            let line = inline::markdown(text, starts_block(text));
            self.out.push(format!("{prefix}{line}"));
        }
    }

    /// Lines that are shown as they stand, in a fence that none of them can close.
    fn code(&mut self, prefix: String, lines: &[&str]) {
        let common =
            lines.iter().filter(|line| !line.trim().is_empty()).map(|line| line.len() - line.trim_start().len());
        let common = common.min().unwrap_or(0);
        let longest = lines.iter().flat_map(|line| line.split(|c| c != '`')).map(str::len).max().unwrap_or(0);
        let fence = "`".repeat(3.max(longest + 1));
        let indent = self.indent();
        self.out.push(format!("{prefix}{fence}text"));
        for line in lines {
            let line = line.get(common..).unwrap_or_default().trim_end();
            self.out.push(if line.is_empty() { String::new() } else { format!("{indent}{line}") });
        }
        self.out.push(format!("{indent}{fence}"));
    }

    fn indent(&self) -> String {
        " ".repeat(self.list.iter().map(|item| item.width).sum())
    }

    fn after_blank(&self) -> bool {
        self.out.last().is_none_or(String::is_empty)
    }

    /// Whether the line before is text of a paragraph that is in no list.
    fn in_paragraph(&self) -> bool {
        !self.after_blank() && self.list.is_empty()
    }
}

/// The marker of a list item.
struct Marker {
    /// Its length in the document.
    length: usize,
    /// What stands for it, with a space.
    output: String,
    /// Whether it ends a paragraph: all do, save for numbers other than one.
    interrupts: bool,
}

fn marker(text: &str) -> Option<Marker> {
    let (word, item) = text.split_once(' ')?;
    if item.trim().is_empty() || is_rule(text) {
        return None;
    }
    if matches!(word, "-" | "*" | "+") {
        return Some(Marker { length: 1, output: "- ".to_owned(), interrupts: true });
    }
    let number = numbered(word)?;
    Some(Marker { length: word.len(), output: format!("{number}. "), interrupts: number == "1" })
}

/// The digits of `1.` or `1)`.
fn numbered(word: &str) -> Option<&str> {
    let number = word.strip_suffix(['.', ')'])?;
    ((1..=9).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit())).then_some(number)
}

/// The fence that opens fenced code.
fn fence(text: &str) -> Option<&str> {
    let mark = text.chars().next().filter(|c| matches!(c, '`' | '~'))?;
    let info = text.trim_start_matches(mark);
    let length = text.len() - info.len();
    (length >= 3 && (mark == '~' || !info.contains('`'))).then(|| text.get(..length)).flatten()
}

/// The level and the text of a heading.
fn heading(text: &str) -> Option<(&str, &str)> {
    let (level, heading) = text.split_once(' ')?;
    let heading = heading.trim_end_matches('#').trim();
    let is_level = (1..=6).contains(&level.len()) && level.bytes().all(|byte| byte == b'#');
    (is_level && !heading.is_empty()).then_some((level, heading))
}

/// `---`, `***`, `___`, `===`: a rule, or the underline of a heading.
fn is_rule(text: &str) -> bool {
    ['-', '*', '_', '='].iter().any(|mark| text.chars().all(|c| c == *mark || c == ' '))
}

/// The row of dashes that makes the line before it the head of a table (GFM, 4.10).
fn is_delimiter_row(text: &str) -> bool {
    text.contains('-') && text.chars().all(|c| matches!(c, '-' | ':' | '|' | ' '))
}

/// The place of the character that would make a block of what is to be text.
fn starts_block(text: &str) -> Option<usize> {
    let word = text.split(' ').next().unwrap_or_default();
    if numbered(word).is_some() {
        return Some(word.len() - 1);
    }
    let marks = matches!(word, "-" | "*" | "+") || (!word.is_empty() && word.bytes().all(|byte| byte == b'#'));
    (marks || text.starts_with('>') || text.starts_with("~~~") || is_rule(text) || is_delimiter_row(text)).then_some(0)
}
