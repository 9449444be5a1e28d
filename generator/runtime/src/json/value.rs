//! Values of no declared type.

use super::fault::Fault;
use super::number::{Inexact, exact_integer, out_of_range};
use super::reader::Reader;
use serde_json::{Map, Number, Value};

impl Reader<'_> {
    /// Any JSON value; the text of a parameter is a string.
    ///
    /// Of equal keys the last one stands, as with `serde_json`; a strict reader refuses them.
    pub(crate) fn value(&mut self) -> Result<Value, Fault> {
        if !self.is_json() {
            return self.value_of_text();
        }
        match self.peek() {
            b'"' => self.quoted().map(|text| Value::String(text.into_owned())),
            b'{' => self.free_object().map(Value::Object),
            b'[' => self.free_array().map(Value::Array),
            b't' => self.word("true").map(|()| Value::Bool(true)),
            b'f' => self.word("false").map(|()| Value::Bool(false)),
            b'n' => self.word("null").map(|()| Value::Null),
            _ => self.free_number().map(Value::Number),
        }
    }

    /// An object or an array where nothing else can be read, else a string.
    fn value_of_text(&mut self) -> Result<Value, Fault> {
        if self.is_map_of_text() {
            return self.free_object().map(Value::Object);
        }
        if self.elements_of_text() > 0 && self.scalar_text().is_err() {
            return self.free_array().map(Value::Array);
        }
        self.scalar_text().map(|text| Value::String(text.to_owned()))
    }

    fn free_array(&mut self) -> Result<Vec<Value>, Fault> {
        let mut elements = Vec::new();
        let mut more = self.begin_array()?;
        while more {
            let element = self.value().map_err(|fault| fault.below(super::Step::Index(elements.len())))?;
            elements.push(element);
            more = self.next_element()?;
        }
        Ok(elements)
    }

    /// Refuses an entry whose key stood before, in strict mode.
    #[inline]
    pub(crate) fn refuse_second(&self, key: &str, stood_before: impl FnOnce() -> bool) -> Result<(), Fault> {
        if self.is_strict() && stood_before() { Err(duplicate(self.at, key)) } else { Ok(()) }
    }

    fn free_object(&mut self) -> Result<Map<String, Value>, Fault> {
        let mut object = Map::new();
        let mut more = self.begin_map()?;
        while more {
            self.peek();
            let at = self.at;
            let key = self.free_key()?;
            if self.is_strict() && object.contains_key(key.as_ref()) {
                return Err(duplicate(at, &key));
            }
            let value = self.value().map_err(|fault| fault.below(super::Step::Key(&key)))?;
            object.insert(key.into_owned(), value);
            more = self.next_entry()?;
        }
        Ok(object)
    }

    fn free_number(&mut self) -> Result<Number, Fault> {
        self.peek();
        let start = self.at;
        let literal = self.number("a JSON value")?;
        if !literal.contains(['.', 'e', 'E']) && literal != "-0" {
            match exact_integer(literal) {
                Ok(integer) => {
                    if let Ok(integer) = i64::try_from(integer) {
                        return Ok(Number::from(integer));
                    }
                    if let Ok(integer) = u64::try_from(integer) {
                        return Ok(Number::from(integer));
                    }
                }
                Err(Inexact::Range | Inexact::Fraction) => {}
            }
        }
        if cfg!(feature = "arbitrary-precision") {
            return literal.parse::<Number>().map_err(|_| out_of_range(start));
        }
        let value = literal.parse::<f64>().map_err(|_| out_of_range(start))?;
        let value = self.whole(start, literal, value)?;
        Number::from_f64(value).ok_or_else(|| out_of_range(start))
    }
}

/// A key stands twice in an object.
#[cold]
pub(crate) fn duplicate(at: usize, key: &str) -> Fault {
    Fault::mismatch(at, "properties", format!("the member `{}` stands twice", key.escape_debug()))
}
