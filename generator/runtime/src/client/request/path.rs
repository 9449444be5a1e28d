//! The path of a request.

use crate::client::error::RequestError;
use crate::operation::Segment;

/// Puts the encoded values into the path.
///
/// # Errors
/// When a part of the path would be a dot segment (RFC 3986, section 3.3), with which a value could climb to another
/// operation. (An empty value was refused before.)
pub(super) fn assemble(segments: &[Segment], values: &[Option<String>]) -> Result<String, RequestError> {
    let refuse = |reason| Err(RequestError::new("path", "", reason));
    let mut path = String::new();
    for segment in segments {
        match segment {
            Segment::Literal(text) => path.push_str(text),
            Segment::Parameter(member) => match values.get(*member) {
                Some(Some(value)) => path.push_str(value),
                _ => return refuse("lacks one of its values"),
            },
            // A parameter sends it.
            Segment::Header(..) => {}
        }
    }
    let end = path.find('?').unwrap_or(path.len());
    if path.get(..end).unwrap_or_default().split('/').any(is_dots) {
        return refuse("would have a segment `.` or `..`, which servers resolve to another path");
    }
    Ok(path)
}

fn is_dots(segment: &str) -> bool {
    let one = without_dot(segment);
    one.is_some_and(|rest| rest.is_empty() || without_dot(rest) == Some(""))
}

/// What follows a dot; URL parsers take the encoded one for it.
fn without_dot(text: &str) -> Option<&str> {
    [".", "%2e", "%2E"].iter().find_map(|dot| text.strip_prefix(dot))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(values: [&str; 2]) -> Result<String, String> {
        let segments = [
            Segment::Literal("/a/"),
            Segment::Parameter(0),
            Segment::Literal(".json/"),
            Segment::Parameter(1),
            Segment::Parameter(1),
        ];
        let values = values.map(|value| (!value.is_empty()).then(|| value.to_owned()));
        assemble(&segments, &values).map_err(|error| error.to_string())
    }

    #[test]
    fn values_take_their_places() {
        assert_eq!(path(["x", "y"]), Ok("/a/x.json/yy".to_owned()));
        assert_eq!(path(["..", "y"]), Ok("/a/...json/yy".to_owned()));
    }

    #[test]
    fn dot_segments_are_refused() {
        assert!(path(["x", "."]).unwrap_err().contains("segment"));
        for dots in ["%2E", "%2e", "..", ".%2e", "%2E."] {
            assert!(is_dots(dots), "{dots}");
        }
        for other in ["", "...", "%2e%2e%2e", "a.", ".a", "%2"] {
            assert!(!is_dots(other), "{other}");
        }
        assert!(path(["x", "%2E"]).unwrap_err().contains("segment"));
        assert!(path(["x", ""]).unwrap_err().contains("lacks"));
    }
}
