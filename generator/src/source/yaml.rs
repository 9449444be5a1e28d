//! YAML to a tree, over the event parser: the core schema of YAML 1.2, and nothing that could run, fetch or blow up.
//!
//! Merge keys (`<<`) are refused: YAML 1.2 does not have them, and they would give a member two places.

use super::scalar::{is_integer, resolve, resolve_with};
use super::tree::{Built, Refused, Spent, Tree};
use super::yaml_fault;
use super::{FileId, Node, Span, Text, Value};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::limits::{Limit, Limits};
use granit_parser::{ErrorKind, Event, Options, Parser, ScalarStyle, ScanError, Tag};
use std::collections::BTreeMap;
use std::ops::Range;

/// Reads all of `text`, which begins at byte `base` of the file. Duplicate keys are reported, and the first is kept.
/// `Ok(None)` means that there is nothing in it.
pub(super) fn parse(
    text: &str,
    file: FileId,
    base: usize,
    limits: &Limits,
    spent: &mut Spent,
    diagnostics: &mut Diagnostics,
) -> Result<Option<Node>, Refused> {
    let mut options = Options::default();
    options.emit_comments = false;
    options.simple_key_max_lookahead = 1 << 16;
    // Ours is the tighter limit, and its message names the place.
    options.flow_nesting_limit = limits.get(Limit::Depth).saturating_add(16);
    options.block_nesting_limit = limits.get(Limit::Depth).saturating_add(16);
    let tree = Tree::new(text, file, base, limits, *spent);
    let mut reader =
        Reader { text, tree, anchors: BTreeMap::new(), open: Vec::new(), root: None, documents: 0, tag_at: 0..0 };
    for event in Parser::new_from_str_with_options(text, options) {
        let (event, span) = event.map_err(|error| reader.syntax(&error))?;
        let range = span.byte_range().unwrap_or(0..0);
        reader.tag_at = span.tag_span().and_then(|span| span.byte_range()).unwrap_or_else(|| range.clone());
        reader.event(event, range.start, range.end)?;
    }
    let (duplicates, so_far) = reader.tree.finish();
    *spent = so_far;
    diagnostics.extend(duplicates);
    Ok(reader.root)
}

struct Reader<'t> {
    text: &'t str,
    tree: Tree<'t>,
    /// What aliases may name, by the parser's number.
    anchors: BTreeMap<usize, Built>,
    /// The anchor numbers of open collections; 0 for those without.
    open: Vec<usize>,
    root: Option<Node>,
    documents: usize,
    /// Where the tag of the current event stands, if it has one.
    tag_at: Range<usize>,
}

impl Reader<'_> {
    fn event(&mut self, event: Event<'_>, start: usize, end: usize) -> Result<(), Refused> {
        match event {
            Event::DocumentStart(..) => {
                self.documents += 1;
                if self.documents > 1 {
                    let refused = self.unsupported("a second YAML document begins here", start, end.max(start + 3));
                    return Err(refused.map_help("keep one document in the file, and remove the `---` between them"));
                }
            }
            Event::Scalar(text, style, anchor, tag) => {
                return self.scalar(&text, style, anchor, tag.as_deref(), start, end);
            }
            Event::SequenceStart(_, anchor, tag) => {
                self.collection_key(start)?;
                self.check_tag(tag.as_deref(), "seq")?;
                self.open.push(anchor);
                self.tree.open_array(start)?;
            }
            Event::MappingStart(_, anchor, tag) => {
                self.collection_key(start)?;
                self.check_tag(tag.as_deref(), "map")?;
                self.open.push(anchor);
                self.tree.open_object(start)?;
            }
            Event::SequenceEnd | Event::MappingEnd => {
                let anchor = self.open.pop().unwrap_or(0);
                // Flow collections end with a bracket; block ones are empty ranges somewhere after their last line.
                let bracket = self.text.get(start..end).is_some_and(|text| matches!(text, "]" | "}"));
                if let Some(built) = self.tree.close(bracket.then_some(end)) {
                    self.finish(built, anchor);
                }
            }
            Event::Alias(anchor) => return self.alias(anchor, start, end),
            _ => {}
        }
        Ok(())
    }

    fn scalar(
        &mut self,
        text: &str,
        style: ScalarStyle,
        anchor: usize,
        tag: Option<&Tag>,
        start: usize,
        end: usize,
    ) -> Result<(), Refused> {
        let end = self.trimmed(start, end);
        let plain = style == ScalarStyle::Plain && tag.is_none();
        if self.tree.expects_key() {
            let text = self.key_text(text, plain, tag, start, end)?;
            if anchor != 0 {
                let node = Node { span: self.tree.span(start, end), value: Value::String(text.clone()) };
                self.anchors.insert(anchor, Built::scalar(node));
            }
            return self.tree.key(text, start, end);
        }
        let value = match tag {
            None if !plain => Value::String(self.tree.text(text)),
            None => {
                let value = resolve_with(text, |text| self.tree.text(text));
                value.ok_or_else(|| self.not_json(text, start, end))?
            }
            Some(tag) => self.tagged(text, tag, start, end)?,
        };
        let built = self.tree.scalar(value, start, end)?;
        self.finish(built, anchor);
        Ok(())
    }

    fn key_text(
        &mut self,
        text: &str,
        plain: bool,
        tag: Option<&Tag>,
        start: usize,
        end: usize,
    ) -> Result<Text, Refused> {
        if plain && text == "<<" {
            let refused = self.unsupported("merge keys (`<<`) are not part of YAML 1.2", start, end);
            return Err(refused.map_help("write the merged members out, or share them with `$ref`"));
        }
        let value = match tag {
            Some(tag) => Some(self.tagged(text, tag, start, end)?),
            None if plain && !is_integer(text) => resolve_with(text, |text| self.tree.text(text)),
            None => Some(Value::String(self.tree.text(text))),
        };
        match value {
            Some(Value::String(text)) => Ok(text),
            Some(Value::Number(number)) if number.is_integer() && tag.is_some() => Ok(self.tree.text(number.as_str())),
            other => Err(self.bad_key(other.map_or("a number", |value| value.kind()), start, end)),
        }
    }

    fn alias(&mut self, anchor: usize, start: usize, end: usize) -> Result<(), Refused> {
        let Some(built) = self.anchors.get(&anchor) else {
            let refused = self.unsupported("the alias stands inside of what it names", start, end);
            return Err(refused.map_help("express recursion with `$ref`, which names a schema instead of copying it"));
        };
        let built = self.tree.copy(built, start)?;
        if self.tree.expects_key() {
            let Value::String(text) = built.node.value else {
                return Err(self.bad_key(built.node.value.kind(), start, end));
            };
            return self.tree.key(text, start, end);
        }
        self.finish(built, 0);
        Ok(())
    }

    fn finish(&mut self, built: Built, anchor: usize) {
        if anchor != 0 {
            self.anchors.insert(anchor, built.clone());
        }
        if let Some(root) = self.tree.put(built) {
            self.root = Some(root.node);
        }
    }

    fn collection_key(&self, start: usize) -> Result<(), Refused> {
        if self.tree.expects_key() { Err(self.bad_key("an array or object", start, start + 1)) } else { Ok(()) }
    }

    /// The value of a scalar with a tag of the core schema; every other tag is refused.
    fn tagged(&self, text: &str, tag: &Tag, start: usize, end: usize) -> Result<Value, Refused> {
        let wanted = if tag.handle().is_empty() && tag.suffix() == "!" { Some("str") } else { tag.core_suffix() };
        let value = resolve(text);
        let fits = match (wanted, &value) {
            (Some("str"), _) => return Ok(Value::String(text.into())),
            (Some("null"), Some(Value::Null)) | (Some("bool"), Some(Value::Bool(_))) => true,
            (Some("int"), Some(Value::Number(number))) => number.is_integer(),
            (Some("float"), Some(Value::Number(_))) => true,
            (Some("null" | "bool" | "int" | "float"), _) => false,
            _ => return Err(self.custom_tag(tag)),
        };
        value.filter(|_| fits).ok_or_else(|| {
            let message = format!("`{text}` does not fit its tag `{}`", tag.original());
            self.unsupported(message, start, end).map_help("remove the tag, or mend the value")
        })
    }

    fn check_tag(&self, tag: Option<&Tag>, wanted: &str) -> Result<(), Refused> {
        match tag {
            Some(tag) if tag.core_suffix() != Some(wanted) => Err(self.custom_tag(tag)),
            _ => Ok(()),
        }
    }

    fn custom_tag(&self, tag: &Tag) -> Refused {
        let message = format!("the YAML tag `{}` is not allowed", tag.original());
        let Range { start, end } = self.tag_at;
        self.unsupported(message, start, end).map_help("remove the tag: a document holds only what JSON can hold")
    }

    fn not_json(&self, text: &str, start: usize, end: usize) -> Refused {
        let message = format!("`{text}` is a number that JSON can't hold");
        self.unsupported(message, start, end).map_help("put it in quotes if it is meant as text")
    }

    fn bad_key(&self, kind: &str, start: usize, end: usize) -> Refused {
        let message = format!("a mapping key must be a string, this one is {kind}");
        let diagnostic = Diagnostic::error(Code::BadKey, message).at(self.span(start, end), "not a string");
        Box::new(diagnostic.help("put the key in quotes"))
    }

    fn unsupported(&self, message: impl Into<String>, start: usize, end: usize) -> Refused {
        Box::new(Diagnostic::error(Code::UnsupportedYaml, message).at(self.span(start, end), "not allowed"))
    }

    fn syntax(&self, error: &ScanError) -> Refused {
        let at = error.marker().byte_offset().unwrap_or(self.text.len()).min(self.text.len());
        if *error.kind() == ErrorKind::RecursionLimitExceeded {
            return self.tree.too_deep(at);
        }
        let Some(fault) = yaml_fault::find(self.text, at, self.tree.innermost(), &error.info()) else {
            let message = format!("this is neither YAML nor JSON: {}", error.info());
            let diagnostic = Diagnostic::error(Code::Syntax, message).at(self.span(at, at + 1), "not expected here");
            let help = "mend the syntax here; often a line before has a wrong indentation or an open quote";
            return Box::new(diagnostic.help(help));
        };
        fault.report("this is neither YAML nor JSON", &self.tree)
    }

    fn span(&self, start: usize, end: usize) -> Span {
        self.tree.span(start, end)
    }

    /// Block scalars and multi-line plain ones reach up to the next token: blanks at the end are not part of the value.
    fn trimmed(&self, start: usize, end: usize) -> usize {
        self.text.get(start..end).map_or(end, |text| start + text.trim_end().len())
    }
}

trait MapHelp {
    fn map_help(self, help: &str) -> Self;
}

impl MapHelp for Refused {
    fn map_help(self, help: &str) -> Self {
        Box::new((*self).help(help))
    }
}
