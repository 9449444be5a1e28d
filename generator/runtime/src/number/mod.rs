//! Numbers with all their digits.
//!
//! An `i64` has 19 digits and an `f64` about 16. Where a document says that a number has more (`format: decimal`,
//! `format: bigint`), or `bindery.toml` does, it is one of these: it is read as it is written, and written as it was
//! read. Two of them are equal when their values are, however they are spelled.

mod exact;
mod value;

pub(crate) use exact::Exact;

use crate::codec::Codec;
use crate::json::{Fault, Reader, Writer, exact_integer, is_number};
use crate::private;
use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};

pub(crate) use value::preserved;

/// A text is no number of the type that it is read as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NumberError(&'static str);

impl fmt::Display for NumberError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "expected {}", self.0)
    }
}

impl std::error::Error for NumberError {}

macro_rules! numbers {
    ($($(#[$doc:meta])* $name:ident $wanted:literal $accepts:expr;)*) => {$(
        $(#[$doc])*
        #[derive(Clone)]
        pub struct $name(Box<str>);

        impl $name {
            /// The number as a literal of JSON (RFC 8259, section 6).
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }

            fn exact(&self) -> Exact {
                Exact::of(&self.0)
            }
        }

        impl std::str::FromStr for $name {
            type Err = NumberError;

            fn from_str(text: &str) -> Result<Self, NumberError> {
                let accepts: fn(&str) -> bool = $accepts;
                if is_number(text) && accepts(text) { Ok(Self(text.into())) } else { Err(NumberError($wanted)) }
            }
        }

        impl Codec for $name {
            fn read(&mut self, reader: &mut Reader<'_>) -> Result<(), Fault> {
                self.0 = reader.literal($wanted, $accepts)?.into();
                Ok(())
            }

            fn write(&self, writer: &mut Writer<'_>) {
                writer.literal(&self.0);
            }

            fn blank() -> Self {
                Self("0".into())
            }
        }

        impl Default for $name {
            fn default() -> Self {
                Self::blank()
            }
        }

        impl PartialEq for $name {
            fn eq(&self, other: &Self) -> bool {
                self.0 == other.0 || self.exact() == other.exact()
            }
        }

        impl Eq for $name {}

        impl Ord for $name {
            fn cmp(&self, other: &Self) -> Ordering {
                self.exact().cmp(&other.exact())
            }
        }

        impl PartialOrd for $name {
            fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
                Some(self.cmp(other))
            }
        }

        impl Hash for $name {
            fn hash<H: Hasher>(&self, state: &mut H) {
                self.exact().hash(state);
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str(&self.0)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.pad(&self.0)
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl<'de> private::Deserialize<'de> for $name {
            fn deserialize<D: private::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                private::deserialize(deserializer)
            }
        }

        impl private::Serialize for $name {
            fn serialize<S: private::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                private::serialize(self, serializer)
            }
        }

        from_integers!($name: i8 i16 i32 i64 i128 u8 u16 u32 u64 u128);
    )*};
}

macro_rules! from_integers {
    ($name:ident: $($integer:ident)*) => {$(
        impl From<$integer> for $name {
            fn from(value: $integer) -> Self {
                Self(value.to_string().into())
            }
        }
    )*};
}

numbers! {
    /// A whole number of any size, as it is written: `1e30` is one.
    ///
    /// ```
    /// use bindery::number::BigInt;
    ///
    /// let wei: BigInt = "123456789012345678901234567890".parse()?;
    /// assert_eq!(wei.as_str(), "123456789012345678901234567890");
    /// assert!(i64::try_from(&wei).is_err());
    /// assert_eq!(i128::try_from(&wei), Ok(123_456_789_012_345_678_901_234_567_890));
    /// # Ok::<(), bindery::number::NumberError>(())
    /// ```
    BigInt "an integer" |text| Exact::of(text).is_integer();
    /// A number with all its digits, as it is written: `0.10` stays `0.10`.
    ///
    /// A decimal type of another crate is made from the text: `price.as_str().parse::<T>()`.
    ///
    /// ```
    /// use bindery::number::Decimal;
    ///
    /// let price: Decimal = "0.10".parse()?;
    /// assert_eq!(price.to_string(), "0.10");
    /// assert_eq!(price, "1e-1".parse()?);
    /// # Ok::<(), bindery::number::NumberError>(())
    /// ```
    Decimal "a number" |_| true;
}

impl Decimal {
    /// The nearest float; infinite where the number is beyond all of them.
    #[must_use]
    pub fn to_f64(&self) -> f64 {
        self.0.parse().unwrap_or(f64::NAN)
    }
}

/// The shortest decimal that reads back as the float.
impl TryFrom<f64> for Decimal {
    type Error = NumberError;

    fn try_from(value: f64) -> Result<Self, NumberError> {
        value.is_finite().then(|| Self(format!("{value:?}").into())).ok_or(NumberError("a finite number"))
    }
}

impl From<BigInt> for Decimal {
    fn from(value: BigInt) -> Self {
        Self(value.0)
    }
}

macro_rules! to_integers {
    ($($integer:ident)*) => {$(
        /// The number, where it is in range.
        impl TryFrom<&BigInt> for $integer {
            type Error = NumberError;

            fn try_from(value: &BigInt) -> Result<Self, NumberError> {
                let integer = exact_integer(&value.0).ok().and_then(|value| Self::try_from(value).ok());
                integer.ok_or(NumberError(concat!("an integer in the range of `", stringify!($integer), "`")))
            }
        }
    )*};
}
to_integers!(i8 i16 i32 i64 i128 u8 u16 u32 u64 u128);
