//! `string_enum!`: enumerations of strings.

/// Implements the codec of an enumeration of strings, its conversions and comparisons, `Debug` and `Display`.
///
/// `string_enum!(Role { Admin: "admin", Viewer: "viewer" });` belongs to an enum whose last variant is
/// `Unknown(Unlisted)`; `or Other` before the braces names that variant, `closed` says that there is none. `open`, last
/// before the braces, says that the document itself allows other strings: they are read and written in strict mode
/// too. As every way in goes through the list, a listed value can only be its own variant.
#[macro_export]
macro_rules! string_enum {
    ($name:ident { $($variant:ident : $wire:literal),+ $(,)? }) => {
        $crate::string_enum!($name or Unknown { $($variant: $wire),+ });
    };
    ($name:ident open { $($variant:ident : $wire:literal),+ $(,)? }) => {
        $crate::string_enum!($name or Unknown open { $($variant: $wire),+ });
    };
    ($name:ident or $unknown:ident { $($variant:ident : $wire:literal),+ $(,)? }) => {
        $crate::string_enum!(@unknown $name { $($variant: $wire),+ } $unknown read_tolerant unlisted);
    };
    ($name:ident or $unknown:ident open { $($variant:ident : $wire:literal),+ $(,)? }) => {
        $crate::string_enum!(@unknown $name { $($variant: $wire),+ } $unknown read_open string);
    };
    (@unknown $name:ident { $($variant:ident : $wire:literal),+ } $unknown:ident $read:ident $write:ident) => {
        $crate::string_enum!(@both $name { $($variant: $wire),+ } $unknown(unlisted) => unlisted.as_str());
        impl<T: ::core::convert::AsRef<str>> ::core::convert::From<T> for $name {
            #[inline]
            fn from(text: T) -> Self {
                $crate::private::of_text(Self::LISTED, Self::VALUES, Self::$unknown, text.as_ref())
            }
        }
        impl ::core::str::FromStr for $name {
            type Err = ::core::convert::Infallible;
            #[inline]
            fn from_str(text: &str) -> ::core::result::Result<Self, ::core::convert::Infallible> {
                ::core::result::Result::Ok($crate::private::of_text(
                    Self::LISTED, Self::VALUES, Self::$unknown, text,
                ))
            }
        }
        impl $crate::Codec for $name {
            #[inline]
            fn read(&mut self, reader: &mut $crate::Reader<'_>) -> ::core::result::Result<(), $crate::Fault> {
                $crate::private::$read(self, Self::LISTED, Self::VALUES, Self::$unknown, reader)
            }
            #[inline]
            fn write(&self, writer: &mut $crate::Writer<'_>) {
                match self {
                    Self::$unknown(unlisted) => writer.$write(unlisted.as_str()),
                    listed => writer.string(listed.as_str()),
                }
            }
            #[inline]
            fn blank() -> Self {
                $crate::string_enum!(@first $($variant)+)
            }
        }
        $crate::serde_impls!($name);
    };
    ($name:ident closed { $($variant:ident : $wire:literal),+ $(,)? }) => {
        $crate::string_enum!(@both $name { $($variant: $wire),+ });
        impl ::core::str::FromStr for $name {
            type Err = $crate::private::NotListed;
            #[inline]
            fn from_str(text: &str) -> ::core::result::Result<Self, $crate::private::NotListed> {
                $crate::private::listed(Self::LISTED, Self::VALUES, text)
                    .ok_or_else(|| $crate::private::NotListed::new(Self::VALUES))
            }
        }
        impl $crate::Codec for $name {
            #[inline]
            fn read(&mut self, reader: &mut $crate::Reader<'_>) -> ::core::result::Result<(), $crate::Fault> {
                $crate::private::read_closed(self, Self::LISTED, Self::VALUES, reader)
            }
            #[inline]
            fn write(&self, writer: &mut $crate::Writer<'_>) {
                writer.string(self.as_str());
            }
            #[inline]
            fn blank() -> Self {
                $crate::string_enum!(@first $($variant)+)
            }
        }
        $crate::serde_impls!($name);
    };
    (@first $first:ident $($rest:ident)*) => { Self::$first };
    (@both $name:ident { $($variant:ident : $wire:literal),+ } $($unknown:ident ($payload:ident) => $text:expr)?) => {
        impl $name {
            /// The values that the document lists, in its order.
            pub const VALUES: &'static [&'static str] = &[$($wire),+];
            const LISTED: &'static [Self] = &[$(Self::$variant),+];

            /// The value as it stands on the wire.
            #[inline]
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $wire,)+
                    $(Self::$unknown($payload) => $text,)?
                }
            }
        }
        impl ::core::fmt::Debug for $name {
            #[inline]
            fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                $crate::private::show_listed(stringify!($name), &self.as_str(), formatter)
            }
        }
        impl ::core::fmt::Display for $name {
            #[inline]
            fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                formatter.pad(self.as_str())
            }
        }
        $crate::compared_by!($name as_str);
    };
}

/// Implements `PartialEq`, `Eq` and `Hash` of an enumeration by the value of a method: rustc takes far less for it than
/// for the derives, which have a branch for each variant.
#[macro_export]
macro_rules! compared_by {
    ($name:ident $value:ident) => {
        impl ::core::cmp::PartialEq for $name {
            #[inline]
            fn eq(&self, other: &Self) -> bool {
                self.$value() == other.$value()
            }
        }
        impl ::core::cmp::Eq for $name {}
        impl ::core::hash::Hash for $name {
            fn hash<H: ::core::hash::Hasher>(&self, state: &mut H) {
                ::core::hash::Hash::hash(&self.$value(), state);
            }
        }
    };
}
