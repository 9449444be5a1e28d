//! A positioned JSON parser (RFC 8259): the large documents are JSON, and a YAML parser needs several times as long.

use super::json_fault;
use super::json_text::{literal_end, number_end, read_string};
use super::tree::{Refused, Spent, Tree};
use super::{FileId, Node, Number, Text, Value};
use crate::diagnostic::Diagnostics;
use crate::limits::Limits;

/// Why a text was not read.
pub(super) enum Failure {
    /// It is not JSON: YAML may still read it.
    NotJson(Refused),
    /// It exceeds a limit, or YAML would read it as something else than it is meant to be.
    Final(Refused),
}

impl From<Refused> for Failure {
    fn from(refused: Refused) -> Self {
        Self::Final(refused)
    }
}

/// Reads all of `text`, which begins at byte `base` of the file. Duplicate keys are reported, and the first is kept.
pub(super) fn parse(
    text: &str,
    file: FileId,
    base: usize,
    limits: &Limits,
    spent: &mut Spent,
    diagnostics: &mut Diagnostics,
) -> Result<Node, Failure> {
    let mut parser = Parser { text, bytes: text.as_bytes(), at: 0, tree: Tree::new(text, file, base, limits, *spent) };
    let root = parser.document()?;
    let (duplicates, so_far) = parser.tree.finish();
    *spent = so_far;
    diagnostics.extend(duplicates);
    Ok(root)
}

struct Parser<'t> {
    text: &'t str,
    bytes: &'t [u8],
    at: usize,
    tree: Tree<'t>,
}

impl Parser<'_> {
    fn document(&mut self) -> Result<Node, Failure> {
        loop {
            self.skip_blanks();
            if self.tree.expects_key() {
                self.member_name()?;
            }
            let mut finished = self.value()?;
            // A finished value may finish what encloses it, and so on outwards.
            while let Some(built) = finished.take() {
                if let Some(root) = self.tree.put(built) {
                    self.skip_blanks();
                    return if self.at == self.bytes.len() { Ok(root.node) } else { Err(self.wrong("the end")) };
                }
                self.skip_blanks();
                match (self.peek(), self.tree.in_object()) {
                    (Some(b','), _) => self.at += 1,
                    (Some(b'}'), true) | (Some(b']'), false) => {
                        self.at += 1;
                        finished = self.tree.close(Some(self.at));
                    }
                    (_, true) => return Err(self.wrong("`,` or `}`")),
                    (_, false) => return Err(self.wrong("`,` or `]`")),
                }
            }
        }
    }

    /// Reads a scalar, an empty collection, or the opening of one (`None`).
    fn value(&mut self) -> Result<Option<super::tree::Built>, Failure> {
        let start = self.at;
        let value = match self.peek() {
            Some(open @ (b'{' | b'[')) => {
                let close = if open == b'{' { b'}' } else { b']' };
                if open == b'{' {
                    self.tree.open_object(start)?
                } else {
                    self.tree.open_array(start)?
                }
                self.at += 1;
                self.skip_blanks();
                if self.peek() != Some(close) {
                    return Ok(None);
                }
                self.at += 1;
                return Ok(self.tree.close(Some(self.at)));
            }
            Some(b'"') => Value::String(self.string()?),
            Some(b't') => self.word("true", Value::Bool(true))?,
            Some(b'f') => self.word("false", Value::Bool(false))?,
            Some(b'n') => self.word("null", Value::Null)?,
            Some(b'-' | b'0'..=b'9') => {
                let end = number_end(self.bytes, start).ok_or_else(|| self.wrong("a number"))?;
                self.at = end;
                Value::Number(Number::from_literal(self.tree.text(self.text.get(start..end).unwrap_or_default())))
            }
            _ => return Err(self.wrong("a value")),
        };
        Ok(Some(self.tree.scalar(value, start, self.at)?))
    }

    fn member_name(&mut self) -> Result<(), Failure> {
        let start = self.at;
        if self.peek() != Some(b'"') {
            return Err(self.wrong("a member name in double quotes"));
        }
        let name = self.string()?;
        self.tree.key(name, start, self.at)?;
        self.skip_blanks();
        if self.peek() != Some(b':') {
            return Err(self.wrong("`:`"));
        }
        self.at += 1;
        self.skip_blanks();
        Ok(())
    }

    fn string(&mut self) -> Result<Text, Failure> {
        match read_string(self.text, self.at + 1) {
            Ok((text, end)) => {
                self.at = end;
                Ok(self.tree.text(&text))
            }
            Err(at) => {
                self.at = at;
                Err(self.wrong("a valid character or escape in a string"))
            }
        }
    }

    fn word(&mut self, word: &str, value: Value) -> Result<Value, Failure> {
        self.at = literal_end(self.bytes, self.at, word).ok_or_else(|| self.wrong("a value"))?;
        Ok(value)
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn skip_blanks(&mut self) {
        while let Some(b' ' | b'\t' | b'\n' | b'\r') = self.peek() {
            self.at += 1;
        }
    }

    fn wrong(&self, expected: &str) -> Failure {
        let refused = json_fault::find(self.text, self.at, expected).report("this is not JSON", &self.tree);
        if json_fault::is_comment(self.text, self.at) { Failure::Final(refused) } else { Failure::NotJson(refused) }
    }
}

#[cfg(test)]
mod tests {
    use super::{Failure, Spent, parse};
    use crate::diagnostic::Diagnostics;
    use crate::limits::Limits;
    use crate::source::{FileId, Node};

    fn read(text: &str) -> Result<Node, String> {
        let found = &mut Diagnostics::new();
        parse(text, FileId::default(), 10, &Limits::default(), &mut Spent::default(), found).map_err(|failure| {
            match failure {
                Failure::NotJson(refused) | Failure::Final(refused) => refused.message,
            }
        })
    }

    #[test]
    fn values_have_places_in_the_file() {
        let root = read(r#" {"a": [1, -2.50e3, "x\n\u00e9\ud83d\ude00"], "b": {}, "c": [] , "d": null} "#).unwrap();
        let items = root.get("a").and_then(Node::as_array).unwrap();
        assert_eq!(items[1].as_number().unwrap().as_str(), "-2.50e3");
        assert_eq!(items[2].as_str(), Some("x\né😀"));
        assert_eq!((root.span.start, root.get("b").unwrap().span.start), (11, 61));
        assert_eq!(root.as_object().unwrap().entry("a").unwrap().key.span.start, 12);
        assert!(root.get("d").unwrap().is_null());
    }

    #[test]
    fn what_is_not_json_is_refused() {
        let bad = ["{,}", "[1,]", "{\"a\" 1}", "{\"a\":1,}", "[01]", "[1.]", "[+1]", "[.5]", "\"\\ud800\"", "[\"\t\"]"];
        for text in bad.into_iter().chain(["{\"a\":1}}", "[1", "nul", "\"\\x\"", "\"abc", "[}", "{]", ""]) {
            assert!(read(text).is_err(), "{text:?}");
        }
    }
}
