//! Panics of application code, caught where it is called: the connection and the other requests live on.

use std::any::Any;
use std::future::{Future, poll_fn};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::task::Poll;

/// Runs `work` to its end or to its panic, whose message is the error.
///
/// What a panic may leave half done is dropped with the future, or lies behind the application's own locks.
pub(super) fn caught<T>(mut work: Pin<&mut impl Future<Output = T>>) -> impl Future<Output = Result<T, String>> {
    poll_fn(move |context| match catch_unwind(AssertUnwindSafe(|| work.as_mut().poll(context))) {
        Ok(Poll::Pending) => Poll::Pending,
        Ok(Poll::Ready(value)) => Poll::Ready(Ok(value)),
        Err(payload) => Poll::Ready(Err(message(payload.as_ref()))),
    })
}

/// Calls `work`, whose panic is the error.
pub(super) fn unwound(work: impl FnOnce()) -> Result<(), String> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|payload| message(payload.as_ref()))
}

fn message(payload: &(dyn Any + Send)) -> String {
    let text = payload.downcast_ref::<&str>().copied().or_else(|| payload.downcast_ref::<String>().map(String::as_str));
    text.unwrap_or("a panic without a message").to_owned()
}
