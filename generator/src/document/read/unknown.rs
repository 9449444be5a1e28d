//! Members that an object of OpenAPI does not define: what was meant by them.
//!
//! ```yaml
//! paths:
//!   /pets:
//!     get:
//!     responses: {…}          # a field of an operation: belongs below `get`, where nothing stands
//!     paramaters: […]         # a near miss
//!     list: {responses: {…}}  # no method
//! ```
//! A member that is like nothing is somebody's extension without its `x-`: it is counted alone.

use super::Reader;
use super::objects::{self, Object};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{MediaRange, StatusKey};
use crate::near::{all_nearest, did_you_mean, is_alike};
use crate::source::{Entry, Node, Object as Members, Span, Spanned, Text};

/// For this many unknown members of a document it is looked for what they are meant for.
const SEARCHED: usize = 5000;

/// What a member was meant to be: how to mend it, and another place to see.
struct Meant {
    help: String,
    place: Option<(Span, &'static str)>,
}

impl Meant {
    fn new(help: impl Into<String>) -> Self {
        Self { help: help.into(), place: None }
    }
}

impl Reader<'_> {
    /// Counts a member that is not defined, and warns when it is clear what it was meant to be.
    pub(super) fn unknown_member(&mut self, entry: &Entry<Node>, what: &str, members: &Members) {
        self.unknown += 1;
        // Whoever has so many unknown members did not mistake them.
        if self.unknown > SEARCHED {
            return;
        }
        let Some(object) = objects::called(what) else { return };
        let Some(meant) = meant(entry, object, members) else { return };
        let message = format!("`{}` is not a field of {what}, and has no effect", entry.key);
        let found = Diagnostic::warning(Code::UnknownField, message).at(entry.key.span, "unknown field");
        let found = meant.place.into_iter().fold(found, |found, (span, text)| found.at(span, text));
        self.report(found.help(meant.help));
    }
}

fn meant(entry: &Entry<Node>, object: &Object, members: &Members) -> Option<Meant> {
    let key = entry.key.as_str();
    let near = all_nearest(key, object.fields.iter().copied());
    let is_alike = near.iter().any(|near| is_alike(near, key));
    below_nothing(entry, object, members)
        .or_else(|| twice(key, object))
        .or_else(|| did_you_mean(&near).filter(|_| is_alike).map(Meant::new))
        .or_else(|| elsewhere(key, object, members))
        .or_else(|| did_you_mean(&near).map(Meant::new))
        .or_else(|| in_a_map(entry, object))
        .or_else(|| shortened(key, object))
}

/// The field that a key is the beginning of: `desc`, `params`.
fn shortened(key: &str, object: &Object) -> Option<Meant> {
    let beginning = key.strip_suffix('s').unwrap_or(key);
    let mut begun = object.fields.iter().filter(|field| beginning.len() > 3 && field.starts_with(beginning));
    let (Some(field), None) = (begun.next(), begun.next()) else { return None };
    Some(Meant::new(format!("did you mean `{field}`?")))
}

/// Fields whose members have names of their own.
const MAPS: [&str; 14] = [
    "properties",
    "patternProperties",
    "$defs",
    "schemas",
    "responses",
    "parameters",
    "requestBodies",
    "headers",
    "securitySchemes",
    "links",
    "callbacks",
    "examples",
    "content",
    "variables",
];

/// What belongs below the key before it, after which nothing is written: both stand equally far from the margin.
fn below_nothing(entry: &Entry<Node>, object: &Object, members: &Members) -> Option<Meant> {
    let before = null_before(members.entries(), &entry.key)?;
    let held = object.holds.iter().find(|(holder, _)| *holder == before.as_str()).map(|(_, what)| *what);
    let held = held.filter(|what| objects::called(what).is_some_and(|of| of.fields.contains(&entry.key.as_str())));
    let is_named = MAPS.contains(&before.as_str()) && entry.value.as_object().is_some();
    let why = held.map(|what| format!("it is a field of {what}: ")).or_else(|| is_named.then(String::new))?;
    Some(Meant {
        help: format!("{why}indent it further than `{before}`, so that it stands below that"),
        place: Some((before.span, "nothing stands below this")),
    })
}

/// The last key before `key` whose value is null, as it is of a key after which nobody wrote on.
pub(super) fn null_before<'n>(
    entries: impl IntoIterator<Item = &'n Entry<Node>>,
    key: &Spanned<Text>,
) -> Option<&'n Spanned<Text>> {
    let before = entries.into_iter().take_while(|entry| entry.key.span != key.span);
    before.filter(|entry| entry.value.is_null()).last().map(|entry| &entry.key)
}

/// A level too many.
fn twice(key: &str, object: &Object) -> Option<Meant> {
    let help = "this is a schema already: write what stands below it directly here";
    (key == "schema" && object.what == "a schema").then(|| Meant::new(help))
}

/// What people call things by anywhere, without meaning the field of an object around it.
const FREE: [&str; 3] = ["description", "name", "summary"];

/// A field of an object around this one, or in it.
fn elsewhere(field: &str, object: &Object, members: &Members) -> Option<Meant> {
    if let Some((holder, what)) = object.below(field, |holder| members.contains_key(holder)) {
        return Some(Meant::new(format!("it is a field of {what}: put it there, below `{holder}`")));
    }
    let above = object.above(field).filter(|_| !FREE.contains(&field))?;
    Some(Meant::new(format!("it is a field of {above}: move it one level up, to where that has its fields")))
}

/// A key of a map that this object has: a media type, a status, a path.
fn in_a_map(entry: &Entry<Node>, object: &Object) -> Option<Meant> {
    let key = entry.key.as_str();
    let has = |field: &str| object.fields.contains(&field);
    let map = if has("content") && key.contains('/') && MediaRange::parse(key).is_some() {
        "content"
    } else if has("responses") && has("operationId") && StatusKey::parse(key).is_some() {
        "responses"
    } else if has("paths") && key.starts_with('/') {
        "paths"
    } else if has("get") && entry.value.get("responses").is_some() {
        let methods: Vec<String> = object.holds.iter().map(|(method, _)| format!("`{method}`")).collect();
        return Some(Meant::new(format!("an operation is named by its method: one of {}", methods.join(", "))));
    } else {
        return None;
    };
    Some(Meant::new(format!("put it below `{map}`")))
}
