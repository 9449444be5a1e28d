//! Builds a tree from the events of either parser and holds the limits: one work stack, no recursion.

use super::limits::BYTES_PER_NODE;
use super::text::Texts;
use super::{Entry, FileId, Limits, Map, Node, Span, Spanned, Text, Value};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use std::sync::Arc;

/// Why a tree could not be finished. Boxed, as a diagnostic is large and the good case common.
pub(super) type Refused = Box<Diagnostic>;

/// A finished node with what its copies cost.
#[derive(Clone)]
pub(super) struct Built {
    pub(super) node: Node,
    /// Nodes and keys in it, itself included; of a long text, as many as the bytes would be enough for.
    size: usize,
    /// Levels of arrays and objects in it, itself included.
    height: usize,
}

impl Built {
    pub(super) fn scalar(node: Node) -> Self {
        let size = 1 + node.as_str().map_or(0, str::len) / BYTES_PER_NODE;
        Self { node, size, height: 0 }
    }
}

/// An array or object that is still open.
struct Frame {
    start: usize,
    kind: Kind,
    size: usize,
    height: usize,
}

/// What it is, and where its own things begin among those of all that is open.
enum Kind {
    Array(usize),
    Object(usize, Option<Spanned<Text>>),
}

/// A tree under construction.
pub(super) struct Tree<'l> {
    file: FileId,
    /// Where the parsed text begins in its file.
    base: usize,
    limits: &'l Limits,
    written: usize,
    expanded: usize,
    open: Vec<Frame>,
    /// What the open arrays hold so far, and the open objects. What is closed takes its own from the end, so that nothing
    /// grows in small steps, or has room that stays empty.
    items: Vec<Node>,
    entries: Vec<Entry<Node>>,
    duplicates: Diagnostics,
    texts: Texts,
}

impl<'l> Tree<'l> {
    pub(super) fn new(file: FileId, base: usize, limits: &'l Limits) -> Self {
        let (open, items, entries) = (Vec::new(), Vec::new(), Vec::new());
        Self {
            file,
            base,
            limits,
            written: 0,
            expanded: 0,
            open,
            items,
            entries,
            duplicates: Diagnostics::new(),
            texts: Texts::default(),
        }
    }

    /// A text of the file.
    pub(super) fn text(&mut self, text: &str) -> Text {
        self.texts.get(text)
    }

    /// The place of a range of the parsed text.
    pub(super) fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.file, self.base.saturating_add(start), self.base.saturating_add(end))
    }

    /// Duplicate keys found so far.
    pub(super) fn into_duplicates(self) -> Diagnostics {
        self.duplicates
    }

    /// Whether the next thing in the innermost object is a key.
    pub(super) fn expects_key(&self) -> bool {
        matches!(self.open.last(), Some(Frame { kind: Kind::Object(_, None), .. }))
    }

    /// Whether the innermost open thing is an object.
    pub(super) fn in_object(&self) -> bool {
        matches!(self.open.last(), Some(Frame { kind: Kind::Object(..), .. }))
    }

    pub(super) fn open_array(&mut self, start: usize) -> Result<(), Refused> {
        self.open(start, Kind::Array(self.items.len()))
    }

    pub(super) fn open_object(&mut self, start: usize) -> Result<(), Refused> {
        self.open(start, Kind::Object(self.entries.len(), None))
    }

    fn open(&mut self, start: usize, kind: Kind) -> Result<(), Refused> {
        self.count(start)?;
        if self.open.len() >= self.limits.depth {
            return Err(self.too_deep(start));
        }
        self.open.push(Frame { start, kind, size: 1, height: 1 });
        Ok(())
    }

    /// Takes a key of the innermost object.
    pub(super) fn key(&mut self, text: Text, start: usize, end: usize) -> Result<(), Refused> {
        self.count(start)?;
        let key = Spanned::new(text, self.span(start, end));
        if let Some(Frame { kind: Kind::Object(_, pending), size, .. }) = self.open.last_mut() {
            *pending = Some(key);
            *size += 1;
        }
        Ok(())
    }

    /// Makes a scalar.
    pub(super) fn scalar(&mut self, value: Value, start: usize, end: usize) -> Result<Built, Refused> {
        self.count(start)?;
        Ok(Built::scalar(Node { span: self.span(start, end), value }))
    }

    /// Makes a copy for an alias at `start`.
    pub(super) fn copy(&mut self, built: &Built, start: usize) -> Result<Built, Refused> {
        self.expanded = self.expanded.saturating_add(built.size);
        if self.expanded > self.limits.expanded_nodes {
            return Err(self.too_large(start, "aliases expand to", self.limits.expanded_nodes));
        }
        if self.open.len() + built.height > self.limits.depth {
            return Err(self.too_deep(start));
        }
        Ok(built.clone())
    }

    /// Puts a finished value into the innermost open thing; hands it back when nothing is open.
    pub(super) fn put(&mut self, built: Built) -> Option<Built> {
        let Some(frame) = self.open.last_mut() else { return Some(built) };
        frame.size = frame.size.saturating_add(built.size);
        frame.height = frame.height.max(built.height + 1);
        match &mut frame.kind {
            Kind::Array(_) => self.items.push(built.node),
            Kind::Object(_, pending) => {
                if let Some(key) = pending.take() {
                    self.entries.push(Entry { key, value: built.node });
                }
            }
        }
        None
    }

    /// Closes the innermost open thing. `end` is where it ends; without one it ends with its last member.
    pub(super) fn close(&mut self, end: Option<usize>) -> Option<Built> {
        let frame = self.open.pop()?;
        let (value, last) = match frame.kind {
            Kind::Array(first) => {
                let items = taken(&mut self.items, first);
                let last = items.last().map(|item| item.span);
                (Value::Array(Arc::new(items)), last)
            }
            Kind::Object(first, _) => {
                let entries = taken(&mut self.entries, first);
                let last = entries.last().map(|entry| entry.key.span.max(entry.value.span));
                let map = Map::build(entries, |first, later| self.duplicates.push(duplicate(first, &later.key)));
                (Value::Object(Arc::new(map)), last)
            }
        };
        let mut span = self.span(frame.start, end.unwrap_or(frame.start));
        if let (None, Some(last)) = (end, last) {
            span.end = span.end.max(last.end);
        }
        Some(Built { node: Node { span, value }, size: frame.size, height: frame.height })
    }

    fn count(&mut self, start: usize) -> Result<(), Refused> {
        self.written += 1;
        self.expanded = self.expanded.saturating_add(1);
        if self.written > self.limits.nodes {
            return Err(self.too_large(start, "the document holds", self.limits.nodes));
        }
        if self.expanded > self.limits.expanded_nodes {
            return Err(self.too_large(start, "aliases expand to", self.limits.expanded_nodes));
        }
        Ok(())
    }

    /// The limit on nesting is exceeded at `start`.
    pub(super) fn too_deep(&self, start: usize) -> Refused {
        let message = format!("arrays and objects are nested more than {} deep", self.limits.depth);
        let at = Diagnostic::error(Code::LimitExceeded, message).at(self.span(start, start + 1), "one level too deep");
        Box::new(at.help("name the inner parts under `components` and refer to them"))
    }

    fn too_large(&self, start: usize, what: &str, limit: usize) -> Refused {
        let message = format!("{what} more than {limit} values and keys");
        let at =
            Diagnostic::error(Code::LimitExceeded, message).at(self.span(start, start + 1), "the limit is met here");
        Box::new(at.help("split the document, or cut the parts that are not needed"))
    }
}

/// Those from `first` on, with room for no more.
fn taken<T>(all: &mut Vec<T>, first: usize) -> Vec<T> {
    all.drain(first.min(all.len())..).collect()
}

fn duplicate(first: &Spanned<Text>, later: &Spanned<Text>) -> Diagnostic {
    Diagnostic::error(Code::DuplicateKey, format!("the key `{later}` occurs twice"))
        .at(later.span, "again here")
        .at(first.span, "first here")
        .help("remove one of the two, or join what they hold")
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::{Code, Diagnostics};
    use crate::source::{Limits, Sources, parse};

    #[test]
    fn copies_of_a_long_text_count_by_its_length() {
        let mut codes = Vec::new();
        for alias in ["- *text\n", "- *text : 1\n"] {
            let yaml = format!("a: &text {}\nb:\n{}", "x".repeat(1 << 20), alias.repeat(64));
            let (mut sources, mut found) = (Sources::new(), Diagnostics::new());
            let file = sources.add("a.yaml", yaml);
            assert!(parse(&sources, file, &Limits::default(), &mut found).is_none());
            codes.extend(found.into_iter().map(|found| found.code));
        }
        assert_eq!(codes, [Code::LimitExceeded; 2]);
    }
}
