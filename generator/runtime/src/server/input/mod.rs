//! From the parts of a request to the record that a handler takes: everything is read, everything is checked, and
//! every violation is reported at once.

mod spelling;

use http::StatusCode;
use http::request::Parts;

use super::body::Received;
use super::refusal::Refusal;
use crate::json::{Direction, Fill, ReadOnly, Reading, Text, read_json, read_request, read_text, view};
use crate::media::{decode, read_parts};
use crate::operation::{Content, Endpoint, Place, Statuses};
use crate::shape::{Field, Shape, View};
use crate::validate::validate_at;
use crate::{Codec, Fault, Violation};

/// What came with a request for an operation, before it is read.
pub(super) struct Input<'a> {
    endpoint: &'static Endpoint,
    parts: &'a Parts,
    /// The values of path parameters, encoded, by the member that they fill.
    in_path: Vec<(usize, String)>,
    body: Option<Received>,
    reading: Reading,
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
        in_path: Vec<(usize, String)>,
        body: Option<Received>,
        read_only: ReadOnly,
    ) -> Self {
        let defaults = matches!(endpoint.method, "POST" | "PUT") && !is_patch(parts);
        let reading = Reading::strict().direction(Direction::Request).read_only(read_only).defaults(defaults);
        let reading = reading.bytes(usize::MAX);
        Self { endpoint, parts, in_path, body, reading, violations: Vec::new(), malformed: false, stopped: false }
    }

    /// What the caller would take, where it says so.
    pub(super) fn accept(&self) -> Option<String> {
        accept(self.parts)
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
    fn member(&mut self, index: usize, required: bool, field: Field, value: &mut dyn Codec) {
        let Some(place) = self.endpoint.places.get(index).copied() else { return };
        let location = location(place, &field);
        let before = self.violations.len();
        let outcome = if place == Place::Body {
            self.body(required, field, value)
        } else {
            self.parameter(place, index, required, field, value)
        };
        match outcome {
            Ok(Had::Value) => {}
            Ok(Had::Nothing) => return,
            Err(found) => self.violations.extend(found.into_iter().map(|violation| below(&location, violation))),
        }
        if place == Place::Body && self.stopped {
            return;
        }
        let Err(broken) = validate_at(&location, value, field.rules) else { return };
        // What could not be read is blank, and breaks constraints that nobody sent.
        let unread = self.violations.get(before..).unwrap_or_default().to_vec();
        let sent = |broken: &Violation| !unread.iter().any(|unread| related(&unread.location, &broken.location));
        self.violations.extend(broken.into_iter().filter(sent));
    }

    fn parameter(
        &self,
        place: Place,
        index: usize,
        required: bool,
        field: Field,
        value: &mut dyn Codec,
    ) -> Result<Had, Vec<Violation>> {
        let in_path = self.in_path.iter().find(|(member, _)| *member == index).map(|(_, text)| text.as_str());
        let spelled = match spelling::spelled(place, field.name, in_path, self.parts) {
            Ok(Some(spelled)) => spelled,
            Ok(None) if required => return violation("required", "the parameter is missing"),
            Ok(None) => {
                self.default(field, value);
                return Ok(Had::Nothing);
            }
            Err(problem) => return violation("type", problem),
        };
        let text = Text { whole: &spelled.whole, elements: &spelled.elements };
        read_text(value, text, &self.reading).map_err(|error| error.into_violations().into_vec())?;
        if spelled.repeated && !is_array(value) {
            return violation("type", spelling::REPEATED);
        }
        Ok(Had::Value)
    }

    fn body(&mut self, required: bool, field: Field, value: &mut dyn Codec) -> Result<Had, Vec<Violation>> {
        let Some(body) = self.body.take() else {
            return if required { violation("required", "the body is missing") } else { Ok(Had::Nothing) };
        };
        let read = match body.content {
            Content::Multipart(_, listed) => read_parts(value, body.pieces, listed, &self.reading),
            content => decode(content, value, &body.bytes, Some(&body.media_type), &self.reading),
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
        if let Some(default) = field.default {
            let _ = read_json(value, default.as_bytes(), &self.reading);
        }
    }
}

/// The `Accept` of a request; several lines are one list (RFC 9110, section 5.3).
pub(super) fn accept(parts: &Parts) -> Option<String> {
    let lines = parts.headers.get_all(http::header::ACCEPT).iter().filter_map(|line| line.to_str().ok());
    let all = lines.collect::<Vec<_>>().join(", ");
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
        for (index, (field, value)) in shape.fields.iter().zip(fields).enumerate() {
            self.member(index, shape.requires(index), field, &mut **value);
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

/// Where a member of the request stands, as the beginning of a JSON pointer: `/query/limit`, `/body`.
fn location(place: Place, field: &Field) -> String {
    let place = match place {
        Place::Path(_) => "path",
        Place::Query(_) => "query",
        Place::Header(_) => "header",
        Place::Cookie(_) => "cookie",
        Place::Body => return "/body".to_owned(),
    };
    format!("/{place}/{}", field.name.replace('~', "~0").replace('/', "~1"))
}

/// Whether one pointer leads to the other's value or into it.
fn related(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    long.strip_prefix(short).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

fn is_array(value: &dyn Codec) -> bool {
    let mut array = false;
    view(value, &mut |view| array = matches!(view, View::Array(_)));
    array
}
