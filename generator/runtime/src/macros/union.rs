//! `union!`: one value, several possible types.

/// Implements the codec of an enum with a payload for each branch of a union.
///
/// `union!(LocItem by [Decide::Kind([…])] { String, Integer });` belongs to an enum whose last variant is
/// `Unknown(Value)`; `or Other` behind `by […]` names that variant, `closed` says that there is none. `by` is
/// [`Choice::by`](crate::shape::Choice::by). The branches stand in the document's order, which decides between equals;
/// a blank value is one of the first, or of the branch that `blank(Name)` names. Behind it stand settings of
/// [`Choice`](crate::shape::Choice): `exclusive()`, `rules(&[…])`.
#[macro_export]
macro_rules! union {
    ($name:ident by [$($by:expr),* $(,)?] closed $($setting:ident ($($value:tt)*))* { $($branch:ident),+ $(,)? }) => {
        $crate::union!(@blank $name, [$($by),*], [$($setting ($($value)*))*], { $($branch),+ }, {});
    };
    ($name:ident by [$($by:expr),* $(,)?] or $unknown:ident $($setting:ident ($($value:tt)*))* {
        $($branch:ident),+ $(,)?
    }) => {
        $crate::union!(@blank $name, [$($by),*], [$($setting ($($value)*))*], { $($branch),+ }, { $unknown });
    };
    ($name:ident by [$($by:expr),* $(,)?] $($setting:ident ($($value:tt)*))* { $($branch:ident),+ $(,)? }) => {
        $crate::union!(@blank $name, [$($by),*], [$($setting ($($value)*))*], { $($branch),+ }, { Unknown });
    };
    (@blank $name:ident, $by:tt, [blank ($blank:ident) $($setting:tt)*], $branches:tt, $unknown:tt) => {
        $crate::union!(@impl $name, $by, [$($setting)*], $branches, $unknown, $blank);
    };
    (@blank $name:ident, $by:tt, $settings:tt, { $first:ident $(, $branch:ident)* }, $unknown:tt) => {
        $crate::union!(@impl $name, $by, $settings, { $first $(, $branch)* }, $unknown, $first);
    };
    (@impl $name:ident, [$($by:expr),*], [$($setting:ident ($($value:tt)*))*], { $first:ident $(, $branch:ident)* }, {
        $($unknown:ident)?
    }, $blank:ident) => {
        const _: () = {
            static CHOICE: $crate::shape::Choice = $crate::shape::Choice::new(
                stringify!($name),
                &[stringify!($first) $(, stringify!($branch))*],
                &[$($by),*],
            ) $(. $setting ($($value)*))*;
            // Named so that no type of a document can be meant.
            enum __Number { $first $(, $branch)* }
            impl $crate::private::Branches for $name {
                fn branch(&mut self, index: usize) -> ::core::option::Option<&mut dyn $crate::Codec> {
                    if index == __Number::$first as usize {
                        *self = Self::$first($crate::Codec::blank());
                    }
                    $(else if index == __Number::$branch as usize {
                        *self = Self::$branch($crate::Codec::blank());
                    })*
                    else {
                        return ::core::option::Option::None;
                    }
                    match self {
                        Self::$first(value) => ::core::option::Option::Some(value),
                        $(Self::$branch(value) => ::core::option::Option::Some(value),)*
                        $(Self::$unknown(_) => ::core::option::Option::None,)?
                    }
                }
                fn unknown(&mut self, value: $crate::Value) -> ::core::result::Result<(), $crate::Value> {
                    $crate::union!(@unknown self, value, { $($unknown)? })
                }
            }
            impl $crate::Codec for $name {
                fn read(&mut self, reader: &mut $crate::Reader<'_>) -> ::core::result::Result<(), $crate::Fault> {
                    reader.union(&CHOICE, self)
                }
                fn write(&self, writer: &mut $crate::Writer<'_>) {
                    match self {
                        Self::$first(value) => writer.branch(&CHOICE, __Number::$first as usize, value),
                        $(Self::$branch(value) => writer.branch(&CHOICE, __Number::$branch as usize, value),)*
                        $(Self::$unknown(value) => writer.unknown(value),)?
                    }
                }
                fn blank() -> Self {
                    Self::$blank($crate::Codec::blank())
                }
            }
        };
        $crate::value_impls!($name);
        $crate::serde_impls!($name);
    };
    (@unknown $self:ident, $value:ident, {}) => { ::core::result::Result::Err($value) };
    (@unknown $self:ident, $value:ident, { $unknown:ident }) => {{
        *$self = Self::$unknown($value);
        ::core::result::Result::Ok(())
    }};
}
