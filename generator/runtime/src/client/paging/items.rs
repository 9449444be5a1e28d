//! Items across pages.

use std::fmt;
use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use super::Pages;
use crate::client::Outcome;
use crate::operation::Paginated;

/// The items of an operation's pages, one after the other: a [`futures_core::Stream`], with [`next`](Self::next) for
/// those who need no more.
///
/// A page is asked for when the items of the one before are used up.
#[must_use = "nothing is sent until an item is asked for"]
pub struct AllItems<Op: Paginated> {
    pages: Pages<Op>,
    page: std::vec::IntoIter<Op::Item>,
    /// How many may follow.
    left: usize,
}

impl<Op: Paginated> AllItems<Op> {
    pub(super) fn new(pages: Pages<Op>) -> Self {
        Self { pages, page: Vec::new().into_iter(), left: usize::MAX }
    }

    /// Ends after so many items, and asks for no page beyond them.
    pub fn max_items(mut self, limit: usize) -> Self {
        self.left = limit;
        self
    }

    /// As [`Pages::max_pages`].
    pub fn max_pages(mut self, limit: usize) -> Self {
        self.pages = self.pages.max_pages(limit);
        self
    }

    /// The next item; nothing after the last one.
    ///
    /// # Errors
    /// As [`Pages::next`].
    #[expect(clippy::should_implement_trait, reason = "the method that streams have everywhere")]
    pub fn next(&mut self) -> impl Future<Output = Option<Outcome<Op, Op::Item>>> + '_ {
        poll_fn(|context| self.poll(context))
    }

    /// All items.
    ///
    /// # Errors
    /// As [`next`](Self::next).
    pub async fn collect(mut self) -> Outcome<Op, Vec<Op::Item>> {
        let mut all = Vec::new();
        while let Some(item) = self.next().await {
            all.push(item?);
        }
        Ok(all)
    }

    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<Outcome<Op, Op::Item>>> {
        while self.left > 0 {
            if let Some(item) = self.page.next() {
                self.left -= 1;
                return Poll::Ready(Some(Ok(item)));
            }
            match ready!(self.pages.poll(context)) {
                Some(Ok(mut page)) => {
                    let items = Op::items(&mut page).map(|items| items.take());
                    self.page = items.unwrap_or_default().into_iter();
                }
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
            }
        }
        Poll::Ready(None)
    }
}

// As for the pages.
impl<Op: Paginated> Unpin for AllItems<Op> {}

impl<Op: Paginated> futures_core::Stream for AllItems<Op> {
    type Item = Outcome<Op, Op::Item>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.get_mut().poll(context)
    }
}

impl<Op: Paginated> fmt::Debug for AllItems<Op> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("AllItems").field("operation", &Op::ENDPOINT.name).finish_non_exhaustive()
    }
}
