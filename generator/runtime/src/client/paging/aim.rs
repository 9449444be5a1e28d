//! The URL of a next page, as the API gives it, in the place of the operation's own.

use http::{Request, Uri};
use reqwest::Url;

use super::{PagingError, PagingReason};
use crate::client::base::Base;
use crate::operation::{Api, Slot};

/// Where a call goes instead of where its operation's path leads.
pub(crate) struct Aim(String);

impl Aim {
    pub(super) fn at(url: String) -> Self {
        Self(url)
    }

    /// Sends a request there, if that is at the same origin. A credential that travels in the query goes along.
    pub(crate) fn take<B>(&self, request: &mut Request<B>, base: &Base, api: &Api) -> Result<(), PagingError> {
        let bad = || PagingError::new(PagingReason::BadUrl);
        let from = Url::parse(&request.uri().to_string()).map_err(|_| bad())?;
        let mut target = from.join(&self.0).map_err(|_| bad())?;
        if !base.is_origin_of(&target) {
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
        let credentials = api.schemes.iter().filter_map(|scheme| match scheme.slot {
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
        *request.uri_mut() = Uri::try_from(target.as_str()).map_err(|_| bad())?;
        Ok(())
    }
}
