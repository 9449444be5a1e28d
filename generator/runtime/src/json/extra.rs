//! Members of an object that its document does not list.

use super::fault::Fault;
use super::reader::Reader;
use crate::codec::Codec;
use crate::shape::Entries;
use serde_json::Value;
use std::collections::BTreeMap;

/// The unknown members of an object, kept so that writing it again loses nothing: values of any type, or of the one
/// that `additionalProperties` gives them.
///
/// One word wide, as most objects have none. A member of the same name as a listed one is never written.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Extra<T = Value>(
    #[expect(clippy::box_collection, reason = "a map takes three words in every object, a box one")]
    Option<Box<BTreeMap<String, T>>>,
);

impl<T> Extra<T> {
    /// No members.
    #[must_use]
    pub const fn new() -> Self {
        Self(None)
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.as_ref().map_or(0, |members| members.len())
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The member of this name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&T> {
        self.0.as_ref().and_then(|members| members.get(name))
    }

    /// Adds a member; the one that it replaces.
    pub fn insert(&mut self, name: impl Into<String>, value: impl Into<T>) -> Option<T> {
        self.0.get_or_insert_default().insert(name.into(), value.into())
    }

    /// Removes a member.
    pub fn remove(&mut self, name: &str) -> Option<T> {
        self.0.as_mut().and_then(|members| members.remove(name))
    }

    /// The members, in the order of their names.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &T)> {
        self.0.iter().flat_map(|members| members.iter()).map(|(name, value)| (name.as_str(), value))
    }
}

impl<T> Default for Extra<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T, K: Into<String>, V: Into<T>> FromIterator<(K, V)> for Extra<T> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(members: I) -> Self {
        let mut extra = Self::new();
        for (name, value) in members {
            extra.insert(name, value);
        }
        extra
    }
}

impl<T: Codec> Entries for Extra<T> {
    fn len(&self) -> usize {
        self.len()
    }

    fn each(&self, visit: &mut dyn FnMut(&str, &dyn Codec)) {
        for (name, value) in self.iter() {
            visit(name, value);
        }
    }

    fn get(&self, key: &str) -> Option<&dyn Codec> {
        self.get(key).map(|value| -> &dyn Codec { value })
    }
}

/// Where an object keeps the members that its document does not list.
pub trait Keep {
    /// Reads the value of a member; whether none of its name stood there.
    ///
    /// # Errors
    /// When the value is not of the type that such members have.
    fn keep(&mut self, name: &str, reader: &mut Reader<'_>) -> Result<bool, Fault>;
}

impl<T: Codec> Keep for Extra<T> {
    fn keep(&mut self, name: &str, reader: &mut Reader<'_>) -> Result<bool, Fault> {
        let mut value = T::blank();
        value.read(reader)?;
        Ok(self.insert(name, value).is_none())
    }
}
