//! A client of the Kontext API.
//!
//! API documentation for Kontext — generated from Zod schemas in @kontext/api-contract
//!
//! # Example
//!
//! ```no_run
//! # async fn example() -> Result<(), Box<dyn std::error::Error>> {
//! let client = kontext_client::Client::builder().bearer_auth("…").build()?;
//! client
//!     .post_organization_invite(
//!         "…",
//!         "ada@example.com",
//!         kontext_client::types::Role::Admin,
//!     )
//!     .await?;
//! # Ok(())
//! # }
//! ```
#![forbid(unsafe_code)]

mod call;
mod client;
mod organizations;

pub use ::kontext_types as types;
pub use ::bindery::client::{BuildError, Error, Problem, Response, Secret};
pub use ::bindery::{Nullable, With};
pub use call::Call;
pub use client::{Builder, Client, Server, UsualError};
