//! Documentation pages to one document: many vendors publish their OpenAPI document in pieces, an operation a page,
//! each with what that operation needs of the whole.
//!
//! The text of the pages is kept byte for byte, order, indentation and comments included, so that a reviewer can lay
//! the document beside the page. Pages are merged by inserting what a page adds at the end of the mapping where it
//! belongs; nothing is ever rewritten, and pages that disagree are an error that shows both places.

mod insertion;
mod level;
mod merge;
mod text;

use crate::config::Provenance;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::limits::Limits;
use crate::source::{FileId, Node, SourceFile, Sources, Span, page, parse};

/// What pages come to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Imported {
    /// The document's text, which ends with one line break.
    pub document: String,
    /// Where it came from, a page each.
    pub provenance: Vec<Provenance>,
}

/// The part of a document that one page publishes.
struct Page<'t> {
    text: &'t str,
    /// Where the text begins in the file, in bytes.
    offset: usize,
    tree: Node,
}

/// Merges the OpenAPI blocks of `pages`, Markdown files of `sources`, in their order.
///
/// Returns `None` after an error: a page without a block, a block that is no YAML, pages that disagree, or text that
/// can't be merged by inserting.
pub fn import(sources: &Sources, pages: &[FileId], limits: &Limits, diagnostics: &mut Diagnostics) -> Option<Imported> {
    let mut read = Vec::new();
    let mut provenance = Vec::new();
    for id in pages {
        let file = sources.file(*id)?;
        if !page::is_page(&file.name) {
            let message = format!("`{}` is not a documentation page", file.name);
            let help = "give Markdown files: their names end in `.md`, `.mdx` or `.markdown`";
            diagnostics.push(Diagnostic::error(Code::NoEmbeddedDocument, message).help(help));
            continue;
        }
        // What is wrong with a page, the number of its blocks included, is reported here.
        let Some(tree) = parse(sources, *id, limits, diagnostics) else { continue };
        let Some(block) = page::blocks(&file.text).into_iter().next() else { continue };
        check_operation(&block, &tree, *id, diagnostics);
        provenance.push(origin(file, &block));
        read.push(Page { text: block.text, offset: block.offset, tree });
    }
    if diagnostics.has_errors() {
        return None;
    }
    let document = merge::merge(&read, limits, diagnostics)?;
    Some(Imported { document, provenance })
}

fn origin(file: &SourceFile, block: &page::Block<'_>) -> Provenance {
    let name = file.name.rsplit(['/', '\\']).next().unwrap_or_default();
    Provenance {
        page: Some(name.to_owned()),
        index: index(&file.text).map(str::to_owned),
        document: block.source.map(str::to_owned),
        operation: Some(format!("{} {}", block.method.to_ascii_uppercase(), block.path)),
    }
}

/// The address of the list of pages: the first `llms.txt` that the page links to, see <https://llmstxt.org>.
fn index(text: &str) -> Option<&str> {
    let words = text.split(|character: char| character.is_whitespace() || "<>()[]\"'`".contains(character));
    words.into_iter().find(|word| word.starts_with("https://") && word.ends_with("/llms.txt"))
}

/// Warns when the operation that the page is about is not in its block: then one of the two is out of date.
fn check_operation(block: &page::Block<'_>, tree: &Node, file: FileId, diagnostics: &mut Diagnostics) {
    let item = tree.get("paths").and_then(|paths| paths.get(block.path));
    if item.and_then(|item| item.get(&block.method.to_ascii_lowercase())).is_none() {
        let name = format!("{} {}", block.method.to_ascii_uppercase(), block.path);
        let warning = Diagnostic::warning(Code::PagesDisagree, format!("the block has no operation `{name}`"))
            .at(Span::new(file, block.offset, block.offset), "the line before names it")
            .help("fetch the page again, or correct the line that opens the block");
        diagnostics.push(warning);
    }
}

#[cfg(test)]
mod tests;
