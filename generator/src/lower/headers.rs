//! Headers of responses: a record for what all successes of an operation declare together, and one for all errors.
//!
//! ```yaml
//! '200': {headers: {X-Left: {schema: {type: integer}}}}
//! '429': {headers: {Retry-After: {required: true, schema: {type: integer}}}}
//! ```
//! A member is required where every response of its side requires it; what single statuses may and must have beyond
//! that is a table. `Content-Type` is ignored, as the specification says (OpenAPI 3.1, 4.8.17), and so are headers that
//! frame the message, which HTTP sets itself.

use super::context::Lowering;
use super::parameter::content::{self, Content};
use super::parameter::{style, text};
use super::place::Place;
use super::share::structure;
use super::{leftovers, objects};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{self, Header, Location, Schema};
use crate::ir::{
    Access, Additional, Answer, Docs, Has, Kind, Member, Object, Side, Span, Statuses, Step, Style, Type, Types, Value,
};
use crate::source::{Spanned, Text};

/// The records of an operation, by side.
pub(super) struct Declared {
    pub(super) successes: Option<Value>,
    pub(super) failures: Option<Value>,
}

/// So many headers a side may declare: a bit tells for each whether a response has it.
const MOST: usize = 64;

/// Headers that say how long a message is, or steer its connection (RFC 9110, 7.6.1; RFC 9112, 6).
pub(crate) const FRAMING: [&str; 7] =
    ["connection", "content-length", "keep-alive", "te", "trailer", "transfer-encoding", "upgrade"];

/// The headers of an operation's responses; `answers` learn which of them they have.
pub(super) fn lower(
    lowering: &mut Lowering<'_>,
    operation: &document::Operation,
    answers: &mut [Answer],
    place: &Place,
) -> Declared {
    Declared {
        successes: of_side(lowering, operation, answers, Side::Success, place),
        failures: of_side(lowering, operation, answers, Side::Failure, place),
    }
}

/// A header with its name.
type Named<'d> = (&'d Spanned<Text>, &'d Header);

fn of_side(
    lowering: &mut Lowering<'_>,
    operation: &document::Operation,
    answers: &mut [Answer],
    side: Side,
    place: &Place,
) -> Option<Value> {
    let mut of_side: Vec<&mut Answer> =
        answers.iter_mut().filter(|answer| answer.failure == (side == Side::Failure)).collect();
    let mut listed: Vec<(Statuses, Vec<Named<'_>>)> = Vec::new();
    for (key, response) in operation.responses.by_status() {
        let statuses = super::response::statuses(key.value);
        if of_side.iter().any(|answer| answer.statuses == statuses) {
            let headers = lowering.resolver.item(response).map(|response| headers(lowering, response.item));
            listed.push((statuses, headers.unwrap_or_default()));
        }
    }
    if listed.iter().all(|(_, headers)| headers.is_empty()) {
        return None;
    }
    let place = place.step(Step::Headers(side));
    let id = lowering.begin(&place, operation.span);
    let mut record = Record::default();
    let mut had: Vec<(Statuses, Has)> = Vec::new();
    for (statuses, headers) in listed {
        let mut has = Has { allowed: 0, required: 0 };
        for header in headers {
            let Some(number) = record.add(lowering, header, &place) else { continue };
            has.allowed |= 1 << number;
            has.required |= u64::from(header.1.required) << number;
        }
        had.push((statuses, has));
    }
    let has = |statuses: Statuses| {
        let found = had.iter().find(|(other, _)| *other == statuses);
        found.map_or(Has { allowed: 0, required: 0 }, |(_, has)| *has)
    };
    let all = of_side.iter().fold(u64::MAX, |all, answer| all & has(answer.statuses).required);
    let whole = record.members.iter().enumerate().fold(0, |whole, (number, _)| whole | 1 << number);
    for (number, member) in record.members.iter_mut().enumerate() {
        member.required = all >> number & 1 == 1;
    }
    for answer in &mut of_side {
        let Has { allowed, required } = has(answer.statuses);
        let required = required & !all;
        answer.headers = (allowed != whole || required != 0).then_some(Has { allowed, required });
    }
    let Record { mut members, styles, .. } = record;
    members.shrink_to_fit();
    let object = Object {
        members,
        additional: Additional::Open,
        withheld: Vec::new(),
        rules: Vec::new(),
        headers: Some(styles),
    };
    Some(lowering.complete(id, Docs::default(), Kind::Object(object)))
}

/// The headers of a response, without those that are not for a document to declare.
fn headers<'a, 'd: 'a>(lowering: &mut Lowering<'d>, response: &'a document::Response) -> Vec<Named<'a>> {
    let mut headers = Vec::new();
    for (name, header) in response.headers.iter() {
        let is = |other: &&'static str| name.eq_ignore_ascii_case(other);
        let why = match FRAMING.iter().any(is) {
            true => "HTTP sets it by itself",
            false if is(&"content-type") => "the media types of `content` say what it carries",
            false => {
                headers.extend(lowering.resolver.item(header).map(|header| (name, header.item)));
                continue;
            }
        };
        lowering.decided("reserved-header", name.span, format!("header `{name}` is not generated: {why}"));
        let message = format!("the response header `{name}` is ignored");
        lowering.diagnostics.push(Diagnostic::note(Code::IgnoredParameter, message).at(name.span, why));
    }
    headers
}

/// The headers of a side, while they are gathered.
#[derive(Default)]
struct Record {
    members: Vec<Member>,
    styles: Vec<Style>,
    /// The header objects that the members were made of first.
    spans: Vec<Span>,
}

impl Record {
    /// The number of a header in the record. Where responses declare one differently it is text.
    fn add(&mut self, lowering: &mut Lowering<'_>, (name, header): Named<'_>, place: &Place) -> Option<usize> {
        let known = self.members.iter().position(|member| member.name.eq_ignore_ascii_case(name));
        if let Some(number) = known.filter(|number| self.spans.get(*number) == Some(&header.span)) {
            return Some(number);
        }
        let (style, member) = member(lowering, name, header, place)?;
        let Some(number) = known else {
            if self.members.len() == MOST {
                leftovers::part(lowering, name.span, "a header beyond the first 64");
                return None;
            }
            self.members.push(member);
            self.styles.push(style);
            self.spans.push(header.span);
            return Some(self.members.len() - 1);
        };
        if let (Some(known), Some(spelled)) = (self.members.get_mut(number), self.styles.get_mut(number))
            && (*spelled != style || !alike(lowering.types(), &known.value, &member.value))
        {
            lowering.decided("headers", name.span, format!("responses declare `{name}` differently: it is text"));
            (known.value, known.default, *spelled) = (Value::new(Type::String(None)), None, Style::Simple);
        }
        Some(number)
    }
}

fn member(
    lowering: &mut Lowering<'_>,
    name: &Spanned<Text>,
    header: &Header,
    place: &Place,
) -> Option<(Style, Member)> {
    let any = Schema::Bool(Spanned::new(true, header.span));
    let text = text(header.span);
    let (style, schema) = match (&header.schema, header.content.iter().next()) {
        (Some(schema), _) => (style::of_header(lowering, name.as_str(), header), schema),
        (None, Some((media, content))) => {
            let content = lowering.resolver.item(content)?.item;
            let schema = content.schema.as_ref();
            match content::of(lowering, Location::Header, media, content) {
                Content::Spelled(style) => (style, schema.unwrap_or(&any)),
                Content::Text(style) => (style, &text),
                Content::Written(_) => {
                    let what = format!("the schema of `{media}` in a header, which is text,");
                    leftovers::part(lowering, header.span, &what);
                    (Style::Simple, &text)
                }
            }
        }
        (None, None) => (Style::Simple, &text),
    };
    let place = place.step(Step::Property(name.value.clone()));
    let mut member = objects::member(lowering, &name.value, schema, header.required, &place);
    if let Some(description) = &header.description {
        member.docs.description = Some(description.value.clone());
    }
    member.docs.deprecated |= header.deprecated;
    member.span = header.span;
    member.access = Access::Both;
    Some((style, member))
}

/// Whether two values are the same, or inline types of the same structure.
fn alike(types: &Types, one: &Value, other: &Value) -> bool {
    let structure = |value: &Value| match value.ty {
        Type::Named(id) => Some(structure::key(types, id, &[])),
        _ => None,
    };
    let same = structure(one).is_some_and(|key| Some(key) == structure(other));
    one == other || same && (one.nullable, &one.rules) == (other.nullable, &other.rules)
}
