//! Documentation as rustdoc reads it, with its own parser of Markdown: nothing in it is HTML, runs as a test, or leads
//! elsewhere than to a web page.

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag};

/// # Panics
/// Where something does not hold.
pub(super) fn check(path: &str, docs: &str) {
    let text = unindented(docs);
    // As rustdoc has it.
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_SMART_PUNCTUATION;
    for event in Parser::new_ext(&text, options) {
        match event {
            Event::Html(html) | Event::InlineHtml(html) => panic!("{path}: HTML in documentation: {html:?}\n{docs}"),
            Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)) => {
                panic!("{path}: a doctest by indentation:\n{docs}")
            }
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => {
                // The examples of client and server are ours.
                let ours = matches!(path, "client/src/lib.rs" | "server/src/lib.rs") && &*info == "no_run";
                assert!(&*info == "text" || ours, "{path}: a doctest: {info:?}\n{docs}");
            }
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                assert!(is_harmless(&dest_url), "{path}: a link to {dest_url:?}\n{docs}");
            }
            _ => {}
        }
    }
}

/// Lines without the space that all of them begin with.
fn unindented(docs: &str) -> String {
    let indent = |line: &&str| line.len() - line.trim_start_matches(' ').len();
    let least = docs.lines().filter(|line| !line.trim().is_empty()).map(|line| indent(&line)).min().unwrap_or(0);
    docs.lines().map(|line| line.get(least..).unwrap_or_default().to_owned() + "\n").collect()
}

/// Whether a link leads to a web page, to a mailbox, or to an item.
fn is_harmless(target: &str) -> bool {
    let is_page = ["https://", "http://", "mailto:"].iter().any(|scheme| target.starts_with(scheme));
    let is_item =
        target.split("::").all(|part| part.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_#!".contains(&byte)));
    is_page || is_item
}
