//! What may still be printed: a document that is read within its limits can be printed many times as long.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Bytes that the text of all files may have together, counted while it is printed.
#[derive(Debug, Clone)]
pub(super) struct Budget {
    limit: usize,
    spent: Arc<AtomicUsize>,
}

impl Budget {
    /// All of it.
    pub(super) fn new(limit: usize) -> Self {
        Self { limit, spent: Arc::default() }
    }

    /// Counts text that was printed. Threads may overstep by a piece each.
    pub(super) fn take(&self, bytes: usize) {
        self.spent.fetch_add(bytes, Ordering::Relaxed);
    }

    /// Whether more was printed than may be: whatever follows is left out, as nothing of it will be written.
    pub(super) fn is_spent(&self) -> bool {
        self.spent.load(Ordering::Relaxed) > self.limit
    }
}
