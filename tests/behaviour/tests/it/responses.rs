//! Statuses: exact, range, default; with a body, without, and with several.

use std::convert::Infallible;

use bindery::Binary;
use bindery::client::Problem;
use bindery_behaviour::responses::server::{Api, router};
use bindery_behaviour::responses::types::operations::{
    Either, EitherError, EitherOutcome, Empty, EmptyError, Maybe, MaybeError, Moved, MovedOutcome, NothingDocumented,
    OnlyDefault, OnlyDefaultError,
};
use bindery_behaviour::responses::types::{Conflict, Problem as Body};

use crate::client;

/// Answers each operation with what it was made of.
struct Service {
    empty: Result<(), EmptyError>,
    maybe: Result<Option<String>, MaybeError>,
    either: Result<EitherOutcome, EitherError>,
    moved: MovedOutcome,
}

impl Service {
    fn new() -> Self {
        Self {
            empty: Ok(()),
            maybe: Ok(None),
            either: Ok(EitherOutcome::Accepted(7)),
            moved: MovedOutcome::NotModified,
        }
    }
}

impl Api for Service {
    async fn empty(&self, _: Empty) -> Result<(), EmptyError> {
        self.empty.clone()
    }

    async fn maybe(&self, _: Maybe) -> Result<Option<String>, MaybeError> {
        self.maybe.clone()
    }

    async fn either(&self, _: Either) -> Result<EitherOutcome, EitherError> {
        self.either.clone()
    }

    async fn only_default(&self, _: OnlyDefault) -> Result<String, OnlyDefaultError> {
        Ok("whatever".to_owned())
    }

    async fn nothing_documented(&self, _: NothingDocumented) -> Result<Binary, Infallible> {
        Ok(Binary::new("anything").of_type("text/plain"))
    }

    async fn moved(&self, _: Moved) -> Result<MovedOutcome, Infallible> {
        Ok(self.moved.clone())
    }
}

fn no(message: &str) -> Body {
    Body::new(message)
}

#[tokio::test]
async fn successes_keep_their_statuses() {
    let client = client!(responses, router(Service::new()));
    let response = client.empty().send().await.unwrap();
    assert_eq!((response.status().as_u16(), response.bytes().len()), (204, 0));
    let response = client.maybe().send().await.unwrap();
    assert_eq!((response.status().as_u16(), response.bytes().len()), (204, 0));
    let response = client.either().send().await.unwrap();
    assert_eq!((response.status().as_u16(), &response.bytes()[..]), (202, &b"7"[..]));
    assert_eq!(client.either().await.unwrap(), EitherOutcome::Accepted(7));
    assert_eq!(client.only_default().await.unwrap(), "whatever");

    assert_eq!(client.maybe().await.unwrap(), None);

    let found = Service { maybe: Ok(Some("x".to_owned())), ..Service::new() };
    let client = client!(responses, router(found));
    assert_eq!(client.maybe().send().await.unwrap().status().as_u16(), 200);
    assert_eq!(client.maybe().await.unwrap(), Some("x".to_owned()));
}

#[tokio::test]
async fn documented_redirects_are_outcomes() {
    for (outcome, status) in [(MovedOutcome::Found, 302), (MovedOutcome::NotModified, 304)] {
        let client = client!(responses, router(Service { moved: outcome.clone(), ..Service::new() }));
        let response = client.moved().send().await.unwrap();
        assert_eq!((response.status().as_u16(), response.into_body()), (status, outcome));
    }
}

#[tokio::test]
async fn failures_keep_their_statuses() {
    for (failure, status) in [
        (MaybeError::ClientError(418, no("teapot")), 418),
        (MaybeError::ClientError(400, no("bad")), 400),
        (MaybeError::ServerError(503), 503),
    ] {
        let client = client!(responses, router(Service { maybe: Err(failure.clone()), ..Service::new() }));
        let error = client.maybe().await.unwrap_err();
        assert_eq!((error.status().unwrap().as_u16(), error.api_error()), (status, Some(&failure)));
    }
    for (failure, status) in
        [(EitherError::NotFound(no("gone")), 404), (EitherError::Conflict(Conflict::new("x")), 409)]
    {
        let client = client!(responses, router(Service { either: Err(failure.clone()), ..Service::new() }));
        let error = client.either().await.unwrap_err();
        assert_eq!((error.status().unwrap().as_u16(), error.api_error()), (status, Some(&failure)));
    }
    let failure = EmptyError::Default(429, no("slower"));
    let client = client!(responses, router(Service { empty: Err(failure.clone()), ..Service::new() }));
    let error = client.empty().await.unwrap_err();
    assert_eq!((error.status().unwrap().as_u16(), error.into_api_error().unwrap()), (429, failure));
}

#[tokio::test]
async fn a_status_outside_of_its_range_does_not_leave_the_server() {
    for failure in [MaybeError::ClientError(200, no("fine")), MaybeError::ServerError(404)] {
        let client = client!(responses, router(Service { maybe: Err(failure), ..Service::new() }));
        assert_eq!(client.maybe().await.unwrap_err().status().unwrap(), 500);
    }
    let failure = EmptyError::Default(204, no("fine"));
    let client = client!(responses, router(Service { empty: Err(failure), ..Service::new() }));
    let error = client.empty().await.unwrap_err();
    assert_eq!(error.status().unwrap(), 500);
    assert!(!matches!(error.problem(), Some(Problem::Body(_))), "{error:?}");
}

#[tokio::test]
async fn an_operation_without_documented_responses_can_succeed() {
    let client = client!(responses, router(Service::new()));
    let response = client.nothing_documented().send().await.unwrap();
    assert!(response.status().is_success());
    let body = response.into_body();
    assert_eq!(body.media_type(), Some("text/plain"));
    assert_eq!(body.bytes().await.unwrap(), "anything");

    let elsewhere = axum::Router::new().fallback(|| async { axum::http::StatusCode::NO_CONTENT });
    let body = client!(responses, elsewhere).nothing_documented().await.unwrap();
    assert!(body.bytes().await.unwrap().is_empty());
}
