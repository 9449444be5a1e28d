//! What the tests share.

mod json;
mod peer;
mod raw;
mod way;

pub use json::normal;
pub use peer::{Peer, Reply};
pub use raw::{Answer, Raw};
pub use way::{Way, both_ways};
