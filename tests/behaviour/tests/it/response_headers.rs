//! Declared headers: typed on both sides, read on demand, and none but the declared ones.

use std::convert::Infallible;

use axum::http::HeaderMap;
use bindery::client::Problem;
use bindery_behaviour::response_headers::client::Client;
use bindery_behaviour::response_headers::server::{Api, WithHeaders, routes};
use bindery_behaviour::response_headers::types::operations::{
    Either, EitherOutcome, GetLimited, GetLimitedError, ListPages, ListPagesError, ListPagesStatus, Maybe, PutLimited,
    PutLimitedError, PutLimitedStatus, StartJob, Styles, Wrapped, WrappedError,
};
use bindery_behaviour::response_headers::types::{
    EitherHeaders, ListPagesHeaders, MaybeHeaders, PutLimitedErrorHeaders, RateLimitHeaders, RequestIdHeaders,
    StartJobHeaders, StylesHeaders, StylesXJson, StylesXPairs, With, XKind,
};

use crate::client;

/// Answers with what it was made of, else with nothing that is not required.
#[derive(Clone, Default)]
struct Service {
    pages: Option<ListPagesHeaders>,
    limited: RateLimitHeaders,
    refused: Option<(PutLimitedStatus, PutLimitedErrorHeaders)>,
    styles: StylesHeaders,
    either: Option<(EitherOutcome, EitherHeaders)>,
    request: RequestIdHeaders,
    fails: bool,
}

impl Api for Service {
    async fn list_pages(
        &self,
        _: ListPages,
    ) -> Result<WithHeaders<Vec<String>, ListPagesHeaders>, WithHeaders<ListPagesError, RateLimitHeaders>> {
        match &self.pages {
            Some(headers) => Ok(WithHeaders::new(vec!["a".to_owned()], headers.clone())),
            None if self.fails => {
                let error = ListPagesError::new(ListPagesStatus::TooManyRequests, ());
                Err(WithHeaders::new(error, self.limited.clone()))
            }
            // Where nothing is required, the payload alone will do.
            None => Ok(vec![].into()),
        }
    }

    async fn get_limited(
        &self,
        _: GetLimited,
    ) -> Result<WithHeaders<(), RateLimitHeaders>, WithHeaders<GetLimitedError, RateLimitHeaders>> {
        if self.fails {
            Err(GetLimitedError::ClientError(429).into())
        } else {
            Ok(WithHeaders::new((), self.limited.clone()))
        }
    }

    async fn put_limited(
        &self,
        _: PutLimited,
    ) -> Result<WithHeaders<(), RateLimitHeaders>, WithHeaders<PutLimitedError, PutLimitedErrorHeaders>> {
        match &self.refused {
            Some((status, headers)) => Err(WithHeaders::new(PutLimitedError::new(*status, ()), headers.clone())),
            None => Ok(().into()),
        }
    }

    async fn start_job(&self, _: StartJob) -> Result<WithHeaders<String, StartJobHeaders>, Infallible> {
        Ok(WithHeaders::new("started".to_owned(), StartJobHeaders::new("/jobs/1")))
    }

    async fn styles(&self, _: Styles) -> Result<WithHeaders<(), StylesHeaders>, Infallible> {
        Ok(WithHeaders::new((), self.styles.clone()))
    }

    async fn either(&self, _: Either) -> Result<WithHeaders<EitherOutcome, EitherHeaders>, Infallible> {
        let (outcome, headers) = self.either.clone().unwrap();
        Ok(WithHeaders::new(outcome, headers))
    }

    async fn wrapped(
        &self,
        _: Wrapped,
    ) -> Result<WithHeaders<Option<String>, RequestIdHeaders>, WithHeaders<WrappedError, RequestIdHeaders>> {
        Ok(WithHeaders::new(Some("x".to_owned()), self.request.clone()))
    }

    async fn maybe(&self, _: Maybe) -> Result<WithHeaders<Option<String>, MaybeHeaders>, Infallible> {
        Ok(WithHeaders::new(None, MaybeHeaders::new("\"1\"")))
    }
}

fn of(service: Service) -> Client {
    // Clients tolerate what a server of a debug build would not send.
    client!(response_headers, routes(service).validate_responses(false).into_router())
}

fn limits() -> RateLimitHeaders {
    RateLimitHeaders::new().with(|headers| {
        headers.x_rate_limit_limit = Some(60);
        headers.x_rate_limit_remaining = Some(0);
    })
}

#[tokio::test]
async fn successes_have_typed_headers() {
    let sent = ListPagesHeaders::new().with(|headers| {
        headers.link = Some("</pages?at=2>; rel=\"next\", </pages>; rel=\"first\"".to_owned());
        headers.x_total = Some(17);
    });
    let client = of(Service { pages: Some(sent.clone()), ..Service::default() });
    assert_eq!(client.list_pages().await.unwrap(), ["a"]);
    let answer = client.list_pages().send().await.unwrap();
    assert_eq!((answer.status().as_u16(), answer.headers()["x-total"].as_bytes()), (200, &b"17"[..]));
    assert_eq!(answer.declared_headers().unwrap(), sent);

    let bare = of(Service::default()).list_pages().send().await.unwrap();
    assert_eq!(bare.declared_headers().unwrap(), ListPagesHeaders::new());
    assert!(bare.headers().get("link").is_none());
}

#[tokio::test]
async fn errors_have_typed_headers() {
    let client = of(Service { fails: true, limited: limits(), ..Service::default() });
    let error = client.list_pages().await.unwrap_err();
    assert_eq!(error.status().unwrap(), 429);
    assert_eq!(error.headers_as::<RateLimitHeaders>().unwrap().unwrap(), limits());
    let error = client.get_limited().await.unwrap_err();
    assert_eq!(error.api_error(), Some(&GetLimitedError::ClientError(429)));
    assert_eq!(error.headers_as::<RateLimitHeaders>().unwrap().unwrap(), RateLimitHeaders::new());
}

#[tokio::test]
async fn every_style_travels() {
    let sent = StylesHeaders::new().with(|headers| {
        headers.x_list = Some(vec![1, -2, 3]);
        headers.x_pairs =
            Some(StylesXPairs::new().with(|pairs| (pairs.a, pairs.b) = (Some(1), Some("c d".to_owned()))));
        headers.x_flat = Some([("k".to_owned(), "v".to_owned()), ("l".to_owned(), "w".to_owned())].into());
        headers.x_json = Some(StylesXJson::new([true, false]));
        headers.x_text = Some("one, two".to_owned());
        headers.x_kind = Some(XKind::Slow);
        headers.x_when = Some("2026-01-02T03:04:05Z".into());
        headers.x_form = Some("a=1".to_owned());
        headers.set_cookie = Some(vec!["a=1; Expires=Wed, 09 Jun 2027 10:18:14 GMT".to_owned(), "b=2".to_owned()]);
    });
    let answer = of(Service { styles: sent.clone(), ..Service::default() }).styles().send().await.unwrap();
    let raw = |name: &str| answer.headers().get(name).unwrap().to_str().unwrap().to_owned();
    assert_eq!([raw("x-list"), raw("x-pairs"), raw("x-flat")], ["1,-2,3", "a=1,b=c d", "k,v,l,w"]);
    assert_eq!(raw("x-json"), r#"{"deep":[true,false]}"#);
    assert_eq!(answer.headers().get_all("set-cookie").iter().count(), 2);
    assert_eq!(answer.declared_headers().unwrap(), sent);
    assert_eq!(answer.declared_headers().unwrap().x_default(), 3);
}

#[tokio::test]
async fn what_is_required_can_be_relied_on() {
    let answer = of(Service::default()).start_job().send().await.unwrap();
    assert_eq!(answer.declared_headers().unwrap().location.as_str(), "/jobs/1");
    let answer = of(Service::default()).maybe().send().await.unwrap();
    assert_eq!((answer.status().as_u16(), answer.declared_headers().unwrap()), (304, MaybeHeaders::new("\"1\"")));
    let request = RequestIdHeaders::new().with(|headers| headers.x_request_id = Some("not a uuid".into()));
    let client = of(Service { request: request.clone(), ..Service::default() });
    assert_eq!(client.wrapped().await.unwrap().as_deref(), Some("x"));
    assert_eq!(client.wrapped().send().await.unwrap().declared_headers().unwrap(), request);
}

#[tokio::test]
async fn a_response_has_only_what_its_status_declares() {
    let later = || PutLimitedErrorHeaders::new().with(|headers| headers.retry_after = Some(3));
    for (status, headers, sent) in [
        (PutLimitedStatus::TooManyRequests, later(), 429),
        (PutLimitedStatus::NotFound, PutLimitedErrorHeaders::new(), 404),
        (PutLimitedStatus::NotFound, later(), 500),
        (PutLimitedStatus::TooManyRequests, PutLimitedErrorHeaders::new(), 500),
    ] {
        let client = of(Service { refused: Some((status, headers)), ..Service::default() });
        let error = client.put_limited().await.unwrap_err();
        assert_eq!(error.status().unwrap().as_u16(), sent, "{status:?}");
    }
    let tag = |location: Option<&str>| {
        EitherHeaders::new().with(|headers| {
            headers.e_tag = Some("1".to_owned());
            headers.location = location.map(str::to_owned);
        })
    };
    let ok = || EitherOutcome::Ok("x".to_owned());
    for (outcome, headers, is_declared) in [
        (ok(), tag(None), true),
        (ok(), tag(Some("/there")), false),
        (ok(), EitherHeaders::new(), false),
        (EitherOutcome::Found, tag(Some("/there")), true),
        (EitherOutcome::Found, tag(None), false),
    ] {
        let client = of(Service { either: Some((outcome.clone(), headers)), ..Service::default() });
        match client.either().await {
            Ok(answered) => assert!(is_declared && answered == outcome),
            Err(error) => assert!(!is_declared && matches!(error.problem(), Some(Problem::Undocumented)), "{error}"),
        }
    }
}

#[tokio::test]
async fn a_value_that_no_header_can_have_does_not_leave_the_server() {
    for bad in ["two\nlines", " white"] {
        let sent = StylesHeaders::new().with(|headers| headers.x_text = Some(bad.to_owned()));
        let answer = of(Service { styles: sent, ..Service::default() }).styles().await;
        assert_eq!(answer.unwrap_err().status().unwrap(), 500, "{bad:?}");
    }
    let unlisted = StylesHeaders::new().with(|headers| headers.x_kind = Some("stranger".into()));
    let answer = of(Service { styles: unlisted, ..Service::default() }).styles().await;
    assert_eq!(answer.unwrap_err().status().unwrap(), 500);
}

/// A server that is none of ours: it answers everything with these headers.
fn answering(headers: &'static [(&'static str, &'static str)]) -> axum::Router {
    axum::Router::new().fallback(move || async move {
        let mut map = HeaderMap::new();
        for (name, value) in headers {
            map.append(*name, value.parse().unwrap());
        }
        (axum::http::StatusCode::OK, map, r#""x""#)
    })
}

#[tokio::test]
async fn a_header_that_cannot_be_read_fails_no_call() {
    let foreign = [("x-list", "1,two"), ("x-pairs", "a=1"), ("x-json", "{"), ("x-kind", "other"), ("x-default", "7")];
    let client = client!(response_headers, answering(Box::leak(Box::new(foreign))));
    let headers = client.styles().send().await.unwrap().declared_headers().unwrap();
    assert_eq!((headers.x_list, headers.x_json.is_none()), (None, true));
    assert_eq!((headers.x_pairs.unwrap().a, headers.x_default), (Some(1), Some(7)));
    assert_eq!(headers.x_kind.unwrap().as_str(), "other");

    // What is required is an error, when it is asked for.
    let client = client!(response_headers, answering(&[]));
    assert_eq!(client.maybe().await.unwrap().as_deref(), Some("x"));
    let error = client.maybe().send().await.unwrap().declared_headers().unwrap_err();
    assert_eq!((error.name(), error.is_missing()), ("ETag", true));
    assert_eq!(error.to_string(), "the header `ETag` is missing");
}

#[tokio::test]
async fn lines_of_one_name_are_one_list() {
    let lines = &[("x-list", "1, 2"), ("x-list", "3"), ("set-cookie", "a=1"), ("set-cookie", "b=2, c")];
    let client = client!(response_headers, answering(lines));
    let headers = client.styles().send().await.unwrap().declared_headers().unwrap();
    assert_eq!(headers.x_list, Some(vec![1, 2, 3]));
    assert_eq!(headers.set_cookie, Some(vec!["a=1".to_owned(), "b=2, c".to_owned()]));
}
