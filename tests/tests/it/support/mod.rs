//! What the tests share.

pub mod cargo;
pub mod fixture;
mod json;
mod peer;
mod raw;
pub mod repository;
pub mod snapshot;
mod way;

pub use json::normal;
pub use peer::{Peer, Reply};
pub use raw::{Answer, Raw};
pub use way::{Way, both_ways, listen};
