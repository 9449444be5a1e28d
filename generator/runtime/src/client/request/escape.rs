//! What of a value stands for itself, place by place.

use std::borrow::Cow;

use percent_encoding::{AsciiSet, CONTROLS, NON_ALPHANUMERIC, utf8_percent_encode};

/// All but the unreserved characters of RFC 3986, section 2.3.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// All that RFC 6265 does not allow in a cookie, and the percent sign, so that it can be undone.
const NO_COOKIE: &AsciiSet = &CONTROLS.add(b' ').add(b'"').add(b',').add(b';').add(b'\\').add(b'%');

/// A part of a path or of a query, or a name there.
pub(crate) fn component(text: &str) -> Cow<'_, str> {
    utf8_percent_encode(text, RESERVED).into()
}

/// Appends such a part: there is no other copy of it.
pub(crate) fn push_component(target: &mut String, text: &str) {
    target.extend(utf8_percent_encode(text, RESERVED));
}

/// The value of a cookie.
pub(super) fn cookie(text: &str) -> Cow<'_, str> {
    utf8_percent_encode(text, NO_COOKIE).into()
}

/// A part of a query where reserved characters stay (`allowReserved`; RFC 6570, section 3.2.3), but for those that end
/// or separate parts there.
pub(super) fn reserved_in_query(text: &str) -> Cow<'_, str> {
    allowing(text, ":/?@!$'()*,;=")
}

/// The same for a path.
pub(super) fn reserved_in_path(text: &str) -> Cow<'_, str> {
    allowing(text, ":@!$&'()*+,;=")
}

/// What is percent-encoded already stays so.
fn allowing<'t>(text: &'t str, allowed: &str) -> Cow<'t, str> {
    let mut encoded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(character) = rest.chars().next() {
        let triple = rest.get(1..3).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()));
        let (piece, after) = match triple.filter(|_| character == '%') {
            Some(_) => rest.split_at(3),
            None => rest.split_at(character.len_utf8()),
        };
        let stays = piece.len() == 3 && character == '%' || allowed.contains(character);
        encoded.push_str(&if stays { Cow::Borrowed(piece) } else { component(piece) });
        rest = after;
    }
    encoded.into()
}

/// The value of a cookie that is sent as it is.
pub(super) fn plain_cookie(text: &str) -> Result<Cow<'_, str>, &'static str> {
    if text.contains([' ', '"', ',', ';', '\\']) || text.contains(|character: char| character.is_ascii_control()) {
        return Err("has a character that no cookie holds (RFC 6265, section 4.1.1)");
    }
    Ok(text.into())
}

/// The name of a cookie that a member becomes.
pub(super) fn cookie_name(name: &str) -> Result<&str, &'static str> {
    let token = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~[]".contains(&byte);
    if !name.is_empty() && name.bytes().all(token) { Ok(name) } else { Err("has a name that no cookie can have") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_unreserved_characters_stay() {
        let all: String = (0..=127u8).map(char::from).collect();
        let encoded = component(&all);
        let kept: String = all.chars().filter(|c| c.is_ascii_alphanumeric() || "-._~".contains(*c)).collect();
        assert_eq!(encoded.len(), kept.len() + 3 * (128 - kept.len()));
        assert_eq!(component("a/b?c#d%2e é"), "a%2Fb%3Fc%23d%252e%20%C3%A9");
    }

    #[test]
    fn cookies_hold_no_separator() {
        assert_eq!(cookie("a=b; c,d\"\r\n%é"), "a=b%3B%20c%2Cd%22%0D%0A%25%C3%A9");
    }
}
