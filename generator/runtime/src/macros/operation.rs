//! `operation!` and its kin: what ties a request's record to its operation.

/// Implements [`Operation`](crate::operation::Operation) for the record of a request.
///
/// `operation!(GetThing { endpoint: &GET_THING, response: Thing, failure: GetThingError });`; without `failure` the
/// operation declares no error.
#[macro_export]
macro_rules! operation {
    ($name:ident { endpoint: $endpoint:expr, response: $response:ty $(,)? }) => {
        $crate::operation!($name { endpoint: $endpoint, response: $response, failure: ::core::convert::Infallible });
    };
    ($name:ident { endpoint: $endpoint:expr, response: $response:ty, failure: $failure:ty $(,)? }) => {
        impl $crate::operation::Operation for $name {
            const ENDPOINT: &'static $crate::operation::Endpoint = $endpoint;
            type Response = $response;
            type Failure = $failure;
            type Output = $response;
            type Error = $failure;

            #[inline]

            fn open(
                reply: ::core::result::Result<$response, $failure>,
            ) -> ::core::result::Result<$response, $crate::operation::Opened<$failure>> {
                reply.map_err($crate::operation::Opened::Api)
            }

            #[inline]

            fn close(
                result: ::core::result::Result<$response, $failure>,
            ) -> ::core::result::Result<$response, $failure> {
                result
            }
        }
    };
}

/// Implements [`Operation`](crate::operation::Operation) for a request whose success is an
/// [`Envelope`](crate::operation::Envelope): callers get and handlers give its payload.
///
/// `envelope_operation!(InviteMember { endpoint: &INVITE_MEMBER, response: InviteMemberResponse });`; where the
/// operation also declares errors by status, `failure: …` follows, and its error is an
/// [`EnvelopeFailure`](crate::operation::EnvelopeFailure) of both.
#[macro_export]
macro_rules! envelope_operation {
    ($name:ident { endpoint: $endpoint:expr, response: $response:ty $(,)? }) => {
        impl $crate::operation::Operation for $name {
            const ENDPOINT: &'static $crate::operation::Endpoint = $endpoint;
            type Response = $response;
            type Failure = ::core::convert::Infallible;
            type Output = <$response as $crate::operation::Envelope>::Payload;
            type Error = $crate::operation::ErrorOf<$response>;

            #[inline]

            fn open(
                reply: ::core::result::Result<$response, ::core::convert::Infallible>,
            ) -> ::core::result::Result<Self::Output, $crate::operation::Opened<Self::Error>> {
                $crate::private::open_envelope(reply)
            }

            #[inline]

            fn close(
                result: ::core::result::Result<Self::Output, Self::Error>,
            ) -> ::core::result::Result<$response, ::core::convert::Infallible> {
                ::core::result::Result::Ok($crate::operation::Envelope::close(result))
            }
        }
    };
    ($name:ident { endpoint: $endpoint:expr, response: $response:ty, failure: $failure:ty $(,)? }) => {
        impl $crate::operation::Operation for $name {
            const ENDPOINT: &'static $crate::operation::Endpoint = $endpoint;
            type Response = $response;
            type Failure = $failure;
            type Output = <$response as $crate::operation::Envelope>::Payload;
            type Error = $crate::operation::EnvelopeFailure<$crate::operation::ErrorOf<$response>, $failure>;

            #[inline]

            fn open(
                reply: ::core::result::Result<$response, $failure>,
            ) -> ::core::result::Result<Self::Output, $crate::operation::Opened<Self::Error>> {
                $crate::private::open_envelope_or_failure(reply)
            }

            #[inline]

            fn close(
                result: ::core::result::Result<Self::Output, Self::Error>,
            ) -> ::core::result::Result<$response, $failure> {
                $crate::private::close_envelope_or_failure(result)
            }
        }
    };
}

/// Implements [`Envelope`](crate::operation::Envelope) for the record of a response.
///
/// `envelope!(Response { payload: data => Data, errors: errors => Vec<Problem> });` names the members and what they
/// hold when they hold something. `success: ok` after them names the member that says whether the call went well;
/// `optional payload` makes the payload an `Option`, for envelopes that may succeed without one.
#[macro_export]
macro_rules! envelope {
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
}
