//! Scalars, and values that are stepped over.

use super::fault::Fault;
use super::reader::Reader;
use std::borrow::Cow;

/// Whether texts that an enumeration does not list are values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Others {
    /// Never: the type has no place for them.
    Refused,
    /// To a tolerant reader.
    Tolerated,
    /// Always: the document says so.
    Allowed,
}

impl<'a> Reader<'a> {
    /// A string; the text of a parameter as it is.
    #[inline]
    pub(crate) fn string(&mut self) -> Result<Cow<'a, str>, Fault> {
        if !self.is_json() {
            return Ok(Cow::Borrowed(self.text));
        }
        if self.peek() != b'"' {
            return Err(self.wrong_type("a string"));
        }
        self.quoted()
    }

    /// One of `values`, by its number, or another text where `others` may stand.
    pub(crate) fn choice(
        &mut self,
        values: &'static [&'static str],
        others: Others,
    ) -> Result<Result<usize, Cow<'a, str>>, Fault> {
        self.peek();
        let at = self.at;
        let text = self.string()?;
        match values.iter().position(|value| *value == text) {
            Some(index) => Ok(Ok(index)),
            None if others == Others::Allowed => Ok(Err(text)),
            None if others == Others::Tolerated && !self.is_strict() => Ok(Err(text)),
            None => {
                let message = format!("expected one of {}", crate::validate::quoted_list(values));
                Err(Fault::mismatch(at, "enum", message))
            }
        }
    }

    /// `true` or `false`.
    pub(crate) fn boolean(&mut self) -> Result<bool, Fault> {
        if !self.is_json() {
            return match self.text {
                "true" => Ok(true),
                "false" => Ok(false),
                _ => Err(self.wrong_type("`true` or `false`")),
            };
        }
        match self.peek() {
            b't' => self.word("true").map(|()| true),
            b'f' => self.word("false").map(|()| false),
            _ => Err(self.wrong_type("a boolean")),
        }
    }

    /// Takes `null` if it stands here; the text of a parameter is never null.
    #[inline]
    pub(crate) fn null(&mut self) -> Result<bool, Fault> {
        if !self.is_json() || self.peek() != b'n' {
            return Ok(false);
        }
        self.word("null").map(|()| true)
    }

    /// Steps over one value of any type, checking its grammar.
    pub(crate) fn skip(&mut self) -> Result<(), Fault> {
        match self.peek() {
            b'"' => self.skip_string(),
            b'{' => {
                let mut more = self.begin_map()?;
                while more {
                    self.peek();
                    self.skip_string()?;
                    self.eat(b':')?;
                    self.skip()?;
                    more = self.next_entry()?;
                }
                Ok(())
            }
            b'[' => {
                let mut more = self.begin_array()?;
                while more {
                    self.skip()?;
                    more = self.next_element()?;
                }
                Ok(())
            }
            b't' => self.word("true"),
            b'f' => self.word("false"),
            b'n' => self.word("null"),
            _ => self.number("a JSON value").map(|_| ()),
        }
    }

    fn skip_string(&mut self) -> Result<(), Fault> {
        self.quoted().map(|_| ())
    }
}
