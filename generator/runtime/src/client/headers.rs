//! Headers that a caller adds.

use std::fmt;

use http::header::{AUTHORIZATION, COOKIE, PROXY_AUTHORIZATION};
use http::{HeaderMap, HeaderName, HeaderValue};

use super::error::RequestError;

/// Headers whose values are credentials, whoever sets them.
const SECRET: [HeaderName; 3] = [AUTHORIZATION, COOKIE, PROXY_AUTHORIZATION];

/// Headers to send beside those of the operation; the first that is not valid is kept as an error for later, so that
/// setters can be chained.
#[derive(Clone, Default)]
pub(crate) struct Headers {
    map: HeaderMap,
    problem: Option<RequestError>,
}

impl Headers {
    pub(crate) fn set<N, V>(&mut self, name: N, value: V)
    where
        N: TryInto<HeaderName>,
        V: TryInto<HeaderValue>,
    {
        match (name.try_into(), value.try_into()) {
            (Ok(name), Ok(value)) => {
                let mut value: HeaderValue = value;
                value.set_sensitive(value.is_sensitive() || SECRET.contains(&name));
                self.map.insert(name, value);
            }
            (Ok(name), Err(_)) => {
                self.fail(RequestError::new(
                    "header",
                    name.as_str().to_owned(),
                    "has a value that HTTP does not allow",
                ));
            }
            (Err(_), _) => self.fail(RequestError::new("name of a header", "", "is not one that HTTP allows")),
        }
    }

    fn fail(&mut self, problem: RequestError) {
        self.problem.get_or_insert(problem);
    }

    /// Puts the headers into `target`, in the place of others of the same name.
    pub(crate) fn apply(&self, target: &mut HeaderMap) -> Result<(), RequestError> {
        self.check()?;
        for (name, value) in &self.map {
            target.insert(name, value.clone());
        }
        Ok(())
    }

    pub(crate) fn map(&self) -> &HeaderMap {
        &self.map
    }

    pub(crate) fn check(&self) -> Result<(), RequestError> {
        self.problem.clone().map_or(Ok(()), Err)
    }
}

impl fmt::Debug for Headers {
    /// Names alone: a value may be a secret.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_set().entries(self.map.keys()).finish()
    }
}
