//! One line of prose.

use super::near;

/// A line of the document's prose as Markdown that means no more than it may: code spans, emphasis, links to web
/// pages. `escape` is the place of a character that would start a block.
pub(super) fn markdown(line: &str, escape: Option<usize>) -> String {
    let mut out = String::with_capacity(line.len() + 8);
    write(&mut out, line, escape, Mode::Line);
    out
}

/// A line in which nothing is Markdown, for the middle of a sentence of ours.
pub(super) fn literal(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    for c in line.chars() {
        let means = matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '!' | '~' | '#' | '|');
        // `https:\//…` is shown as it stands, and no bare URL to rustdoc.
        if means || (c == '/' && out.ends_with(':')) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Mode {
    Line,
    /// Inside the text of a link, where no other link can be.
    Link,
}

fn write(out: &mut String, line: &str, escape: Option<usize>, mode: Mode) {
    let mut at = 0;
    while let Some(rest) = line.get(at..).filter(|rest| !rest.is_empty()) {
        at += if escape == Some(at) { escaped(out, rest) } else { step(out, rest, mode) };
    }
}

/// Writes the start of `rest` and says how much of it.
fn step(out: &mut String, rest: &str, mode: Mode) -> usize {
    match rest.as_bytes().first() {
        Some(b'\\') => backslash(out, rest),
        Some(b'`') => code_span(out, rest),
        Some(b'<') if mode == Mode::Line => autolink(out, rest).unwrap_or_else(|| escaped(out, rest)),
        Some(b'[') if mode == Mode::Line => {
            linked_image(out, rest).or_else(|| link(out, rest)).unwrap_or_else(|| escaped(out, rest))
        }
        Some(b'[' | b']' | b'<') => escaped(out, rest),
        Some(b'!') if rest.starts_with("![") => image(out, rest, mode).unwrap_or_else(|| escaped(out, rest)),
        Some(b'h') if mode == Mode::Line => bare_url(out, rest).unwrap_or_else(|| plain(out, rest)),
        _ => plain(out, rest),
    }
}

fn plain(out: &mut String, rest: &str) -> usize {
    rest.chars().next().map_or(1, |c| {
        out.push(c);
        c.len_utf8()
    })
}

/// The next character, as itself.
fn escaped(out: &mut String, rest: &str) -> usize {
    if rest.starts_with(|c: char| c.is_ascii_punctuation()) {
        out.push('\\');
    }
    plain(out, rest)
}

/// An escape of the document (CommonMark 0.31, 2.4), or a backslash that is none.
fn backslash(out: &mut String, rest: &str) -> usize {
    match rest.get(1..).filter(|rest| rest.starts_with(|c: char| c.is_ascii_punctuation())) {
        Some(rest) => 1 + escaped(out, rest),
        None => escaped(out, rest),
    }
}

/// A code span that ends on this line; other backticks are themselves.
fn code_span(out: &mut String, rest: &str) -> usize {
    let run = rest.len() - rest.trim_start_matches('`').len();
    let fence = rest.get(..run).unwrap_or_default();
    let body = rest.get(run..).unwrap_or_default();
    let content = body.split_once(fence).map(|(content, _)| content);
    match content.filter(|content| !content.trim().is_empty() && !content.contains('`')) {
        Some(content) if !body.get(content.len() + run..).unwrap_or_default().starts_with('`') => {
            out.push('`');
            out.push_str(content);
            out.push('`');
            content.len() + 2 * run
        }
        _ => {
            out.push_str(&"\\`".repeat(run));
            run
        }
    }
}

/// `<https://…>`
fn autolink(out: &mut String, rest: &str) -> Option<usize> {
    let (url, _) = near(rest).get(1..)?.split_once('>')?;
    if !is_url(url) {
        return None;
    }
    out.push('<');
    out.push_str(url);
    out.push('>');
    Some(url.len() + 2)
}

/// `[text](https://…)`, with or without a title, which is dropped. A target on the vendor's own site (`/docs/keys`) leads
/// nowhere from here: its text is left.
fn link(out: &mut String, rest: &str) -> Option<usize> {
    let (text, after) = near(rest).get(1..)?.split_once(']')?;
    let (target, _) = after.strip_prefix('(')?.split_once(')')?;
    let url = target.split_ascii_whitespace().next()?;
    let url = url.strip_prefix('<').and_then(|url| url.strip_suffix('>')).unwrap_or(url);
    if text.contains('[') || text.trim().is_empty() || url.contains('(') || !(is_url(url) || is_relative(url)) {
        return None;
    }
    let read = text.len() + target.len() + 4;
    if is_relative(url) {
        write(out, text, None, Mode::Link);
        return Some(read);
    }
    out.push('[');
    write(out, text, None, Mode::Link);
    out.push_str("](");
    out.push_str(url);
    out.push(')');
    Some(read)
}

/// `![text](https://…)` as a link: documentation loads nothing from elsewhere.
fn image(out: &mut String, rest: &str, mode: Mode) -> Option<usize> {
    let rest = rest.get(1..).filter(|_| mode == Mode::Line)?;
    link(out, rest).map(|length| length + 1)
}

/// `[![text](https://…)](https://…)` as a link to where the image leads.
fn linked_image(out: &mut String, rest: &str) -> Option<usize> {
    let rest = near(rest);
    let (text, after) = rest.strip_prefix("[![")?.split_once("](")?;
    let (_, after) = after.split_once(")](")?;
    let (target, after) = after.split_once(')')?;
    link(out, &format!("[{text}]({target})"))?;
    Some(rest.len() - after.len())
}

/// A URL in running text, which rustdoc would warn about.
fn bare_url(out: &mut String, rest: &str) -> Option<usize> {
    let end = rest.find(|c: char| !is_url_character(c)).unwrap_or(rest.len());
    let url = rest.get(..end)?.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '*', '_', '~']);
    let in_parentheses = url.ends_with(')') && !url.contains('(');
    let url = if in_parentheses { url.trim_end_matches([')', '.', ',', ';']) } else { url };
    if !is_url(url) {
        return None;
    }
    out.push('<');
    out.push_str(url);
    out.push('>');
    Some(url.len())
}

/// Whether `url` is one that a reader may be sent to, and can stand between angle brackets and in parentheses.
fn is_url(url: &str) -> bool {
    let rest = ["https://", "http://", "mailto:"].iter().find_map(|scheme| url.strip_prefix(scheme));
    rest.is_some_and(|rest| rest.starts_with(char::is_alphanumeric)) && url.chars().all(is_url_character)
}

/// Whether `url` is a place on the site that the text was written for.
fn is_relative(url: &str) -> bool {
    url.starts_with(['/', '#', '.']) && !url.starts_with("//") && url.chars().all(is_url_character)
}

fn is_url_character(c: char) -> bool {
    !c.is_whitespace() && !matches!(c, '<' | '>' | '`' | '"' | '\\' | '[' | ']' | '|')
}
