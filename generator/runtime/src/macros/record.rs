//! `record!` and `request!`: structs.

/// Implements the codec of a struct, `Debug` and `PartialEq`.
///
/// `request!(Invite [0b011] { id: "id", org_id: "org_id".nullable().rule(MaxLength(8)), email: "email" });` names the
/// members in document order with their wire names and [`setting!`](crate::setting)s; the words in brackets are
/// [`Shape::required`](crate::shape::Shape::required). Before the braces stand `default` for a struct without required
/// members, which then has `Default` and `new`; `keep(extra)`, with the name of the member that holds the unknown
/// fields, where there is one; then settings of [`Details`](crate::shape::Details): `refuse()` for
/// `additionalProperties: false`, `rules(&[…])`.
#[macro_export]
macro_rules! request {
    ($name:ident $required:tt default $($rest:tt)*) => {
        $crate::request!($name $required $($rest)*);
        impl ::core::default::Default for $name {
            #[inline]
            fn default() -> Self {
                $crate::Codec::blank()
            }
        }
        impl $name {
            /// Without any of its members.
            #[inline]
            pub fn new() -> Self {
                $crate::Codec::blank()
            }
        }
    };
    ($name:ident $required:tt keep($extra:ident) $($setting:ident ($($value:tt)*))* {
        $($member:ident : $wire:literal $(. $field:ident ($($argument:tt)*))*),* $(,)?
    }) => {
        const _: () = {
            $crate::shape!(SHAPE $name $required [$($wire)*] [$($setting ($($value)*))*] [
                $($($wire $field ($($argument)*))*)*
            ]);
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
    ($name:ident $required:tt $($setting:ident ($($value:tt)*))* {
        $($member:ident : $wire:literal $(. $field:ident ($($argument:tt)*))*),* $(,)?
    }) => {
        const _: () = {
            $crate::shape!(SHAPE $name $required [$($wire)*] [$($setting ($($value)*))*] [
                $($($wire $field ($($argument)*))*)*
            ]);
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

/// The table of a struct. One without settings has no lists of them, as each empty list costs rustc an expression.
#[doc(hidden)]
#[macro_export]
macro_rules! shape {
    ($table:ident $name:ident [$($required:literal),* $(,)?] [$($wire:literal)*] $settings:tt $fields:tt) => {
        static $table: $crate::shape::Shape = $crate::shape::Shape {
            name: stringify!($name),
            names: &[$($wire),*],
            required: &[$($required),*],
            details: $crate::shape!(@details $settings $fields),
            plain: $crate::shape::Plain::new(),
        };
    };
    (@details [] []) => { ::core::option::Option::None };
    (@details [$($setting:ident $value:tt)*] [$($wire:literal $field:ident ($($argument:tt)*))*]) => {
        ::core::option::Option::Some(
            &$crate::shape::Details::of(&[$(($wire, $crate::setting!($field $($argument)*))),*]) $(. $setting $value)*
        )
    };
}

/// A [`Setting`](crate::shape::Setting) of a member, in the words of [`record!`](crate::record): `nullable()`,
/// `read_only()`, `write_only()`, `default("1")`, `rule(MaxLength(8))`, `rules(&[…])`, `end()`.
#[doc(hidden)]
#[macro_export]
macro_rules! setting {
    (nullable) => { $crate::shape::Setting::Nullable };
    (read_only) => { $crate::shape::Setting::Access($crate::shape::Access::ReadOnly) };
    (write_only) => { $crate::shape::Setting::Access($crate::shape::Access::WriteOnly) };
    (default $json:literal) => { $crate::shape::Setting::Default($json) };
    (rule $($rule:tt)+) => { $crate::shape::Setting::Rule($crate::validate::Rule::$($rule)+) };
    (rules $rules:expr) => { $crate::shape::Setting::Rules($rules) };
    (end) => { $crate::shape::Setting::End };
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
