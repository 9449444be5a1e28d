//! What the steps from a component or an operation to a type say of it.

use crate::ir::{Side, Step};
use crate::words;

/// Property names that say nothing by themselves: what they hold is named together with what holds them.
const GENERIC: &[&str] = &[
    "attribute",
    "body",
    "content",
    "data",
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
/// Property names that say what a value is to another one: `from` and `to` of a change.
const RELATIVE: &[&str] = &["after", "before", "from", "new", "next", "old", "previous", "to"];
/// What lowering calls a branch that the document has no name for.
const KINDS: &[&str] = &["any", "array", "boolean", "integer", "list", "null", "number", "object", "string"];

/// The words of each step that has any.
pub(super) fn parts(steps: &[Step]) -> Vec<Vec<String>> {
    let mut parts: Vec<Vec<String>> = Vec::new();
    for step in steps {
        match step {
            Step::Property(name) | Step::Parameter(_, name) => parts.push(words::split(name)),
            Step::Items => items(&mut parts, "item"),
            Step::Values => items(&mut parts, "value"),
            Step::Branch(label) => branch(label, &mut parts),
            Step::Headers(side) => parts.extend(headers(*side, steps.len() == 1)),
            Step::RequestBody(_) => parts.push(vec!["body".to_owned()]),
            Step::Response(status, _) => parts.extend(response(status, steps.len() == 1)),
        }
    }
    parts.retain(|part| !part.is_empty());
    // Beginnings and ends of them are tried as names: of so many words nobody reads any.
    if parts.iter().map(Vec::len).sum::<usize>() > MOST_WORDS {
        parts.iter_mut().for_each(shorten);
    }
    parts
}

/// More words than any name has that somebody reads.
const MOST_WORDS: usize = 64;

/// The first word of a name, with a hash for the others.
fn shorten(part: &mut Vec<String>) {
    if part.len() > 2 {
        let hash = words::hash(&part.join(" "));
        part.truncate(1);
        part.push(hash);
    }
}

/// Elements are one of what the list or the map is called, or an item of it.
fn items(parts: &mut Vec<Vec<String>>, one: &str) {
    let Some(last) = parts.last_mut() else { return parts.push(vec![one.to_owned()]) };
    if last.len() > 1 && last.last().is_some_and(|word| word == "list" || word == "array") {
        last.pop();
    }
    let singular = words::singular(last);
    if singular == *last {
        last.push(one.to_owned());
    } else {
        *last = singular;
    }
}

/// A branch by its name; one without is called by its kind or the property that sets it apart, together with what the
/// union is called.
fn branch(label: &str, parts: &mut Vec<Vec<String>>) {
    let (first, rest) = label.split_once(' ').unwrap_or((label, ""));
    let mut words = words::split(label);
    if words.len() > 1 && words.last().is_some_and(|word| is_hash(word)) {
        words.pop();
    }
    if !KINDS.contains(&first) {
        return parts.push(words);
    }
    if let ([kind, _, ..], false) = (words.as_mut_slice(), rest.is_empty()) {
        *kind = "with".to_owned();
    }
    words.iter().for_each(|word| add(parts, word));
}

fn is_hash(word: &str) -> bool {
    word.len() == 9 && word.starts_with('h') && word.bytes().skip(1).all(|byte| byte.is_ascii_hexdigit())
}

fn add(parts: &mut Vec<Vec<String>>, word: &str) {
    match parts.last_mut() {
        Some(last) => last.push(word.to_owned()),
        None => parts.push(vec![word.to_owned()]),
    }
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

/// The role of a record of headers; what a header holds is called by it.
fn headers(side: Side, whole: bool) -> Option<Vec<String>> {
    let words: &[&str] = match (side, whole) {
        (Side::Success, true) => &["headers"],
        (Side::Failure, true) => &["error", "headers"],
        (_, false) => return None,
    };
    Some(words.iter().map(|word| (*word).to_owned()).collect())
}

/// The steps without the branches on the way to a property, which say how it is reached and not what it is.
pub(super) fn without_branches(steps: &[Step]) -> Vec<Step> {
    let property = steps.iter().rposition(|step| matches!(step, Step::Property(_))).unwrap_or_default();
    let kept = steps.iter().enumerate().filter(|(at, step)| *at > property || !matches!(step, Step::Branch(_)));
    kept.map(|(_, step)| step.clone()).collect()
}

/// The parts that say something of a type: not that it is in a body.
pub(super) fn said(parts: &[Vec<String>]) -> Vec<Vec<String>> {
    let body = |part: &[String]| part.len() == 1 && part.first().is_some_and(|word| word == "body");
    match parts {
        [only] => vec![only.clone()],
        several => several.iter().filter(|part| !body(part)).cloned().collect(),
    }
}

/// Whether words say nothing by themselves.
pub(super) fn is_generic(words: &[String]) -> bool {
    words.len() == 1 && words.first().is_some_and(|word| GENERIC.contains(&word.as_str())) || is_relative(words)
}

/// Whether words say what a value is to another one, so that it takes the whole to know what it is.
pub(super) fn is_relative(words: &[String]) -> bool {
    words.len() == 1 && words.first().is_some_and(|word| RELATIVE.contains(&word.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn branches_without_a_name_are_called_after_their_union() {
        let parts = |steps: &[Step]| parts(steps).iter().map(|part| part.join(" ")).collect::<Vec<_>>();
        let property = |name: &str| Step::Property(name.into());
        let branch = |label: &str| Step::Branch(label.into());
        assert_eq!(parts(&[property("input"), branch("list hbe0104c7"), Step::Items]), ["input item"]);
        assert_eq!(parts(&[property("rules"), Step::Items, branch("object h16da372b")]), ["rule object"]);
        assert_eq!(parts(&[property("input"), branch("Message")]), ["input", "message"]);
        assert_eq!(parts(&[branch("object h16da372b")]), ["object"]);
        assert_eq!(parts(&[property("rules"), Step::Items, branch("object max_length")]), ["rule with max length"]);
        assert_eq!(parts(&[property("error"), branch("object_not_found")]), ["error", "object not found"]);
        assert_eq!(parts(&[property("files"), Step::Values]), ["file"]);
        assert_eq!(parts(&[property("metadata"), Step::Values]), ["metadata value"]);
    }
}
