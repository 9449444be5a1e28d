//! The URL of a next page, as the API gives it, in the place of the operation's own.

use http::Uri;
use url::Url;

use super::{PagingError, PagingReason};
use crate::client::base::Base;
use crate::client::client::Inner;
use crate::operation::Slot;

/// Where a call goes instead of where its operation's path leads.
#[derive(Clone)]
pub(crate) struct Aim(String);

impl Aim {
    pub(super) fn at(url: String) -> Self {
        Self(url)
    }

    /// The place to send a request to instead of this one, if it is at the same origin, or at one that is allowed. A
    /// credential that travels in the query goes along.
    pub(crate) fn instead_of(&self, uri: &Uri, base: &Base, client: &Inner) -> Result<Uri, PagingError> {
        let bad = || PagingError::new(PagingReason::BadUrl);
        let from = Url::parse(&uri.to_string()).map_err(|_| bad())?;
        let mut target = from.join(&self.0).map_err(|_| bad())?;
        if !std::iter::once(base).chain(&client.page_origins).any(|base| base.is_origin_of(&target)) {
            let origin = target.origin().ascii_serialization();
            return Err(PagingError::about(PagingReason::OtherOrigin, origin));
        }
        if !target.username().is_empty() || target.password().is_some() {
            return Err(bad());
        }
        target.set_fragment(None);
        if target == from {
            return Err(PagingError::new(PagingReason::Repeated));
        }
        let credentials = client.api.schemes.iter().filter_map(|scheme| match scheme.slot {
            Slot::Query(name) => Some(name),
            _ => None,
        });
        for name in credentials {
            let has = |url: &Url| url.query_pairs().any(|(key, _)| key == name);
            if has(&from) && !has(&target) {
                let secret = from.query_pairs().find(|(key, _)| key == name);
                target.query_pairs_mut().extend_pairs(secret);
            }
        }
        Uri::try_from(target.as_str()).map_err(|_| bad())
    }
}
