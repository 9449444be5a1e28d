//! `union!`: one value, several possible types.

/// Implements the codec of an enum with a payload for each branch of a union, and `From` of the payloads.
///
/// `union!(LocItem by [Decide::Kind([…])] { String: String => "string", Integer: i64 => "integer" });` belongs to an
/// enum whose last variant is `Unknown(Unmatched)`; `or Other` behind `by […]` names that variant, `closed` says that
/// there is none. `by` is [`Choice::by`](crate::shape::Choice::by). The branches stand in the document's order, which
/// decides between equals. A branch whose payload no other one has says of what type it is, for `From` (`T` where the
/// payload is a `Box<T>`); one that the document calls otherwise than its variant says so. A blank value is one of the
/// first branch, or of the one that `blank(Name)` names. Behind it stand settings of [`Choice`](crate::shape::Choice):
/// `exclusive()`, `one_of()`, `rules(&[…])`.
#[macro_export]
macro_rules! union {
    ($name:ident by [$($by:expr),* $(,)?] closed $($setting:ident ($($value:tt)*))* {
        $($branch:ident $(: $payload:ty)? $(=> $label:literal)?),+ $(,)?
    }) => {
        $crate::union!(@blank $name, [$($by),*], [$($setting ($($value)*))*], {
            $($branch [$($payload)?] [$($label)?]),+
        }, {});
    };
    ($name:ident by [$($by:expr),* $(,)?] or $unknown:ident $($setting:ident ($($value:tt)*))* {
        $($branch:ident $(: $payload:ty)? $(=> $label:literal)?),+ $(,)?
    }) => {
        $crate::union!(@blank $name, [$($by),*], [$($setting ($($value)*))*], {
            $($branch [$($payload)?] [$($label)?]),+
        }, { $unknown });
    };
    ($name:ident by [$($by:expr),* $(,)?] $($setting:ident ($($value:tt)*))* {
        $($branch:ident $(: $payload:ty)? $(=> $label:literal)?),+ $(,)?
    }) => {
        $crate::union!(@blank $name, [$($by),*], [$($setting ($($value)*))*], {
            $($branch [$($payload)?] [$($label)?]),+
        }, { Unknown });
    };
    (@blank $name:ident, $by:tt, [blank ($blank:ident) $($setting:tt)*], $branches:tt, $unknown:tt) => {
        $crate::union!(@impl $name, $by, [$($setting)*], $branches, $unknown, $blank);
    };
    (@blank $name:ident, $by:tt, $settings:tt, { $first:ident $($rest:tt)* }, $unknown:tt) => {
        $crate::union!(@impl $name, $by, $settings, { $first $($rest)* }, $unknown, $first);
    };
    (@impl $name:ident, [$($by:expr),*], [$($setting:ident ($($value:tt)*))*], {
        $first:ident $first_payload:tt $first_label:tt $(, $branch:ident $payload:tt $label:tt)*
    }, { $($unknown:ident)? }, $blank:ident) => {
        const _: () = {
            static CHOICE: $crate::shape::Choice = $crate::shape::Choice::new(
                stringify!($name),
                &[$crate::union!(@label $first $first_label) $(, $crate::union!(@label $branch $label))*],
                &[$($by),*],
            ) $(. $setting ($($value)*))*;
            // Named so that no type of a document can be meant.
            enum __Number { $first $(, $branch)* }
            impl $crate::private::Branches for $name {
                #[inline]
                fn branch(&mut self, index: usize) -> ::core::option::Option<&mut dyn $crate::Codec> {
                    *self = if index == __Number::$first as usize {
                        Self::$first($crate::Codec::blank())
                    }
                    $(else if index == __Number::$branch as usize {
                        Self::$branch($crate::Codec::blank())
                    })*
                    else {
                        return ::core::option::Option::None;
                    };
                    let payload: &mut dyn $crate::Codec = match self {
                        Self::$first(value) => value,
                        $(Self::$branch(value) => value,)*
                        $(Self::$unknown(_) => return ::core::option::Option::None,)?
                    };
                    ::core::option::Option::Some(payload)
                }
                #[inline]
                fn unmatched(&mut self, value: $crate::Unmatched) -> bool {
                    $crate::union!(@unmatched self, value, { $($unknown)? })
                }
            }
            impl $crate::Codec for $name {
                #[inline]
                fn read(&mut self, reader: &mut $crate::Reader<'_>) -> ::core::result::Result<(), $crate::Fault> {
                    reader.union(&CHOICE, self)
                }
                #[inline]
                fn write(&self, writer: &mut $crate::Writer<'_>) {
                    let (number, value): (usize, &dyn $crate::Codec) = match self {
                        Self::$first(value) => (__Number::$first as usize, value),
                        $(Self::$branch(value) => (__Number::$branch as usize, value),)*
                        $(Self::$unknown(value) => return writer.unknown(value),)?
                    };
                    writer.branch(&CHOICE, number, value);
                }
                #[inline]
                fn blank() -> Self {
                    Self::$blank($crate::Codec::blank())
                }
            }
        };
        $crate::union!(@from $name $first $first_payload);
        $($crate::union!(@from $name $branch $payload);)*
        $crate::value_impls!($name);
        $crate::serde_impls!($name);
    };
    (@label $branch:ident []) => { stringify!($branch) };
    (@label $branch:ident [$label:literal]) => { $label };
    (@from $name:ident $branch:ident []) => {};
    (@from $name:ident $branch:ident [$payload:ty]) => {
        impl ::core::convert::From<$payload> for $name {
            #[inline]
            fn from(value: $payload) -> Self {
                Self::$branch(::core::convert::From::from(value))
            }
        }
    };
    (@unmatched $self:ident, $value:ident, {}) => {{
        let _ = $value;
        false
    }};
    (@unmatched $self:ident, $value:ident, { $unknown:ident }) => {{
        *$self = Self::$unknown($value);
        true
    }};
}
