//! Names and values of queries and cookies.

use std::borrow::Cow;

use http::header::{COOKIE, HeaderMap};
use percent_encoding::percent_decode_str;

/// A name and its value.
pub(super) type Pair<'v> = (Cow<'v, str>, Cow<'v, str>);

/// The parameters of a query in order: names decoded, values as they came but for `+`, which stands for a space.
///
/// Values stay encoded because a comma that is encoded is data, and a plain one may separate elements.
pub(super) fn query(query: &str) -> impl Iterator<Item = Pair<'_>> {
    let mut rest = Some(query);
    let pairs = std::iter::from_fn(move || {
        let (pair, after) = cut(rest?, b'&');
        rest = after;
        Some(pair)
    });
    pairs.filter(|pair| !pair.is_empty()).map(|pair| {
        let (name, value) = cut(pair, b'=');
        (decoded(spaced(name)), spaced(value.unwrap_or_default()))
    })
}

/// A text up to this ASCII character, and what follows it. Names and values are short: a loop finds it sooner than what
/// searches long texts.
pub(super) fn cut(text: &str, at: u8) -> (&str, Option<&str>) {
    let end = text.bytes().position(|byte| byte == at).unwrap_or(text.len());
    (text.get(..end).unwrap_or(text), text.get(end + 1..))
}

/// The cookies in order (RFC 6265, 4.2.1), names and values as they came. HTTP/2 may split the header (RFC 9113,
/// 8.2.3).
pub(super) fn cookies(headers: &HeaderMap) -> impl Iterator<Item = Pair<'_>> {
    headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|header| std::str::from_utf8(header.as_bytes()).ok())
        .flat_map(|header| header.split(';'))
        .filter_map(|pair| pair.trim_matches([' ', '\t']).split_once('='))
        .map(|(name, value)| (Cow::Borrowed(name), Cow::Borrowed(value)))
}

/// The value with its percent-encoding decoded where it stands for UTF-8, else as it is.
pub(super) fn decoded(value: Cow<'_, str>) -> Cow<'_, str> {
    if !value.contains('%') {
        return value;
    }
    let decoded = percent_decode_str(&value).decode_utf8().map(Cow::into_owned);
    decoded.map_or(value, Cow::Owned)
}

fn spaced(text: &str) -> Cow<'_, str> {
    if text.contains('+') { Cow::Owned(text.replace('+', " ")) } else { Cow::Borrowed(text) }
}

#[cfg(test)]
mod tests {
    use super::{cookies, query};
    use http::header::{COOKIE, HeaderMap, HeaderValue};

    #[test]
    fn reads_a_query() {
        let read: Vec<_> =
            query("a=1&&b&c+%5B%5D=x+y%2Cz&%FF=&=").map(|(name, value)| format!("{name}|{value}")).collect();
        assert_eq!(read, ["a|1", "b|", "c []|x y%2Cz", "%FF|", "|"]);
    }

    #[test]
    fn reads_cookies() {
        let mut headers = HeaderMap::new();
        headers.append(COOKIE, HeaderValue::from_static("a=1; b=\"x\";c;=d"));
        headers.append(COOKIE, HeaderValue::from_static("e=f=g"));
        let read: Vec<_> = cookies(&headers).map(|(name, value)| format!("{name}|{value}")).collect();
        assert_eq!(read, ["a|1", "b|\"x\"", "|d", "e|f=g"]);
    }
}
