//! The words that a place gives a type.

use crate::ir::{Origin, Step};
use crate::words;

/// Property names that say nothing by themselves: what they hold is named together with what holds them.
const GENERIC: &[&str] = &[
    "attribute",
    "body",
    "content",
    "data",
    "detail",
    "detail",
    "entry",
    "error",
    "field",
    "filter",
    "format",
    "info",
    "item",
    "key",
    "kind",
    "list",
    "metadata",
    "meta",
    "mode",
    "name",
    "object",
    "option",
    "output",
    "param",
    "parameter",
    "payload",
    "property",
    "response",
    "request",
    "result",
    "setting",
    "type",
    "value",
];

/// The names that an inline type could have, the shortest first, as words.
pub(super) fn candidates(origin: &Origin, root: &[String], enumeration: bool) -> Vec<Vec<String>> {
    let Origin::Inline { steps, .. } = origin else { return Vec::new() };
    let mut parts: Vec<Vec<String>> = Vec::new();
    let mut item = false;
    for step in steps {
        match step {
            Step::Property(name) | Step::Parameter(_, name) => {
                item = false;
                parts.push(words::split(name));
            }
            Step::Items => {
                let singular = parts.last().map(|last| words::singular(last));
                item = singular.is_none() || singular.as_ref() == parts.last();
                match (singular, parts.last_mut()) {
                    (Some(singular), Some(last)) if singular != *last => *last = singular,
                    (_, Some(last)) => last.push("item".to_owned()),
                    (_, None) => parts.push(vec!["item".to_owned()]),
                }
            }
            Step::Values => parts.push(vec!["value".to_owned()]),
            Step::Branch(label) => parts.push(words::split(label)),
            Step::RequestBody(_) => parts.push(vec!["body".to_owned()]),
            Step::Response(status, _) => parts.extend(response(status, steps.len() == 1)),
        }
    }
    let Some(last) = parts.last() else { return Vec::new() };
    let generic = last.len() == 1 && last.first().is_some_and(|word| GENERIC.contains(&word.as_str()));
    let says_enough = |count: usize| count > 1 || !generic || (enumeration && item);
    let mut all: Vec<Vec<String>> = (1..=parts.len())
        .filter(|count| says_enough(*count))
        .map(|count| parts.iter().skip(parts.len() - count).flatten().cloned().collect())
        .collect();
    let whole: Vec<String> = root.iter().chain(parts.iter().flatten()).cloned().collect();
    // Where only a generic word is left, what holds the whole says more than what stands in between.
    if generic {
        all.insert(0, root.iter().chain(last).cloned().collect());
        let mut qualified: Vec<String> = root.iter().chain(last).cloned().collect();
        qualified.push("item".to_owned());
        if steps.last() == Some(&Step::Items) {
            all.insert(1, qualified);
        }
    }
    all.push(whole);
    all
}

/// The role of a response body; bodies of errors have one together, so that equal ones are found under one name.
fn response(status: &str, whole: bool) -> Option<Vec<String>> {
    let failure = matches!(status.as_bytes().first(), Some(b'4' | b'5' | b'd'));
    match (failure, whole) {
        (true, true) => Some(vec!["error".to_owned(), "body".to_owned()]),
        (true, false) => Some(vec!["error".to_owned()]),
        (false, true) => Some(vec!["response".to_owned()]),
        // The parts of a success are called by what they are, not by that they came back.
        (false, false) => None,
    }
}
