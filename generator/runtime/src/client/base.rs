//! The base URL, and what is appended to it.
//!
//! Paths are appended as text and never resolved: resolving would let a path with `//host` or `..` choose another
//! place, and the credentials would go there.

use std::fmt;
use std::net::IpAddr;
use std::sync::Arc;

use http::Uri;
use url::Url;

use super::BuildError;

/// A checked base URL.
pub(crate) struct Base {
    /// Scheme, host and port; no slash at the end.
    origin: String,
    /// The path without a slash at its end.
    path: Arc<str>,
    url: Url,
}

impl Base {
    /// Takes an absolute `https` URL, or an `http` one that stays on this machine or is allowed.
    pub(crate) fn parse(text: &str, allow_http: bool) -> Result<Self, BuildError> {
        let refuse = |reason| BuildError::BaseUrl { url: shown(text), reason };
        let url = Url::parse(text).map_err(|_| refuse("is not an absolute URL"))?;
        if !url.username().is_empty() || url.password().is_some() {
            return Err(refuse("holds a user name or password; give credentials to the builder"));
        }
        if url.query().is_some() || url.fragment().is_some() {
            return Err(refuse("holds a query or a fragment"));
        }
        let host = url.host_str().filter(|host| !host.is_empty()).ok_or_else(|| refuse("names no host"))?;
        match url.scheme() {
            "https" => {}
            "http" if allow_http || is_loopback(host) => {}
            "http" => return Err(BuildError::Unencrypted { url: shown(text) }),
            _ => return Err(refuse("is neither `https` nor `http`")),
        }
        let origin = url.origin().ascii_serialization();
        let path = url.path().trim_end_matches('/').into();
        Ok(Self { origin, path, url })
    }

    /// Another base URL: an absolute one, or one that is relative to this server.
    pub(crate) fn beside(&self, text: &str, allow_http: bool) -> Result<Self, BuildError> {
        if text.contains("://") {
            return Self::parse(text, allow_http);
        }
        let slash = if text.starts_with('/') { "" } else { "/" };
        // The scheme of this server has been allowed.
        Self::parse(&[&self.origin, slash, text].concat(), true)
    }

    /// A URL that may be relative to this server.
    pub(crate) fn resolve(&self, text: &str) -> Option<Url> {
        Url::parse(&[&*self.origin, &*self.path, "/"].concat()).ok()?.join(text).ok()
    }

    /// Takes the address of a receiver apart: the server, and the path with the query.
    pub(crate) fn address(text: &str, allow_http: bool) -> Result<(Self, String), BuildError> {
        let plain = text.split('?').next().unwrap_or(text);
        let mut base = Self::parse(plain, allow_http)?;
        base.path = "".into();
        let whole = Url::parse(text).ok().filter(|whole| whole.fragment().is_none());
        let whole = whole.ok_or_else(|| BuildError::BaseUrl { url: shown(text), reason: "is not an absolute URL" })?;
        let mut path = base.url.path().to_owned();
        if let Some(query) = whole.query() {
            path.push('?');
            path.push_str(query);
        }
        Ok((base, path))
    }

    /// The base URL followed by `path` and `query`, both encoded.
    ///
    /// `None` when the result is not a URI, or would lead to another host.
    pub(crate) fn join(&self, path: &str, query: &str) -> Option<Uri> {
        let slash = if path.starts_with('/') || path.is_empty() && !self.path.is_empty() { "" } else { "/" };
        let mark = if query.is_empty() { "" } else { "?" };
        let text = [&*self.origin, &*self.path, slash, path, mark, query].concat();
        Uri::try_from(text).ok().filter(|uri| self.holds(uri))
    }

    /// Its path, where it has one; without a slash at its end.
    pub(crate) fn path(&self) -> Option<&Arc<str>> {
        Some(&self.path).filter(|path| !path.is_empty())
    }

    fn holds(&self, uri: &Uri) -> bool {
        let authority = uri.authority().map(|authority| authority.as_str());
        self.origin.split_once("://").is_some_and(|(scheme, host)| {
            uri.scheme_str() == Some(scheme) && authority.is_some_and(|authority| authority.eq_ignore_ascii_case(host))
        })
    }

    /// Whether `url` has the scheme, host and port of the base (RFC 6454).
    pub(crate) fn is_origin_of(&self, url: &Url) -> bool {
        self.url.origin() == url.origin()
    }
}

impl fmt::Debug for Base {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}{}", self.origin, self.path)
    }
}

/// A URL for a message: without what may be secret.
fn shown(text: &str) -> String {
    let text = text.split(['?', '#']).next().unwrap_or_default();
    match text.rsplit_once('@') {
        Some((_, host)) => ["…@", host].concat(),
        None => text.to_owned(),
    }
}

fn is_loopback(host: &str) -> bool {
    let name = host.trim_end_matches('.');
    let address = host.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>();
    name == "localhost" || name.ends_with(".localhost") || address.is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::{Base, is_loopback};

    fn joined(base: &str, path: &str, query: &str) -> String {
        Base::parse(base, true).unwrap().join(path, query).map(|uri| uri.to_string()).unwrap_or_default()
    }

    #[test]
    fn paths_are_appended_as_text() {
        assert_eq!(joined("https://api.test", "/a/b", ""), "https://api.test/a/b");
        assert_eq!(joined("https://api.test/", "/a", "x=1"), "https://api.test/a?x=1");
        assert_eq!(joined("https://api.test/v1/", "/a", ""), "https://api.test/v1/a");
        assert_eq!(joined("https://api.test:8443/v1", "/a/", ""), "https://api.test:8443/v1/a/");
        assert_eq!(joined("https://api.test/v1", "", ""), "https://api.test/v1");
        assert_eq!(joined("https://api.test", "", ""), "https://api.test/");
        assert_eq!(joined("https://API.test:443", "/a", ""), "https://api.test/a");
    }

    #[test]
    fn no_path_leads_to_another_host() {
        assert_eq!(joined("https://api.test", "//evil.test/a", ""), "https://api.test//evil.test/a");
        assert_eq!(joined("https://api.test", "@evil.test/a", ""), "https://api.test/@evil.test/a");
        assert_eq!(joined("https://api.test", ".evil.test/a", ""), "https://api.test/.evil.test/a");
        assert_eq!(joined("https://api.test/v1", ":80/a", ""), "https://api.test/v1/:80/a");
    }

    #[test]
    fn plain_http_only_on_this_machine() {
        for loopback in ["http://localhost:1", "http://127.0.0.1:1", "http://[::1]:1", "http://api.localhost"] {
            assert!(Base::parse(loopback, false).is_ok(), "{loopback}");
        }
        for other in ["http://api.test", "http://127.0.0.1.evil.test", "http://localhost.evil.test", "http://10.0.0.1"]
        {
            let error = Base::parse(other, false).unwrap_err().to_string();
            assert!(error.contains("allow_http"), "{error}");
            assert!(Base::parse(other, true).is_ok(), "{other}");
        }
        assert!(!is_loopback("notlocalhost"));
    }

    #[test]
    fn bad_bases_are_refused_without_showing_secrets() {
        let refused = [
            "",
            "/v1",
            "api.test",
            "ftp://api.test",
            "https://",
            "https://ada:hunter2@api.test",
            "https://a.test?k=hunter2",
        ];
        for text in refused {
            let error = Base::parse(text, true).unwrap_err();
            assert!(!format!("{error} {error:?}").contains("hunter2"), "{error}");
        }
    }
}
