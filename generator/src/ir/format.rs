//! Formats of strings that mean something beyond being text.

/// Formats with a grammar that is checked (JSON Schema 2020-12 Validation, section 7.3, and the format registry of
/// OpenAPI). What else a document calls a format is a remark.
const CHECKED: &[&str] = &[
    "base64url",
    "byte",
    "date",
    "date-time",
    "decimal",
    "duration",
    "email",
    "hostname",
    "idn-email",
    "ipv4",
    "ipv6",
    "iri",
    "iri-reference",
    "json-pointer",
    "relative-json-pointer",
    "time",
    "uri",
    "uri-reference",
    "uri-template",
    "uuid",
];

/// Whether strings of this format can be checked.
pub fn is_checked(format: &str) -> bool {
    CHECKED.binary_search(&format).is_ok()
}

#[cfg(test)]
mod tests {
    #[test]
    fn formats_are_sorted() {
        assert!(super::CHECKED.is_sorted());
    }
}
