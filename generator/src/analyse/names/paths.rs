//! The resources that a path is made of.

use crate::words;

/// The words of the static segments of a path, without `api` and version.
pub(super) fn resources(path: &str) -> Vec<Vec<String>> {
    segments(path)
        .into_iter()
        .filter(|segment| !segment.starts_with('{') && !is_idle(segment))
        .map(words::split)
        .collect()
}

/// The segments of a path, without a fixed query.
pub(super) fn segments(path: &str) -> Vec<&str> {
    let path = path.split(['?', '#']).next().unwrap_or(path);
    path.split('/').filter(|segment| !segment.is_empty()).collect()
}

/// Whether a segment says nothing of the resource: `api`, `v1`.
pub(super) fn is_idle(segment: &str) -> bool {
    let version = segment
        .strip_prefix('v')
        .is_some_and(|number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()));
    segment == "api" || version
}
