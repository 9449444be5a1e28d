//! A client of the Library API.
//!
//! Books, and who has borrowed them.
//!
//! # Example
//!
//! ```no_run
//! # async fn example() -> Result<(), Box<dyn std::error::Error>> {
//! let client = library_client::Client::builder().api_key("…").build()?;
//! let output = client.list_books().await?;
//! println!("{output:?}");
//! # Ok(())
//! # }
//! ```
#![forbid(unsafe_code)]

mod books;
mod call;
mod client;

pub use ::library_types as types;
pub use ::bindery::client::{BuildError, Error, Problem, Response, Secret};
pub use ::bindery::{Nullable, With};
pub use call::Call;
pub use client::{Builder, Client, UsualError};
