//! Which declared media type a message is of, and which one its sender would take (RFC 9110, sections 8.3.1 and 12.5.1).

use crate::operation::Content;

/// The declared media type that fits `sent` best: the same with its parameters, the same, a range, any.
pub(crate) fn best(declared: impl IntoIterator<Item = &'static Content>, sent: &str) -> Option<&'static Content> {
    let fits = declared.into_iter().filter_map(|content| Some((fit(content.media_type(), sent)?, content)));
    fits.min_by_key(|(fit, _)| *fit).map(|(_, content)| content)
}

/// How closely the best of them fits: the lower, the closer.
#[cfg(feature = "client")]
pub(crate) fn closeness(declared: &[Content], sent: &str) -> u8 {
    declared.iter().filter_map(|content| fit(content.media_type(), sent)).min().unwrap_or(u8::MAX)
}

/// How closely a media type or range covers a media type: the lower, the closer. Parameters that a declared type has
/// and the sent one lacks don't exclude it: most of them say what everybody assumes.
fn fit(declared: &str, sent: &str) -> Option<u8> {
    let ((kind, subtype), (sent_kind, sent_subtype)) = (essence(declared)?, essence(sent)?);
    if kind == "*" && subtype == "*" {
        return Some(4);
    }
    if !kind.eq_ignore_ascii_case(sent_kind) {
        return None;
    }
    if subtype == "*" {
        return Some(3);
    }
    if !subtype.eq_ignore_ascii_case(sent_subtype) {
        return None;
    }
    let mut wanted = parameters(declared).peekable();
    let stated = wanted.peek().is_some();
    let same = wanted.all(|(name, value)| parameter(sent, name).is_some_and(|sent| sent.eq_ignore_ascii_case(value)));
    Some(match (stated, same) {
        (true, true) => 0,
        (false, _) => 1,
        (true, false) => 2,
    })
}

/// Type and subtype.
pub(crate) fn essence(media_type: &str) -> Option<(&str, &str)> {
    let essence = media_type.split_once(';').map_or(media_type, |(essence, _)| essence);
    essence.trim().split_once('/')
}

fn parameters(media_type: &str) -> impl Iterator<Item = (&str, &str)> {
    let pairs = media_type.split(';').skip(1).filter_map(|parameter| parameter.split_once('='));
    pairs.map(|(name, value)| (name.trim(), value.trim().trim_matches('"')))
}

/// The value of a parameter, without its quotes.
pub(crate) fn parameter<'m>(media_type: &'m str, name: &str) -> Option<&'m str> {
    parameters(media_type).find(|(other, _)| other.eq_ignore_ascii_case(name)).map(|(_, value)| value)
}

/// Whether a `charset` says nothing else than what text between systems is in (RFC 8259, section 8.1).
#[cfg(feature = "server")]
pub(crate) fn is_utf8(media_type: &str) -> bool {
    parameter(media_type, "charset")
        .is_none_or(|charset| charset.eq_ignore_ascii_case("utf-8") || charset.eq_ignore_ascii_case("us-ascii"))
}

/// The media type that the sender of `accept` would rather have; nothing where it takes none of them.
#[cfg(feature = "server")]
pub(crate) fn accepted(offered: &'static [Content], accept: &str) -> Option<&'static Content> {
    let quality = |content: &Content| {
        let ranges = accept.split(',').filter_map(|range| Some((fit_of_range(range, content.media_type())?, range)));
        // The closest range says how much (RFC 9110, section 12.5.1).
        let closest = ranges.min_by_key(|(fit, _)| *fit)?;
        let weight = parameter(closest.1, "q").map_or(Some(1.0), |weight| weight.parse::<f32>().ok());
        weight.filter(|weight| *weight > 0.0)
    };
    let mut chosen: Option<(&Content, f32)> = None;
    for content in offered {
        let Some(weight) = quality(content) else { continue };
        if chosen.is_none_or(|(_, most)| weight > most) {
            chosen = Some((content, weight));
        }
    }
    chosen.map(|(content, _)| content)
}

/// How closely a range of `Accept` covers an offer, which may be a range itself.
#[cfg(feature = "server")]
fn fit_of_range(range: &str, offered: &str) -> Option<u8> {
    fit(range, offered).or_else(|| fit(offered, range).map(|_| 4))
}

#[cfg(test)]
mod tests {
    use super::*;

    const JSON: Content = Content::Json("application/json");
    const PROBLEM: Content = Content::Json("application/problem+json");
    const IMAGE: Content = Content::Binary("image/*");
    const ANY: Content = Content::Binary("*/*");
    const VERSIONED: Content = Content::Json("application/json; version=2");

    fn found(declared: &'static [Content], sent: &str) -> Option<&'static str> {
        best(declared, sent).map(Content::media_type)
    }

    #[test]
    fn the_closest_declared_type_is_taken() {
        const ALL: &[Content] = &[ANY, IMAGE, JSON, VERSIONED];
        assert_eq!(found(ALL, "Application/JSON; charset=utf-8"), Some("application/json"));
        assert_eq!(found(ALL, "application/json;version=\"2\""), Some("application/json; version=2"));
        assert_eq!(found(ALL, "image/png"), Some("image/*"));
        assert_eq!(found(ALL, "text/plain"), Some("*/*"));
        assert_eq!(found(&[VERSIONED], "application/json"), Some("application/json; version=2"));
        assert_eq!(found(&[JSON], "application/jsonp"), None);
        assert_eq!(found(&[JSON], "application"), None);
        assert_eq!(found(&[JSON], ""), None);
    }

    #[cfg(feature = "server")]
    #[test]
    fn accept_is_negotiated() {
        const BOTH: &[Content] = &[JSON, PROBLEM];
        let chosen = |accept| accepted(BOTH, accept).map(Content::media_type);
        assert_eq!(chosen("*/*"), Some("application/json"));
        assert_eq!(chosen("application/json;q=0.1, application/problem+json"), Some("application/problem+json"));
        assert_eq!(chosen("application/json;q=0, */*;q=0.1"), Some("application/problem+json"));
        assert_eq!(chosen("text/html"), None);
        assert_eq!(accepted(&[IMAGE], "image/png").map(Content::media_type), Some("image/*"));
    }

    #[cfg(feature = "server")]
    #[test]
    fn takes_utf_8_only() {
        assert!(is_utf8("application/json; charset=\"UTF-8\""));
        assert!(is_utf8("application/json; q=1; charset"));
        assert!(!is_utf8("application/json; charset=iso-8859-1"));
    }
}
