//! Each vendor's API in memory, written the way that somebody would begin with a generated server crate.
//!
//! The tests call them through the generated clients.

pub mod almanac;
pub mod arklow;
pub mod closient;
mod keys;
pub mod kontext;
pub mod nuon;

pub use keys::{Caller, Keys};

use std::sync::{Mutex, MutexGuard, PoisonError};

/// What is behind a lock, also after another handler panicked while it held it.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
