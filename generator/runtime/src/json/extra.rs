//! Members of an object that its document does not list.

use serde_json::Value;
use std::collections::BTreeMap;

/// The unknown members of an object, kept so that writing it again loses nothing.
///
/// One word wide, as most objects have none. A member of the same name as a listed one is never written.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Extra(
    #[expect(clippy::box_collection, reason = "a map takes three words in every object, a box one")]
    Option<Box<BTreeMap<String, Value>>>,
);

impl Extra {
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
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.0.as_ref().and_then(|members| members.get(name))
    }

    /// Adds a member; the one that it replaces.
    pub fn insert(&mut self, name: impl Into<String>, value: impl Into<Value>) -> Option<Value> {
        self.0.get_or_insert_default().insert(name.into(), value.into())
    }

    /// Removes a member.
    pub fn remove(&mut self, name: &str) -> Option<Value> {
        self.0.as_mut().and_then(|members| members.remove(name))
    }

    /// The members, in the order of their names.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.0.iter().flat_map(|members| members.iter()).map(|(name, value)| (name.as_str(), value))
    }
}

impl<K: Into<String>, V: Into<Value>> FromIterator<(K, V)> for Extra {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(members: I) -> Self {
        let mut extra = Self::new();
        for (name, value) in members {
            extra.insert(name, value);
        }
        extra
    }
}
