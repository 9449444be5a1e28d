//! From a response to the declared one that it is: the status decides, never the shape of the body.

use http::StatusCode;
use http::header::CONTENT_TYPE;

use super::error::{BodyError, Problem};
use super::received::Received;
use crate::Codec;
#[cfg(feature = "multipart")]
use crate::DecodeError;
use crate::json::{Direction, Reading, read_binary, read_stream};
#[cfg(feature = "multipart")]
use crate::media::read_parts;
use crate::media::{Binary, Incoming, best, closeness, decode as decode_body};
#[cfg(feature = "multipart")]
use crate::operation::Part;
use crate::operation::{Answer, Content, Endpoint, Reply, Statuses};
use crate::stream::Arriving;

/// The declared response for `status`: an exact one, else a range, else `default`.
///
/// A `default` that stands for an error takes no success and no redirect, and the other way around: its type would
/// say the opposite of its status.
///
/// Where a status carries values of different types by media type, that of the response decides, and the first one
/// where it is none of them.
fn declared(endpoint: &Endpoint, status: StatusCode, media_type: Option<&str>) -> Option<&'static Answer> {
    let code = status.as_u16();
    let fits = |answer: &&Answer| match answer.statuses {
        Statuses::Exact(exact) => exact == code,
        Statuses::Range(digit) => u16::from(digit) == code / 100,
        Statuses::Default => answer.failure == (code >= 400),
    };
    let rank = |answer: &&Answer| match answer.statuses {
        Statuses::Exact(_) => 0,
        Statuses::Range(_) => 1,
        Statuses::Default => 2,
    };
    let closeness = |answer: &Answer| media_type.map_or(u8::MAX, |sent| closeness(answer.content, sent));
    let fitting = || endpoint.answers.iter().filter(fits);
    match (fitting().next(), fitting().nth(1)) {
        // What there is to choose from costs reading media types.
        (first, None) => first,
        _ => fitting().min_by_key(|answer| (rank(answer), closeness(answer))),
    }
}

/// Whether this is a redirect that the document describes: an answer like any other, then, and not to be followed.
pub(crate) fn is_documented_redirect(endpoint: &Endpoint, status: StatusCode) -> bool {
    status.is_redirection()
        && declared(endpoint, status, None).is_some_and(|answer| answer.statuses != Statuses::Default)
}

/// The response as a value of the operation's success or error type.
pub(crate) fn decode<R: Reply, F: Reply>(
    endpoint: &'static Endpoint,
    received: &mut Received,
) -> Result<Result<R, F>, Problem> {
    let answer = declared(endpoint, received.status, media_type(received)).ok_or(Problem::Undocumented)?;
    if answer.failure { read(answer, endpoint, received).map(Err) } else { read(answer, endpoint, received).map(Ok) }
}

fn read<T: Reply>(answer: &Answer, endpoint: &Endpoint, received: &mut Received) -> Result<T, Problem> {
    let mut reply = T::blank(answer.variant, received.status.as_u16()).ok_or(Problem::Undocumented)?;
    fill(answer, endpoint, received, reply.body_mut()).map(|()| reply)
}

/// Reads the body into `target`, which stays blank where the response has none by its declaration or by HTTP.
///
/// The media type that the response states is not a reason to refuse a body that can be read: proxies and hand-made
/// servers often state another. It is part of the error when the body can't be read.
fn fill(answer: &Answer, endpoint: &Endpoint, received: &mut Received, target: &mut dyn Codec) -> Result<(), Problem> {
    let Some(content) = content(answer, endpoint, received) else { return Ok(()) };
    // The size was limited while the body arrived.
    let reading = Reading::tolerant().direction(Direction::Response).bytes(usize::MAX);
    #[cfg(feature = "multipart")]
    if let (Content::Multipart(_, listed), Some(pieces)) = (content, received.pieces.take()) {
        let pieces = pieces.map_err(|message| DecodeError::unreadable(&message));
        let read = pieces.and_then(|pieces| read_parts(target, pieces, listed, &reading));
        return read.map_err(|error| Problem::Body(BodyError::new(error, content, received)));
    }
    let read = match received.rest.take() {
        Some((body, limit)) if content.is_stream() => {
            let arriving = Arriving::new(content, body, limit, reading).resumed_by(received.resume.take());
            read_stream(target, arriving, &reading)
        }
        Some((body, limit)) => {
            let incoming = Incoming::new(body);
            let length = incoming.length();
            let binary = Binary::arriving(incoming, length, limit);
            read_binary(target, media_type(received).into_iter().fold(binary, Binary::of_type), &reading)
        }
        None => decode_body(content, target, &received.body, media_type(received), &reading),
    };
    read.map_err(|error| Problem::Body(BodyError::new(error, content, received)))
}

/// What the body is; nothing where the response has none by its declaration or by HTTP.
fn content<'a>(answer: &'a Answer, endpoint: &Endpoint, received: &Received) -> Option<&'a Content> {
    if endpoint.method == "HEAD" || matches!(received.status.as_u16(), 100..=199 | 204 | 205 | 304) {
        return None;
    }
    match answer.content {
        [only] => Some(only),
        several => media_type(received).and_then(|sent| best(several, sent)).or(several.first()),
    }
}

/// Whether the response has a body that is read while it arrives: elements, or bytes that are no error.
pub(crate) fn arrives(endpoint: &Endpoint, received: &Received) -> bool {
    let may_arrive = |content: &'static Content| content.is_stream() || matches!(content, Content::Binary(_));
    if !endpoint.answers.iter().flat_map(|answer| answer.content).any(may_arrive) {
        return false;
    }
    let answer = declared(endpoint, received.status, media_type(received));
    let content = answer.and_then(|answer| Some((answer.failure, content(answer, endpoint, received)?)));
    content.is_some_and(|(failure, content)| content.is_stream() || matches!(content, Content::Binary(_)) && !failure)
}

/// The media type of a response that has parts by the document and by its own word, and what the document says of them.
#[cfg(feature = "multipart")]
pub(crate) fn parts(endpoint: &Endpoint, received: &Received) -> Option<(String, &'static [Part])> {
    let has_parts = |content: &Content| matches!(content, Content::Multipart(..));
    if !endpoint.answers.iter().flat_map(|answer| answer.content).any(has_parts) {
        return None;
    }
    let media_type = media_type(received)?;
    let says_so = media_type.get(..10).is_some_and(|kind| kind.eq_ignore_ascii_case("multipart/"));
    let answer = declared(endpoint, received.status, Some(media_type)).filter(|_| says_so)?;
    match content(answer, endpoint, received)? {
        Content::Multipart(_, listed) => Some((media_type.to_owned(), listed)),
        _ => None,
    }
}

/// Whether the response is a stream of events by the document and by its own word, and no error.
pub(crate) fn brings_events(endpoint: &Endpoint, received: &Received) -> bool {
    let answer = declared(endpoint, received.status, media_type(received)).filter(|answer| !answer.failure);
    let content = answer.and_then(|answer| content(answer, endpoint, received));
    let essence = media_type(received).and_then(|sent| sent.split(';').next()).map(str::trim);
    let says_so = essence.is_some_and(|essence| essence.eq_ignore_ascii_case("text/event-stream"));
    says_so && matches!(content, Some(Content::Events(..)))
}

/// What the response says its body is.
fn media_type(received: &Received) -> Option<&str> {
    received.headers.get(CONTENT_TYPE).and_then(|media_type| media_type.to_str().ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::operation::{Api, Has};

    static API: Api = Api { name: "test", servers: &[], elsewhere: &[], schemes: &[], usual_error: None };

    const fn answer(statuses: Statuses, failure: bool, variant: u16) -> Answer {
        Answer { statuses, failure, variant, content: &[], template: None, headers: Has::ALL, rules: &[] }
    }

    /// The variants for some statuses; 9 for none.
    fn variants<const N: usize>(answers: &'static [Answer], statuses: [u16; N]) -> [u16; N] {
        let endpoint = Endpoint {
            api: &API,
            name: "test",
            method: "GET",
            path: "/",
            segments: &[],
            places: &[],
            body: &[],
            answers,
            security: &[],
        };
        statuses.map(|status| {
            declared(&endpoint, StatusCode::from_u16(status).unwrap(), None).map_or(9, |answer| answer.variant)
        })
    }

    #[test]
    fn exact_before_range_before_default() {
        static ANSWERS: [Answer; 4] = [
            answer(Statuses::Default, true, 3),
            answer(Statuses::Range(4), true, 2),
            answer(Statuses::Exact(404), true, 1),
            answer(Statuses::Exact(200), false, 0),
        ];
        assert_eq!(variants(&ANSWERS, [200, 404, 499, 500, 999]), [0, 1, 2, 3, 3]);
        // An undocumented success is no error, whatever `default` says.
        assert_eq!(variants(&ANSWERS, [201, 302, 304]), [9, 9, 9]);
    }

    #[test]
    fn default_may_be_success_and_error_at_once() {
        static BOTH: [Answer; 2] = [answer(Statuses::Default, false, 0), answer(Statuses::Default, true, 1)];
        assert_eq!(variants(&BOTH, [200, 204, 302, 400, 500]), [0, 0, 0, 1, 1]);
        static SUCCESS: [Answer; 1] = [answer(Statuses::Default, false, 0)];
        assert_eq!(variants(&SUCCESS, [200, 500]), [0, 9]);
    }
}
