//! The lines that tie generated types to their tables.
//!
//! A line per type keeps the machine-facing half of a generated crate short, and lets every crate profit when the
//! runtime learns something new.

/// Implements the codec of a struct.
///
/// `record!(Invite [0b011] { id: "id", org_id: "org_id".rules(&[…]), email: "email" });` names the members in document
/// order with their wire names and [`Field`](crate::shape::Field) settings; the words in brackets are
/// [`Shape::required`](crate::shape::Shape::required). `refuse` before the braces stands for
/// `additionalProperties: false`; `keep` for a type whose member `extra` holds the unknown fields.
#[macro_export]
macro_rules! record {
    ($name:ident [$($required:literal),*] { $($members:tt)* }) => {
        $crate::record!(@impl $name, [$($required),*], Allow, None, None, {}, { $($members)* });
    };
    ($name:ident [$($required:literal),*] refuse { $($members:tt)* }) => {
        $crate::record!(@impl $name, [$($required),*], Refuse, None, None, {}, { $($members)* });
    };
    ($name:ident [$($required:literal),*] keep { $($members:tt)* }) => {
        $crate::record!(
            @impl $name, [$($required),*], Allow, Some, Some, { extra: ::core::default::Default::default() }, { $($members)* }
        );
    };
    (@impl $name:ident, [$($required:literal),*], $unknown:ident, None, None, {}, {
        $($member:ident : $wire:literal $(. $setting:ident ($($value:tt)*))*),* $(,)?
    }) => {
        const _: () = {
            static SHAPE: $crate::shape::Shape = $crate::shape::Shape {
                name: stringify!($name),
                fields: &[$($crate::shape::Field::new($wire) $(. $setting ($($value)*))*),*],
                required: &[$($required),*],
                unknown: $crate::shape::UnknownFields::$unknown,
                rules: &[],
            };
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
    (@impl $name:ident, [$($required:literal),*], $unknown:ident, Some, Some, { $extra:ident : $blank:expr }, {
        $($member:ident : $wire:literal $(. $setting:ident ($($value:tt)*))*),* $(,)?
    }) => {
        const _: () = {
            static SHAPE: $crate::shape::Shape = $crate::shape::Shape {
                name: stringify!($name),
                fields: &[$($crate::shape::Field::new($wire) $(. $setting ($($value)*))*),*],
                required: &[$($required),*],
                unknown: $crate::shape::UnknownFields::$unknown,
                rules: &[],
            };
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
                    Self { $($member: $crate::Codec::blank(),)* $extra: $blank }
                }
            }
        };
        $crate::serde_impls!($name);
    };
}
