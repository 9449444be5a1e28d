//! `new!` and `defaults!`: methods of structs.

/// Gives a struct its constructor, with its required members.
///
/// `new!(Invite { email(impl Into<String>), roles(impl IntoIterator<Item = Role>), by(Member) => Box::new(by) });` names
/// the members with the types of the parameters. What becomes of a parameter follows from that: `impl Into` is converted,
/// `impl IntoIterator` collected, its elements converted if they are `impl Into`, all else taken as it is; anything else
/// stands behind `=>`. Other members are blank; `whole` before the braces says that there are none.
#[macro_export]
macro_rules! new {
    ($name:ident { $($member:ident ($($ty:tt)+) $(=> $value:expr)?),+ $(,)? }) => {
        $crate::new!(@impl $name { $($member ($($ty)+) [$($value)?])+ } { ..$crate::Codec::blank() });
    };
    ($name:ident whole { $($member:ident ($($ty:tt)+) $(=> $value:expr)?),+ $(,)? }) => {
        $crate::new!(@impl $name { $($member ($($ty)+) [$($value)?])+ } {});
    };
    (@impl $name:ident { $($member:ident ($($ty:tt)+) $value:tt)+ } { $($others:tt)* }) => {
        impl $name {
            /// With its required members.
            #[allow(clippy::too_many_arguments, reason = "one for each required member")]
            #[inline]
            pub fn new($($member: $($ty)+),+) -> Self {
                Self { $($member: $crate::new!(@value $member [$($ty)+] $value),)+ $($others)* }
            }
        }
    };
    (@value $member:ident $ty:tt [$value:expr]) => { $value };
    (@value $member:ident [impl Into $($of:tt)+] []) => { ::core::convert::Into::into($member) };
    (@value $member:ident [impl IntoIterator<Item = impl $($of:tt)+] []) => {
        ::core::iter::Iterator::collect(::core::iter::Iterator::map(
            ::core::iter::IntoIterator::into_iter($member),
            ::core::convert::Into::into,
        ))
    };
    (@value $member:ident [impl IntoIterator $($of:tt)+] []) => {
        ::core::iter::Iterator::collect(::core::iter::IntoIterator::into_iter($member))
    };
    (@value $member:ident $ty:tt []) => { $member };
}

/// Gives a struct accessors of optional members that have a default.
///
/// `defaults!(Search, self { /// `limit`, or `20` when it is absent. limit: i64 => self.limit.unwrap_or(20) });` for a
/// method `limit`.
#[macro_export]
macro_rules! defaults {
    ($name:ident, $this:ident { $($(#[$doc:meta])* $member:ident : $ty:ty => $value:expr),+ $(,)? }) => {
        impl $name {
            $(
                $(#[$doc])*
                #[allow(clippy::approx_constant, reason = "the document's default")]
                #[inline]
                pub fn $member(&$this) -> $ty {
                    $value
                }
            )+
        }
    };
}
