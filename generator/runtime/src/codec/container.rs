//! Containers.

use super::Codec;
use crate::json::{Fault, Reader, Step, Writer};
use crate::shape::{Elements, Entries};
#[cfg(feature = "indexmap")]
use indexmap::IndexMap;
use std::collections::BTreeMap;

/// A value, or none: absent as an optional member, `null` elsewhere.
impl<T: Codec> Codec for Option<T> {
    fn read(&mut self, reader: &mut Reader<'_>) -> Result<(), Fault> {
        if !T::takes_null() && reader.null()? {
            *self = None;
            return Ok(());
        }
        self.insert(T::blank()).read(reader)
    }

    fn write(&self, writer: &mut Writer<'_>) {
        match self {
            Some(value) => value.write(writer),
            None => writer.null(),
        }
    }

    fn blank() -> Self {
        None
    }

    fn is_absent(&self) -> bool {
        self.is_none()
    }
}

impl<T: Codec> Codec for Box<T> {
    fn read(&mut self, reader: &mut Reader<'_>) -> Result<(), Fault> {
        (**self).read(reader)
    }

    fn write(&self, writer: &mut Writer<'_>) {
        (**self).write(writer);
    }

    fn blank() -> Self {
        Self::new(T::blank())
    }

    fn is_absent(&self) -> bool {
        (**self).is_absent()
    }

    fn takes_null() -> bool {
        T::takes_null()
    }
}

impl<T: Codec> Codec for Vec<T> {
    fn read(&mut self, reader: &mut Reader<'_>) -> Result<(), Fault> {
        self.clear();
        let mut more = reader.begin_array()?;
        while more {
            let mark = reader.place();
            let index = self.len();
            // Read where it stays: elements may be large.
            self.push(T::blank());
            let outcome = self.last_mut().map_or(Ok(()), |element| element.read(reader));
            reader.settle(outcome, mark, Step::Index(index))?;
            more = reader.next_element()?;
        }
        Ok(())
    }

    fn write(&self, writer: &mut Writer<'_>) {
        writer.array(self);
    }

    fn blank() -> Self {
        Self::new()
    }
}

impl<T: Codec> Elements for Vec<T> {
    fn len(&self) -> usize {
        self.len()
    }

    fn get(&self, index: usize) -> Option<&dyn Codec> {
        self.as_slice().get(index).map(|element| -> &dyn Codec { element })
    }
}

macro_rules! maps {
    ($($(#[$meta:meta])* $map:ident)*) => {$(
        $(#[$meta])*
        impl<T: Codec> Codec for $map<String, T> {
            fn read(&mut self, reader: &mut Reader<'_>) -> Result<(), Fault> {
                self.clear();
                let mut more = reader.begin_map()?;
                while more {
                    let key = reader.free_key()?;
                    let mark = reader.place();
                    let mut value = T::blank();
                    let outcome = match reader.refuse_second(&key, || self.contains_key(key.as_ref())) {
                        Ok(()) => value.read(reader),
                        refused => refused,
                    };
                    reader.settle(outcome, mark, Step::Key(&key))?;
                    self.insert(key.into_owned(), value);
                    more = reader.next_entry()?;
                }
                Ok(())
            }

            fn write(&self, writer: &mut Writer<'_>) {
                writer.map(self);
            }

            fn blank() -> Self {
                Self::new()
            }
        }

        $(#[$meta])*
        impl<T: Codec> Entries for $map<String, T> {
            fn len(&self) -> usize {
                self.len()
            }

            fn each(&self, visit: &mut dyn FnMut(&str, &dyn Codec)) {
                for (key, value) in self {
                    visit(key, value);
                }
            }

            fn get(&self, key: &str) -> Option<&dyn Codec> {
                self.get(key).map(|value| -> &dyn Codec { value })
            }
        }
    )*};
}

maps! {
    /// An object with free keys, in their order. Of equal keys the last one stands; a strict reader refuses them.
    BTreeMap
    /// An object with free keys, in the order in which they came. Of equal keys the last value stands, in the place of the
    /// first; a strict reader refuses them. Keys are hashed with a seed that nobody who sends them knows.
    #[cfg(feature = "indexmap")]
    IndexMap
}

impl Entries for serde_json::Map<String, serde_json::Value> {
    fn len(&self) -> usize {
        self.len()
    }

    fn get(&self, key: &str) -> Option<&dyn Codec> {
        self.get(key).map(|value| -> &dyn Codec { value })
    }

    fn each(&self, visit: &mut dyn FnMut(&str, &dyn Codec)) {
        for (key, value) in self {
            visit(key, value);
        }
    }
}
