//! Relative references against a base (RFC 3986, section 5.2), as far as names of resources need it.

/// The URI that `reference` names beside `base`; neither has a fragment that counts.
pub(crate) fn resolve(base: &str, reference: &str) -> String {
    let reference = reference.split('#').next().unwrap_or_default();
    if reference.is_empty() {
        return base.to_owned();
    }
    let (scheme, authority, path) = parts(base);
    if has_scheme(reference) {
        return reference.to_owned();
    }
    if reference.starts_with("//") {
        return format!("{scheme}{reference}");
    }
    if reference.starts_with('/') {
        return format!("{scheme}{authority}{}", without_dots(reference));
    }
    let folder = path.rfind('/').map_or("", |at| path.get(..=at).unwrap_or_default());
    let folder = if folder.is_empty() && !authority.is_empty() { "/" } else { folder };
    format!("{scheme}{authority}{}", without_dots(&format!("{folder}{reference}")))
}

/// Scheme with its colon, authority with its slashes, and path without query.
fn parts(uri: &str) -> (&str, &str, &str) {
    let uri = uri.split(['#', '?']).next().unwrap_or_default();
    let (scheme, rest) = match uri.find(':').filter(|_| has_scheme(uri)) {
        Some(at) => uri.split_at(at + 1),
        None => ("", uri),
    };
    match rest.strip_prefix("//") {
        Some(after) => {
            let end = after.find('/').map_or(rest.len(), |at| at + 2);
            let (authority, path) = rest.split_at(end);
            (scheme, authority, path)
        }
        None => (scheme, "", rest),
    }
}

/// Whether a reference names its host, by a scheme or by itself (RFC 3986, section 4.2).
pub(super) fn is_absolute(reference: &str) -> bool {
    has_scheme(reference) || reference.starts_with("//")
}

/// Whether a reference begins with a scheme (RFC 3986, section 3.1).
pub(super) fn has_scheme(reference: &str) -> bool {
    reference.split_once(':').is_some_and(|(scheme, _)| {
        scheme.starts_with(|first: char| first.is_ascii_alphabetic())
            && scheme.chars().all(|other| other.is_ascii_alphanumeric() || "+-.".contains(other))
    })
}

/// A path without `.` and `..`.
fn without_dots(path: &str) -> String {
    let mut kept: Vec<&str> = Vec::new();
    let count = path.split('/').count();
    for (at, segment) in path.split('/').enumerate() {
        let last = at + 1 == count;
        match segment {
            "." => kept.extend(last.then_some("")),
            ".." => {
                if kept.len() > 1 || kept.first().is_some_and(|first| !first.is_empty()) {
                    kept.pop();
                }
                kept.extend(last.then_some(""));
            }
            segment => kept.push(segment),
        }
    }
    kept.join("/")
}

#[cfg(test)]
mod tests {
    use super::resolve;

    #[test]
    fn as_the_examples_of_rfc_3986_say() {
        let base = "http://a/b/c/d;p?q";
        for (reference, uri) in [
            ("g:h", "g:h"),
            ("g", "http://a/b/c/g"),
            ("./g", "http://a/b/c/g"),
            ("g/", "http://a/b/c/g/"),
            ("/g", "http://a/g"),
            ("//g", "http://g"),
            (".", "http://a/b/c/"),
            ("..", "http://a/b/"),
            ("../g", "http://a/b/g"),
            ("../../g", "http://a/g"),
            ("../../../g", "http://a/g"),
        ] {
            assert_eq!(resolve(base, reference), uri, "{reference}");
        }
        assert_eq!(resolve("", "tree"), "tree");
        assert_eq!(resolve("https://example.com", "tree"), "https://example.com/tree");
        assert_eq!(resolve("folder/tree", "leaf#x"), "folder/leaf");
        assert_eq!(resolve("urn:example:tree", ""), "urn:example:tree");
    }
}
