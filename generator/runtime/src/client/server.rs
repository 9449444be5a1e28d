//! A server of the document, with values for the variables in its URL.

use super::BuildError;
use crate::operation::{self, Api, Variable};

/// A server of the document, by its number; variables that are not set stand at their defaults.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Server {
    number: usize,
    values: Vec<(&'static str, String)>,
}

impl Server {
    /// The server of this number, in document order.
    #[must_use]
    pub fn new(number: usize) -> Self {
        Self { number, values: Vec::new() }
    }

    /// With a value for a variable.
    #[must_use]
    pub fn with(mut self, variable: &'static str, value: impl Into<String>) -> Self {
        self.values.retain(|(name, _)| *name != variable);
        self.values.push((variable, value.into()));
        self
    }

    /// Its base URL.
    ///
    /// A value can't choose another host than the document's: what ends a host name is refused in it.
    pub(crate) fn url(&self, api: &'static Api) -> Result<String, BuildError> {
        let none = |relative| BuildError::NoServer { api: api.name, relative };
        if api.servers.is_empty() {
            return Err(none(None));
        }
        let url = self.url_among(api.servers)?;
        if url.contains("://") { Ok(url) } else { Err(none(api.servers.get(self.number).map(|server| server.url))) }
    }

    /// The base URL of the server that it is among these; relative where the document says so.
    pub(crate) fn url_among(&self, servers: &'static [operation::Server]) -> Result<String, BuildError> {
        let server = servers.get(self.number).ok_or(BuildError::UnknownServer(self.number))?;
        let mut url = server.url.to_owned();
        for variable in server.variables {
            let place = ["{", variable.name, "}"].concat();
            let value = self.value(variable);
            let (scheme, rest) = url.split_once("://").unwrap_or(("", &url));
            let is_of_host = rest.split('/').next().is_some_and(|authority| authority.contains(&place));
            let is_allowed = match (scheme.contains(&place), is_of_host && !scheme.is_empty()) {
                (true, _) => value.bytes().all(|byte| byte.is_ascii_alphanumeric()),
                (false, true) => value.bytes().all(is_of_host_name),
                (false, false) => true,
            };
            if value != variable.default && !is_allowed {
                return Err(BuildError::Variable { name: variable.name, value: value.to_owned() });
            }
            url = url.replace(&place, value);
        }
        Ok(url)
    }

    fn value<'a>(&'a self, variable: &'a Variable) -> &'a str {
        let own = self.values.iter().find(|(name, _)| *name == variable.name);
        own.map_or(variable.default, |(_, value)| value)
    }
}

/// Letters, digits and what else stands in a host and its port (RFC 3986, section 3.2).
fn is_of_host_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-._~:[]".contains(&byte)
}

impl From<usize> for Server {
    fn from(number: usize) -> Self {
        Self::new(number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    static API: Api = Api {
        name: "test",
        servers: &[
            operation::Server {
                url: "https://{region}.example.com/{base}",
                variables: &[Variable { name: "region", default: "eu" }, Variable { name: "base", default: "v1" }],
                description: "",
            },
            operation::Server {
                url: "{scheme}://example.com",
                variables: &[Variable { name: "scheme", default: "https" }],
                description: "",
            },
        ],
        elsewhere: &[],
        schemes: &[],
        usual_error: None,
    };

    #[test]
    fn variables_stand_in_the_url() {
        let url = |server: Server| server.url(&API).map_err(|error| error.to_string());
        assert_eq!(url(Server::new(0)).unwrap(), "https://eu.example.com/v1");
        assert_eq!(url(Server::new(0).with("region", "us").with("base", "a/b")).unwrap(), "https://us.example.com/a/b");
        for evil in ["evil.test/", "evil.test#", "evil.test?", "me@evil.test", "a b", "a\\b"] {
            assert!(url(Server::new(0).with("region", evil)).unwrap_err().contains("`region`"), "{evil}");
        }
        assert!(url(Server::new(2)).is_err());
    }

    #[test]
    fn a_scheme_is_no_host() {
        let url = |scheme| Server::new(1).with("scheme", scheme).url(&API).map_err(|error| error.to_string());
        assert_eq!(url("http").unwrap(), "http://example.com");
        for evil in ["https://evil.test/?", "https://evil.test#", "https://me@", "a/b"] {
            assert!(url(evil).unwrap_err().contains("`scheme`"), "{evil}");
        }
    }
}
