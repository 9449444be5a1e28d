//! Going on with a stream of events that broke off.

use std::future::Future;
use std::pin::Pin;

use crate::media::Body;

/// What can send the request of a stream again.
pub(crate) trait Resume: Send + Sync {
    /// Comes again.
    fn resume(self: Box<Self>, at: Interrupted) -> Resuming;
}

/// A stream that is being resumed, and what can resume it another time.
pub(crate) type Resuming = Pin<Box<dyn Future<Output = (Box<dyn Resume>, Resumed)> + Send>>;

/// Where a stream was when it broke off.
#[cfg_attr(not(feature = "client"), expect(dead_code, reason = "only clients come again"))]
pub(crate) struct Interrupted {
    /// The id of the last event that arrived whole.
    pub(crate) id: Option<String>,
    /// How many milliseconds the server asks to wait.
    pub(crate) retry: Option<u64>,
    /// Whether an element has arrived since it was resumed last.
    pub(crate) progressed: bool,
    /// What broke it off; nothing where it ended.
    pub(crate) cause: Option<Box<dyn std::error::Error + Send + Sync>>,
}

/// What came of it.
#[cfg_attr(not(feature = "client"), expect(dead_code, reason = "only clients come again"))]
pub(crate) enum Resumed {
    /// The stream goes on in this body.
    Body(Body),
    /// There is no more.
    Ended,
    /// It can't be had again.
    Failed(Box<dyn std::error::Error + Send + Sync>),
}
