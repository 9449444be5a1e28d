//! `operation!` and its kin: what ties a request's record to its operation.

/// Implements [`Operation`](crate::operation::Operation) for the record of a request.
///
/// `operation!(GetThing { endpoint: &GET_THING, response: Thing, failure: GetThingError });`; without `failure` the
/// operation declares no error. `optional response: Thing` stands for a success with a `Thing` and one without content.
#[macro_export]
macro_rules! operation {
    ($name:ident { endpoint: $endpoint:expr, optional response: $response:ty $(,)? }) => {
        $crate::operation!($name {
            endpoint: $endpoint, optional response: $response, failure: ::core::convert::Infallible
        });
    };
    ($name:ident { endpoint: $endpoint:expr, optional response: $response:ty, failure: $failure:ty $(,)? }) => {
        impl $crate::operation::Operation for $name {
            const ENDPOINT: &'static $crate::operation::Endpoint = $endpoint;
            type Response = $crate::operation::Perhaps<$response>;
            type Failure = $failure;
            type Output = ::core::option::Option<$response>;
            type Error = $failure;

            #[inline]
            fn open(
                reply: ::core::result::Result<Self::Response, $failure>,
            ) -> ::core::result::Result<Self::Output, $crate::operation::Opened<$failure>> {
                reply.map(|perhaps| perhaps.0).map_err($crate::operation::Opened::Api)
            }

            #[inline]
            fn close(
                result: ::core::result::Result<Self::Output, $failure>,
            ) -> ::core::result::Result<Self::Response, $failure> {
                result.map($crate::operation::Perhaps)
            }
        }
    };
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
/// [`EnvelopeFailure`](crate::operation::EnvelopeFailure) of both. `plain response` is an envelope that reports no errors.
#[macro_export]
macro_rules! envelope_operation {
    ($name:ident { endpoint: $endpoint:expr, plain response: $response:ty $(,)? }) => {
        $crate::envelope_operation!($name {
            endpoint: $endpoint, plain response: $response, failure: ::core::convert::Infallible
        });
    };
    ($name:ident { endpoint: $endpoint:expr, plain response: $response:ty, failure: $failure:ty $(,)? }) => {
        impl $crate::operation::Operation for $name {
            const ENDPOINT: &'static $crate::operation::Endpoint = $endpoint;
            type Response = $response;
            type Failure = $failure;
            type Output = <$response as $crate::operation::Envelope>::Payload;
            type Error = $failure;

            #[inline]
            fn open(
                reply: ::core::result::Result<$response, $failure>,
            ) -> ::core::result::Result<Self::Output, $crate::operation::Opened<$failure>> {
                $crate::private::open_plain(reply)
            }

            #[inline]
            fn close(
                result: ::core::result::Result<Self::Output, $failure>,
            ) -> ::core::result::Result<$response, $failure> {
                result.map(|payload| $crate::operation::Envelope::close(::core::result::Result::Ok(payload)))
            }
        }
    };
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
