//! Which redirects are followed.
//!
//! Only those that stay at the origin that was asked and keep the method: a credential in a header of its own would
//! otherwise travel on to whatever host a response names.

use http::header::LOCATION;
use http::{HeaderMap, Method, StatusCode, Uri};
use url::Url;

use super::error::{RedirectError, RedirectReason};

/// What was sent.
pub(crate) struct Sent<'r> {
    pub(crate) method: &'r Method,
    pub(crate) uri: &'r Uri,
    /// Whether it can be sent again: a stream is gone.
    pub(crate) is_repeatable: bool,
}

/// Where to send `request` again after this response, while there are redirects `left` to follow; `None` when the
/// response is the last one.
pub(crate) fn next(
    request: &Sent<'_>,
    status: StatusCode,
    headers: &HeaderMap,
    left: u32,
) -> Result<Option<Uri>, RedirectError> {
    let refuse = |reason| Err(RedirectError::new(reason, None));
    if !matches!(status.as_u16(), 301 | 302 | 303 | 307 | 308) {
        return Ok(None);
    }
    let Some(location) = headers.get(LOCATION) else { return Ok(None) };
    let from = Url::parse(&request.uri.to_string()).ok();
    let target = std::str::from_utf8(location.as_bytes()).ok().and_then(|location| from.as_ref()?.join(location).ok());
    let (Some(from), Some(mut target)) = (&from, target) else { return refuse(RedirectReason::BadLocation) };
    if from.origin() != target.origin() {
        let origin = target.origin().ascii_serialization();
        return Err(RedirectError::new(RedirectReason::OtherOrigin, Some(origin)));
    }
    if !target.username().is_empty() || target.password().is_some() {
        return refuse(RedirectReason::BadLocation);
    }
    let keeps_method = matches!(status.as_u16(), 307 | 308) || matches!(*request.method, Method::GET | Method::HEAD);
    if !keeps_method {
        return refuse(RedirectReason::OtherMethod);
    }
    if !request.is_repeatable {
        return refuse(RedirectReason::Stream);
    }
    if left == 0 {
        return refuse(RedirectReason::TooMany);
    }
    target.set_fragment(None);
    match Uri::try_from(target.as_str()) {
        Ok(uri) => Ok(Some(uri)),
        Err(_) => refuse(RedirectReason::BadLocation),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn follow(method: &str, status: u16, location: &str, left: u32) -> Result<Option<String>, RedirectReason> {
        let (method, uri) = (method.parse().unwrap(), Uri::from_static("https://api.test/v1/a/b?k=1"));
        let request = Sent { method: &method, uri: &uri, is_repeatable: true };
        let headers = [(LOCATION, location.parse().unwrap())].into_iter().collect();
        next(&request, StatusCode::from_u16(status).unwrap(), &headers, left)
            .map(|uri| uri.map(|uri| uri.to_string()))
            .map_err(|error| error.reason())
    }

    #[test]
    fn same_origin_is_followed() {
        assert_eq!(follow("GET", 302, "/c?d=e#f", 1), Ok(Some("https://api.test/c?d=e".to_owned())));
        assert_eq!(follow("GET", 301, "c", 1), Ok(Some("https://api.test/v1/a/c".to_owned())));
        assert_eq!(follow("HEAD", 303, "https://API.test:443/c", 10), Ok(Some("https://api.test/c".to_owned())));
        assert_eq!(follow("POST", 307, "/c", 1), Ok(Some("https://api.test/c".to_owned())));
        assert_eq!(follow("DELETE", 308, "/c", 1), Ok(Some("https://api.test/c".to_owned())));
    }

    #[test]
    fn everything_else_is_refused() {
        let elsewhere = [
            "http://api.test/c",
            "https://api.test:8443/c",
            "https://evil.test/c",
            "//evil.test/c",
            "\\\\evil.test/c",
            "https://api.test.evil.test/",
            "https://api.test@evil.test/",
            "data:text/plain,x",
        ];
        for location in elsewhere {
            assert_eq!(follow("GET", 302, location, 1), Err(RedirectReason::OtherOrigin), "{location}");
        }
        assert_eq!(follow("GET", 302, "https://ada:pw@api.test/", 1), Err(RedirectReason::BadLocation));
        assert_eq!(follow("GET", 302, "https://", 1), Err(RedirectReason::BadLocation));
        assert_eq!(follow("POST", 302, "/c", 1), Err(RedirectReason::OtherMethod));
        assert_eq!(follow("DELETE", 303, "/c", 1), Err(RedirectReason::OtherMethod));
        assert_eq!(follow("GET", 302, "/c", 0), Err(RedirectReason::TooMany));
    }

    #[test]
    fn other_statuses_are_answers() {
        for status in [200, 300, 304, 305, 404] {
            assert_eq!(follow("GET", status, "/c", 1), Ok(None), "{status}");
        }
    }
}
