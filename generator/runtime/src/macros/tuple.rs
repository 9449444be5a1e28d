//! `tuple!`: lists whose elements differ by their place.

/// Implements the codec of a tuple struct, `Debug`, `PartialEq` and serde's traits.
///
/// `tuple!(Pair [2, 0b10] { 0, 1 });` numbers the members; in brackets stand
/// [`Tuple::required`](crate::shape::Tuple::required) and [`Tuple::nullable`](crate::shape::Tuple::nullable). Before the
/// braces stand `rest(2)`, with the number of the member that holds further elements, where there is one, then
/// `rules(&[…])`.
#[macro_export]
macro_rules! tuple {
    ($name:ident [$required:literal, $nullable:literal] rest($rest:tt) $($setting:ident ($($value:tt)*))* {
        $($member:tt),+ $(,)?
    }) => {
        $crate::tuple!(@impl $name, [$required, $nullable], [$($setting ($($value)*))*], { $($member),+ }, { $rest });
    };
    ($name:ident [$required:literal, $nullable:literal] $($setting:ident ($($value:tt)*))* {
        $($member:tt),+ $(,)?
    }) => {
        $crate::tuple!(@impl $name, [$required, $nullable], [$($setting ($($value)*))*], { $($member),+ }, {});
    };
    (@impl $name:ident, [$required:literal, $nullable:literal], [$($setting:ident ($($value:tt)*))*], {
        $($member:tt),+
    }, { $($rest:tt)? }) => {
        const _: () = {
            static TUPLE: $crate::shape::Tuple =
                $crate::shape::Tuple::new($required, $nullable) $(. $setting ($($value)*))*;
            impl $crate::Codec for $name {
                #[inline]
                fn read(&mut self, reader: &mut $crate::Reader<'_>) -> ::core::result::Result<(), $crate::Fault> {
                    reader.tuple(&TUPLE, &mut [$(&mut self.$member),*], $crate::tuple!(@rest $(&mut self.$rest)?))
                }
                #[inline]
                fn write(&self, writer: &mut $crate::Writer<'_>) {
                    writer.tuple(&TUPLE, &[$(&self.$member),*], $crate::tuple!(@rest $(&self.$rest)?));
                }
                #[inline]
                fn blank() -> Self {
                    Self { $($member: $crate::Codec::blank(),)* $($rest: $crate::Codec::blank())? }
                }
            }
        };
        $crate::value_impls!($name);
        $crate::serde_impls!($name);
    };
    (@rest) => { ::core::option::Option::None };
    (@rest $rest:expr) => { ::core::option::Option::Some($rest) };
}
