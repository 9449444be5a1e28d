//! `record!` and `request!`: structs.

/// Implements the codec of a struct, `Debug` and `PartialEq`.
///
/// `request!(Invite [0b011] { id: "id", org_id: "org_id".rules(&[…]), email: "email" });` names the members in document
/// order with their wire names and their [`Setting`](crate::shape::Setting)s; the words in brackets are
/// [`Shape::required`](crate::shape::Shape::required). Before the braces stand `keep(extra)`, with the name of the
/// member that holds the unknown fields, where there is one, then settings of [`Shape`](crate::shape::Shape):
/// `refuse()` for `additionalProperties: false`, `rules(&[…])`.
#[macro_export]
macro_rules! request {
    ($name:ident [$($required:literal),* $(,)?] keep($extra:ident) $($setting:ident ($($value:tt)*))* {
        $($member:ident : $wire:literal $(. $field:ident ($($argument:tt)*))*),* $(,)?
    }) => {
        const _: () = {
            static SHAPE: $crate::shape::Shape = $crate::shape::Shape {
                name: stringify!($name),
                fields: $crate::shape::Fields {
                    names: &[$($wire),*],
                    settings: &[$($(($wire, $crate::shape::Setting::$field($($argument)*)),)*)*],
                },
                required: &[$($required),*],
                unknown: $crate::shape::UnknownFields::Allow,
                withheld: &[],
                rules: &[],
                plain: $crate::shape::Plain::new(),
            } $(. $setting ($($value)*))*;
            impl $crate::Codec for $name {
                #[inline]
                fn read(&mut self, reader: &mut $crate::Reader<'_>) -> ::core::result::Result<(), $crate::Fault> {
                    reader.object(
                        &SHAPE, &mut [$(&mut self.$member),*], ::core::option::Option::Some(&mut self.$extra),
                    )
                }
                #[inline]
                fn write(&self, writer: &mut $crate::Writer<'_>) {
                    writer.object(&SHAPE, &[$(&self.$member),*], ::core::option::Option::Some(&self.$extra));
                }
                #[inline]
                fn blank() -> Self {
                    Self { $($member: $crate::Codec::blank(),)* $extra: ::core::default::Default::default() }
                }
            }
        };
        $crate::value_impls!($name);
    };
    ($name:ident [$($required:literal),* $(,)?] $($setting:ident ($($value:tt)*))* {
        $($member:ident : $wire:literal $(. $field:ident ($($argument:tt)*))*),* $(,)?
    }) => {
        const _: () = {
            static SHAPE: $crate::shape::Shape = $crate::shape::Shape {
                name: stringify!($name),
                fields: $crate::shape::Fields {
                    names: &[$($wire),*],
                    settings: &[$($(($wire, $crate::shape::Setting::$field($($argument)*)),)*)*],
                },
                required: &[$($required),*],
                unknown: $crate::shape::UnknownFields::Allow,
                withheld: &[],
                rules: &[],
                plain: $crate::shape::Plain::new(),
            } $(. $setting ($($value)*))*;
            impl $crate::Codec for $name {
                #[inline]
                fn read(&mut self, reader: &mut $crate::Reader<'_>) -> ::core::result::Result<(), $crate::Fault> {
                    reader.object(&SHAPE, &mut [$(&mut self.$member),*], ::core::option::Option::None)
                }
                #[inline]
                fn write(&self, writer: &mut $crate::Writer<'_>) {
                    writer.object(&SHAPE, &[$(&self.$member),*], ::core::option::Option::None);
                }
                #[inline]
                fn blank() -> Self {
                    Self { $($member: $crate::Codec::blank()),* }
                }
            }
        };
        $crate::value_impls!($name);
    };
}

/// Implements the codec of a struct as [`request!`](crate::request) does, and serde's traits over it.
#[macro_export]
macro_rules! record {
    ($name:ident $($rest:tt)*) => {
        $crate::request!($name $($rest)*);
        $crate::serde_impls!($name);
    };
}

/// Implements `Debug` and `PartialEq` over a type's codec.
#[macro_export]
macro_rules! value_impls {
    ($name:ident) => {
        impl ::core::fmt::Debug for $name {
            #[inline]
            fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                $crate::private::show(self, formatter)
            }
        }
        impl ::core::cmp::PartialEq for $name {
            #[inline]
            fn eq(&self, other: &Self) -> bool {
                $crate::private::same(self, other)
            }
        }
    };
}

/// Implements `serde::Serialize` and `serde::Deserialize` over a type's codec, tolerantly and without an untyped value
/// in between.
#[macro_export]
macro_rules! serde_impls {
    ($name:ident) => {
        impl<'de> $crate::private::Deserialize<'de> for $name {
            #[inline]
            fn deserialize<D: $crate::private::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                $crate::private::deserialize(deserializer)
            }
        }
        impl $crate::private::Serialize for $name {
            #[inline]
            fn serialize<S: $crate::private::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                $crate::private::serialize(self, serializer)
            }
        }
    };
}
