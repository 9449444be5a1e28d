//! Requests that nobody meant well: whatever comes, no answer is the server's own failure.

use axum::Router;
use axum::body::Body;
use bindery::server::axum;
use http::{HeaderName, HeaderValue, Method, Request, Uri};
use tower::ServiceExt as _;

use crate::shop;

/// A small linear congruential generator: the same requests on every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides
    }

    fn pick<'p>(&mut self, from: &[&'p str]) -> &'p str {
        from[self.roll(from.len())]
    }

    fn text(&mut self, from: &[&str], parts: usize) -> String {
        (0..self.roll(parts)).map(|_| self.pick(from)).collect()
    }
}

const PATH: &[&str] = &[
    "/",
    "things",
    "7",
    ".json",
    "..",
    "%2e",
    "%",
    "%zz",
    "%FF",
    "%2F",
    "%00",
    "a",
    ":",
    ";",
    "%F0%9F%8D%B5",
    "//",
    "-1",
];
const QUERY: &[&str] =
    &["limit", "tags", "sizes", "=", "&", "1", ",", "%FF", "+", "%2C", "99999999999999999999", "-", "1e400", "[]", "%"];
const HEADER: &[&str] = &["a", ",", " ", "\t", "tea", "cup", "\u{e9}", "\"", ";", "theme=", "application/json", "/"];
const JSON: &[&str] = &[
    "{",
    "}",
    "[",
    "]",
    ":",
    ",",
    "\"name\"",
    "\"kind\"",
    "\"tags\"",
    "\"tea\"",
    "null",
    "1",
    "-",
    "1e999",
    "\"",
    "\\u",
    "\\ud800",
    "\u{0}",
    "\u{feff}",
    "true",
    " ",
    "\"size\"",
    "{\"name\":\"pot\",\"kind\":\"tea\"",
];
const METHODS: &[&str] = &["GET", "POST", "PATCH", "DELETE", "HEAD", "OPTIONS", "PUT", "TRACE", "X"];
const HEADERS: &[&str] = &["x-trace", "x-kinds", "cookie", "content-type", "content-encoding", "authorization"];

fn request(dice: &mut Dice) -> Option<Request<Body>> {
    let path = match dice.roll(4) {
        0 => "/things/7.json".to_owned(),
        1 => "/things".to_owned(),
        2 => format!("/things/{}", dice.text(PATH, 4)),
        _ => format!("/{}", dice.text(PATH, 8)),
    };
    let uri = format!("{path}?{}", dice.text(QUERY, 12)).parse::<Uri>().ok()?;
    let body = match dice.roll(3) {
        0 => dice.text(JSON, 16),
        1 => format!("{{{}", dice.text(JSON, 16)),
        _ => r#"{"name":"pot","kind":"tea"}"#.to_owned(),
    };
    let mut request = Request::new(Body::from(body));
    *request.method_mut() = Method::from_bytes(dice.pick(METHODS).as_bytes()).ok()?;
    *request.uri_mut() = uri;
    request.headers_mut().insert("content-type", HeaderValue::from_static("application/json"));
    for _ in 0..dice.roll(4) {
        let name = HeaderName::from_static(HEADERS[dice.roll(HEADERS.len())]);
        request.headers_mut().append(name, HeaderValue::from_str(&dice.text(HEADER, 6)).ok()?);
    }
    Some(request)
}

async fn status(router: &Router, request: Request<Body>) -> u16 {
    router.clone().oneshot(request).await.expect("infallible").status().as_u16()
}

#[tokio::test]
async fn no_request_makes_the_server_fail() {
    let router = shop::routes().report(|incident| panic!("{incident}")).into_router();
    let mut dice = Dice(7);
    let mut statuses = std::collections::BTreeMap::<u16, usize>::new();
    for _ in 0..20_000 {
        let Some(request) = request(&mut dice) else { continue };
        let shown = format!("{request:?}");
        let status = status(&router, request).await;
        assert!(matches!(status, 200 | 201 | 204 | 400 | 404 | 405 | 415 | 422), "{status}: {shown}");
        *statuses.entry(status).or_default() += 1;
    }
    assert_eq!(statuses.keys().copied().collect::<Vec<_>>(), [200, 201, 204, 400, 404, 405, 415, 422], "{statuses:?}");
}
