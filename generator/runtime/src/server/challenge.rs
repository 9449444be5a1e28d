//! What a caller without valid credentials is told to present.

use crate::operation::{Endpoint, Need, Scheme, Slot};

/// The values of `WWW-Authenticate` (RFC 9110, 11.6.1): one for each scheme that these alternatives name, each once.
///
/// A certificate is none of HTTP's business and has no challenge. Keys have no authentication scheme of their own in the registry, so they are announced as `ApiKey` with their place.
/// `error` is the code that RFC 6750, 3.1 has for bearer tokens.
pub(super) fn challenges(endpoint: &Endpoint, alternatives: &[&'static [Need]], error: Option<&str>) -> Vec<String> {
    let mut challenges = Vec::new();
    for need in alternatives.iter().copied().flatten() {
        let Some(scheme) = endpoint.api.schemes.get(need.scheme) else { continue };
        let realm = quoted(endpoint.api.name);
        let challenge = match scheme.slot {
            Slot::Bearer | Slot::OAuth(_) | Slot::OpenId(_) => match error {
                Some(error) => format!("Bearer realm={realm}, error={}", quoted(error)),
                None => format!("Bearer realm={realm}"),
            },
            Slot::Basic => format!("Basic realm={realm}, charset=\"UTF-8\""),
            Slot::Http(name) => format!("{name} realm={realm}"),
            Slot::Header(name) => format!("ApiKey realm={realm}, in=\"header\", name={}", quoted(name)),
            Slot::Query(name) => format!("ApiKey realm={realm}, in=\"query\", name={}", quoted(name)),
            Slot::Cookie(name) => format!("ApiKey realm={realm}, in=\"cookie\", name={}", quoted(name)),
            Slot::Certificate => continue,
        };
        if !challenges.contains(&challenge) {
            challenges.push(challenge);
        }
    }
    challenges
}

/// Where the credential of a scheme belongs, in words.
pub(super) fn slot(scheme: &Scheme) -> String {
    match scheme.slot {
        Slot::Header(name) => format!("header `{name}`"),
        Slot::Query(name) => format!("query parameter `{name}`"),
        Slot::Cookie(name) => format!("cookie `{name}`"),
        Slot::Bearer | Slot::OAuth(_) | Slot::OpenId(_) => "a bearer token".to_owned(),
        Slot::Basic => "user and password".to_owned(),
        Slot::Http(name) => format!("header `Authorization` with `{name}`"),
        Slot::Certificate => "a client's certificate".to_owned(),
    }
}

/// A quoted string (RFC 9110, 5.6.4), without what a header can't carry.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for character in text.chars().filter(|character| matches!(character, ' '..='~')) {
        if matches!(character, '"' | '\\') {
            quoted.push('\\');
        }
        quoted.push(character);
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    #[test]
    fn quotes_for_a_header() {
        assert_eq!(super::quoted("a\"b\\c\r\né"), r#""a\"b\\c""#);
    }
}
