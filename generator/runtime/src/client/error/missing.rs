//! Credentials that an operation needs and the client lacks.

use std::fmt;

/// An operation's credentials are not configured. Nothing was sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MissingCredentials {
    alternatives: Vec<Vec<&'static str>>,
}

impl MissingCredentials {
    pub(crate) fn new(alternatives: Vec<Vec<&'static str>>) -> Self {
        Self { alternatives }
    }

    /// For each alternative that would do, the security schemes that it lacks, as the document names them.
    #[must_use]
    pub fn alternatives(&self) -> &[Vec<&'static str>] {
        &self.alternatives
    }
}

impl fmt::Display for MissingCredentials {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("no credential is configured: set")?;
        for (number, schemes) in self.alternatives.iter().enumerate() {
            formatter.write_str(if number == 0 { " " } else { ", or " })?;
            for (number, scheme) in schemes.iter().enumerate() {
                write!(formatter, "{}`{scheme}`", if number == 0 { "" } else { " and " })?;
            }
        }
        formatter.write_str(" on the client's builder")
    }
}

impl std::error::Error for MissingCredentials {}
