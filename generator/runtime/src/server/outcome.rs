//! From a handler's outcome to the response that the document declares for it.

use std::borrow::Cow;

use bytes::Bytes;
use http::header::{CONTENT_TYPE, HeaderName, HeaderValue};
use http::{HeaderMap, Response, StatusCode};

use crate::Codec;
use crate::json::{Direction, Writing};
use crate::media::{Body, Encoded, accepted, choose, encode};
use crate::operation::{Answer, Attached, Content, Endpoint, Has, Parts, Statuses, Style};
use crate::spelling::{header_lines, members};
use crate::validate::{Rule, violations_in};

/// What a handler's outcome came to.
pub(super) enum Outcome {
    /// A declared response.
    Response(Response<Body>),
    /// Nothing that the document declares, and why.
    Undeclared(String),
}

/// What goes with a reply.
#[derive(Default)]
pub(super) struct Sending<'a> {
    /// Its headers.
    pub(super) headers: Option<Attached>,
    /// What the caller takes, where it says so.
    pub(super) accept: Option<Cow<'a, str>>,
    /// Whether it is held against the constraints of its schema.
    pub(super) validate: bool,
}

impl Outcome {
    /// The response for `reply`, on the success or on the failure side of `endpoint`.
    /// Its media type is the one of the declared ones that the caller asks for.
    pub(super) fn of(endpoint: &'static Endpoint, failure: bool, reply: Parts<'_>, sending: &Sending<'_>) -> Self {
        let Parts { variant, status, body } = reply;
        let response = match endpoint.answers.iter().find(|a| a.failure == failure && a.variant == variant) {
            Some(answer) => respond(answer, status, body, sending),
            None => Err("the operation's table has no such response".to_owned()),
        };
        response.map_or_else(Self::Undeclared, Self::Response)
    }
}

fn respond(
    answer: &Answer,
    status: Option<u16>,
    body: &dyn Codec,
    sending: &Sending<'_>,
) -> Result<Response<Body>, String> {
    let status = self::status(answer, status)?;
    let mut response = Response::new(Body::default());
    *response.status_mut() = status;
    if sending.validate {
        keeps("the body", body, answer.rules)?;
        keeps("the headers", sending.headers.as_ref().map_or(&(), |headers| headers.record()), &[])?;
    }
    if let Some(headers) = &sending.headers {
        attach(headers, answer.headers, response.headers_mut())?;
    }
    let empty = matches!(status, StatusCode::NO_CONTENT | StatusCode::RESET_CONTENT | StatusCode::NOT_MODIFIED);
    let usual = choose(answer.content, body);
    let asked = sending.accept.as_deref().and_then(|accept| accepted(answer.content, accept));
    let chosen = asked.filter(|content| !matches!(content, Content::Binary(_))).or(usual);
    if let (Some(content), false) = (chosen, empty || status.is_informational()) {
        let Encoded { media_type, body } = encode(content, body, &RESPONDING.checked(sending.validate))?;
        *response.body_mut() = body;
        let value = match &media_type {
            // Which needs no copy.
            Cow::Borrowed(text) => HeaderValue::from_maybe_shared(Bytes::from_static(text.as_bytes())),
            Cow::Owned(text) => HeaderValue::from_str(text),
        };
        let media_type = value.map_err(|_| format!("`{media_type}` is no media type"))?;
        response.headers_mut().insert(CONTENT_TYPE, media_type);
    }
    Ok(response)
}

/// Whether a value keeps the constraints that its schema states.
fn keeps(what: &str, value: &dyn Codec, rules: &'static [Rule]) -> Result<(), String> {
    match violations_in(Direction::Response, value, rules) {
        Some(violations) => Err(format!("{what}: {violations}")),
        None => Ok(()),
    }
}

/// Puts the headers of a record into those of a response, as far as `has` says that they are declared for it.
fn attach(headers: &Attached, has: Has, map: &mut HeaderMap) -> Result<(), String> {
    let mut sent = 0_u64;
    members(headers.record(), &mut |index, name, value| {
        let style = headers.styles().get(index).copied().unwrap_or(Style::Simple);
        let refuse = |reason: &str| format!("the header `{name}` {reason}");
        if !has.of(index).0 {
            return Err(refuse("is none of those that the document declares for this response"));
        }
        let lines = header_lines(name, value, style, &RESPONDING).map_err(refuse)?;
        let name =
            HeaderName::from_bytes(name.as_bytes()).map_err(|_| refuse("has a name that HTTP does not allow"))?;
        for line in lines {
            map.append(&name, line);
        }
        sent |= u32::try_from(index).ok().and_then(|index| 1_u64.checked_shl(index)).unwrap_or(0);
        Ok(())
    })?;
    if has.required & !sent == 0 {
        return Ok(());
    }
    Err("a header is missing that the document demands of this response".to_owned())
}

/// `writeOnly` members stay inside, and so does a value that the document does not list.
const RESPONDING: Writing = Writing::strict().direction(Direction::Response);

/// The status of a response: the declared one, or the reply's own where the document leaves it open.
fn status(answer: &Answer, own: Option<u16>) -> Result<StatusCode, String> {
    let usual = if answer.failure { 500 } else { 200 };
    let (number, fits) = match answer.statuses {
        Statuses::Exact(number) => (number, true),
        Statuses::Range(digit) => {
            let number = own.unwrap_or_else(|| u16::from(digit).saturating_mul(100));
            (number, number / 100 == u16::from(digit))
        }
        Statuses::Default => (own.unwrap_or(usual), own.is_none_or(|own| (own >= 400) == answer.failure)),
    };
    let status = StatusCode::from_u16(number).ok().filter(|_| fits);
    status.ok_or_else(|| format!("status {number} is outside of what the document declares for this response"))
}

#[cfg(test)]
mod tests {
    use super::{Outcome, Sending, respond};
    use crate::operation::{Answer, Endpoint, Has, JSON, Reply as _, Statuses};

    fn number(statuses: Statuses, failure: bool, own: Option<u16>) -> Result<u16, String> {
        let answer =
            Answer { statuses, failure, variant: 0, content: &[], template: None, headers: Has::ALL, rules: &[] };
        respond(&answer, own, &(), &Sending::default()).map(|response| response.status().as_u16())
    }

    #[test]
    fn a_reply_without_a_status_gets_the_first_that_is_declared() {
        for (statuses, failure, expected) in [
            (Statuses::Exact(201), false, 201),
            (Statuses::Range(2), false, 200),
            (Statuses::Range(4), true, 400),
            (Statuses::Default, false, 200),
            (Statuses::Default, true, 500),
        ] {
            assert_eq!(number(statuses, failure, None), Ok(expected), "{statuses:?}");
        }
    }

    #[test]
    fn a_reply_with_a_status_keeps_it_where_it_is_declared() {
        assert_eq!(number(Statuses::Range(2), false, Some(202)), Ok(202));
        assert_eq!(number(Statuses::Default, true, Some(418)), Ok(418));
        for (statuses, failure, own) in
            [(Statuses::Range(2), false, 404), (Statuses::Default, false, 404), (Statuses::Default, true, 200)]
        {
            assert!(number(statuses, failure, Some(own)).is_err(), "{statuses:?} {own}");
        }
    }

    /// As an operation of which the document says nothing about its success.
    #[test]
    fn nothing_declared_is_an_empty_success() {
        static ENDPOINT: Endpoint = Endpoint {
            answers: &[Answer::success(Statuses::Range(2), 0, &[]), Answer::failure(Statuses::Range(4), 0, JSON)],
            ..Endpoint::BLANK
        };
        let Outcome::Response(response) = Outcome::of(&ENDPOINT, false, ().parts(), &Sending::default()) else {
            panic!("no response")
        };
        assert_eq!(response.status(), 200);
        assert!(response.body().bytes().is_some_and(|bytes| bytes.is_empty()) && response.headers().is_empty());
    }
}
