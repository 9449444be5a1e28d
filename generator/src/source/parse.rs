//! Chooses the parser: a page's block, JSON by its first byte, YAML otherwise.

use super::tree::Spent;
use super::{Contents, FileId, Node, Sources, Span, json, page, yaml};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Severity};
use crate::limits::{Limit, Limits};
use std::sync::PoisonError;

impl Sources {
    /// Adds a file as it was read. Reports one that is too large or not UTF-8.
    pub fn add_file(
        &mut self,
        name: impl Into<String>,
        contents: &Contents,
        limits: &Limits,
        diagnostics: &mut Diagnostics,
    ) -> Option<FileId> {
        let name = name.into();
        if contents.bytes().len() > limits.get(Limit::FileBytes) {
            diagnostics.push(too_many_bytes(&name, contents.bytes().len(), limits));
            return None;
        }
        match contents {
            Contents::Text(text) => Some(self.insert(name, text.clone())),
            Contents::Bytes(bytes) => {
                // The valid part is kept: the place of the first bad byte is its end.
                let valid = bytes.utf8_chunks().next().map_or("", |chunk| chunk.valid());
                let file = self.add(name, valid);
                let end = self.file(file).map_or(0, |file| file.text.len());
                let found = Diagnostic::error(Code::NotUtf8, "the file is not UTF-8 text")
                    .at(Span::new(file, end, end), "the first byte that is not UTF-8 follows here")
                    .help("save the file as UTF-8");
                diagnostics.push(found);
                None
            }
        }
    }
}

/// Reads a file into a tree: YAML, JSON, or the one OpenAPI block of a documentation page. Positions are those of the
/// file. Returns `None` after an error that leaves no tree; duplicate keys are reported and the first of them is kept.
#[must_use]
pub fn parse(sources: &Sources, file: FileId, limits: &Limits, diagnostics: &mut Diagnostics) -> Option<Node> {
    let source = sources.file(file)?;
    if source.text.len() > limits.get(Limit::FileBytes) {
        diagnostics.push(too_many_bytes(&source.name, source.text.len(), limits));
        return None;
    }
    let (text, base) = if page::is_page(&source.name) {
        block_of_page(&source.text, file, diagnostics)?
    } else {
        (source.text.as_str(), 0)
    };
    let mut spent = sources.spent.lock().unwrap_or_else(PoisonError::into_inner);
    match parse_text(text, &source.name, (file, base), limits, &mut spent, diagnostics) {
        Ok(Some(node)) if !node.is_null() => Some(node),
        Ok(_) => {
            let empty = Diagnostic::error(Code::EmptyFile, "the document is empty")
                .at(Span::new(file, base, base), "nothing here")
                .help("begin with `openapi: 3.1.0`, `info` and `paths`");
            diagnostics.push(empty);
            None
        }
        Err(refused) => {
            diagnostics.push(*refused);
            None
        }
    }
}

fn parse_text(
    text: &str,
    name: &str,
    (file, base): (FileId, usize),
    limits: &Limits,
    spent: &mut Spent,
    diagnostics: &mut Diagnostics,
) -> Result<Option<Node>, super::tree::Refused> {
    if !text.trim_start().starts_with(['{', '[']) {
        return yaml::parse(text, file, base, limits, spent, diagnostics);
    }
    match json::parse(text, file, base, limits, spent, diagnostics) {
        Ok(node) => Ok(Some(node)),
        Err(json::Failure::Final(refused)) => Err(refused),
        // Flow YAML (comments, trailing commas, bare keys) begins the same way.
        Err(json::Failure::NotJson(refused)) => {
            let is_json = name.to_ascii_lowercase().ends_with(".json");
            let read = yaml::parse(text, file, base, limits, spent, diagnostics);
            if is_json && read.is_ok() {
                let found = Diagnostic { severity: Severity::Warning, ..(*refused).clone() };
                diagnostics.push(found.fact("the file is read as YAML, which allows it"));
            }
            read.map_err(|other| if is_json { refused } else { other })
        }
    }
}

fn block_of_page<'t>(text: &'t str, file: FileId, diagnostics: &mut Diagnostics) -> Option<(&'t str, usize)> {
    let blocks = page::blocks(text);
    let (message, at) = match blocks.as_slice() {
        [block] => return Some((block.text, block.offset)),
        [] => ("the page has no OpenAPI block", 0),
        [_, second, ..] => ("the page has several OpenAPI blocks", second.offset),
    };
    let found = Diagnostic::error(Code::NoEmbeddedDocument, message)
        .at(Span::new(file, at, at), if at == 0 { "looked for in all of the page" } else { "the second block" })
        .help("a page holds one block, fenced by four backticks: ````yaml <source> <method> <path>");
    diagnostics.push(found);
    None
}

fn too_many_bytes(name: &str, found: usize, limits: &Limits) -> Diagnostic {
    // A front reads one byte more than it may, and no further.
    let needed = (found - 1 > limits.get(Limit::FileBytes)).then_some(found);
    let mend = "split it, or cut the parts that are not needed";
    limits.exceeded(Limit::FileBytes, &format!("`{name}` is larger"), needed, mend)
}
