//! A client of the Nuon API.
//!
//! API for managing nuon apps, components, installs, and actions.
//!
//! # Example
//!
//! ```no_run
//! # async fn example() -> Result<(), Box<dyn std::error::Error>> {
//! let client = nuon_client::Client::builder().api_key("…").org_id("…").build()?;
//! let output = client
//!     .create_org_invite(nuon_client::types::CreateOrgInviteRequest::new("…"))
//!     .await?;
//! println!("{output:?}");
//! # Ok(())
//! # }
//! ```
#![forbid(unsafe_code)]

mod call;
mod client;
mod orgs;

pub use ::nuon_types as types;
pub use ::bindery::client::{BuildError, Error, Problem, Response, Secret};
pub use ::bindery::{Nullable, With};
pub use call::Call;
pub use client::{Builder, Client, UsualError};
