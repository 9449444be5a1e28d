//! Types of the Library API.
//!
//! Books, and who has borrowed them.
//!
//! What requests and responses carry, shared by the client and the server: schemas here, requests and errors of each
//! operation in [`operations`]. All have `Debug` and `PartialEq`, schemas also serde's traits, through the
//! tables of the codec.
#![forbid(unsafe_code)]

mod codec;
pub mod operations;
mod schemas;

pub use ::bindery::{Nullable, With};
pub use schemas::*;

/// The API as a table: its servers and security schemes.
pub fn api() -> &'static ::bindery::operation::Api {
    &codec::API
}
