//! The long text of a code, taken apart: `bindery explain` shows it, a test runs its examples.
//!
//! A text is Markdown: paragraphs, then `## Wrong` and `## Repaired`, each with the files of an example as fenced blocks.
//! The first word behind a fence is the language, the second the file's name; a third says how the file is encoded,
//! where that is not UTF-8. A block of the language `console` without a name holds commands in place of files.

use std::fmt::Write;

use super::Code;

/// A part of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// A heading: `Wrong` or `Repaired`.
    Heading(&'static str),
    /// Paragraphs.
    Prose(&'static str),
    /// A fenced block.
    Block(Block),
}

/// A fenced block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// The language, such as `yaml`.
    pub language: &'static str,
    /// The file's name.
    pub name: Option<&'static str>,
    /// The file's encoding, where it is not UTF-8.
    pub encoding: Option<&'static str>,
    /// What the file holds.
    pub text: &'static str,
}

/// The parts of a code's text.
#[must_use]
pub fn parts(code: Code) -> Vec<Part> {
    split(code.text())
}

fn split(mut rest: &'static str) -> Vec<Part> {
    let mut parts = Vec::new();
    loop {
        let begin = starts(rest).find(|at| marker(rest.get(*at..).unwrap_or_default())).unwrap_or(rest.len());
        let (prose, found) = rest.split_at_checked(begin).unwrap_or((rest, ""));
        if !prose.trim().is_empty() {
            parts.push(Part::Prose(prose.trim()));
        }
        let (line, after) = found.split_once('\n').unwrap_or((found, ""));
        if let Some(heading) = line.strip_prefix("## ") {
            parts.push(Part::Heading(heading));
            rest = after;
            continue;
        }
        let info = line.trim_start_matches('`');
        let Some(fence) = line.strip_suffix(info).filter(|fence| !fence.is_empty()) else { return parts };
        let ends = |at: &usize| after.get(*at..).is_some_and(|line| line.lines().next() == Some(fence));
        let end = starts(after).find(ends).unwrap_or(after.len());
        let (text, closing) = after.split_at_checked(end).unwrap_or((after, ""));
        let mut words = info.split(' ').filter(|word| !word.is_empty());
        let (language, name, encoding) = (words.next().unwrap_or_default(), words.next(), words.next());
        parts.push(Part::Block(Block { language, name, encoding, text }));
        rest = closing.split_once('\n').map_or("", |(_, rest)| rest);
    }
}

fn marker(line: &str) -> bool {
    line.starts_with("## ") || line.starts_with("```")
}

/// Where lines begin.
fn starts(text: &str) -> impl Iterator<Item = usize> {
    std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1))
}

/// Whether the files of an example need their names to be told apart.
fn are_several(parts: &[Part]) -> bool {
    parts.iter().any(|part| matches!(part, Part::Block(block) if block.name != Some("openapi.yaml")))
}

/// The text of a code for a terminal: without marks of Markdown, blocks indented, below their names where there are
/// several.
#[must_use]
pub fn plain(code: Code) -> String {
    let mut out = format!("{}: {}\n", code.id(), code.title());
    let parts = parts(code);
    let are_several = are_several(&parts);
    for part in parts {
        out.push('\n');
        match part {
            Part::Heading(heading) => _ = writeln!(out, "{heading}:"),
            Part::Prose(prose) => _ = writeln!(out, "{prose}"),
            Part::Block(block) => {
                if let Some(name) = block.name.filter(|_| are_several) {
                    _ = writeln!(out, "  {name}");
                }
                for line in block.text.lines() {
                    _ = writeln!(out, "{}", format!("    {line}").trim_end());
                }
            }
        }
    }
    out
}

/// The text of a code as a section of a Markdown page.
#[must_use]
pub fn section(code: Code) -> String {
    let mut out = format!("### {}: {}\n", code.id(), code.title());
    let parts = parts(code);
    let are_several = are_several(&parts);
    for part in parts {
        out.push('\n');
        match part {
            Part::Heading(heading) => _ = writeln!(out, "#### {heading}"),
            Part::Prose(prose) => _ = writeln!(out, "{prose}"),
            Part::Block(Block { language, name, text, .. }) => {
                let fence = "`".repeat(3.max(1 + longest_fence(text)));
                if let Some(name) = name.filter(|_| are_several) {
                    _ = writeln!(out, "`{name}`\n");
                }
                _ = writeln!(out, "{fence}{language}\n{text}{fence}");
            }
        }
    }
    out
}

fn longest_fence(text: &str) -> usize {
    text.lines().map(|line| line.len() - line.trim_start_matches('`').len()).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::{Block, Part, split};

    #[test]
    fn a_text_is_taken_apart() {
        let text =
            "One.\n\nTwo.\n\n## Wrong\n\n````md a.md\n```yaml\n## no heading\n```\n````\n\n## Repaired\n\nNothing.\n";
        let block = Block { language: "md", name: Some("a.md"), encoding: None, text: "```yaml\n## no heading\n```\n" };
        let parts = [
            Part::Prose("One.\n\nTwo."),
            Part::Heading("Wrong"),
            Part::Block(block),
            Part::Heading("Repaired"),
            Part::Prose("Nothing."),
        ];
        assert_eq!(split(text), parts);
        assert_eq!(split(""), []);
    }
}
