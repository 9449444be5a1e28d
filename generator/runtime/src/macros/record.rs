//! `record!`: structs.

/// Implements the codec of a struct.
///
/// `record!(Invite [0b011] { id: "id", org_id: "org_id".rules(&[…]), email: "email" });` names the members in document
/// order with their wire names and [`Field`](crate::shape::Field) settings; the words in brackets are
/// [`Shape::required`](crate::shape::Shape::required). Before the braces stand `keep(extra)`, with the name of the
/// member that holds the unknown fields, where there is one, then settings of [`Shape`](crate::shape::Shape):
/// `refuse()` for `additionalProperties: false`, `rules(&[…])`.
#[macro_export]
macro_rules! record {
    ($name:ident [$($required:literal),* $(,)?] keep($extra:ident) $($setting:ident ($($value:tt)*))* {
        $($member:ident : $wire:literal $(. $field:ident ($($argument:tt)*))*),* $(,)?
    }) => {
        const _: () = {
            static SHAPE: $crate::shape::Shape = $crate::shape::Shape::new(
                stringify!($name),
                &[$($crate::shape::Field::new($wire) $(. $field ($($argument)*))*),*],
                &[$($required),*],
            ) $(. $setting ($($value)*))*;
            impl $crate::Codec for $name {
                fn read(&mut self, reader: &mut $crate::Reader<'_>) -> ::core::result::Result<(), $crate::Fault> {
                    reader.object(
                        &SHAPE, &mut [$(&mut self.$member),*], ::core::option::Option::Some(&mut self.$extra),
                    )
                }
                fn write(&self, writer: &mut $crate::Writer<'_>) {
                    writer.object(&SHAPE, &[$(&self.$member),*], ::core::option::Option::Some(&self.$extra));
                }
                fn blank() -> Self {
                    Self { $($member: $crate::Codec::blank(),)* $extra: ::core::default::Default::default() }
                }
            }
        };
        $crate::serde_impls!($name);
    };
    ($name:ident [$($required:literal),* $(,)?] $($setting:ident ($($value:tt)*))* {
        $($member:ident : $wire:literal $(. $field:ident ($($argument:tt)*))*),* $(,)?
    }) => {
        const _: () = {
            static SHAPE: $crate::shape::Shape = $crate::shape::Shape::new(
                stringify!($name),
                &[$($crate::shape::Field::new($wire) $(. $field ($($argument)*))*),*],
                &[$($required),*],
            ) $(. $setting ($($value)*))*;
            impl $crate::Codec for $name {
                fn read(&mut self, reader: &mut $crate::Reader<'_>) -> ::core::result::Result<(), $crate::Fault> {
                    reader.object(&SHAPE, &mut [$(&mut self.$member),*], ::core::option::Option::None)
                }
                fn write(&self, writer: &mut $crate::Writer<'_>) {
                    writer.object(&SHAPE, &[$(&self.$member),*], ::core::option::Option::None);
                }
                fn blank() -> Self {
                    Self { $($member: $crate::Codec::blank()),* }
                }
            }
        };
        $crate::serde_impls!($name);
    };
}

/// Implements `serde::Serialize` and `serde::Deserialize` over a type's codec, tolerantly and without an untyped value
/// in between.
#[macro_export]
macro_rules! serde_impls {
    ($name:ident) => {
        impl<'de> $crate::private::Deserialize<'de> for $name {
            fn deserialize<D: $crate::private::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                $crate::private::deserialize(deserializer)
            }
        }
        impl $crate::private::Serialize for $name {
            fn serialize<S: $crate::private::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                $crate::private::serialize(self, serializer)
            }
        }
    };
}
