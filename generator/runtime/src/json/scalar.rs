//! Scalars, and values that are stepped over.

use super::fault::Fault;
use super::reader::{Reader, Source};
use crate::Binary;
use std::borrow::Cow;

impl<'a> Reader<'a> {
    /// A string; the text of a parameter as it is.
    #[inline]
    pub(crate) fn string(&mut self) -> Result<Cow<'a, str>, Fault> {
        if !self.is_json() {
            return self.scalar_text().map(Cow::Borrowed);
        }
        if self.peek() != b'"' {
            return Err(self.wrong_type("a string"));
        }
        self.quoted()
    }

    /// Content that no schema describes; the text where there is nothing but text.
    pub(crate) fn binary(&mut self) -> Result<Result<Binary, Cow<'a, str>>, Fault> {
        if let Source::Binary(binary) = &mut self.source {
            return Ok(Ok(binary.take().unwrap_or_default()));
        }
        if let Source::Form(files) = self.source {
            self.peek();
            let file = files.binary_search_by_key(&self.at, |(at, _)| *at).ok().and_then(|index| files.get(index));
            if let Some((_, file)) = file {
                self.string()?;
                return Ok(Ok(file.clone()));
            }
            return self.string().map(|text| Ok(Binary::new(text.into_owned())));
        }
        self.string().map(Err)
    }

    /// A body whose elements come one after the other.
    #[cfg(any(feature = "client", feature = "server"))]
    pub(crate) fn stream(&mut self) -> Result<crate::stream::Arriving, Fault> {
        match &mut self.source {
            Source::Stream(arriving) => arriving.take(),
            _ => None,
        }
        .ok_or_else(|| self.wrong_type("a stream"))
    }

    /// `true` or `false`.
    pub(crate) fn boolean(&mut self) -> Result<bool, Fault> {
        if self.is_form() && self.peek() == b'"' {
            let at = self.at;
            return match &*self.quoted()? {
                "true" => Ok(true),
                "false" => Ok(false),
                _ => Err(Fault::mismatch(at, "type", "expected `true` or `false`")),
            };
        }
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
        if !self.is_json() {
            return Ok(());
        }
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
}
