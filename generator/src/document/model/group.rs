//! Keyword groups that cost a pointer when they are absent: most schemas use a few of some sixty keywords, and large
//! documents hold a hundred thousand schemas.

use std::fmt;
use std::ops::Deref;

/// A type with a constant that has no member set.
pub trait Empty: Sized + 'static {
    /// The value that an absent group reads as.
    const EMPTY: &'static Self;
}

/// A boxed `T` that reads as [`Empty::EMPTY`] while absent.
#[derive(Clone, PartialEq)]
pub struct Group<T>(Option<Box<T>>);

impl<T> Group<T> {
    /// The absent group.
    pub const ABSENT: Self = Self(None);

    /// Whether any keyword of the group was written, even one with an empty value such as `properties: {}`.
    #[must_use]
    pub const fn is_present(&self) -> bool {
        self.0.is_some()
    }
}

impl<T: Default> Group<T> {
    /// The group for writing; it is present from now on.
    pub fn make(&mut self) -> &mut T {
        self.0.get_or_insert_with(Box::default)
    }
}

impl<T> Default for Group<T> {
    fn default() -> Self {
        Self::ABSENT
    }
}

impl<T: Empty> Deref for Group<T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.0.as_deref().unwrap_or(T::EMPTY)
    }
}

impl<T: fmt::Debug> fmt::Debug for Group<T> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(out)
    }
}
