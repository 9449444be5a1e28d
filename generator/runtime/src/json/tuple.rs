//! Lists whose first elements have a type by their place.

use super::array::Step;
use super::fault::Fault;
use super::reader::Reader;
use super::writer::Writer;
use crate::codec::Codec;
use crate::shape::{Elements, Tuple, View};

/// Where a tuple keeps the elements behind those that have a place of their own.
pub trait Rest {
    /// Reads one more element.
    ///
    /// # Errors
    /// When it is not of the type that such elements have.
    fn push(&mut self, reader: &mut Reader<'_>) -> Result<(), Fault>;
}

impl<T: Codec> Rest for Vec<T> {
    fn push(&mut self, reader: &mut Reader<'_>) -> Result<(), Fault> {
        let mut element = T::blank();
        element.read(reader)?;
        Vec::push(self, element);
        Ok(())
    }
}

impl Reader<'_> {
    /// Reads a list into `fields`, each as its `blank` gave it, and what is left into `rest`. Where there is no `rest`, a
    /// strict reader refuses further elements, and a tolerant one skips them.
    ///
    /// # Errors
    /// When it is no list, has too few elements, or in tolerant mode when an element does not fit.
    #[inline(never)]
    pub fn tuple(
        &mut self,
        tuple: &'static Tuple,
        fields: &mut [&mut dyn Codec],
        mut rest: Option<&mut dyn Rest>,
    ) -> Result<(), Fault> {
        self.peek();
        let start = self.at;
        let mut more = self.begin_array()?;
        let mut index = 0;
        while more {
            self.peek();
            let mark = self.mark();
            let outcome = match (fields.get_mut(index), &mut rest) {
                (Some(field), _) => self.place_element(tuple, index, &mut **field),
                (None, Some(rest)) => rest.push(self),
                (None, None) if self.is_strict() => {
                    Err(Fault::mismatch(mark.at, "items", "the document allows no element here"))
                }
                (None, None) => self.skip(),
            };
            self.settle(outcome, mark, Step::Index(index))?;
            index += 1;
            more = self.next_element()?;
        }
        if index < tuple.required {
            let message = format!("must have at least {} items", tuple.required);
            return Err(Fault::mismatch(start, "minItems", message));
        }
        Ok(())
    }

    fn place_element(&mut self, tuple: &'static Tuple, index: usize, field: &mut dyn Codec) -> Result<(), Fault> {
        let at = self.at;
        let null = self.is_json() && self.peek() == b'n' && self.is_strict();
        field.read(self)?;
        if null && tuple.nullable >> index & 1 == 0 && field.is_absent() {
            return Err(Fault::mismatch(at, "type", "null is not among the element's values"));
        }
        Ok(())
    }
}

/// The elements of a tuple, as far as there are any.
struct Present<'t> {
    fields: &'t [&'t dyn Codec],
    rest: Option<&'t dyn Elements>,
}

impl Elements for Present<'_> {
    fn len(&self) -> usize {
        self.fields.len() + self.rest.map_or(0, Elements::len)
    }

    fn get(&self, index: usize) -> Option<&dyn Codec> {
        match index.checked_sub(self.fields.len()) {
            Some(index) => self.rest.and_then(|rest| rest.get(index)),
            None => self.fields.get(index).copied(),
        }
    }
}

impl Writer<'_> {
    /// A list whose first elements are `fields`, up to the last one that is there; `rest` stands behind all of them. One
    /// that is missing before others is `null`.
    pub fn tuple(&mut self, tuple: &'static Tuple, fields: &[&dyn Codec], rest: Option<&dyn Elements>) {
        let rest = rest.filter(|rest| !rest.is_empty());
        let there = fields.iter().rposition(|field| !field.is_absent()).map_or(0, |last| last + 1);
        let count = if rest.is_some() { fields.len() } else { there.max(tuple.required) };
        let elements = Present { fields: fields.get(..count).unwrap_or(fields), rest };
        if self.walks(tuple.rules, View::Array(&elements)) {
            return;
        }
        self.elements(&elements);
    }
}
