//! Bodies that are sequences: server-sent events, JSON lines, JSON text sequences. However a body is cut into pieces, the
//! same elements come of it; and they are those of a plain reading of the specification.

use std::collections::VecDeque;
use std::fmt::Debug;

use bindery::client::http::{Request, Response};
use bindery::client::{Body, BoxFuture, Builder, Client, Transport, TransportError};
use bindery::operation::Operation;
use bindery::stream::{Event, StreamError};
use bindery::{Codec, Stream};
use bindery_behaviour::streams::types::{Row, api, operations};
use bytes::Bytes;

use super::{Pieces, wait};
use crate::Target;
use crate::chance::Chance;
use crate::seeds::Seed;

/// How many bytes an element may have where there is a limit.
const NARROW: usize = 48;
/// More than an input has.
const WIDE: usize = 1 << 20;

/// The target.
pub const TARGET: Target = Target { name: "events", about: "streams in pieces", check, seeds, longest: 1 << 10 };

/// The first byte says what kind of body it is, the second how it is cut; the rest is the body.
///
/// # Panics
/// Where something does not hold.
pub fn check(input: &[u8]) {
    let [kind, cut, body @ ..] = input else { return };
    match kind % 3 {
        0 => {
            let elements = cut_and_whole(operations::FollowLog::new(), "text/event-stream", body, *cut);
            let events = reference(body);
            assert_eq!(elements.len(), events.len(), "{elements:?}, and by the specification {events:?}");
            for (element, event) in elements.iter().zip(events) {
                let element = element.as_ref().unwrap_or_else(|error| panic!("an event is refused: {error}"));
                let shown = |event: &Event| (event.event.clone(), event.data.clone(), event.id.clone(), event.retry);
                assert_eq!(shown(element), shown(&event));
            }
        }
        1 => {
            let elements = cut_and_whole(operations::ExportRows::new(), "application/jsonl", body, *cut);
            same(
                &elements,
                body.split(|byte| *byte == b'\n').filter(|line| !line.trim_ascii().is_empty()),
                bindery::decode::<Row>,
            );
        }
        _ => {
            let elements = cut_and_whole(operations::Readings::new(), "application/json-seq", body, *cut);
            // An element that does not show its end may be cut off (RFC 7464, section 2.4).
            let read = |record: &[u8]| {
                let ends = record.last().is_some_and(|last| last.is_ascii_whitespace());
                bindery::decode::<f64>(record).map_err(drop).and_then(|value| if ends { Ok(value) } else { Err(()) })
            };
            same(&elements, body.split(|byte| *byte == 0x1E).filter(|record| !record.trim_ascii().is_empty()), read);
        }
    }
}

fn same<'b, T: PartialEq + Debug, E>(
    elements: &[Result<T, StreamError>],
    records: impl Iterator<Item = &'b [u8]>,
    read: impl Fn(&'b [u8]) -> Result<T, E>,
) {
    let expected: Vec<Option<T>> = records.map(|record| read(record).ok()).collect();
    let found: Vec<Option<&T>> = elements.iter().map(|element| element.as_ref().ok()).collect();
    assert_eq!(found, expected.iter().map(Option::as_ref).collect::<Vec<_>>(), "{elements:?}");
}

/// The elements of a body, which are the same in one piece, in single bytes, and in pieces by chance.
fn cut_and_whole<Op, T>(request: Op, media_type: &'static str, body: &[u8], cut: u8) -> Vec<Result<T, StreamError>>
where
    Op: Operation<Output = Stream<T>>,
    T: Codec + Debug,
    bindery::client::Error<Op::Error>: Debug,
{
    let whole = received(&request, media_type, [body.to_vec().into()].into(), WIDE);
    let chance = &mut Chance::new(cut.into());
    let (mut pieces, mut rest) = (VecDeque::new(), body);
    while !rest.is_empty() {
        let (piece, after) = rest.split_at(chance.below(1 + usize::from(cut % 9)).min(rest.len() - 1) + 1);
        pieces.push_back(Bytes::copy_from_slice(piece));
        rest = after;
    }
    let in_pieces = received(&request, media_type, pieces.clone(), WIDE);
    assert_eq!(format!("{in_pieces:?}"), format!("{whole:?}"), "{pieces:?}");
    for element in received(&request, media_type, pieces, NARROW) {
        match element {
            // What an element has besides its bytes is not counted: names of fields, escapes.
            Ok(element) => assert!(bindery::encode(&element).len() <= NARROW * 8 + 64, "{element:?}"),
            Err(StreamError::TooLarge(limit)) => assert_eq!(limit, NARROW),
            Err(_) => {}
        }
    }
    whole
}

fn received<Op, T>(
    request: &Op,
    media_type: &'static str,
    pieces: VecDeque<Bytes>,
    limit: usize,
) -> Vec<Result<T, StreamError>>
where
    Op: Operation<Output = Stream<T>>,
    T: Codec,
    bindery::client::Error<Op::Error>: Debug,
{
    let client = client(Sends { media_type, pieces }, limit);
    wait(async {
        let mut stream = client.call(request.clone()).output().await.unwrap_or_else(|error| panic!("{error:?}"));
        let mut elements = Vec::new();
        while let Some(element) = stream.next().await {
            elements.push(element);
            assert!(elements.len() <= WIDE, "a stream without an end");
        }
        elements
    })
}

fn client(transport: impl Transport, limit: usize) -> Client {
    let builder = Builder::new(api()).transport(transport).max_response_bytes(limit);
    builder.build().unwrap_or_else(|error| panic!("{error}"))
}

/// Answers every request with this body.
struct Sends {
    media_type: &'static str,
    pieces: VecDeque<Bytes>,
}

impl Transport for Sends {
    fn send(&self, _: Request<Body>) -> BoxFuture<Result<Response<Body>, TransportError>> {
        let response = Response::builder().header("content-type", self.media_type);
        let response = response.body(Body::new(Pieces(self.pieces.clone())));
        Box::pin(async { response.map_err(TransportError::new) })
    }
}

/// Events as WHATWG HTML, section 9.2.6, has them read, each with the identifier and the time that it says itself.
fn reference(body: &[u8]) -> Vec<Event> {
    let text = String::from_utf8_lossy(body.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(body));
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut lines: Vec<&str> = text.split('\n').collect();
    // What no line end follows is no line.
    lines.pop();
    let (mut events, mut event, mut data) = (Vec::new(), Event::default(), None::<String>);
    for line in lines {
        if line.is_empty() {
            if let Some(data) = data.take() {
                event.data = data.strip_suffix('\n').unwrap_or(&data).to_owned();
                events.push(event);
            }
            event = Event::default();
            continue;
        }
        let (name, value) = line.split_once(':').unwrap_or((line, ""));
        let value = value.strip_prefix(' ').unwrap_or(value).to_owned();
        match name {
            "event" => event.event = Some(value).filter(|name| !name.is_empty()),
            "data" => *data.get_or_insert_default() += &(value + "\n"),
            "id" if !value.contains('\0') => event.id = Some(value),
            "retry" if value.bytes().all(|byte| byte.is_ascii_digit()) => event.retry = value.parse().ok(),
            _ => {}
        }
    }
    events
}

/// Bodies of each kind.
fn seeds() -> Vec<Seed> {
    let events = [
        "data: a\n\n",
        ": comment\nevent: b\ndata: 1\ndata:2\nid: 7\nretry: 10\n\ndata\n\n",
        "data: a\r\n\r\ndata: b\r\rid\n\nretry: x\ndata: [DONE]\n\ndata: cut off",
        "\u{feff}data: é\ndata:\n\nid: a\0b\nnothing: a\n\n",
    ];
    let lines =
        ["{\"id\":1}\n{\"id\":2,\"name\":\"a\"}\n", "\n \r\n{\"id\":0}\n{\n{\"id\":1}", "{\"id\":1}\r\n{\"id\":\"x\"}"];
    let sequences = ["\u{1e}1\n\u{1e}2.5\n", "\u{1e}1\u{1e}\u{1e}-2e3 \n", "1\n\u{1e}[", "\u{1e}1 2\n"];
    let kinds = [(0, &events[..]), (1, &lines[..]), (2, &sequences[..])];
    let all =
        kinds.into_iter().flat_map(|(kind, bodies)| bodies.iter().enumerate().map(move |(at, body)| (kind, at, body)));
    all.map(|(kind, at, body)| (format!("{kind}-{at}"), [&[kind, 3], body.as_bytes()].concat())).collect()
}
