//! What stands between the wire and those who call and handle an operation.
//!
//! A type for each way, so that an operation names one: bodies of its own would be compiled for every operation.

use super::{Envelope, EnvelopeFailure, ErrorOf, Opened, Perhaps};
use std::convert::Infallible;

/// How what travels becomes what callers get and handlers give, and back.
pub trait Opening<Response, Failure> {
    /// As [`Operation::Output`](super::Operation::Output).
    type Output;
    /// As [`Operation::Error`](super::Operation::Error).
    type Error;

    /// As [`Operation::open`](super::Operation::open).
    ///
    /// # Errors
    /// What the reply says went wrong.
    fn open(reply: Result<Response, Failure>) -> Result<Self::Output, Opened<Self::Error>>;

    /// As [`Operation::close`](super::Operation::close).
    ///
    /// # Errors
    /// The documented failure to send.
    fn close(result: Result<Self::Output, Self::Error>) -> Result<Response, Failure>;
}

/// What travels is what is wanted.
#[derive(Debug)]
pub enum Plain {}

impl<R, F> Opening<R, F> for Plain {
    type Output = R;
    type Error = F;

    fn open(reply: Result<R, F>) -> Result<R, Opened<F>> {
        reply.map_err(Opened::Api)
    }

    fn close(result: Result<R, F>) -> Result<R, F> {
        result
    }
}

/// The success has content, or none.
#[derive(Debug)]
pub enum Optional {}

impl<T, F> Opening<Perhaps<T>, F> for Optional {
    type Output = Option<T>;
    type Error = F;

    fn open(reply: Result<Perhaps<T>, F>) -> Result<Option<T>, Opened<F>> {
        reply.map(|perhaps| perhaps.0).map_err(Opened::Api)
    }

    fn close(result: Result<Option<T>, F>) -> Result<Perhaps<T>, F> {
        result.map(Perhaps)
    }
}

/// The success is an [`Envelope`] that reports no errors.
#[derive(Debug)]
pub enum EnvelopedPlain {}

impl<T: Envelope<Errors = Infallible>, F> Opening<T, F> for EnvelopedPlain {
    type Output = T::Payload;
    type Error = F;

    fn open(reply: Result<T, F>) -> Result<T::Payload, Opened<F>> {
        reply.map_err(Opened::Api)?.open().map_err(|opened| match opened {
            Opened::Api(error) => match error.errors {},
            Opened::Empty => Opened::Empty,
        })
    }

    fn close(result: Result<T::Payload, F>) -> Result<T, F> {
        result.map(|payload| T::close(Ok(payload)))
    }
}

/// The success is an [`Envelope`], and no errors are declared by status.
#[derive(Debug)]
pub enum Enveloped {}

impl<T: Envelope> Opening<T, Infallible> for Enveloped {
    type Output = T::Payload;
    type Error = ErrorOf<T>;

    fn open(reply: Result<T, Infallible>) -> Result<T::Payload, Opened<ErrorOf<T>>> {
        match reply {
            Ok(envelope) => envelope.open(),
            Err(never) => match never {},
        }
    }

    fn close(result: Result<T::Payload, ErrorOf<T>>) -> Result<T, Infallible> {
        Ok(T::close(result))
    }
}

/// The success is an [`Envelope`], and errors come by status too.
#[derive(Debug)]
pub enum EnvelopedOrFailed {}

impl<T: Envelope, F> Opening<T, F> for EnvelopedOrFailed {
    type Output = T::Payload;
    type Error = EnvelopeFailure<ErrorOf<T>, F>;

    fn open(reply: Result<T, F>) -> Result<T::Payload, Opened<EnvelopeFailure<ErrorOf<T>, F>>> {
        match reply {
            Ok(envelope) => envelope.open().map_err(|opened| match opened {
                Opened::Api(error) => Opened::Api(EnvelopeFailure::Envelope(error)),
                Opened::Empty => Opened::Empty,
            }),
            Err(failure) => Err(Opened::Api(EnvelopeFailure::Failure(failure))),
        }
    }

    fn close(result: Result<T::Payload, EnvelopeFailure<ErrorOf<T>, F>>) -> Result<T, F> {
        match result {
            Ok(payload) => Ok(T::close(Ok(payload))),
            Err(EnvelopeFailure::Envelope(error)) => Ok(T::close(Err(error))),
            Err(EnvelopeFailure::Failure(failure)) => Err(failure),
        }
    }
}
