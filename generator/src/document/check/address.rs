//! Addresses that a document names: they decide where requests and credentials go.

use crate::document::uri;

/// What is wrong with an address, and how to mend it.
pub(super) type Fault = (&'static str, &'static str);

/// Refuses other schemes than HTTP's, user information, addresses without a host, and characters that no address holds.
/// `{…}` stands for what is not known yet.
pub(super) fn refuse(url: &str) -> Result<(), Fault> {
    if url.contains(|character: char| character.is_control() || matches!(character, '"' | '\\' | '<' | '>' | '`')) {
        let help = "write a plain address such as `https://api.example.com`";
        return Err(("holds a quote, an angle bracket, a backslash or a control character", help));
    }
    let of_http = |scheme: &str| matches!(scheme.to_ascii_lowercase().as_str(), "https" | "http" | "wss" | "ws");
    let rest = match url.split_once(':') {
        Some((scheme, rest)) if uri::has_scheme(url) => {
            // What looks like a scheme may be a host, with the port behind it.
            let is_port = rest.starts_with(|first: char| first.is_ascii_digit());
            if !of_http(scheme) && !is_port {
                return Err(NO_HTTP);
            }
            if of_http(scheme) && !rest.starts_with("//") {
                return Err(NO_HOST);
            }
            rest
        }
        // A scheme that is a variable may stand before it; what else does is none.
        _ => match url.split_once("://") {
            Some((scheme, _)) if !(scheme.starts_with('{') && scheme.ends_with('}')) => return Err(NO_HTTP),
            Some((scheme, _)) => url.get(scheme.len() + 1..).unwrap_or_default(),
            None => url,
        },
    };
    let Some(rest) = rest.strip_prefix("//") else { return Ok(()) };
    let authority = rest.split(['/', '?', '#']).next().unwrap_or(rest);
    if authority.contains('@') {
        return Err(("holds user information before its host", "remove what stands before the `@`"));
    }
    if authority.contains('%') {
        return Err(("holds an escape in its host", "write the host as it is"));
    }
    if authority.is_empty() || authority.starts_with(':') { Err(NO_HOST) } else { Ok(()) }
}

const NO_HTTP: Fault = ("is not of HTTP", "write an address that begins with `https://`");
const NO_HOST: Fault = ("names no host", "write the host behind `https://`");

#[cfg(test)]
mod tests {
    use super::refuse;

    #[test]
    fn addresses_lead_to_a_host_by_http() {
        for good in [
            "https://api.example.com/v1",
            "HTTP://api.example.com:8080",
            "https://[::1]:8080/",
            "https://{region}.example.com:{port}/{base}",
            "{scheme}://example.com",
            "{url}",
            "{url}/v1?at=a@b",
            "/v1",
            "v1/a:b",
            "",
            "//example.com/v1",
            "localhost:8080/v1",
            "https://münchen.example",
        ] {
            assert_eq!(refuse(good), Ok(()), "{good}");
        }
        for bad in [
            "ftp://example.com",
            "javascript:alert(1)",
            "file:///etc/passwd",
            "data:text/plain,a",
            "unix:/run/x",
            " https://example.com",
            "a/{b}://c",
            "https:example.com",
            "https://",
            "https:///example.com",
            "https://:80",
            "https://?a",
            "https://user@example.com",
            "https://user:password@example.com/",
            "{scheme}://user@example.com",
            "//user@example.com",
            "https://a%40example.com",
            "https://example.com\\@other.example",
            "https://example.com/\n",
            "https://example.com/\"",
            "https://example.com/\u{85}",
        ] {
            assert!(refuse(bad).is_err(), "{bad}");
        }
    }
}
