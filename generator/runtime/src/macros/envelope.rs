//! `envelope!`: how a response's payload is unwrapped.

/// Implements [`Envelope`](crate::operation::Envelope) for the record of a response.
///
/// `envelope!(Response { payload: data => Data, errors: errors => Vec<Problem> });` names the members and what they
/// hold when they hold something. `success: ok` after them names the member that says whether the call went well;
/// `optional payload` makes the payload an `Option`, for envelopes that may succeed without one.
///
/// `words: message => String` instead of `errors` names a member that says what went wrong only where `success` is
/// false. Without either, an envelope with `success` fails without a reason, and one without reports no errors.
#[macro_export]
macro_rules! envelope {
    ($name:ident {
        optional payload: $payload:ident => $payload_type:ty, words: $words:ident => $words_type:ty,
        success: $success:ident $(,)?
    }) => {
        $crate::envelope!(@stated $name $payload $payload_type, $words_type, $success,
            |envelope| $crate::private::Slot::take(envelope.$words),
            |envelope| &mut envelope.$words);
    };
    ($name:ident { optional payload: $payload:ident => $payload_type:ty, success: $success:ident $(,)? }) => {
        $crate::envelope!(@stated $name $payload $payload_type, (), $success,
            |envelope| ::core::option::Option::None,
            |envelope| &mut ());
    };
    ($name:ident { payload: $payload:ident => $payload_type:ty $(,)? }) => {
        $crate::envelope!(@plain $name $payload_type, |envelope| {
            $crate::private::payload($crate::private::Slot::take(envelope.$payload))
                .ok_or($crate::operation::Opened::Empty)
        }, |envelope, value| $crate::private::Slot::<$payload_type>::put(&mut envelope.$payload, value));
    };
    ($name:ident { optional payload: $payload:ident => $payload_type:ty $(,)? }) => {
        $crate::envelope!(@plain $name ::core::option::Option<$payload_type>, |envelope| {
            ::core::result::Result::Ok(
                $crate::private::payload($crate::private::Slot::<$payload_type>::take(envelope.$payload))
            )
        }, |envelope, value| if let ::core::option::Option::Some(value) = value {
            $crate::private::Slot::<$payload_type>::put(&mut envelope.$payload, value);
        });
    };
    ($name:ident {
        payload: $payload:ident => $payload_type:ty, errors: $errors:ident => $errors_type:ty
        $(, success: $success:ident)? $(,)?
    }) => {
        impl $crate::operation::Envelope for $name {
            type Payload = $payload_type;
            type Errors = $errors_type;

            #[inline]
            fn open(self) -> ::core::result::Result<
                $payload_type,
                $crate::operation::Opened<$crate::operation::EnvelopeError<$payload_type, $errors_type>>,
            > {
                $crate::private::open(
                    $crate::envelope!(@success self $($success)?),
                    $crate::private::Slot::take(self.$payload),
                    $crate::private::Slot::take(self.$errors),
                )?.ok_or($crate::operation::Opened::Empty)
            }

            #[inline]
            fn close(
                result: ::core::result::Result<
                    $payload_type,
                    $crate::operation::EnvelopeError<$payload_type, $errors_type>,
                >,
            ) -> Self {
                let mut envelope = <Self as $crate::Codec>::blank();
                $($crate::private::Slot::put(&mut envelope.$success, result.is_ok());)?
                $crate::private::close(&mut envelope.$payload, &mut envelope.$errors, result);
                envelope
            }
        }
    };
    ($name:ident {
        optional payload: $payload:ident => $payload_type:ty, errors: $errors:ident => $errors_type:ty
        $(, success: $success:ident)? $(,)?
    }) => {
        impl $crate::operation::Envelope for $name {
            type Payload = ::core::option::Option<$payload_type>;
            type Errors = $errors_type;

            #[inline]
            fn open(self) -> ::core::result::Result<
                Self::Payload,
                $crate::operation::Opened<$crate::operation::EnvelopeError<Self::Payload, $errors_type>>,
            > {
                $crate::private::open_optional(
                    $crate::envelope!(@success self $($success)?),
                    $crate::private::Slot::<$payload_type>::take(self.$payload),
                    $crate::private::Slot::take(self.$errors),
                )
            }

            #[inline]
            fn close(
                result: ::core::result::Result<
                    Self::Payload,
                    $crate::operation::EnvelopeError<Self::Payload, $errors_type>,
                >,
            ) -> Self {
                let mut envelope = <Self as $crate::Codec>::blank();
                $($crate::private::Slot::put(&mut envelope.$success, result.is_ok());)?
                $crate::private::close_optional(&mut envelope.$payload, &mut envelope.$errors, result);
                envelope
            }
        }
    };
    (@success $self:ident) => { ::core::option::Option::None };
    (@success $self:ident $success:ident) => { $crate::private::Slot::take($self.$success) };
    (@stated $name:ident $payload:ident $payload_type:ty, $words_type:ty, $success:ident,
        |$from:ident| $take:expr, |$into:ident| $slot:expr) => {
        impl $crate::operation::Envelope for $name {
            type Payload = ::core::option::Option<$payload_type>;
            type Errors = $words_type;

            #[inline]
            fn open(self) -> ::core::result::Result<
                Self::Payload,
                $crate::operation::Opened<$crate::operation::EnvelopeError<Self::Payload, $words_type>>,
            > {
                let $from = self;
                let success = $crate::private::Slot::take($from.$success);
                let payload = $crate::private::Slot::<$payload_type>::take($from.$payload);
                $crate::private::open_optional(success, payload, $crate::private::words(success, $take))
            }

            #[inline]
            fn close(
                result: ::core::result::Result<
                    Self::Payload,
                    $crate::operation::EnvelopeError<Self::Payload, $words_type>,
                >,
            ) -> Self {
                let mut $into = <Self as $crate::Codec>::blank();
                $crate::private::Slot::put(&mut $into.$success, result.is_ok());
                $crate::private::close_optional(&mut $into.$payload, $slot, result);
                $into
            }
        }
    };
    (@plain $name:ident $payload_type:ty, |$from:ident| $take:expr, |$into:ident, $value:ident| $put:expr) => {
        impl $crate::operation::Envelope for $name {
            type Payload = $payload_type;
            type Errors = ::core::convert::Infallible;

            #[inline]
            fn open(self) -> ::core::result::Result<
                $payload_type,
                $crate::operation::Opened<
                    $crate::operation::EnvelopeError<$payload_type, ::core::convert::Infallible>,
                >,
            > {
                let $from = self;
                $take
            }

            #[inline]
            fn close(
                result: ::core::result::Result<
                    $payload_type,
                    $crate::operation::EnvelopeError<$payload_type, ::core::convert::Infallible>,
                >,
            ) -> Self {
                let mut $into = <Self as $crate::Codec>::blank();
                match result {
                    ::core::result::Result::Ok($value) => $put,
                    ::core::result::Result::Err(error) => match error.errors {},
                }
                $into
            }
        }
    };
}
