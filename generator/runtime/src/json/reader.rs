//! The reader's state and its smallest moves.

use super::attempt::Attempts;
use super::fault::Fault;
use super::object::Fill;
use super::options::{Mode, Reading};
use super::tag::Ahead;
use super::text::{Cursor, Text};
use crate::Binary;
use crate::validate::Violation;

/// A pull reader: over JSON, over the text of a parameter, or over the parts of a request.
///
/// The grammar is RFC 8259, to the letter. The same `read` bodies serve all three sources; which one it is shows only
/// here.
pub struct Reader<'a> {
    /// The whole input; for a parameter, what a scalar takes at the place that is being read.
    pub(super) text: &'a str,
    /// The next byte to look at.
    pub(super) at: usize,
    /// How many more arrays and objects may be entered.
    pub(super) depth: u8,
    pub(super) reading: Reading,
    pub(super) source: Source<'a>,
    /// The place of a parameter's text that is being read, and the way there.
    pub(super) place_in_text: usize,
    pub(super) cursors: Vec<Cursor>,
    /// What strict reading found, relative to the value that is being read.
    pub(super) violations: Vec<Violation>,
    /// Whether the array that is being read is but its only element, as a form may have it.
    pub(super) lone: bool,
    /// How many members were read that their shapes know.
    pub(super) known: usize,
    /// How many were read that no shape knows.
    pub(super) unknown: usize,
    pub(super) attempts: Attempts,
    pub(super) ahead: Ahead,
    /// Where strings with escapes are put together, so that each is allocated once.
    pub(super) scratch: String,
}

/// Where the values come from.
#[cfg_attr(
    not(any(feature = "client", feature = "server")),
    expect(dead_code, reason = "clients and servers have bodies that are no JSON")
)]
pub(super) enum Source<'a> {
    Json,
    /// A form as JSON: its scalars are quoted text, its files stand aside, each with the byte of its place.
    Form(&'a [(usize, Binary)]),
    /// The whole input, which is not text.
    Binary(Option<Binary>),
    /// The whole input, which comes one element after the other.
    #[cfg(any(feature = "client", feature = "server"))]
    Stream(Option<crate::stream::Arriving>),
    /// The text of a parameter.
    Text(&'a Text<'a>),
    Request(Option<&'a mut (dyn Fill + 'a)>),
}

/// A place to come back to.
#[derive(Clone, Copy)]
pub(crate) struct Mark {
    pub(super) at: usize,
    pub(super) depth: u8,
    pub(super) violations: usize,
    pub(super) place_in_text: usize,
    pub(super) lone: bool,
}

impl<'a> Reader<'a> {
    pub(super) fn new(text: &'a str, source: Source<'a>, reading: Reading) -> Self {
        Self {
            text,
            at: 0,
            depth: reading.depth,
            reading,
            source,
            place_in_text: 0,
            cursors: Vec::new(),
            violations: Vec::new(),
            lone: false,
            known: 0,
            unknown: 0,
            attempts: Attempts::new(text.len()),
            ahead: Ahead::new(text.len()),
            scratch: String::new(),
        }
    }

    #[inline]
    pub(super) fn is_strict(&self) -> bool {
        self.reading.mode == Mode::Strict
    }

    #[inline]
    pub(super) fn is_json(&self) -> bool {
        matches!(self.source, Source::Json | Source::Form(_))
    }

    /// Whether scalars are quoted text, to be read as what their type says.
    #[inline]
    pub(super) fn is_form(&self) -> bool {
        matches!(self.source, Source::Form(_))
    }

    /// The next byte that is no white space, without taking it; 0 at the end.
    #[inline]
    pub(super) fn peek(&mut self) -> u8 {
        let bytes = self.text.as_bytes();
        while let Some(&byte) = bytes.get(self.at) {
            if !matches!(byte, b' ' | b'\n' | b'\r' | b'\t') {
                return byte;
            }
            self.at += 1;
        }
        0
    }

    /// Takes this byte, white space before it included.
    #[inline]
    pub(super) fn eat(&mut self, byte: u8) -> Result<(), Fault> {
        if self.peek() == byte {
            self.at += 1;
            return Ok(());
        }
        Err(self.no_byte(byte))
    }

    #[cold]
    fn no_byte(&mut self, byte: u8) -> Fault {
        self.unexpected(&format!("`{}`", char::from(byte)))
    }

    /// Takes `word`, which is known to begin here.
    pub(super) fn word(&mut self, word: &'static str) -> Result<(), Fault> {
        if self.rest().starts_with(word.as_bytes()) {
            self.at += word.len();
            return Ok(());
        }
        Err(self.unexpected("a JSON value"))
    }

    /// The input from here on.
    #[inline]
    pub(super) fn rest(&self) -> &'a [u8] {
        self.text.as_bytes().get(self.at..).unwrap_or_default()
    }

    /// A fault for input that is not JSON.
    #[cold]
    pub(super) fn unexpected(&mut self, wanted: &str) -> Fault {
        let message = match self.peek() {
            0 if self.at >= self.text.len() => format!("expected {wanted}, found the end of the input"),
            _ => format!("expected {wanted}"),
        };
        Fault::syntax(self.at, message)
    }

    /// A fault for a value of another JSON type than the wanted one.
    #[cold]
    pub(crate) fn wrong_type(&mut self, wanted: &str) -> Fault {
        if !self.is_json() {
            let repeated = if self.is_repeated() { ": the parameter is given more than once" } else { "" };
            return Fault::mismatch(0, "type", format!("expected {wanted}{repeated}"));
        }
        let found = match self.peek() {
            b'"' => "a string",
            b'{' => "an object",
            b'[' => "an array",
            b't' | b'f' => "a boolean",
            b'n' => "null",
            b'-' | b'0'..=b'9' => "a number",
            _ => return self.unexpected("a JSON value"),
        };
        Fault::mismatch(self.at, "type", format!("expected {wanted}, found {found}"))
    }

    #[inline]
    pub(super) fn enter(&mut self) -> Result<(), Fault> {
        match self.depth.checked_sub(1) {
            Some(depth) => {
                self.depth = depth;
                Ok(())
            }
            None => Err(self.too_deep()),
        }
    }

    #[cold]
    fn too_deep(&self) -> Fault {
        Fault::limit(self.at, format!("more than {} arrays and objects stand in one another", self.reading.depth))
    }

    #[inline]
    pub(super) fn leave(&mut self) {
        self.depth = self.depth.saturating_add(1);
    }

    #[inline]
    pub(crate) fn mark(&self) -> Mark {
        let Self { at, depth, place_in_text, lone, .. } = *self;
        Mark { at, depth, violations: self.violations.len(), place_in_text, lone }
    }

    /// The place of the value that comes next.
    #[inline]
    pub(crate) fn place(&mut self) -> Mark {
        self.peek();
        self.mark()
    }

    /// Back to `mark`, forgetting what was found since.
    pub(super) fn rewind(&mut self, mark: Mark) {
        if !self.is_json() {
            self.return_to(mark);
        }
        self.at = mark.at;
        self.depth = mark.depth;
        self.lone = mark.lone;
        self.violations.truncate(mark.violations);
    }

    /// Takes what is left: nothing may follow a value.
    pub(super) fn finish(&mut self) -> Result<(), Fault> {
        self.peek();
        if self.is_json() && self.at < self.text.len() {
            return Err(Fault::syntax(self.at, "something follows the JSON value"));
        }
        Ok(())
    }
}
