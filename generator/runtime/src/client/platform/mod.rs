//! Time and tasks, which hosts of JavaScript (`wasm32-unknown-unknown`) have otherwise than the rest: no threads, no
//! sockets, no clock of the standard library's.

#[cfg_attr(all(target_arch = "wasm32", target_os = "unknown"), path = "web.rs")]
mod native;

pub(crate) use native::{Instant, has_runtime, now, sleep, task, timeout};
