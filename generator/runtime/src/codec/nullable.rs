//! Three states: absent, null, a value.

use super::Codec;
use crate::format::Formatted;
use crate::json::{Fault, Reader, Writer};

/// An optional member that may also be `null`, where the two mean different things: in a PATCH, `Absent` leaves a
/// member alone and `Null` clears it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Nullable<T> {
    /// The member is not there.
    #[default]
    Absent,
    /// The member is `null`.
    Null,
    /// The member has a value.
    Value(T),
}

impl<T> Nullable<T> {
    /// The value, for those who don't care why there is none.
    pub fn as_ref(&self) -> Option<&T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Absent | Self::Null => None,
        }
    }

    /// The value, to change it.
    pub fn as_mut(&mut self) -> Option<&mut T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Absent | Self::Null => None,
        }
    }

    /// The value, for those who don't care why there is none.
    pub fn into_option(self) -> Option<T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Absent | Self::Null => None,
        }
    }

    /// The value, dereferenced: `Option<&str>` of a string.
    pub fn as_deref(&self) -> Option<&T::Target>
    where
        T: std::ops::Deref,
    {
        self.as_ref().map(|value| &**value)
    }

    /// All three states: `None` is absent, `Some(None)` is null.
    pub fn into_nested(self) -> Option<Option<T>> {
        match self {
            Self::Absent => None,
            Self::Null => Some(None),
            Self::Value(value) => Some(Some(value)),
        }
    }

    /// Whether the member is not there.
    pub fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }

    /// Whether the member is `null`.
    pub fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// Whether there is a value.
    pub fn is_value(&self) -> bool {
        matches!(self, Self::Value(_))
    }

    /// The same state with another value.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Nullable<U> {
        match self {
            Self::Absent => Nullable::Absent,
            Self::Null => Nullable::Null,
            Self::Value(value) => Nullable::Value(change(value)),
        }
    }

    /// Takes the value, or `other` where there is none.
    pub fn unwrap_or(self, other: T) -> T {
        self.into_option().unwrap_or(other)
    }

    /// Takes the value, or its type's default where there is none.
    pub fn unwrap_or_default(self) -> T
    where
        T: Default,
    {
        self.into_option().unwrap_or_default()
    }

    /// Takes the value, or what `other` makes where there is none.
    pub fn unwrap_or_else(self, other: impl FnOnce() -> T) -> T {
        self.into_option().unwrap_or_else(other)
    }

    /// Leaves `Absent` behind.
    #[must_use]
    pub fn take(&mut self) -> Self {
        std::mem::take(self)
    }
}

impl<T> From<T> for Nullable<T> {
    fn from(value: T) -> Self {
        Self::Value(value)
    }
}

impl From<&str> for Nullable<String> {
    fn from(value: &str) -> Self {
        Self::Value(value.to_owned())
    }
}

impl<F> From<&str> for Nullable<Formatted<F>> {
    fn from(value: &str) -> Self {
        Self::Value(Formatted::new(value))
    }
}

/// `None` is null: absence has to be said by name.
impl<T> From<Option<T>> for Nullable<T> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Self::Value)
    }
}

impl<T> From<Nullable<T>> for Option<T> {
    fn from(value: Nullable<T>) -> Self {
        value.into_option()
    }
}

impl<T: Codec> Codec for Nullable<T> {
    fn read(&mut self, reader: &mut Reader<'_>) -> Result<(), Fault> {
        if reader.null()? {
            *self = Self::Null;
            return Ok(());
        }
        *self = Self::Value(T::blank());
        match self {
            Self::Value(value) => value.read(reader),
            Self::Absent | Self::Null => Ok(()),
        }
    }

    fn write(&self, writer: &mut Writer<'_>) {
        match self {
            Self::Value(value) => value.write(writer),
            Self::Absent | Self::Null => writer.null(),
        }
    }

    fn blank() -> Self {
        Self::Absent
    }

    fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }
}
