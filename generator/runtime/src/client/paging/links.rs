//! `Link` headers (RFC 8288).

/// The target of the first link with the relation `next`.
pub(super) fn next(header: &str) -> Option<&str> {
    let mut rest = header;
    while let Some(begin) = rest.find('<') {
        let (target, after) = rest.get(begin + 1..)?.split_once('>')?;
        let (parameters, following) = parameters(after);
        if parameters.into_iter().any(|(name, value)| name.eq_ignore_ascii_case("rel") && is_next(value)) {
            return Some(target.trim());
        }
        rest = following;
    }
    None
}

/// A value of `rel` is a list of relations (RFC 8288, section 3.3).
fn is_next(value: &str) -> bool {
    value.split_ascii_whitespace().any(|relation| relation.eq_ignore_ascii_case("next"))
}

/// The parameters of a link, and what stands after the comma that ends it.
fn parameters(text: &str) -> (Vec<(&str, &str)>, &str) {
    let mut all = Vec::new();
    let mut rest = text.trim_start();
    while let Some(after) = rest.strip_prefix(';') {
        let after = after.trim_start();
        let end = after.find(['=', ';', ',']).unwrap_or(after.len());
        let (name, value) = after.split_at(end);
        let Some(value) = value.strip_prefix('=').map(str::trim_start) else {
            rest = value;
            continue;
        };
        let (value, following) = match value.strip_prefix('"') {
            // Of quoted pairs nothing is a relation's name.
            Some(quoted) => quoted.split_once('"').unwrap_or((quoted, "")),
            None => value.split_at(value.find([';', ',']).unwrap_or(value.len())),
        };
        all.push((name.trim(), value.trim()));
        rest = following.trim_start();
    }
    (all, rest.strip_prefix(',').unwrap_or(rest))
}

#[cfg(test)]
mod tests {
    use super::next;

    #[test]
    fn the_next_page_among_links() {
        for (header, expected) in [
            (
                r#"<https://a.test/x?page=2>; rel="next", <https://a.test/x?page=9>; rel="last""#,
                Some("https://a.test/x?page=2"),
            ),
            (
                r#"<x?page=1>; rel="prev first" , </x?page=3>;title="a, <b>; rel=next";rel="last next""#,
                Some("/x?page=3"),
            ),
            ("<?c=,;>;REL=Next", Some("?c=,;")),
            ("<a>; rel=prev,<b>;rel=next", Some("b")),
            (r#"<a>; rel="nextish""#, None),
            (r#"<a>; title="rel=next""#, None),
            ("<a", None),
            ("<a>; rel", None),
            ("<a>; rel=\"next", Some("a")),
            ("", None),
        ] {
            assert_eq!(next(header), expected, "{header}");
        }
    }
}
