//! Calls for programs that are not asynchronous.

use std::future::{Future, IntoFuture};
use std::pin::pin;
use std::sync::{Arc, OnceLock};
use std::task::{Context, Poll, Wake, Waker};
use std::thread::{self, Thread};

use tokio::runtime::{Builder, Handle};

use super::Error;

/// Sends calls and waits for what comes of them: for programs that are not asynchronous.
///
/// It is there for everything that can be awaited for the result of a call: calls themselves, what `send` gives, an
/// `async` block of several calls. Connections are kept by a thread of its own, which begins with the first call.
///
/// ```no_run
/// use bindery::client::Blocking as _;
/// # fn example<C, T, E>(call: C) -> Result<T, bindery::client::Error<E>>
/// # where C: IntoFuture<Output = Result<T, bindery::client::Error<E>>> {
/// let payload = call.blocking()?; // where an asynchronous program has `call.await?`
/// # Ok(payload)
/// # }
/// ```
///
/// Inside of an asynchronous runtime it would stop other work, so calls fail there, and nothing is sent.
pub trait Blocking: IntoFuture {
    /// Waits for the result.
    ///
    /// # Errors
    /// Those of the call; inside of an asynchronous runtime a [`TransportError`](super::TransportError) that says so.
    fn blocking(self) -> Self::Output;
}

impl<C, T, E> Blocking for C
where
    C: IntoFuture<Output = Result<T, Error<E>>>,
{
    fn blocking(self) -> Self::Output {
        if Handle::try_current().is_ok() {
            return INSIDE.with(|inside| {
                let outer = inside.replace(true);
                let result = wait(self.into_future());
                inside.set(outer);
                result
            });
        }
        match runtime() {
            Some(runtime) => runtime.block_on(self.into_future()),
            // A call that finds no runtime says so.
            None => wait(self.into_future()),
        }
    }
}

/// The elements of a stream, for programs that are not asynchronous.
///
/// Inside of an asynchronous runtime there are none.
pub fn elements<S>(stream: S) -> impl Iterator<Item = S::Item>
where
    S: futures_core::Stream,
{
    let mut stream = Box::pin(stream);
    std::iter::from_fn(move || match Handle::try_current() {
        Ok(_) => None,
        Err(_) => runtime()?.block_on(std::future::poll_fn(|context| stream.as_mut().poll_next(context))),
    })
}

thread_local! {
    /// Whether a blocking call inside of a runtime is what is being polled.
    static INSIDE: std::cell::Cell<bool> = const { std::cell::Cell::new(false) };
}

/// Whether a call must not be made: it would block the runtime that it is in.
pub(super) fn is_refused() -> bool {
    INSIDE.get()
}

/// The runtime of all blocking calls, on a thread that keeps it going.
fn runtime() -> Option<&'static Handle> {
    static RUNTIME: OnceLock<Option<Handle>> = OnceLock::new();
    let begin = || {
        let runtime = Builder::new_current_thread().enable_all().build().ok()?;
        let handle = runtime.handle().clone();
        let keep = move || runtime.block_on(std::future::pending::<()>());
        thread::Builder::new().name("bindery-blocking".to_owned()).spawn(keep).ok()?;
        Some(handle)
    };
    RUNTIME.get_or_init(begin).as_ref()
}

/// Waits without a runtime.
fn wait<F: Future>(future: F) -> F::Output {
    struct Unpark(Thread);
    impl Wake for Unpark {
        fn wake(self: Arc<Self>) {
            self.0.unpark();
        }
    }
    let waker = Waker::from(Arc::new(Unpark(thread::current())));
    let (mut future, mut context) = (pin!(future), Context::from_waker(&waker));
    loop {
        match future.as_mut().poll(&mut context) {
            Poll::Ready(output) => return output,
            Poll::Pending => thread::park(),
        }
    }
}
