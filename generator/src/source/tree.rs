//! Builds a tree from the events of either parser and holds the limits: one work stack, no recursion.

use super::text::Texts;
use super::{Entry, FileId, Map, Node, Span, Spanned, Text, Value};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::limits::{Limit, Limits};
use std::sync::Arc;

/// Why a tree could not be finished. Boxed, as a diagnostic is large and the good case common.
pub(super) type Refused = Box<Diagnostic>;

/// How many bytes of a file there are at least for each value and key: fewer than any real document has.
const BYTES_PER_NODE: usize = 16;

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

/// Values and keys that were read.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Spent {
    /// As they are written.
    written: usize,
    /// With copies in the place of aliases.
    expanded: usize,
}

/// A tree under construction.
pub(super) struct Tree<'t> {
    text: &'t str,
    file: FileId,
    /// Where the parsed text begins in its file.
    base: usize,
    limits: &'t Limits,
    spent: Spent,
    open: Vec<Frame>,
    /// What the open arrays hold so far, and the open objects. What is closed takes its own from the end, so that nothing
    /// grows in small steps, or has room that stays empty.
    items: Vec<Node>,
    entries: Vec<Entry<Node>>,
    duplicates: Diagnostics,
    texts: Texts,
}

impl<'t> Tree<'t> {
    /// An empty one, in a run that has spent so much on others.
    pub(super) fn new(text: &'t str, file: FileId, base: usize, limits: &'t Limits, spent: Spent) -> Self {
        let (open, items, entries) = (Vec::new(), Vec::new(), Vec::new());
        Self {
            text,
            file,
            base,
            limits,
            spent,
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

    /// The place of a range of the parsed text: whole characters, and none behind its end.
    pub(super) fn span(&self, start: usize, end: usize) -> Span {
        let whole = |offset: usize| (offset..self.text.len()).find(|offset| self.text.is_char_boundary(*offset));
        let [start, end] = [start, end].map(|offset| whole(offset).unwrap_or(self.text.len()));
        Span::new(self.file, self.base.saturating_add(start), self.base.saturating_add(end))
    }

    /// Duplicate keys found so far, and what all trees of the run have cost.
    pub(super) fn finish(self) -> (Diagnostics, Spent) {
        (self.duplicates, self.spent)
    }

    /// Whether the next thing in the innermost object is a key.
    pub(super) fn expects_key(&self) -> bool {
        matches!(self.open.last(), Some(Frame { kind: Kind::Object(_, None), .. }))
    }

    /// Whether the innermost open thing is an object.
    pub(super) fn in_object(&self) -> bool {
        matches!(self.open.last(), Some(Frame { kind: Kind::Object(..), .. }))
    }

    /// Where the innermost open thing begins.
    pub(super) fn innermost(&self) -> Option<usize> {
        self.open.last().map(|frame| frame.start)
    }

    pub(super) fn open_array(&mut self, start: usize) -> Result<(), Refused> {
        self.open(start, Kind::Array(self.items.len()))
    }

    pub(super) fn open_object(&mut self, start: usize) -> Result<(), Refused> {
        self.open(start, Kind::Object(self.entries.len(), None))
    }

    fn open(&mut self, start: usize, kind: Kind) -> Result<(), Refused> {
        self.count(start)?;
        if self.open.len() >= self.limits.get(Limit::Depth) {
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
        self.expand(start, built.size)?;
        if self.open.len() + built.height > self.limits.get(Limit::Depth) {
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
        self.spent.written += 1;
        if self.spent.written > self.limits.get(Limit::Nodes) {
            return Err(self.too_large(start, "the document holds more values and keys", Limit::Nodes));
        }
        self.expand(start, 1)
    }

    fn expand(&mut self, start: usize, nodes: usize) -> Result<(), Refused> {
        self.spent.expanded = self.spent.expanded.saturating_add(nodes);
        if self.spent.expanded > self.limits.get(Limit::ExpandedNodes) {
            let more = "with copies in the place of aliases, the document holds more values and keys";
            return Err(self.too_large(start, more, Limit::ExpandedNodes));
        }
        Ok(())
    }

    /// The limit on nesting is exceeded at `start`.
    pub(super) fn too_deep(&self, start: usize) -> Refused {
        let mend = "name the inner parts under `components` and refer to them";
        let found = self.limits.exceeded(Limit::Depth, "arrays and objects are nested deeper", None, mend);
        Box::new(found.at(self.span(start, start + 1), "one level too deep"))
    }

    fn too_large(&self, start: usize, more: &str, limit: Limit) -> Refused {
        let found = self.limits.exceeded(limit, more, None, "cut the parts that are not needed");
        Box::new(found.at(self.span(start, start + 1), "the limit is met here"))
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
    use crate::limits::Limits;
    use crate::source::{Sources, parse};

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

    #[test]
    fn places_are_of_whole_characters_of_the_file() {
        for text in ["a: [b", "a: b\n- é", "a: {b: c} é", "{é", "? {a: b}\n: c", "a: b\n--- é", "a: b\n---"] {
            let (mut sources, mut found) = (Sources::new(), Diagnostics::new());
            let file = sources.add("a.yaml", text);
            assert!(parse(&sources, file, &Limits::default(), &mut found).is_none(), "{text:?}");
            for span in found.iter().filter_map(|found| found.span()) {
                assert!(text.get(span.start as usize..span.end as usize).is_some(), "{span:?} of {text:?}");
            }
        }
    }
}
