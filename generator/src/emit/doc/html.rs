//! HTML in a document's prose, as the Markdown that says the same.
//!
//! Many vendors write `<p>Retrieves the <code>id</code>.</p>`, which CommonMark allows and rustdoc would hand on as it
//! stands. Tags for text become Markdown; those that only lay it out go; all others stay, to be shown as text. What comes
//! out is as little trusted as what went in.

use std::borrow::Cow;
use std::fmt::Write as _;

use super::near;

/// The same text without the tags that have a meaning in Markdown, code aside.
pub(super) fn to_markdown(text: &str) -> Cow<'_, str> {
    if !text.contains('<') || text.contains("```") || text.contains("~~~") {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    write(&mut out, text);
    Cow::Owned(out)
}

/// A tag: `<a href="…">`, `</p>`, `<br/>`.
struct Tag<'a> {
    name: String,
    closes: bool,
    attributes: &'a str,
    /// How long it is.
    length: usize,
}

/// As deep as elements nest that have a text: none of a kind in one of its kind, as the first end of it counts.
fn write(out: &mut String, text: &str) {
    let mut at = 0;
    let mut in_row = text.trim_start_matches(' ').starts_with('|');
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let next = rest.find(['<', '`']).unwrap_or(rest.len());
        let prose = rest.get(..next).unwrap_or_default();
        if let Some((_, line)) = prose.rsplit_once('\n') {
            in_row = line.trim_start_matches(' ').starts_with('|');
        }
        out.push_str(prose);
        let rest = rest.get(next..).unwrap_or_default();
        at += next;
        at += match rest.as_bytes().first() {
            Some(b'`') => {
                let length = span(rest);
                out.push_str(rest.get(..length).unwrap_or_default());
                length
            }
            Some(_) => {
                let written = tag(rest).and_then(|tag| {
                    let cell = if in_row { in_cell(out, &tag) } else { None };
                    cell.or_else(|| element(out, &tag, rest))
                });
                written.unwrap_or_else(|| {
                    out.push('<');
                    1
                })
            }
            None => 0,
        };
    }
}

/// How long the code span is that begins here; only the backticks where it does not end on its line.
fn span(rest: &str) -> usize {
    let run = rest.len() - rest.trim_start_matches('`').len();
    let (fence, body) = rest.split_at(run);
    let line = body.split('\n').next().unwrap_or_default();
    line.find(fence).map_or(run, |end| end + 2 * run)
}

fn tag(rest: &str) -> Option<Tag<'_>> {
    let (inside, _) = near(rest).get(1..)?.split_once('>').filter(|(inside, _)| !inside.contains('<'))?;
    let (closes, inside) = inside.strip_prefix('/').map_or((false, inside), |inside| (true, inside));
    let end = inside.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(inside.len());
    let (name, attributes) = inside.split_at(end);
    let ends = attributes.is_empty() || attributes.starts_with(|c: char| c.is_ascii_whitespace() || c == '/');
    let length = inside.len() + 2 + usize::from(closes);
    let tag = Tag { name: name.to_ascii_lowercase(), closes, attributes, length };
    (ends && !name.is_empty()).then_some(tag)
}

/// Writes what a tag that lays text out is in a cell of a Markdown table, which has one line: a space, where one is missing.
fn in_cell(out: &mut String, tag: &Tag<'_>) -> Option<usize> {
    let lays_out = matches!(tag.name.as_str(), "p" | "div" | "br" | "ul" | "ol" | "li" | "blockquote");
    if lays_out && !out.ends_with([' ', '|']) {
        out.push(' ');
    }
    lays_out.then_some(tag.length)
}

/// Writes what a tag, or an element with a text, is in Markdown, and says how much of the text that was.
fn element(out: &mut String, tag: &Tag<'_>, rest: &str) -> Option<usize> {
    let after = rest.get(tag.length..).unwrap_or_default();
    let blank = |text: &str| text.len() - text.trim_start().len();
    match (tag.name.as_str(), tag.closes) {
        ("code" | "tt", false) => {
            let content = content(after, &tag.name)?;
            let code = decoded(content);
            let is_plain = !code.contains(['`', '\n']) && !content.contains('<') && !code.trim().is_empty();
            is_plain.then(|| _ = write!(out, "`{}`", code.trim()))?;
            Some(tag.length + content.len() + tag.name.len() + 3)
        }
        ("a", false) => {
            let content = content(after, "a")?;
            let url = tag.attributes.split_once("href=").map(|(_, value)| value.trim_start());
            let url = url.and_then(|value| value.strip_prefix(['"', '\''])?.split(['"', '\'']).next());
            let url = url.filter(|url| url.starts_with("http") && !content.contains(['[', ']', '\n']));
            match url {
                Some(url) => _ = write!(out, "[{}]({url})", plain(content)),
                None => write(out, content),
            }
            Some(tag.length + content.len() + 4)
        }
        ("b" | "strong" | "i" | "em", false) => {
            let content = content(after, &tag.name)?;
            let mark = if matches!(tag.name.as_str(), "b" | "strong") { "**" } else { "*" };
            let inner = content.trim();
            let mark = if inner.is_empty() || inner.contains(['*', '\n']) { "" } else { mark };
            out.push_str(mark);
            write(out, inner);
            out.push_str(mark);
            // A space at the end is one behind the mark.
            out.push_str(content.get(content.trim_end().len()..).unwrap_or_default());
            Some(tag.length + content.len() + tag.name.len() + 3)
        }
        ("p" | "div" | "ul" | "ol" | "table" | "blockquote", _) => {
            out.push_str("\n\n");
            Some(tag.length + blank(after))
        }
        ("br", _) => {
            out.push('\n');
            Some(tag.length)
        }
        ("li" | "tr", false) => {
            let line = out.trim_end_matches([' ', '\n']).len();
            out.truncate(line);
            out.push_str("\n- ");
            Some(tag.length + blank(after))
        }
        ("td" | "th", true) => {
            let next = after.trim_start();
            let goes_on = next.starts_with("<td") || next.starts_with("<th");
            out.push_str(if goes_on { " — " } else { "" });
            Some(tag.length + blank(after))
        }
        ("li" | "tr", true) | ("td" | "th" | "thead" | "tbody" | "span" | "u", _) => {
            Some(tag.length + if matches!(tag.name.as_str(), "span" | "u") { 0 } else { blank(after) })
        }
        _ => None,
    }
}

/// What an element holds, up to the tag that closes it; nothing where one of its kind begins before.
fn content<'a>(after: &'a str, name: &str) -> Option<&'a str> {
    let after = near(after);
    let mut tags = after.match_indices('<').filter_map(|(at, _)| Some((at, after.get(at + 1..)?)));
    tags.find_map(|(at, tag)| {
        let (closes, tag) = tag.strip_prefix('/').map_or((false, tag), |tag| (true, tag));
        let rest = tag.strip_prefix(name)?;
        let ends = rest.starts_with('>') || !closes && rest.starts_with(' ');
        ends.then(|| after.get(..at).filter(|_| closes))
    })?
}

/// A text without tags.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (number, part) in text.split('<').enumerate() {
        let part = if number == 0 { part } else { part.split_once('>').map_or(part, |(_, rest)| rest) };
        out.push_str(part);
    }
    out.trim().to_owned()
}

/// A text with the characters that it has to write as entities, which code in Markdown has not.
fn decoded(text: &str) -> String {
    const ENTITIES: &[(&str, &str)] = &[("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")];
    ENTITIES.iter().fold(text.to_owned(), |text, (entity, character)| text.replace(entity, character))
}
