//! The keys of `content`: media types and ranges (RFC 9110, sections 8.3.1 and 12.5.1).

/// A parsed media type or range, lower-cased except for parameter values.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MediaRange {
    /// Before the slash: `application`, or `*`.
    pub kind: String,
    /// After the slash: `json`, `problem+json`, or `*`.
    pub subtype: String,
    /// Parameters in their order, names lower-cased, values without quotes.
    pub parameters: Vec<(String, String)>,
}

impl MediaRange {
    /// Parses a key of `content`; `None` when it is no media type.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split(';').map(str::trim);
        let (kind, subtype) = parts.next()?.split_once('/')?;
        if !is_token(kind) || !is_token(subtype) {
            return None;
        }
        let mut parameters = Vec::new();
        for part in parts.filter(|part| !part.is_empty()) {
            let (name, value) = part.split_once('=')?;
            let quoted = value.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
            if !is_token(name) || !quoted.map_or_else(|| is_token(value), is_quotable) {
                return None;
            }
            parameters.push((name.to_ascii_lowercase(), quoted.unwrap_or(value).to_owned()));
        }
        Some(Self { kind: kind.to_ascii_lowercase(), subtype: subtype.to_ascii_lowercase(), parameters })
    }

    /// Whether bodies of this type are JSON: `application/json`, `text/json` or any `+json`.
    #[must_use]
    pub fn is_json(&self) -> bool {
        self.subtype == "json" || self.subtype.ends_with("+json")
    }
}

/// What may stand between quotes without an escape (RFC 9110, section 5.6.4), in ASCII.
fn is_quotable(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b'\t' | b' '..=b'~') && !matches!(byte, b'"' | b'\\'))
}

/// A token of RFC 9110, section 5.6.2.
pub(crate) fn is_token(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::MediaRange;

    #[test]
    fn media_types_are_parsed_or_refused() {
        let range = MediaRange::parse("Application/Problem+JSON; charset=\"UTF-8\"; v=2").unwrap();
        assert_eq!((range.kind.as_str(), range.subtype.as_str()), ("application", "problem+json"));
        assert_eq!(range.parameters, [("charset".into(), "UTF-8".into()), ("v".into(), "2".into())]);
        assert!(range.is_json());
        assert!(MediaRange::parse("*/*").is_some());
        for bad in ["json", "a/b/c", "a/", "a/b\r\nx: y", "a/b; c", "a/\"b\"", "a/b; c=\"\r\nx: y\"", "a/b; c=\"é\""] {
            assert_eq!(MediaRange::parse(bad), None, "{bad:?}");
        }
    }
}
