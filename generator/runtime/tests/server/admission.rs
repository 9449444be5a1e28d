//! Who is admitted: alternatives (OR) of sets (AND) of credentials.

use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll};

use axum::Router;
use bindery::operation::{Endpoint, Need, Place, Segment, Statuses};
use bindery::server::{BoxFuture, Credential, Denied, Gate, NoGate, Routes, axum, same_secret};

use crate::harness::{Answer, send};
use crate::shop::{API, Echo, JSON, answer, need};

/// Admits `good`, forbids `poor`, can't check `down`, panics on `panic`; callers are the schemes that found them.
struct Keys;

impl Gate for Keys {
    type Caller = String;

    fn check<'a>(
        &'a self,
        _scheme: usize,
        credential: Credential<'a>,
        caller: Option<String>,
    ) -> BoxFuture<'a, Result<String, Denied>> {
        Box::pin(async move {
            assert!(!format!("{credential:?}").contains(credential.value()), "a secret in `Debug`");
            match credential.value().trim_start_matches("ada:") {
                value if same_secret(value, "good") => {
                    let scopes = credential.scopes().join("+");
                    Ok(format!("{}{}{scopes} ", caller.unwrap_or_default(), credential.scheme().name))
                }
                "poor" => Err(Denied::forbidden().because("ask your administrator")),
                "down" => Err(Denied::unavailable()),
                "panic" => panic!("hunter2"),
                _ => Err(Denied::unauthorized()),
            }
        })
    }
}

/// An operation without members that is guarded in this way.
macro_rules! guarded {
    ($($name:ident $path:literal $security:expr;)*) => {$(
        #[derive(Clone)]
        struct $name {}
        bindery::record!($name [] {});
        bindery::operation!($name { endpoint: { static ENDPOINT: Endpoint = Endpoint {
            api: &API,
            name: stringify!($name),
            method: "GET",
            path: $path,
            segments: &[Segment::Literal($path)],
            places: &[],
            body: &[],
            answers: &[answer(Statuses::Exact(200), false, 0)],
            security: $security,
        }; &ENDPOINT }, response: Echo });
    )*};
}

guarded! {
    Key "/key" &[&[need(0)]];
    Both "/both" &[&[need(0), need(1)]];
    Either "/either" &[&[need(0)], &[Need { scheme: 2, scopes: &["read", "write"] }]];
    Maybe "/maybe" &[&[], &[need(0)]];
    Basic "/basic" &[&[need(3)]];
    Query "/query" &[&[need(4)]];
    Cookie "/cookie" &[&[need(5)]];
    Token "/token" &[&[need(6)]];
    Unknown "/unknown" &[&[need(0), need(99)]];
    Open "/open" &[];
    Demanding "/demanding" &[&[need(0)], &[]];
}

fn router() -> Router {
    Routes::new((), Keys)
        .secured(|(): &(), caller, _: Key| async move { Ok(Echo::of(caller)) })
        .secured(|(): &(), caller, _: Both| async move { Ok(Echo::of(caller)) })
        .secured(|(): &(), caller, _: Either| async move { Ok(Echo::of(caller)) })
        .optional(|(): &(), caller, _: Maybe| async move { Ok(Echo::of(caller)) })
        .secured(|(): &(), caller, _: Basic| async move { Ok(Echo::of(caller)) })
        .secured(|(): &(), caller, _: Query| async move { Ok(Echo::of(caller)) })
        .secured(|(): &(), caller, _: Cookie| async move { Ok(Echo::of(caller)) })
        .secured(|(): &(), caller, _: Token| async move { Ok(Echo::of(caller)) })
        .secured(|(): &(), caller, _: Unknown| async move { Ok(Echo::of(caller)) })
        .secured(|(): &(), caller, _: Open| async move { Ok(Echo::of(caller)) })
        .secured(|(): &(), caller, _: Demanding| async move { Ok(Echo::of(caller)) })
        .into_router()
}

async fn call(path: &str, headers: &[(&str, &str)]) -> Answer {
    send(&router(), &format!("GET {path}"), headers, "").await
}

async fn admitted(path: &str, headers: &[(&str, &str)], caller: &str) {
    let answer = call(path, headers).await;
    assert_eq!(answer.status, 200, "{path} {headers:?}: {}", answer.text());
    assert_eq!(answer.json()["text"], caller, "{path} {headers:?}");
}

async fn refused(path: &str, headers: &[(&str, &str)], status: u16, detail: &str) {
    let answer = call(path, headers).await;
    assert_eq!(answer.status, status, "{path} {headers:?}: {}", answer.text());
    let text = answer.json()["detail"].as_str().unwrap_or_default().to_owned();
    assert!(text.contains(detail), "{path} {headers:?}: {text}");
    for (name, value) in headers {
        assert!(
            name == &"cookie" || value.is_empty() || !answer.text().contains(value),
            "{path}: a secret in {}",
            answer.text()
        );
    }
}

#[tokio::test]
async fn one_credential() {
    admitted("/key", &[("x-key", "good")], r#""key ""#).await;
    refused("/key", &[], 401, "credentials are missing: header `x-key`").await;
    refused("/key", &[("x-key", "")], 401, "missing").await;
    refused("/key", &[("x-key", "bad")], 401, "not valid").await;
    refused("/key", &[("x-key", "poor")], 403, "ask your administrator").await;
    refused("/key", &[("x-key", "down")], 503, "can't be checked").await;
    refused("/key", &[("x-key", "good"), ("x-key", "good")], 401, "more than once").await;
}

#[tokio::test]
async fn all_credentials_of_a_set_in_order() {
    admitted("/both", &[("x-org", "good"), ("x-key", "good")], r#""key org ""#).await;
    refused("/both", &[("x-key", "good")], 401, "header `x-key` and header `x-org`").await;
    refused("/both", &[("x-org", "good")], 401, "missing").await;
    refused("/both", &[("x-key", "good"), ("x-org", "bad")], 401, "not valid").await;
}

#[tokio::test]
async fn any_alternative_suffices() {
    let bearer = |value| ("authorization", value);
    admitted("/either", &[("x-key", "good")], r#""key ""#).await;
    admitted("/either", &[bearer("bearer  good")], r#""bearerread+write ""#).await;
    admitted("/either", &[("x-key", "bad"), bearer("Bearer good")], r#""bearerread+write ""#).await;
    admitted("/either", &[("x-key", "good"), bearer("Bearer bad")], r#""key ""#).await;
    refused("/either", &[("x-key", "bad"), bearer("Bearer poor")], 403, "administrator").await;
    refused("/either", &[("x-key", "down"), bearer("Bearer poor")], 503, "can't be checked").await;
    refused("/either", &[bearer("good")], 401, "header `x-key`, or a bearer token").await;
    refused("/either", &[bearer("Basic good")], 401, "missing").await;
}

#[tokio::test]
async fn an_optional_caller() {
    admitted("/maybe", &[], "None").await;
    admitted("/maybe", &[("x-key", "good")], r#"Some("key ")"#).await;
    refused("/maybe", &[("x-key", "bad")], 401, "not valid").await;
}

#[tokio::test]
async fn every_slot() {
    admitted("/basic", &[("authorization", "Basic YWRhOmdvb2Q=")], r#""basic ""#).await;
    refused("/basic", &[("authorization", "Basic !")], 401, "not Base64").await;
    admitted("/query?api_key=go%6Fd", &[], r#""query ""#).await;
    refused("/query?api_key=good&api_key=good", &[], 401, "more than once").await;
    admitted("/cookie", &[("cookie", "a=b; session=good")], r#""cookie ""#).await;
    admitted("/token", &[("x-token", "token good")], r#""token ""#).await;
    refused("/token", &[("x-token", "good")], 401, "lacks its prefix").await;
}

#[tokio::test]
async fn what_can_t_be_checked_is_not_admitted() {
    refused("/unknown", &[("x-key", "good")], 401, "").await;
    refused("/open", &[("x-key", "good")], 401, "needs a caller").await;
    refused("/demanding", &[], 401, "header `x-key`").await;
    let answer = call("/key", &[("x-key", "panic")]).await;
    assert_eq!(answer.status, 500);
    assert!(!answer.text().contains("hunter2"));
    let nobody = Routes::without_authentication(())
        .open(|(): &(), _: Key| async { Ok(Echo::of("in")) })
        .optional(|(): &(), caller, _: Maybe| async move { Ok(Echo::of(caller)) })
        .into_router();
    assert_eq!(send(&nobody, "GET /key", &[("x-key", "good")], "").await.status, 401);
    assert_eq!(send(&nobody, "GET /key", &[], "").await.status, 401);
    assert_eq!(send(&nobody, "GET /maybe", &[], "").await.status, 200);
    let _: NoGate = NoGate;
}

#[tokio::test]
async fn challenges_tell_what_to_present() {
    let answer = call("/either", &[]).await;
    let expected = [r#"ApiKey realm="shop", in="header", name="x-key""#, r#"Bearer realm="shop""#];
    assert_eq!(answer.header("www-authenticate"), expected);
    let answer = call("/either", &[("authorization", "Bearer bad")]).await;
    assert_eq!(answer.header("www-authenticate")[1], r#"Bearer realm="shop", error="invalid_token""#);
    let answer = call("/basic", &[]).await;
    assert_eq!(answer.header("www-authenticate"), [r#"Basic realm="shop", charset="UTF-8""#]);
    assert_eq!(call("/key", &[("x-key", "poor")]).await.header("www-authenticate"), [""; 0]);
}

#[tokio::test]
async fn nothing_of_a_request_is_read_before_its_caller_is_known() {
    let answer = send(&router(), "GET /both?x=%FF", &[("x-key", "good"), ("content-type", "odd")], "{").await;
    assert_eq!(answer.status, 401);
}

/// `POST /sent`: a body, and a key.
#[derive(Clone)]
struct Sent {
    body: String,
}
bindery::record!(Sent [0b1] { body: "body" });
bindery::operation!(Sent {
    endpoint: {
        static ENDPOINT: Endpoint = Endpoint {
            api: &API,
            name: "sent",
            method: "POST",
            path: "/sent",
            segments: &[Segment::Literal("/sent")],
            places: &[Place::Body],
            body: JSON,
            answers: &[answer(Statuses::Exact(200), false, 0)],
            security: &[&[need(0)]],
        };
        &ENDPOINT
    },
    response: Echo
});

/// A body that says when it is read.
struct Watched(Arc<AtomicBool>);

impl http_body::Body for Watched {
    type Data = bytes::Bytes;
    type Error = std::convert::Infallible;

    fn poll_frame(
        self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<http_body::Frame<bytes::Bytes>, Self::Error>>> {
        self.0.store(true, Ordering::Relaxed);
        Poll::Ready(None)
    }
}

#[tokio::test]
async fn no_byte_of_a_body_is_read_before_its_caller_is_known() {
    let router = Routes::new((), Keys).secured(|(): &(), _, sent: Sent| async move { Ok(Echo::of(sent.body)) });
    let router = router.into_router();
    for (key, status, is_read) in [("bad", 401, false), ("poor", 403, false), ("good", 400, true)] {
        let read = Arc::new(AtomicBool::new(false));
        let headers = [("x-key", key), ("content-type", "application/json")];
        let body = axum::body::Body::new(Watched(Arc::clone(&read)));
        let answer = send(&router, "POST /sent", &headers, body).await;
        assert_eq!((answer.status.as_u16(), read.load(Ordering::Relaxed)), (status, is_read), "{key}");
    }
}
