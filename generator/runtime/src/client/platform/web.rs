//! By the host of JavaScript: its timers, its clock, its queue of tasks.
//!
//! What it hands out belongs to one thread, and calls are futures that threads may share. `SendWrapper` makes them meet:
//! there is one thread, or each has calls of its own.

use std::future::{Future, poll_fn};
use std::pin::pin;
use std::time::{Duration, SystemTime};

use gloo_timers::future::TimeoutFuture;
use send_wrapper::SendWrapper;
use tokio::sync::oneshot;
use web_time::web::SystemTimeExt as _;

use crate::media::BoxError;

pub(crate) use web_time::Instant;

/// How long a timer runs at most, in milliseconds: one that is longer ends at once.
const LONGEST: u32 = i32::MAX.unsigned_abs();

/// What time it is.
pub(crate) fn now() -> SystemTime {
    web_time::SystemTime::now().to_std()
}

/// Whether there is what time and tasks need.
pub(crate) fn has_runtime() -> bool {
    true
}

/// Waits.
pub(crate) async fn sleep(time: Duration) {
    let mut left = time.as_millis();
    while left > 0 {
        let part = u32::try_from(left).unwrap_or(LONGEST).min(LONGEST);
        SendWrapper::new(TimeoutFuture::new(part)).await;
        left -= u128::from(part);
    }
}

/// It took too long.
pub(crate) struct Elapsed;

/// What comes of a future in this time.
pub(crate) async fn timeout<F: Future>(time: Duration, future: F) -> Result<F::Output, Elapsed> {
    let (mut future, mut end) = (pin!(future), pin!(sleep(time)));
    let first = poll_fn(|context| match future.as_mut().poll(context) {
        std::task::Poll::Ready(output) => std::task::Poll::Ready(Ok(output)),
        std::task::Poll::Pending => end.as_mut().poll(context).map(|()| Err(Elapsed)),
    });
    first.await
}

/// A task of its own, which goes on when nobody waits for it any more.
pub(crate) async fn task<T>(task: impl Future<Output = T> + Send + 'static) -> Result<T, BoxError>
where
    T: Send + 'static,
{
    let (done, outcome) = oneshot::channel();
    wasm_bindgen_futures::spawn_local(async move {
        // Nobody may wait for it any more.
        let _ = done.send(task.await);
    });
    Ok(outcome.await?)
}
