//! `value_enum!`: enumerations of integers, and of values of several kinds.

/// Implements the codec of an enumeration whose values are not all strings, and its conversions.
///
/// `value_enum!(Priority of i64 { N1: 1, N2: 2 });` belongs to an enum of integers whose last variant is
/// `Unknown(Unlisted<i64>)`, `value_enum!(Limit of Value { N1: Constant::Number(…), Auto: Constant::String("auto") });` to
/// one of any scalars with `Unknown(Unlisted<Value>)`; `or Other` before the braces names that variant. As every way in
/// goes through the list, a listed value can only be its own variant. Integers are compared here; an enum of other
/// values derives `PartialEq`, `Eq` and `Hash`.
#[macro_export]
macro_rules! value_enum {
    ($name:ident of $of:ident { $($variant:ident : $wire:expr),+ $(,)? }) => {
        $crate::value_enum!($name of $of or Unknown { $($variant: $wire),+ });
    };
    ($name:ident of i64 or $unknown:ident { $($variant:ident : $wire:expr),+ $(,)? }) => {
        impl $name {
            /// The values that the document lists, in its order.
            pub const VALUES: &'static [i64] = &[$($wire),+];
            const LISTED: &'static [Self] = &[$(Self::$variant),+];

            /// The value as it stands on the wire.
            #[inline]
            pub fn as_i64(&self) -> i64 {
                match self {
                    $(Self::$variant => $wire,)+
                    Self::$unknown(unlisted) => unlisted.as_i64(),
                }
            }
        }
        impl ::core::convert::From<i64> for $name {
            #[inline]
            fn from(value: i64) -> Self {
                $crate::private::of_integer(Self::LISTED, Self::VALUES, Self::$unknown, value)
            }
        }
        impl ::core::fmt::Debug for $name {
            #[inline]
            fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                $crate::private::show_listed(stringify!($name), &self.as_i64(), formatter)
            }
        }
        impl ::core::fmt::Display for $name {
            #[inline]
            fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Display::fmt(&self.as_i64(), formatter)
            }
        }
        $crate::compared_by!($name as_i64);
        impl $crate::Codec for $name {
            #[inline]
            fn read(&mut self, reader: &mut $crate::Reader<'_>) -> ::core::result::Result<(), $crate::Fault> {
                $crate::private::read_integer(self, Self::LISTED, Self::VALUES, Self::$unknown, reader)
            }
            #[inline]
            fn write(&self, writer: &mut $crate::Writer<'_>) {
                match self {
                    Self::$unknown(unlisted) => writer.unlisted_integer(unlisted.as_i64()),
                    listed => writer.integer(listed.as_i64().into()),
                }
            }
            #[inline]
            fn blank() -> Self {
                $crate::string_enum!(@first $($variant)+)
            }
        }
        $crate::serde_impls!($name);
    };
    ($name:ident of Value or $unknown:ident { $($variant:ident : $wire:expr),+ $(,)? }) => {
        impl $name {
            /// The values that the document lists, in its order.
            pub const VALUES: &'static [$crate::validate::Constant] = &[$($wire),+];
            const LISTED: &'static [Self] = &[$(Self::$variant),+];

            /// The value as it stands on the wire.
            #[inline]
            pub fn to_value(&self) -> $crate::Value {
                match self {
                    Self::$unknown(unlisted) => unlisted.as_value().clone(),
                    listed => $crate::private::constant_of(Self::LISTED, Self::VALUES, listed).into(),
                }
            }
        }
        impl ::core::convert::From<$crate::Value> for $name {
            #[inline]
            fn from(value: $crate::Value) -> Self {
                $crate::private::of_value(Self::LISTED, Self::VALUES, Self::$unknown, value)
            }
        }
        impl ::core::fmt::Debug for $name {
            #[inline]
            fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                $crate::private::show_listed(stringify!($name), &self.to_value(), formatter)
            }
        }
        impl ::core::fmt::Display for $name {
            #[inline]
            fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                $crate::private::show_bare(&self.to_value(), formatter)
            }
        }
        impl $crate::Codec for $name {
            #[inline]
            fn read(&mut self, reader: &mut $crate::Reader<'_>) -> ::core::result::Result<(), $crate::Fault> {
                $crate::private::read_value(self, Self::LISTED, Self::VALUES, Self::$unknown, reader)
            }
            #[inline]
            fn write(&self, writer: &mut $crate::Writer<'_>) {
                match self {
                    Self::$unknown(unlisted) => writer.unlisted_value(unlisted.as_value()),
                    listed => writer.constant($crate::private::constant_of(Self::LISTED, Self::VALUES, listed)),
                }
            }
            #[inline]
            fn blank() -> Self {
                $crate::string_enum!(@first $($variant)+)
            }
        }
        $crate::serde_impls!($name);
    };
}
