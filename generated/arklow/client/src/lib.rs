//! A client of the Arklow API.
//!
//! Arklow's API
//!
//! # Example
//!
//! ```no_run
//! # async fn example() -> Result<(), Box<dyn std::error::Error>> {
//! let client = arklow_client::Client::builder().api_key("…").build()?;
//! let output = client.invite_member("…", "…").await?;
//! println!("{output:?}");
//! # Ok(())
//! # }
//! ```
#![forbid(unsafe_code)]

mod call;
mod client;
mod members;

pub use ::arklow_types as types;
pub use ::bindery::client::{BuildError, Error, Problem, Response, Secret};
pub use ::bindery::{Nullable, With};
pub use call::Call;
pub use client::{Builder, Client, Server};
