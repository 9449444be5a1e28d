//! Strings of a known format, kept as they came.
//!
//! A string that is not of its format is no reason to lose a response: it is read, kept and written again unchanged,
//! and [`is_valid`](Formatted::is_valid) tells. Servers refuse it through the constraints of the member that holds it.
//!
//! They are made from any text, as what a document calls a `uuid` need not be one; [`checked`](Formatted::checked)
//! insists. Those that the standard library or this crate has a value for are made from it too, and give it back:
//! [`DateTime`] a [`SystemTime`](std::time::SystemTime), [`Ipv4`] an address, [`Byte`] bytes. They are a `str`, so that
//! types of other crates are a `parse` away:
//!
//! ```
//! use bindery::format::{DateTime, Uri};
//! use std::time::{Duration, SystemTime};
//!
//! let due = DateTime::from(SystemTime::UNIX_EPOCH + Duration::from_millis(1_500));
//! assert_eq!(due, "1970-01-01T00:00:01.5Z");
//! assert_eq!(DateTime::from("yesterday").timestamp(), None);
//! assert!(Uri::checked("no uri").is_err());
//! ```

mod bytes;
mod network;
mod time;

use crate::codec::Codec;
use crate::json::{Fault, Reader, Writer};
use crate::private;
use crate::validate::{Format, each_format};
use std::borrow::Borrow;
use std::fmt;
use std::marker::PhantomData;
use std::ops::Deref;

/// Which format a [`Formatted`] string is of.
pub trait Kind {
    /// The format.
    const FORMAT: Format;
}

/// A string that should be of the format `F`.
pub struct Formatted<F>(String, PhantomData<fn() -> F>);

macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident = $text:literal, $is:expr;)*) => {
        /// One type for each format, to tell them apart; they have no values.
        pub mod kind {
            $($(#[$doc])* #[derive(Debug)] pub enum $name {})*
        }
        $(
            $(#[$doc])*
            pub type $name = Formatted<kind::$name>;
            impl Kind for kind::$name {
                const FORMAT: Format = Format::$name;
            }
        )*
    };
}

each_format!(kinds);

impl<F> Formatted<F> {
    /// The text, whatever it is.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into(), PhantomData)
    }

    /// The text as it came.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The text as it came.
    #[must_use]
    pub fn into_string(self) -> String {
        self.0
    }
}

impl<F: Kind> Formatted<F> {
    /// The text, if it is of the format.
    ///
    /// # Errors
    /// When it is not.
    pub fn checked(text: impl Into<String>) -> Result<Self, FormatError> {
        let formatted = Self::new(text);
        if formatted.is_valid() { Ok(formatted) } else { Err(FormatError(F::FORMAT)) }
    }

    /// Whether the text is of the format.
    #[must_use]
    pub fn is_valid(&self) -> bool {
        F::FORMAT.matches(&self.0)
    }

    /// The text, if it is of the format.
    #[must_use]
    pub fn valid(&self) -> Option<&str> {
        self.is_valid().then_some(&self.0)
    }
}

/// A text is not of a format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FormatError(Format);

impl fmt::Display for FormatError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "the text is not of the format `{}`", self.0.name())
    }
}

impl std::error::Error for FormatError {}

impl<F> Codec for Formatted<F> {
    fn read(&mut self, reader: &mut Reader<'_>) -> Result<(), Fault> {
        self.0.read(reader)
    }

    fn write(&self, writer: &mut Writer<'_>) {
        self.0.write(writer);
    }

    fn blank() -> Self {
        Self(String::new(), PhantomData)
    }
}

impl<F> Clone for Formatted<F> {
    fn clone(&self) -> Self {
        Self(self.0.clone(), PhantomData)
    }
}

impl<F> PartialEq for Formatted<F> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

impl<F> Eq for Formatted<F> {}

impl<F> PartialEq<str> for Formatted<F> {
    fn eq(&self, other: &str) -> bool {
        self.0 == other
    }
}

impl<F> PartialEq<&str> for Formatted<F> {
    fn eq(&self, other: &&str) -> bool {
        self.0 == *other
    }
}

impl<F> PartialOrd for Formatted<F> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl<F> Ord for Formatted<F> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.cmp(&other.0)
    }
}

impl<F> std::hash::Hash for Formatted<F> {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}

impl<F> Default for Formatted<F> {
    fn default() -> Self {
        Self::blank()
    }
}

impl<F> fmt::Debug for Formatted<F> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, formatter)
    }
}

impl<F> fmt::Display for Formatted<F> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, formatter)
    }
}

impl<F> Deref for Formatted<F> {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl<F> AsRef<str> for Formatted<F> {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl<F> Borrow<str> for Formatted<F> {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl<F> From<&str> for Formatted<F> {
    fn from(text: &str) -> Self {
        Self::new(text)
    }
}

impl<F> From<String> for Formatted<F> {
    fn from(text: String) -> Self {
        Self::new(text)
    }
}

impl<F> From<&String> for Formatted<F> {
    fn from(text: &String) -> Self {
        Self::new(text.as_str())
    }
}

impl<F> From<Formatted<F>> for String {
    fn from(formatted: Formatted<F>) -> Self {
        formatted.0
    }
}

impl<F> std::str::FromStr for Formatted<F> {
    type Err = std::convert::Infallible;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Ok(Self::new(text))
    }
}

impl<'de, F> private::Deserialize<'de> for Formatted<F> {
    fn deserialize<D: private::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        private::deserialize(deserializer)
    }
}

impl<F> private::Serialize for Formatted<F> {
    fn serialize<S: private::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}
