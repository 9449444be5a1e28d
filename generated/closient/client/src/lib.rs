//! A client of the Account API.
//!
//! # Example
//!
//! ```no_run
//! # async fn example() -> Result<(), Box<dyn std::error::Error>> {
//! let client = closient_client::Client::builder().api_key("…").build()?;
//! let output = client.list_members("…").await?;
//! println!("{output:?}");
//! # Ok(())
//! # }
//! ```
#![forbid(unsafe_code)]

mod call;
mod client;
mod organizations;

pub use ::closient_types as types;
pub use ::bindery::client::{BuildError, Error, HeaderError, Problem, Response, Secret};
pub use ::bindery::{Nullable, With};
pub use call::Call;
pub use client::{Builder, Client, UsualError};
