//! Doc comments: the one way in which a document's prose reaches the output.
//!
//! rustdoc renders Markdown, resolves links in it, warns about it and runs the Rust code that it finds. Prose of a
//! stranger keeps paragraphs, lists, emphasis, headings, code and links to web pages; whatever else Markdown
//! knows is shown as text. Nothing is trusted to a list of bad characters: the text is taken apart, and what is put
//! together again is our own Markdown.

mod block;
mod html;
mod inline;

use proc_macro2::TokenStream;
use quote::quote;

use super::lit::lit;
use crate::plan::{Docs, Ident, Line, Word};
use crate::unicode::push_visible;

/// How far the end of a link, a tag or an element is looked for: a text of nothing but beginnings costs no more than that.
const FAR: usize = 4_000;

/// The beginning of a text, as far as anything is looked for.
fn near(text: &str) -> &str {
    let end = (0..=FAR.min(text.len())).rev().find(|end| text.is_char_boundary(*end));
    text.get(..end.unwrap_or_default()).unwrap_or_default()
}

/// What begins and ends code; [`block`] prints no other fence, longer ones included.
const FENCE: &str = "```";

/// A doc comment in the making: paragraphs with an empty line between them.
#[derive(Debug, Clone, Default)]
pub(super) struct Doc {
    lines: Vec<String>,
}

impl Doc {
    /// No text.
    pub(super) fn new() -> Self {
        Self::default()
    }

    /// What the plan says of an item.
    pub(super) fn of(docs: &Docs) -> Self {
        Self::new().and(docs)
    }

    /// Starts with a paragraph of ours.
    pub(super) fn ours(text: impl AsRef<str>) -> Self {
        Self::new().paragraph(text)
    }

    /// A further paragraph of ours: Markdown and intra-doc links are meant. Parts from the document come through
    /// [`text`] or [`code`].
    pub(super) fn paragraph(self, text: impl AsRef<str>) -> Self {
        let lines = text.as_ref().lines().map(|line| visible(line.trim_end())).collect();
        self.append(lines)
    }

    /// The same where a link to a type takes a path: `path` says what stands before its name.
    pub(super) fn with_paths(docs: &Docs, path: impl Fn(&Ident) -> &'static str) -> Self {
        Self::new().join(docs, path)
    }

    /// Further paragraphs: what the plan says.
    pub(super) fn and(self, docs: &Docs) -> Self {
        self.join(docs, |_| "")
    }

    fn join(self, docs: &Docs, path: impl Fn(&Ident) -> &'static str) -> Self {
        docs.0.iter().fold(self, |doc, line| match line {
            Line::Ours(words) => doc.paragraph(sentence(words, &path)),
            Line::Document(text) => doc.append(block::lines(text)),
            Line::Labelled(label, text) => {
                let mut lines = block::lines(text);
                if let Some(first) = lines.first_mut() {
                    *first = format!("{}: {first}", sentence(label, &path));
                }
                doc.append(lines)
            }
        })
    }

    /// As `///` lines.
    pub(super) fn outer(&self) -> TokenStream {
        let lines = self.literals();
        quote!(#(#[doc = #lines])*)
    }

    /// The first sentence, for places that say again what is documented elsewhere.
    pub(super) fn first_sentence(mut self) -> Self {
        // Code has no sentences; a text that begins with some is shown whole.
        if self.lines.first().is_some_and(|line| line.contains(FENCE)) {
            return self;
        }
        let mut sentence = Sentence::default();
        for (number, line) in self.lines.iter_mut().enumerate() {
            if line.is_empty() || line.contains(FENCE) {
                self.lines.truncate(number);
                break;
            }
            if let Some(end) = sentence.end(line) {
                line.truncate(end);
                self.lines.truncate(number + 1);
                break;
            }
        }
        self
    }

    /// With a link at its end to where there is more.
    pub(super) fn more(mut self, path: &str) -> Self {
        match self.lines.last_mut().filter(|line| !line.starts_with('#')) {
            Some(last) => {
                let stop = if last.ends_with(|c: char| c.is_alphanumeric()) { "." } else { "" };
                last.push_str(&format!("{stop} [More]({path})"));
                self
            }
            None => self.paragraph(format!("[More]({path})")),
        }
    }

    /// Its bytes, line ends included.
    pub(super) fn length(&self) -> usize {
        self.lines.iter().map(|line| line.len() + 1).sum()
    }

    /// As `///` lines of text, for what prettyplease does not print. Lines hold no line breaks.
    pub(super) fn comments(&self) -> impl Iterator<Item = String> {
        self.lines.iter().map(|line| if line.is_empty() { "///".to_owned() } else { format!("/// {line}") })
    }

    /// As `//!` lines.
    pub(super) fn inner(&self) -> TokenStream {
        let lines = self.literals();
        quote!(#(#![doc = #lines])*)
    }

    fn literals(&self) -> impl Iterator<Item = proc_macro2::Literal> {
        self.lines.iter().map(|line| lit(&if line.is_empty() { String::new() } else { format!(" {line}") }))
    }

    fn append(mut self, lines: Vec<String>) -> Self {
        if lines.iter().all(String::is_empty) {
            return self;
        }
        if !self.lines.is_empty() {
            self.lines.push(String::new());
        }
        self.lines.extend(lines);
        self
    }
}

/// What is open of a text while the end of its first sentence is looked for: a full stop in code or in a link ends none.
#[derive(Default)]
struct Sentence {
    in_code: bool,
    brackets: isize,
}

impl Sentence {
    /// Behind the full stop with which the sentence ends in the next line, if it does: a capital or nothing follows.
    fn end(&mut self, line: &str) -> Option<usize> {
        let mut characters = line.char_indices();
        let end = characters.find(|(at, character)| {
            match character {
                '`' => self.in_code = !self.in_code,
                '(' | '[' => self.brackets += 1,
                ')' | ']' => self.brackets -= 1,
                '.' => return !self.in_code && self.brackets <= 0 && ends_sentence(line.split_at(at + 1)),
                _ => {}
            }
            false
        });
        end.map(|(at, _)| at + 1)
    }
}

/// Whether the full stop at the end of `said` is more than one of an abbreviation or a number.
fn ends_sentence((said, rest): (&str, &str)) -> bool {
    let begins = |rest: &str| rest.trim_start().starts_with(char::is_uppercase);
    (rest.is_empty() || rest.strip_prefix(' ').is_some_and(begins))
        && !said.ends_with("e.g.")
        && !said.ends_with("i.e.")
}

/// A sentence of ours.
fn sentence(words: &[Word], path: &impl Fn(&Ident) -> &'static str) -> String {
    let words = words.iter().map(|word| match word {
        Word::Text(text) => text.clone(),
        Word::Code(name) => code(name),
        Word::Type(ident) => match path(ident) {
            "" => format!("[`{}`]", ident.as_str()),
            path => format!("[`{}`]({path}{})", ident.as_str(), ident.plain()),
        },
    });
    words.collect()
}

/// A text of the document inside a sentence of ours: one line, and nothing in it is Markdown.
pub(super) fn text(text: &str) -> String {
    let words: Vec<String> = text.split(|c: char| c.is_whitespace() || c.is_control()).map(visible).collect();
    let line = words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    inline::literal(&line)
}

/// A text of the document as a code span inside a sentence of ours.
pub(super) fn code(text: &str) -> String {
    let text = visible(text);
    match text.split(|c| c != '`').map(str::len).max() {
        None | Some(0) if !text.trim().is_empty() => format!("`{text}`"),
        None | Some(0) => "(empty)".to_owned(),
        Some(longest) => {
            let fence = "`".repeat(longest + 1);
            format!("{fence} {text} {fence}")
        }
    }
}

fn visible(text: &str) -> String {
    text.chars().fold(String::with_capacity(text.len()), |mut line, c| {
        push_visible(&mut line, c);
        line
    })
}

#[cfg(test)]
mod tests;
