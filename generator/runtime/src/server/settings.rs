//! What an application can set.

use std::sync::Arc;

use bytes::Bytes;
use http::Response;

use super::document::Document;
use super::incident::{Cause, Incident, Reporter};
use super::refusal::Refusal;
use super::rejection::Rejection;
use super::routes::UnknownQuery;
use super::unwind::unwound;
use super::wording;
use crate::json::ReadOnly;
use crate::operation::{Api, Endpoint};

/// The settings of [`Routes`](super::Routes).
pub(super) struct Settings {
    pub(super) body_limit: usize,
    pub(super) body_limits: Vec<(&'static Endpoint, usize)>,
    pub(super) read_only: ReadOnly,
    pub(super) unknown_query: UnknownQuery,
    pub(super) validate_responses: bool,
    pub(super) unimplemented: Vec<&'static Endpoint>,
    pub(super) below_base_path: bool,
    pub(super) documents: Vec<Document>,
    pub(super) reporter: Reporter,
    pub(super) reword: Option<Arc<Reword>>,
}

/// Changes the words of a refusal.
pub(super) type Reword = dyn Fn(&mut Rejection) + Send + Sync;

impl Default for Settings {
    fn default() -> Self {
        Self {
            body_limit: 2 * 1024 * 1024,
            body_limits: Vec::new(),
            read_only: ReadOnly::Refuse,
            unknown_query: UnknownQuery::Ignore,
            validate_responses: cfg!(debug_assertions),
            unimplemented: Vec::new(),
            below_base_path: false,
            documents: Vec::new(),
            reporter: Reporter::default(),
            reword: None,
        }
    }
}

impl Settings {
    pub(super) fn body_limit(&self, endpoint: &Endpoint) -> usize {
        let own = self.body_limits.iter().rev().find(|(other, _)| same(other, endpoint));
        own.map_or(self.body_limit, |(_, limit)| *limit)
    }

    pub(super) fn is_unimplemented(&self, endpoint: &Endpoint) -> bool {
        self.unimplemented.iter().any(|other| same(other, endpoint))
    }

    /// The response to a request for `endpoint`, or for the API where no operation was found.
    pub(super) fn refuse(
        &self,
        refusal: Refusal,
        api: Option<&'static Api>,
        endpoint: Option<&'static Endpoint>,
    ) -> Response<Bytes> {
        let mut rejection = wording::worded(refusal, api, endpoint);
        if let Some(reword) = &self.reword
            && let Err(panic) = unwound(|| reword(&mut rejection))
        {
            self.reporter.report(&Incident { endpoint, cause: Cause::Panic(panic) });
            rejection = wording::worded(Refusal::internal(), api, endpoint);
        }
        rejection.into_response()
    }
}

/// Whether two tables are of one operation: several may have a path in common, which the headers tell apart.
fn same(one: &Endpoint, other: &Endpoint) -> bool {
    (one.name, one.method, one.path) == (other.name, other.method, other.path)
}
