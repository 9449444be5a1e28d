//! Operations that answer in pages, as streams: a page after the other, or an item after the other.
//!
//! Nothing is sent before a page is asked for, and only then the next one. What an API may say to make a client go on
//! for ever, or go elsewhere, ends in a [`PagingError`].

mod aim;
mod error;
mod items;
mod links;
mod walk;

pub use error::{PagingError, PagingReason};
pub use items::AllItems;

use std::fmt;
use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::task::{Context, Poll};

use super::call::{Call, Outcome};
use super::error::{Error, Failed};
use super::{BoxFuture, Problem};
use crate::operation::{Next, Operation, Paginated};
pub(super) use aim::Aim;
pub(super) use walk::Said;
use walk::{Arrived, Step, Walk, found};

/// The pages of an operation, one after the other: a [`futures_core::Stream`], with [`next`](Self::next) for those who
/// need no more.
///
/// After an error nothing follows. Each page is a call of its own, with the limits and retries that the first call has.
#[must_use = "nothing is sent until a page is asked for"]
pub struct Pages<Op: Paginated> {
    state: State<Op>,
    walk: Walk,
}

enum State<Op: Paginated> {
    /// The next page is asked for by this call.
    Ready(Call<Op>, Option<Aim>),
    /// It has been asked for.
    Sent(Call<Op>, BoxFuture<Outcome<Op, (Op::Output, Said)>>),
    /// There is a page, but no way to the next one.
    Failed(Error<Op::Error>),
    Ended,
}

impl<Op: Paginated> Pages<Op> {
    pub(super) fn new(call: Call<Op>) -> Self {
        Self { state: State::Ready(call, None), walk: Walk::default() }
    }

    /// Ends after so many pages, in the place of an error after 10,000 of them.
    pub fn max_pages(mut self, limit: usize) -> Self {
        self.walk.limit(limit);
        self
    }

    /// The items of the pages, one after the other.
    pub fn items(self) -> AllItems<Op> {
        AllItems::new(self)
    }

    /// The next page; nothing after the last one.
    ///
    /// # Errors
    /// When the call for it fails, or the page before does not tell where it is: [`Problem::Paging`].
    #[expect(clippy::should_implement_trait, reason = "the method that streams have everywhere")]
    pub fn next(&mut self) -> impl Future<Output = Option<Outcome<Op, Op::Output>>> + '_ {
        poll_fn(|context| self.poll(context))
    }

    /// All pages.
    ///
    /// # Errors
    /// As [`next`](Self::next).
    pub async fn collect(mut self) -> Outcome<Op, Vec<Op::Output>> {
        let mut all = Vec::new();
        while let Some(page) = self.next().await {
            all.push(page?);
        }
        Ok(all)
    }

    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<Outcome<Op, Op::Output>>> {
        loop {
            match std::mem::replace(&mut self.state, State::Ended) {
                State::Ready(call, aim) => match self.walk.begin() {
                    Ok(true) => {
                        let sent = call.send_to(aim);
                        self.state = State::Sent(call, sent);
                    }
                    Ok(false) => return Poll::Ready(None),
                    Err(error) => return Poll::Ready(Some(Err(failed::<Op>(error)))),
                },
                State::Sent(call, mut sent) => {
                    let Poll::Ready(outcome) = sent.as_mut().poll(context) else {
                        self.state = State::Sent(call, sent);
                        return Poll::Pending;
                    };
                    return Poll::Ready(Some(outcome.map(|arrived| self.arrived(call, arrived))));
                }
                State::Failed(error) => return Poll::Ready(Some(Err(error))),
                State::Ended => return Poll::Ready(None),
            }
        }
    }

    /// Looks for the way to the next page, before this one is handed on.
    fn arrived(&mut self, mut call: Call<Op>, (mut page, said): (Op::Output, Said)) -> Op::Output {
        if self.walk.is_full() {
            return page;
        }
        let items = Op::items(&mut page);
        let count = items.as_ref().map_or(0, |items| items.count());
        let last = match Op::PAGING.next {
            Next::Last(_, of) => items.as_ref().and_then(|items| items.last()).and_then(|item| found(item, of)),
            _ => None,
        };
        let arrived = Arrived { said, count, last };
        self.state = match self.walk.step(Op::PAGING, arrived, call.request_mut()) {
            Ok(Step::End) => State::Ended,
            Ok(Step::Again) => State::Ready(call, None),
            Ok(Step::To(url)) => State::Ready(call, Some(Aim::at(url))),
            Err(error) => State::Failed(failed::<Op>(error)),
        };
        page
    }
}

fn failed<Op: Operation>(error: PagingError) -> Error<Op::Error> {
    Error::failed(Op::ENDPOINT, Failed { problem: Problem::Paging(error), received: None })
}

// Nothing is pinned in it but what stands on the heap.
impl<Op: Paginated> Unpin for Pages<Op> {}

impl<Op: Paginated> futures_core::Stream for Pages<Op> {
    type Item = Outcome<Op, Op::Output>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.get_mut().poll(context)
    }
}

impl<Op: Paginated> fmt::Debug for Pages<Op> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Pages").field("operation", &Op::ENDPOINT.name).finish_non_exhaustive()
    }
}
