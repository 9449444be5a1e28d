//! Requests in plain text to generated servers: whatever is sent, there is an answer, and it is no failure of ours.

use axum::Router;
use axum::body::{Body, to_bytes};
use bindery::client::http::Request;
use serde_json::Value;
use tower::ServiceExt as _;

use super::{fixture, samples, wait};
use crate::Target;
use crate::seeds::Seed;

struct Served {
    fixture: &'static str,
    router: fn() -> Router,
}

/// Services whose handlers are all left out: a request is read as a whole before that is noticed.
macro_rules! served {
    ($($fixture:ident),+ $(,)?) => {
        $(mod $fixture {
            pub(super) struct Nothing;
            impl bindery_behaviour::$fixture::server::Api for Nothing {}
        })+

        const SERVED: &[Served] = &[$(Served {
            fixture: stringify!($fixture),
            router: || bindery_behaviour::$fixture::server::router($fixture::Nothing),
        },)+];
    };
}

served! {
    all_of_unions,
    bodies,
    bodies_several,
    constraints,
    constraints_unevaluated,
    defaults,
    direction,
    enum_numbers,
    files,
    formats,
    forms,
    media_types,
    methods,
    multipart,
    multipart_styles,
    numbers,
    objects_mixed,
    parameter_content,
    parameter_styles,
    parameters,
    recursion,
    streams,
    tuples,
    union_keys,
    union_kinds,
    xml,
}

/// The target.
pub const TARGET: Target =
    Target { name: "requests", about: "requests in plain text to a server", check, seeds, longest: 2 << 10 };

/// The first byte says which server it is; the rest is a request as HTTP/1.1 spells it, but for the version.
///
/// # Panics
/// Where something does not hold.
pub fn check(input: &[u8]) {
    let Some((number, request)) = input.split_first() else { return };
    let Some(served) = SERVED.get(usize::from(*number) % SERVED.len()) else { return };
    let Some(request) = read(request) else { return };
    let is_head = request.method() == "HEAD";
    let response = wait((served.router)().oneshot(request)).unwrap_or_else(|never| match never {});
    let (parts, body) = response.into_parts();
    assert_ne!(parts.status.as_u16(), 500, "{}", served.fixture);
    let body = wait(to_bytes(body, 1 << 20)).unwrap_or_else(|error| panic!("{error}"));
    // Such an answer has the headers of another, and no body.
    if is_head {
        return;
    }
    let is_json = parts.headers.get("content-type").is_some_and(|name| name.as_bytes().ends_with(b"json"));
    assert!(!is_json || serde_json::from_slice::<Value>(&body).is_ok(), "{}", String::from_utf8_lossy(&body));
    assert!(!body.is_empty() || parts.status.as_u16() != 400, "a refusal that says nothing");
}

/// `METHOD path`, headers, an empty line, the body; nothing where HTTP knows no such request.
fn read(text: &[u8]) -> Option<Request<Body>> {
    let end = text.windows(2).position(|pair| pair == b"\n\n")?;
    let mut lines = text.get(..end)?.split(|byte| *byte == b'\n');
    let line = std::str::from_utf8(lines.next()?).ok()?;
    let (method, path) = line.split_once(' ')?;
    let mut request = Request::builder().method(method).uri(path);
    for line in lines {
        let colon = line.iter().position(|byte| *byte == b':')?;
        request = request.header(line.get(..colon)?, line.get(colon + 1..)?.trim_ascii());
    }
    request.body(Body::from(text.get(end + 2..)?.to_vec())).ok()
}

/// A request or more for each operation.
fn seeds() -> Vec<Seed> {
    let mut seeds = Vec::new();
    for (number, served) in SERVED.iter().enumerate() {
        let document = fixture(served.fixture);
        let number = u8::try_from(number).unwrap_or_default();
        let mut add = |text: &str| {
            seeds.push((format!("{}-{}", served.fixture, seeds.len()), [&[number], text.as_bytes()].concat()));
        };
        for (path, item) in document["paths"].as_object().into_iter().flatten() {
            let path = path.replace(['{', '}'], "");
            for (method, operation) in item.as_object().into_iter().flatten() {
                let line = format!("{} {path}?limit=1&filter[a]=b", method.to_uppercase());
                add(&format!("{line}\naccept: */*\nx-required: a\ncookie: session=a\n\n"));
                for (name, media) in operation["requestBody"]["content"].as_object().into_iter().flatten() {
                    for value in samples(&document, &media["schema"], 4) {
                        add(&format!("{line}\ncontent-type: {}\n\n{}", typed(name), body(name, &value)));
                    }
                }
            }
        }
    }
    seeds
}

fn typed(name: &str) -> String {
    if name.starts_with("multipart/") { format!("{name}; boundary=b") } else { name.to_owned() }
}

/// A value as a media type spells it, more or less.
fn body(name: &str, value: &Value) -> String {
    let members = || value.as_object().into_iter().flatten();
    let plain = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    match name {
        "application/x-www-form-urlencoded" => {
            members().map(|(name, value)| format!("{name}={}", plain(value))).collect::<Vec<_>>().join("&")
        }
        name if name.starts_with("multipart/") => {
            let head =
                |name: &str| format!("--b\r\ncontent-disposition: form-data; name=\"{name}\"; filename=\"a\"\r\n\r\n");
            members().map(|(name, value)| head(name) + &plain(value) + "\r\n").collect::<String>() + "--b--\r\n"
        }
        name if name.ends_with("xml") => {
            let inside: String = members().map(|(name, value)| format!("<{name}>{}</{name}>", plain(value))).collect();
            format!("<pet>{inside}</pet>")
        }
        _ => value.to_string(),
    }
}
