//! By tokio.

use std::future::Future;
use std::time::SystemTime;

use crate::media::BoxError;

pub(crate) use tokio::time::{Instant, sleep, timeout};

/// What time it is.
pub(crate) fn now() -> SystemTime {
    SystemTime::now()
}

/// Whether there is what time and tasks need.
pub(crate) fn has_runtime() -> bool {
    tokio::runtime::Handle::try_current().is_ok()
}

/// A task of its own, which goes on when nobody waits for it any more.
pub(crate) async fn task<T>(task: impl Future<Output = T> + Send + 'static) -> Result<T, BoxError>
where
    T: Send + 'static,
{
    Ok(tokio::spawn(task).await?)
}
