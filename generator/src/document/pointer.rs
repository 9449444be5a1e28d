//! The text of references: fragments, JSON pointers (RFC 6901), and what may not be followed.

use crate::json_pointer;

/// Where a reference leads, by its text alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Address {
    /// The other file, relative to the one that the reference stands in; `None` for the same file.
    pub(super) file: Option<String>,
    /// The place in the file.
    pub(super) fragment: Fragment,
}

/// The part after `#`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Fragment {
    /// The unescaped segments of a JSON pointer; none for the whole file.
    Pointer(Vec<String>),
    /// A plain name: an `$anchor`.
    Anchor(String),
}

impl Address {
    /// Parses a reference.
    ///
    /// # Errors
    /// Why it can't be followed.
    pub(super) fn parse(reference: &str) -> Result<Self, &'static str> {
        let (file, fragment) = reference.split_once('#').unwrap_or((reference, ""));
        let fragment = decode(fragment).ok_or("its escapes are not valid")?;
        let fragment = match fragment.strip_prefix('/') {
            Some(pointer) => Fragment::Pointer(pointer.split('/').map(json_pointer::unescape).collect()),
            None if fragment.is_empty() => Fragment::Pointer(Vec::new()),
            None => Fragment::Anchor(fragment),
        };
        let file = if file.is_empty() { None } else { Some(relative_file(file)?) };
        Ok(Self { file, fragment })
    }
}

/// The unescaped segments of a reference that is a JSON pointer into the file that it stands in.
pub(crate) fn local_pointer(reference: &str) -> Option<Vec<String>> {
    match Address::parse(reference).ok()? {
        Address { file: None, fragment: Fragment::Pointer(segments) } => Some(segments),
        _ => None,
    }
}

/// The path of another file, when it is relative and does not climb.
fn relative_file(file: &str) -> Result<String, &'static str> {
    let scheme = file.split(['/', '?']).next().is_some_and(|first| first.contains(':'));
    if scheme || file.starts_with("//") {
        return Err("it names another host or scheme, and nothing is ever fetched");
    }
    let file = decode(file).ok_or("its escapes are not valid")?;
    if file.starts_with('/') || file.contains('\\') || file.contains(':') {
        return Err("it is not relative to the document's folder");
    }
    if file.chars().any(char::is_control) {
        return Err("it holds control characters");
    }
    Ok(file)
}

/// Joins a relative file with the folder of the file that refers to it, both relative to the document's folder, to which
/// `place` leads from the root.
///
/// `None` when the result would leave the root.
pub(super) fn join(from: &str, to: &str, place: &[String]) -> Option<String> {
    let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut segments: Vec<&str> = place.iter().map(String::as_str).collect();
    for segment in folder.split('/').chain(to.split('/')) {
        match segment {
            "" | "." => {}
            ".." => _ = segments.pop()?,
            segment => segments.push(segment),
        }
    }
    // One file has one path, however a reference goes up and down again.
    let common = segments.iter().zip(place).take_while(|(segment, folder)| *segment == folder).count();
    let up = std::iter::repeat_n("..", place.len() - common);
    let down = segments.get(common..).filter(|down| !down.is_empty())?;
    Some(up.chain(down.iter().copied()).collect::<Vec<_>>().join("/"))
}

/// The canonical text of a pointer into `file` (the document itself when empty).
pub(crate) fn canonical<T: AsRef<str>>(file: &str, segments: &[T]) -> String {
    let mut text = format!("{file}#");
    for segment in segments {
        text.push('/');
        text.push_str(&json_pointer::escape(segment.as_ref()));
    }
    text
}

/// Reverses percent-encoding (RFC 3986, section 2.1); `None` when the result is not UTF-8. A `%` that begins no escape
/// stands for itself: documents write such pointers.
fn decode(text: &str) -> Option<String> {
    let hex = |byte: Option<&u8>| byte.and_then(|byte| char::from(*byte).to_digit(16));
    let bytes = text.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let escape = hex(bytes.get(at + 1)).zip(hex(bytes.get(at + 2))).filter(|_| *byte == b'%');
        let value = escape.and_then(|(high, low)| u8::try_from(high * 16 + low).ok());
        at += if value.is_some() { 3 } else { 1 };
        decoded.push(value.unwrap_or(*byte));
    }
    String::from_utf8(decoded).ok()
}

#[cfg(test)]
mod tests {
    use super::{Address, Fragment, canonical, join};

    #[test]
    fn pointers_are_unescaped_once() {
        let Ok(Address { file: None, fragment: Fragment::Pointer(segments) }) =
            Address::parse("#/paths/~1a~1%7Bid%7D/get/x%20~01")
        else {
            panic!("not a pointer");
        };
        assert_eq!(segments, ["paths", "/a/{id}", "get", "x ~1"]);
        assert_eq!(canonical("", &segments), "#/paths/~1a~1{id}/get/x ~01");
        assert_eq!(Address::parse("#Pet").unwrap().fragment, Fragment::Anchor("Pet".into()));
    }

    #[test]
    fn what_leaves_the_folder_is_refused() {
        for bad in ["http://x/y.yaml", "file:///etc/passwd", "/etc/passwd", "//host/x", "C:\\x", "a%5Cb", "%2Fetc"] {
            assert!(Address::parse(bad).is_err(), "{bad}");
        }
        for bad in ["a\0.yaml", "a\nb.yaml", "a%00.yaml", "a%0a.yaml", "a%C2%85.yaml"] {
            assert!(Address::parse(bad).unwrap_err().contains("control characters"), "{bad}");
        }
        assert_eq!(Address::parse("common/a.yaml#/x").unwrap().file.as_deref(), Some("common/a.yaml"));
        assert_eq!(join("common/a.yaml", "../b.yaml", &[]).as_deref(), Some("b.yaml"));
        assert_eq!(join("a.yaml", "../b.yaml", &[]), None);
        assert_eq!(join("c/a.yaml", "%2e%2e", &[]).as_deref(), Some("c/%2e%2e"));
    }

    #[test]
    fn a_root_above_the_folder_may_be_entered_and_not_left() {
        let place = ["specs".to_owned(), "acme".to_owned()];
        let join = |from, to| join(from, to, &place);
        assert_eq!(join("", "../common/a.yaml").as_deref(), Some("../common/a.yaml"));
        assert_eq!(join("../common/a.yaml", "b.yaml").as_deref(), Some("../common/b.yaml"));
        assert_eq!(join("../common/a.yaml", "../../x.yaml").as_deref(), Some("../../x.yaml"));
        assert_eq!(join("../common/a.yaml", "../acme/parts/b.yaml").as_deref(), Some("parts/b.yaml"));
        assert_eq!(join("../../x.yaml", "specs/acme/b.yaml").as_deref(), Some("b.yaml"));
        assert_eq!(join("../../x.yaml", "../y.yaml"), None);
        assert_eq!(join("", "../../../y.yaml"), None);
        assert_eq!(join("", ".."), None);
    }
}
