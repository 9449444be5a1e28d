//! `operation!` and its kin: what ties a request's record to its operation.

/// Implements [`Operation`](crate::operation::Operation) for the record of a request.
///
/// `operation!(GetThing { endpoint: &Endpoint { … }, response: Thing, failure: GetThingError });`; without `failure` the
/// operation declares no error. `optional response: Thing` stands for a success with a `Thing` and one without content.
#[macro_export]
macro_rules! operation {
    ($name:ident { endpoint: $endpoint:expr, $($words:ident)+: $response:ty $(,)? }) => {
        $crate::operation!($name {
            endpoint: $endpoint, $($words)+: $response, failure: ::core::convert::Infallible
        });
    };
    ($name:ident { endpoint: $endpoint:expr, response: $response:ty, failure: $failure:ty $(,)? }) => {
        impl $crate::operation::Operation for $name {
            const ENDPOINT: &'static $crate::operation::Endpoint = $endpoint;
            type Response = $response;
            type Failure = $failure;
            type Output = $response;
            type Error = $failure;
            type Opening = $crate::operation::Plain;
        }
    };
    ($name:ident { endpoint: $endpoint:expr, optional response: $response:ty, failure: $failure:ty $(,)? }) => {
        impl $crate::operation::Operation for $name {
            const ENDPOINT: &'static $crate::operation::Endpoint = $endpoint;
            type Response = $crate::operation::Perhaps<$response>;
            type Failure = $failure;
            type Output = ::core::option::Option<$response>;
            type Error = $failure;
            type Opening = $crate::operation::Optional;
        }
    };
}

/// Implements [`Operation`](crate::operation::Operation) for a request whose success is an
/// [`Envelope`](crate::operation::Envelope): callers get and handlers give its payload.
///
/// `envelope_operation!(InviteMember { endpoint: &Endpoint { … }, response: InviteMemberResponse });`; where the
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
            type Opening = $crate::operation::EnvelopedPlain;
        }
    };
    ($name:ident { endpoint: $endpoint:expr, response: $response:ty $(,)? }) => {
        impl $crate::operation::Operation for $name {
            const ENDPOINT: &'static $crate::operation::Endpoint = $endpoint;
            type Response = $response;
            type Failure = ::core::convert::Infallible;
            type Output = <$response as $crate::operation::Envelope>::Payload;
            type Error = $crate::operation::ErrorOf<$response>;
            type Opening = $crate::operation::Enveloped;
        }
    };
    ($name:ident { endpoint: $endpoint:expr, response: $response:ty, failure: $failure:ty $(,)? }) => {
        impl $crate::operation::Operation for $name {
            const ENDPOINT: &'static $crate::operation::Endpoint = $endpoint;
            type Response = $response;
            type Failure = $failure;
            type Output = <$response as $crate::operation::Envelope>::Payload;
            type Error = $crate::operation::EnvelopeFailure<$crate::operation::ErrorOf<$response>, $failure>;
            type Opening = $crate::operation::EnvelopedOrFailed;
        }
    };
}
