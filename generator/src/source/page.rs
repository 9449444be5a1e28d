//! Documentation pages: Markdown in which a vendor publishes one operation's OpenAPI document as a fenced block.
//!
//! The fence has four or more backticks, and the info string is `yaml [<source>] <method> <path>`.

/// An OpenAPI block of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block<'t> {
    /// The text between the fences.
    pub text: &'t str,
    /// Where that text begins in the page, in bytes.
    pub offset: usize,
    /// Where the vendor publishes the whole document.
    pub source: Option<&'t str>,
    /// The method of the operation that the page is about, as written.
    pub method: &'t str,
    /// The path of that operation.
    pub path: &'t str,
}

/// Whether a file of this name is a page: Markdown by its extension.
#[must_use]
pub fn is_page(name: &str) -> bool {
    let extension = name.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase());
    extension.is_some_and(|extension| matches!(extension.as_str(), "md" | "mdx" | "markdown"))
}

/// The OpenAPI blocks of a page in their order. A block whose fence is not closed reaches to the end, as in Markdown.
#[must_use]
pub fn blocks(page: &str) -> Vec<Block<'_>> {
    let mut found = Vec::new();
    let mut open: Option<(usize, Option<Block<'_>>)> = None;
    let mut offset = 0;
    for line in page.split_inclusive('\n') {
        let end = offset + line.len();
        let (ticks, info) = fence(line);
        match &mut open {
            None if ticks >= 3 => {
                let block = if ticks >= 4 { opening(info, end) } else { None };
                open = Some((ticks, block));
            }
            Some((opened, block)) if ticks >= *opened && info.is_empty() => {
                found.extend(block.take().map(|block| with_text(page, block, offset)));
                open = None;
            }
            _ => {}
        }
        offset = end;
    }
    found.extend(open.and_then(|(_, block)| block).map(|block| with_text(page, block, page.len())));
    found
}

/// The number of backticks that a line opens with (below three columns of indentation), and what follows them.
fn fence(line: &str) -> (usize, &str) {
    let body = line.trim_start_matches(' ');
    let rest = body.trim_start_matches('`');
    let ticks = if line.len() - body.len() <= 3 { body.len() - rest.len() } else { 0 };
    (ticks, rest.trim())
}

/// Reads an info string; the text begins at `offset`.
fn opening(info: &str, offset: usize) -> Option<Block<'_>> {
    let (language, rest) = info.split_once(char::is_whitespace)?;
    if !matches!(language, "yaml" | "yml" | "json") {
        return None;
    }
    let (first, after) = rest.trim_start().split_once(char::is_whitespace)?;
    let is_address = first.contains(['/', '.']);
    let (source, method, path) = match after.trim_start().split_once(char::is_whitespace) {
        Some((method, path)) if is_address => (Some(first), method, path),
        _ => (None, first, after),
    };
    let is_method = method.bytes().all(|byte| byte.is_ascii_alphabetic());
    is_method.then_some(Block { text: "", offset, source, method, path: path.trim() })
}

fn with_text<'t>(page: &'t str, block: Block<'t>, end: usize) -> Block<'t> {
    Block { text: page.get(block.offset..end).unwrap_or_default(), ..block }
}

#[cfg(test)]
mod tests {
    use super::{blocks, is_page};

    #[test]
    fn blocks_are_found_with_their_place() {
        let page = "# Title\n\n```yaml\nnot: this\n```\n\n````yaml https://x.io/api.json put /v1/a b\nopenapi: 3.1.0\n```\ninner\n```\n````\ntail\n`````yaml get /c\nopen: 1\n";
        let found = blocks(page);
        assert_eq!(found.len(), 2);
        assert_eq!(found[0].text, "openapi: 3.1.0\n```\ninner\n```\n");
        assert_eq!(&page[found[0].offset..][..7], "openapi");
        assert_eq!(
            (found[0].source, found[0].method, found[0].path),
            (Some("https://x.io/api.json"), "put", "/v1/a b")
        );
        assert_eq!((found[1].source, found[1].method, found[1].path), (None, "get", "/c"));
        assert_eq!(found[1].text, "open: 1\n");
    }

    #[test]
    fn other_fences_are_no_blocks() {
        assert_eq!(blocks("````yaml\na: 1\n````\n````rust get /x\n````\n     ````yaml get /x\n"), []);
        assert!(is_page("a/B.MD") && is_page("x.mdx") && !is_page("openapi.yaml") && !is_page("md"));
    }
}
