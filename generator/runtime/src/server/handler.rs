//! What handles an operation: a method of the trait that an application implements, or none.

use std::any::TypeId;
use std::future::Future;
use std::marker::PhantomData;
use std::panic::panic_any;
use std::pin::Pin;
use std::task::{Context, Poll};

/// Answers requests for an operation with an `Output`. Arguments are the request, or the caller and the request.
///
/// Every function that takes a reference to the service and these is one; generated code names methods of its traits:
/// `S::get_thing`.
pub trait Handler<'a, S, Arguments, Output>: Clone + Send + Sync + 'static {
    /// The answer that is being made.
    type Answer: Future<Output = Output> + Send + 'a;

    /// Begins to answer.
    fn answer(&self, service: &'a S, arguments: Arguments) -> Self::Answer;
}

impl<'a, F, S, R, Answer, Output> Handler<'a, S, (R,), Output> for F
where
    F: Fn(&'a S, R) -> Answer + Clone + Send + Sync + 'static,
    S: 'static,
    Answer: Future<Output = Output> + Send + 'a,
{
    type Answer = Answer;

    fn answer(&self, service: &'a S, (request,): (R,)) -> Answer {
        self(service, request)
    }
}

impl<'a, F, S, C, R, Answer, Output> Handler<'a, S, (C, R), Output> for F
where
    F: Fn(&'a S, C, R) -> Answer + Clone + Send + Sync + 'static,
    S: 'static,
    Answer: Future<Output = Output> + Send + 'a,
{
    type Answer = Answer;

    fn answer(&self, service: &'a S, (caller, request): (C, R)) -> Answer {
        self(service, caller, request)
    }
}

/// What the handlers of a generated trait return that a service leaves out: its methods all have it as their default.
///
/// A server knows them by this type and answers 501 without asking for it. A service that calls one of its own panics,
/// as with `unimplemented!()`.
#[derive(Debug)]
pub struct LeftOut<Output>(PhantomData<fn() -> Output>);

/// The default of a handler.
pub fn left_out<Arguments, Output>(_: Arguments) -> LeftOut<Output> {
    LeftOut(PhantomData)
}

impl<Output> Future for LeftOut<Output> {
    type Output = Output;

    #[expect(clippy::panic, reason = "only the service itself gets here, and there is no value to go on with")]
    fn poll(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Output> {
        panic_any("a service called a handler that it leaves out")
    }
}

/// Whether a service leaves this handler out.
pub(super) fn is_left_out<F, S, Arguments, Output>() -> bool
where
    F: Handler<'static, S, Arguments, Output>,
    Output: 'static,
{
    TypeId::of::<F::Answer>() == TypeId::of::<LeftOut<Output>>()
}
