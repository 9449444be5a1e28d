//! Versions of OpenAPI that can be read.

/// The family of a document's `openapi` field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Version {
    /// OpenAPI 2.0 (Swagger): upgraded to the shape of 3.0 before it is read.
    V2_0,
    /// OpenAPI 3.0.x: its own dialect of JSON Schema; upgraded while it is read.
    V3_0,
    /// OpenAPI 3.1.x.
    V3_1,
    /// OpenAPI 3.2.x.
    V3_2,
}

impl std::fmt::Display for Version {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(match self {
            Self::V2_0 => "2.0",
            Self::V3_0 => "3.0",
            Self::V3_1 => "3.1",
            Self::V3_2 => "3.2",
        })
    }
}

impl Version {
    /// The family of a version string such as `3.0.3`; `None` for one that is not supported.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('.');
        let family = match (parts.next()?, parts.next()?) {
            ("2", "0") if parts.clone().next().is_none() => Self::V2_0,
            ("3", "0") => Self::V3_0,
            ("3", "1") => Self::V3_1,
            ("3", "2") => Self::V3_2,
            _ => return None,
        };
        let patch = parts.next();
        let is_patch = |text: &str| text.starts_with(|first: char| first.is_ascii_digit());
        (parts.next().is_none() && patch.is_none_or(is_patch)).then_some(family)
    }
}
