//! What stands between the wire and those who call and handle an operation.
//!
//! A type for each way, so that an operation names one: bodies of its own would be compiled for every operation.

use super::{Closed, Envelope, EnvelopeFailure, ErrorOf, Headers, Opened, Perhaps, WithHeaders};
use std::convert::Infallible;
use std::marker::PhantomData;

/// How what travels becomes what callers get and handlers give, and back.
pub trait Opening<Response, Failure> {
    /// As [`Operation::Output`](super::Operation::Output).
    type Output;
    /// As [`Operation::Error`](super::Operation::Error).
    type Error;
    /// What a handler returns on success: the output, with headers where some are declared.
    type Success: 'static;
    /// What a handler returns otherwise: the error, likewise.
    type Refusal: 'static;
    /// The headers that are declared for successes.
    type Headers: Headers;

    /// As [`Operation::open`](super::Operation::open).
    ///
    /// # Errors
    /// What the reply says went wrong.
    fn open(reply: Result<Response, Failure>) -> Result<Self::Output, Opened<Self::Error>>;

    /// As [`Operation::close`](super::Operation::close).
    fn close(result: Result<Self::Success, Self::Refusal>) -> Closed<Response, Failure>;
}

/// What travels is what is wanted.
#[derive(Debug)]
pub enum Plain {}

impl<R: 'static, F: 'static> Opening<R, F> for Plain {
    type Output = R;
    type Error = F;
    type Success = R;
    type Refusal = F;
    type Headers = ();

    fn open(reply: Result<R, F>) -> Result<R, Opened<F>> {
        reply.map_err(Opened::Api)
    }

    fn close(result: Result<R, F>) -> Closed<R, F> {
        Closed::plain(result)
    }
}

/// The success has content, or none.
#[derive(Debug)]
pub enum Optional {}

impl<T: 'static, F: 'static> Opening<Perhaps<T>, F> for Optional {
    type Output = Option<T>;
    type Error = F;
    type Success = Option<T>;
    type Refusal = F;
    type Headers = ();

    fn open(reply: Result<Perhaps<T>, F>) -> Result<Option<T>, Opened<F>> {
        reply.map(|perhaps| perhaps.0).map_err(Opened::Api)
    }

    fn close(result: Result<Option<T>, F>) -> Closed<Perhaps<T>, F> {
        Closed::plain(result.map(Perhaps))
    }
}

/// The success is an [`Envelope`] that reports no errors.
#[derive(Debug)]
pub enum EnvelopedPlain {}

impl<T: Envelope<Payload: 'static, Errors = Infallible>, F: 'static> Opening<T, F> for EnvelopedPlain {
    type Output = T::Payload;
    type Error = F;
    type Success = T::Payload;
    type Refusal = F;
    type Headers = ();

    fn open(reply: Result<T, F>) -> Result<T::Payload, Opened<F>> {
        reply.map_err(Opened::Api)?.open().map_err(|opened| match opened {
            Opened::Api(error) => match error.errors {},
            Opened::Empty => Opened::Empty,
        })
    }

    fn close(result: Result<T::Payload, F>) -> Closed<T, F> {
        Closed::plain(result.map(|payload| T::close(Ok(payload))))
    }
}

/// The success is an [`Envelope`], and no errors are declared by status.
#[derive(Debug)]
pub enum Enveloped {}

impl<T: Envelope<Payload: 'static, Errors: 'static>> Opening<T, Infallible> for Enveloped {
    type Output = T::Payload;
    type Error = ErrorOf<T>;
    type Success = T::Payload;
    type Refusal = ErrorOf<T>;
    type Headers = ();

    fn open(reply: Result<T, Infallible>) -> Result<T::Payload, Opened<ErrorOf<T>>> {
        match reply {
            Ok(envelope) => envelope.open(),
            Err(never) => match never {},
        }
    }

    fn close(result: Result<T::Payload, ErrorOf<T>>) -> Closed<T, Infallible> {
        Closed::plain(Ok(T::close(result)))
    }
}

/// The success is an [`Envelope`], and errors come by status too.
#[derive(Debug)]
pub enum EnvelopedOrFailed {}

impl<T: Envelope<Payload: 'static, Errors: 'static>, F: 'static> Opening<T, F> for EnvelopedOrFailed {
    type Output = T::Payload;
    type Error = EnvelopeFailure<ErrorOf<T>, F>;
    type Success = T::Payload;
    type Refusal = EnvelopeFailure<ErrorOf<T>, F>;
    type Headers = ();

    fn open(reply: Result<T, F>) -> Result<T::Payload, Opened<EnvelopeFailure<ErrorOf<T>, F>>> {
        match reply {
            Ok(envelope) => envelope.open().map_err(|opened| match opened {
                Opened::Api(error) => Opened::Api(EnvelopeFailure::Envelope(error)),
                Opened::Empty => Opened::Empty,
            }),
            Err(failure) => Err(Opened::Api(EnvelopeFailure::Failure(failure))),
        }
    }

    fn close(result: Result<T::Payload, EnvelopeFailure<ErrorOf<T>, F>>) -> Closed<T, F> {
        Closed::plain(match result {
            Ok(payload) => Ok(T::close(Ok(payload))),
            Err(EnvelopeFailure::Envelope(error)) => Ok(T::close(Err(error))),
            Err(EnvelopeFailure::Failure(failure)) => Err(failure),
        })
    }
}

/// As `O`, with headers `H` on successes.
#[derive(Debug)]
pub struct Headed<O, H>(PhantomData<(O, H)>);

impl<O: Opening<R, F>, H: Headers, R, F> Opening<R, F> for Headed<O, H> {
    type Output = O::Output;
    type Error = O::Error;
    type Success = WithHeaders<O::Success, H>;
    type Refusal = O::Refusal;
    type Headers = H;

    fn open(reply: Result<R, F>) -> Result<O::Output, Opened<O::Error>> {
        O::open(reply)
    }

    fn close(result: Result<WithHeaders<O::Success, H>, O::Refusal>) -> Closed<R, F> {
        match result {
            Ok(WithHeaders { value, headers }) => O::close(Ok(value)).with(headers),
            Err(refusal) => O::close(Err(refusal)),
        }
    }
}

/// As `O`, with headers `H` on errors.
#[derive(Debug)]
pub struct HeadedErrors<O, H>(PhantomData<(O, H)>);

impl<O: Opening<R, F>, H: Headers, R, F> Opening<R, F> for HeadedErrors<O, H> {
    type Output = O::Output;
    type Error = O::Error;
    type Success = O::Success;
    type Refusal = WithHeaders<O::Refusal, H>;
    type Headers = O::Headers;

    fn open(reply: Result<R, F>) -> Result<O::Output, Opened<O::Error>> {
        O::open(reply)
    }

    fn close(result: Result<O::Success, WithHeaders<O::Refusal, H>>) -> Closed<R, F> {
        match result {
            Ok(success) => O::close(Ok(success)),
            Err(WithHeaders { value, headers }) => O::close(Err(value)).with(headers),
        }
    }
}
