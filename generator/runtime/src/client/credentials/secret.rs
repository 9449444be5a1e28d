//! Credentials that don't show themselves.

use std::fmt;

use zeroize::Zeroizing;

/// A credential.
///
/// Its `Debug` form hides it, it has no `Display` form, and its memory is overwritten when it is dropped. (The copy
/// that travels in a request is marked as sensitive, but not overwritten; nor is the response that a token came in.)
#[derive(Clone)]
pub struct Secret(Zeroizing<String>);

impl Secret {
    /// The credential of HTTP Basic authentication (RFC 7617), in which a user's name holds no colon.
    #[must_use]
    pub fn basic(user: &str, password: &str) -> Self {
        Self(Zeroizing::new([user, ":", password].concat()))
    }

    /// The credential in the clear.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl From<String> for Secret {
    fn from(text: String) -> Self {
        Self(Zeroizing::new(text))
    }
}

impl From<&str> for Secret {
    fn from(text: &str) -> Self {
        Self::from(text.to_owned())
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Secret(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::Secret;

    #[test]
    fn debug_hides_the_credential() {
        let secret = Secret::basic("ada", "hunter2");
        assert_eq!(format!("{secret:?}"), "Secret(…)");
        assert_eq!(secret.expose(), "ada:hunter2");
    }
}
