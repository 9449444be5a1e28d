//! A client of the Almanac V1 API.
//!
//! Versioned API for hosted Almanac wikis.
//!
//! # Example
//!
//! ```no_run
//! # async fn example() -> Result<(), Box<dyn std::error::Error>> {
//! let client = almanac_client::Client::builder().bearer_auth("…").build()?;
//! let output = client
//!     .invite_organization_member(
//!         "…",
//!         almanac_client::types::InviteOrganizationMemberRequest::new("…", "…"),
//!     )
//!     .await?;
//! println!("{output:?}");
//! # Ok(())
//! # }
//! ```
#![forbid(unsafe_code)]

mod api;
mod call;
mod client;

pub use ::almanac_types as types;
pub use ::bindery::client::{BuildError, Error, Problem, Response, Secret};
pub use ::bindery::{Nullable, With};
pub use call::Call;
pub use client::{Builder, Client, UsualError};
