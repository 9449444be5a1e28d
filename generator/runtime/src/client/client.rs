//! A client: what its calls have in common.

use std::fmt;
use std::sync::Arc;

use super::base::Base;
use super::call::Call;
use super::credentials::Credential;
use super::exchange::Limits;
use super::headers::Headers;
use super::hook::Hooks;
use super::transport::Transport;
use crate::operation::{Api, Endpoint, Operation};

/// A client of an API; clones share credentials and connections.
#[derive(Clone)]
pub struct Client(pub(super) Arc<Inner>);

pub(crate) struct Inner {
    pub(super) api: &'static Api,
    pub(super) base: Base,
    /// Of operations with another server than the others; the first of a name counts.
    pub(super) bases: Vec<(&'static str, Base)>,
    /// What stands for the path of every call, with its query.
    pub(super) address: Option<String>,
    /// Other servers that pages may be at.
    pub(super) page_origins: Vec<Base>,
    /// In the order of [`Api::schemes`].
    pub(super) credentials: Vec<Option<Credential>>,
    pub(super) headers: Headers,
    pub(super) limits: Limits,
    pub(super) hooks: Hooks,
    pub(super) transport: Arc<dyn Transport>,
}

impl Inner {
    /// The base URL of an operation.
    pub(super) fn base_of(&self, endpoint: &Endpoint) -> &Base {
        self.bases.iter().find(|(name, _)| *name == endpoint.name).map_or(&self.base, |(_, base)| base)
    }
}

impl Client {
    /// A call of the operation that `request` belongs to; nothing is sent yet.
    pub fn call<Op: Operation>(&self, request: Op) -> Call<Op> {
        Call::new(self.clone(), request)
    }
}

impl fmt::Debug for Client {
    /// Shows which credentials are configured, not what they are.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Client")
            .field("api", &self.0.api.name)
            .field("base", &self.0.base)
            .field("credentials", &self.0.api.given(&self.0.credentials))
            .field("headers", &self.0.headers)
            .field("limits", &self.0.limits)
            .finish_non_exhaustive()
    }
}
