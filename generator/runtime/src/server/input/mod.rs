//! From the parts of a request to the record that a handler takes: everything is read, everything is checked, and
//! every violation is reported at once.

mod query;
mod spelling;

use std::borrow::Cow;

use http::StatusCode;
use http::request::Parts;

use super::body::{Payload, Received};
use super::outcome::Sending;
use super::pairs::{self, Pair};
use super::refusal::Refusal;
use super::routes::UnknownQuery;
use super::settings::Settings;
use crate::json::{Direction, Fill, Reading, read_binary, read_json, read_request, read_stream, read_text};
use crate::media::{decode, read_parts};
use crate::operation::{Endpoint, Place, Statuses};
use crate::shape::{Field, Shape};
use crate::spelling::{owner, read_content};
use crate::stream::Arriving;
use crate::validate::validate_at;
use crate::{Codec, Fault, Violation, Violations};
use spelling::{Given, Spelled};

/// What came with a request for an operation, before it is read.
pub(super) struct Input<'a> {
    endpoint: &'static Endpoint,
    parts: &'a Parts,
    /// The parameters of the query.
    query: Vec<Pair<'a>>,
    /// The values of path parameters, encoded, by the member that they fill.
    in_path: Vec<(usize, &'a str)>,
    body: Option<Received<'a>>,
    reading: Reading,
    unknown_query: UnknownQuery,
    validate_responses: bool,
    violations: Vec<Violation>,
    /// The body is not JSON at all.
    malformed: bool,
    /// The body was not read to its end, so that what it would have said is not known.
    stopped: bool,
}

impl<'a> Input<'a> {
    pub(super) fn new(
        endpoint: &'static Endpoint,
        parts: &'a Parts,
        in_path: Vec<(usize, &'a str)>,
        body: Option<Received<'a>>,
        settings: &Settings,
    ) -> Self {
        let defaults = matches!(endpoint.method, "POST" | "PUT") && !is_patch(parts);
        let reading = Reading::strict().direction(Direction::Request).read_only(settings.read_only).defaults(defaults);
        let reading = reading.bytes(usize::MAX);
        Self {
            endpoint,
            parts,
            query: pairs::query(parts.uri.query().unwrap_or_default()).collect(),
            in_path,
            body,
            reading,
            unknown_query: settings.unknown_query,
            validate_responses: settings.validate_responses,
            violations: Vec::new(),
            malformed: false,
            stopped: false,
        }
    }

    /// What the response depends on beside the handler.
    pub(super) fn sending(&self) -> Sending<'a> {
        Sending { headers: None, accept: accept(self.parts), validate: self.validate_responses }
    }

    /// Fills the blank `request`, whose type is the operation's.
    ///
    /// The status of a refusal is 400, or 422 where the operation declares that and the body is JSON at least.
    pub(super) fn fill(&mut self, request: &mut dyn Codec) -> Result<(), Refusal> {
        let reading = self.reading;
        if let Err(error) = read_request(request, self, &reading) {
            self.violations.extend(error.into_violations());
        }
        if self.violations.is_empty() {
            return Ok(());
        }
        let declared = self.endpoint.answers.iter().any(|answer| answer.statuses == Statuses::Exact(422));
        let status =
            if declared && !self.malformed { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::BAD_REQUEST };
        Err(Refusal::invalid(status, std::mem::take(&mut self.violations)))
    }

    /// Reads a member from its place, and checks its constraints.
    fn member(&mut self, index: usize, shape: &'static Shape, field: Field, value: &mut dyn Codec) {
        let Some(place) = self.endpoint.places.get(index).copied() else { return };
        let required = shape.requires(index);
        let outcome = if place == Place::Body {
            self.body(required, field, value)
        } else {
            self.parameter((place, index, shape), required, field, value)
        };
        let unread = match outcome {
            Ok(Had::Value) => Vec::new(),
            Ok(Had::Nothing) => return,
            Err(found) => found,
        };
        let mut broken = Vec::new();
        if place != Place::Body || !self.stopped {
            broken = validate_at("", value, field.rules).map_or_else(Violations::into_vec, |()| Vec::new());
            // What could not be read is blank, and breaks constraints that nobody sent.
            broken.retain(|broken| !unread.iter().any(|unread| related(&unread.location, &broken.location)));
        }
        let found = unread.into_iter().chain(broken);
        self.violations.extend(found.map(|violation| below(&location(place, &field), violation)));
    }

    fn parameter(
        &self,
        (place, index, shape): (Place, usize, &'static Shape),
        required: bool,
        field: Field,
        value: &mut dyn Codec,
    ) -> Result<Had, Vec<Violation>> {
        let in_path = self.in_path.iter().find(|(member, _)| *member == index).map(|(_, text)| *text);
        let is_taken = |name: &str| owner::is_taken(self.endpoint, shape.names, name);
        let given = Given { parts: self.parts, query: &self.query, in_path, is_taken: &is_taken };
        let text = match spelling::spelled(place, field.name, &given) {
            Ok(Some(Spelled::Text(text))) => text,
            Ok(Some(Spelled::Content(text, content))) => {
                return match read_content(value, text, content, &self.reading) {
                    Ok(()) => Ok(Had::Value),
                    Err(error) => Err(error.into_violations().into_vec()),
                };
            }
            Ok(None) if required => return violation("required", "the parameter is missing"),
            Ok(None) => {
                self.default(field, value);
                return Ok(Had::Nothing);
            }
            Err(problem) => return violation("type", problem),
        };
        let Err(error) = read_text(value, &text, &self.reading) else { return Ok(Had::Value) };
        let empty = !required && may_be_empty(place) && text.is_empty();
        if (empty || field.nullable && text.is_null()) && read_json(value, b"null", &self.reading).is_ok() {
            return Ok(if empty { Had::Nothing } else { Had::Value });
        }
        Err(error.into_violations().into_vec())
    }

    fn body(&mut self, required: bool, field: Field, value: &mut dyn Codec) -> Result<Had, Vec<Violation>> {
        let Some(body) = self.body.take() else {
            return if required { violation("required", "the body is missing") } else { Ok(Had::Nothing) };
        };
        let content = body.content;
        let reading = body.variant.map_or(self.reading, |variant| self.reading.variant(variant));
        let read = match body.payload {
            Payload::Stream(rest, limit) => {
                read_stream(value, Arriving::new(content, rest, limit, self.reading), &reading)
            }
            Payload::Binary(binary) => read_binary(value, binary, &reading),
            Payload::Pieces(pieces, listed) => read_parts(value, pieces, listed, &reading),
            Payload::Bytes(bytes) => decode(content, value, &bytes, Some(body.media_type), &reading),
        };
        match read {
            Ok(()) if value.is_absent() && !field.nullable => violation("type", "null is not among the body's values"),
            Ok(()) => Ok(Had::Value),
            Err(error) => {
                self.malformed = error.is_malformed();
                self.stopped = error.offset().is_some();
                Err(error.into_violations().into_vec())
            }
        }
    }

    /// Gives an absent parameter its default. One that does not fit its own schema is left out: the generator has
    /// reported it.
    fn default(&self, field: Field, value: &mut dyn Codec) {
        let Some(default) = field.default else { return };
        if read_json(value, default.as_bytes(), &self.reading).is_err() {
            // A type of a program's own may not have it, which only shows here: absent again.
            let _ = read_json(value, b"null", &self.reading);
        }
    }
}

/// The `Accept` of a request; several lines are one list (RFC 9110, section 5.3).
pub(super) fn accept(parts: &Parts) -> Option<Cow<'_, str>> {
    let lines = parts.headers.get_all(http::header::ACCEPT).iter().filter_map(|line| line.to_str().ok());
    let all = lines.fold(Cow::Borrowed(""), |all, line| if all.is_empty() { line.into() } else { all + ", " + line });
    (!all.is_empty()).then_some(all)
}

/// Whether a body only says what changes (RFC 7396), so that what is absent has no default.
fn is_patch(parts: &Parts) -> bool {
    let media_type = parts.headers.get(http::header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let essence = media_type.and_then(crate::media::essence);
    essence.is_some_and(|(_, subtype)| subtype.eq_ignore_ascii_case("merge-patch+json"))
}

/// Whether a request had a value for a member.
enum Had {
    Value,
    Nothing,
}

impl Fill for Input<'_> {
    fn fill(&mut self, shape: &'static Shape, fields: &mut [&mut dyn Codec]) -> Result<(), Fault> {
        for (index, (field, value)) in shape.fields().zip(fields).enumerate() {
            self.member(index, shape, field, &mut **value);
        }
        if self.unknown_query == UnknownQuery::Refuse {
            let unknown = query::unknown(self.endpoint, shape, &self.query);
            self.violations.extend(unknown);
        }
        Ok(())
    }
}

/// One violation of a member as a whole.
fn violation(keyword: &'static str, message: &str) -> Result<Had, Vec<Violation>> {
    Err(vec![Violation::new(String::new(), keyword, message.to_owned())])
}

/// The violation, seen from the request.
fn below(location: &str, violation: Violation) -> Violation {
    Violation::new(format!("{location}{}", violation.location), violation.keyword, violation.message)
}

/// Whether no text is no value (`allowEmptyValue`).
fn may_be_empty(place: Place) -> bool {
    matches!(place, Place::Query(style) if style.parts().2)
}

/// Where a member of the request stands, as the beginning of a JSON pointer: `/query/limit`, `/body`.
fn location(place: Place, field: &Field) -> String {
    match place {
        Place::Path(_) => named("path", field.name),
        Place::Query(_) => named("query", field.name),
        Place::Header(_) | Place::Key => named("header", field.name),
        Place::Cookie(_) => named("cookie", field.name),
        Place::QueryString(_) => "/query".to_owned(),
        Place::Body => "/body".to_owned(),
    }
}

/// That of the parameter of this name, as a JSON pointer (RFC 6901, 3).
fn named(place: &str, name: &str) -> String {
    format!("/{place}/{}", name.replace('~', "~0").replace('/', "~1"))
}

/// Whether one pointer leads to the other's value or into it.
fn related(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    long.strip_prefix(short).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}
