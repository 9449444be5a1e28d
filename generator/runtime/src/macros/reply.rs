//! `statuses!` and `replies!`: what differs by status.

/// Implements [`StatusSet`](crate::operation::StatusSet) for an enum of statuses.
///
/// `statuses!(CreateOrgStatus { BadRequest: 400, NotFound: 404; ServerError, Other });`: first the exact statuses, then
/// the variants that hold the status as a `u16`, for a range or `default`; together they stand in the order of the
/// declared answers.
#[macro_export]
macro_rules! statuses {
    ($name:ident { $($exact:ident : $status:literal),* $(,)? }) => {
        impl $crate::operation::StatusSet for $name {
            const EXACT: &'static [(Self, u16)] = &[$((Self::$exact, $status)),*];
        }
    };
    ($name:ident { $($exact:ident : $status:literal),* $(,)?; $($open:ident),* $(,)? }) => {
        const _: () = {
            // Named so that no type of a document can be meant.
            enum __Number { $($exact,)* $($open,)* }
            impl $crate::operation::StatusSet for $name {
                const EXACT: &'static [(Self, u16)] = &[];
                #[inline]
                fn new(variant: u16, status: u16) -> ::core::option::Option<Self> {
                    $(if variant == __Number::$exact as u16 {
                        return ::core::option::Option::Some(Self::$exact);
                    })*
                    $(if variant == __Number::$open as u16 {
                        return ::core::option::Option::Some(Self::$open(status));
                    })*
                    ::core::option::Option::None
                }
                #[inline]
                fn variant(self) -> u16 {
                    match self {
                        $(Self::$exact => __Number::$exact as u16,)*
                        $(Self::$open(_) => __Number::$open as u16,)*
                    }
                }
                #[inline]
                fn status(self) -> u16 {
                    match self {
                        $(Self::$exact => $status,)*
                        $(Self::$open(status) => status,)*
                    }
                }
            }
        };
    };
}

/// Implements [`Narrow`](crate::operation::Narrow) for what variants of an enum of responses hold.
///
/// `narrow!(CreateReplyOutcome { Ok: Reply, OkStream: ::bindery::Stream<Delta>, OkPdf | PartialContent: ::bindery::Binary });`
#[macro_export]
macro_rules! narrow {
    ($name:ident { $($($variant:ident)|+ : $body:ty),+ $(,)? }) => {
        $(impl $crate::operation::Narrow<$name> for $body {
            #[inline]
            fn narrow(whole: $name) -> ::core::option::Option<Self> {
                match whole {
                    // A status that the document leaves open stands before the body.
                    $($name::$variant(.., body))|+ => ::core::option::Option::Some(body),
                    _ => ::core::option::Option::None,
                }
            }
        })+
    };
}

/// Implements [`Reply`](crate::operation::Reply), `Debug` and `PartialEq` for an enum with a variant for each declared
/// response.
///
/// `replies!(GetThingError { NotFound(body), Gone, Other(status, body) });` in the order of the declared answers: a
/// variant with a body, one without content, one that also holds the status because the document leaves it open.
#[macro_export]
macro_rules! replies {
    ($name:ident { $($variant:ident $(($($part:ident),+))?),+ $(,)? }) => {
        const _: () = {
            // Named so that no type of a document can be meant.
            enum __Number { $($variant),+ }
            impl $crate::operation::Reply for $name {
                #[inline]
                fn blank(variant: u16, status: u16) -> ::core::option::Option<Self> {
                    let _ = status;
                    $(if variant == __Number::$variant as u16 {
                        return ::core::option::Option::Some(
                            $crate::replies!(@blank $variant status $(($($part),+))?)
                        );
                    })+
                    ::core::option::Option::None
                }
                #[inline]
                fn body_mut(&mut self) -> &mut dyn $crate::Codec {
                    match self {
                        $($crate::replies!(@pattern $variant body status $(($($part),+))?) =>
                            $crate::replies!(@body_mut body $(($($part),+))?),)+
                    }
                }
                #[inline]
                fn parts(&self) -> $crate::operation::Parts<'_> {
                    match self {
                        $($crate::replies!(@pattern $variant body status $(($($part),+))?) =>
                            $crate::operation::Parts {
                                variant: __Number::$variant as u16,
                                status: $crate::replies!(@status status $(($($part),+))?),
                                body: $crate::replies!(@body body $(($($part),+))?),
                            },)+
                    }
                }
            }
            impl ::core::fmt::Debug for $name {
                #[inline]
                fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                    $crate::private::show_reply(&[$(stringify!($variant)),+], self, formatter)
                }
            }
            impl ::core::cmp::PartialEq for $name {
                #[inline]
                fn eq(&self, other: &Self) -> bool {
                    $crate::private::same_reply(self, other)
                }
            }
        };
    };
    (@blank $variant:ident $status:ident) => { Self::$variant };
    (@blank $variant:ident $status:ident (body)) => { Self::$variant($crate::Codec::blank()) };
    (@blank $variant:ident $status:ident (status)) => { Self::$variant($status) };
    (@blank $variant:ident $status:ident (status, body)) => { Self::$variant($status, $crate::Codec::blank()) };
    (@pattern $variant:ident $body:ident $status:ident) => { Self::$variant };
    (@pattern $variant:ident $body:ident $status:ident (body)) => { Self::$variant($body) };
    (@pattern $variant:ident $body:ident $status:ident (status)) => { Self::$variant($status) };
    (@pattern $variant:ident $body:ident $status:ident (status, body)) => { Self::$variant($status, $body) };
    (@body_mut $body:ident) => { $crate::private::no_body() };
    (@body_mut $body:ident (body)) => { $body };
    (@body_mut $body:ident (status)) => { $crate::private::no_body() };
    (@body_mut $body:ident (status, body)) => { $body };
    (@body $body:ident) => { &() };
    (@body $body:ident (body)) => { $body };
    (@body $body:ident (status)) => { &() };
    (@body $body:ident (status, body)) => { $body };
    (@status $status:ident) => { ::core::option::Option::None };
    (@status $status:ident (body)) => { ::core::option::Option::None };
    (@status $status:ident (status)) => { ::core::option::Option::Some(*$status) };
    (@status $status:ident (status, body)) => { ::core::option::Option::Some(*$status) };
}
