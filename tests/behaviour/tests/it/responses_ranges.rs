//! Statuses and media types that overlap: the exact one goes before the range, and the range before the rest.

use std::convert::Infallible;

use bindery::{Binary, Value};
use bindery_behaviour::responses_ranges::server::{Api, router};
use bindery_behaviour::responses_ranges::types::operations::{
    Bare, Kinds, KindsError, KindsOutcome, KindsStatus, Mixed, MixedError, MixedOutcome, Without, WithoutHead,
    WithoutOutcome,
};
use bindery_behaviour::responses_ranges::types::{Other, Problem};

use crate::client;

struct Service {
    mixed: Result<MixedOutcome, MixedError>,
    kinds: Result<KindsOutcome, KindsError>,
}

impl Api for Service {
    async fn mixed(&self, _: Mixed) -> Result<MixedOutcome, MixedError> {
        self.mixed.clone()
    }

    async fn kinds(&self, kinds: Kinds) -> Result<KindsOutcome, KindsError> {
        assert_eq!(kinds.body, Problem::new("none"));
        self.kinds.clone()
    }

    async fn bare(&self, _: Bare) -> Result<Option<Value>, Infallible> {
        Ok(Some(Value::from(1)))
    }

    async fn without(&self, _: Without) -> Result<WithoutOutcome, Infallible> {
        Ok(WithoutOutcome::NotModified)
    }

    async fn without_head(&self, _: WithoutHead) -> Result<(), Infallible> {
        Ok(())
    }
}

fn serving(mixed: Result<MixedOutcome, MixedError>, kinds: Result<KindsOutcome, KindsError>) -> axum::Router {
    router(Service { mixed, kinds })
}

#[tokio::test]
async fn the_exact_status_goes_before_the_range() {
    let kinds = || Ok(KindsOutcome::Ok(Other::new(1)));
    for (sent, status) in [(MixedOutcome::Ok("done".into()), 200), (MixedOutcome::Successful(203, 7), 203)] {
        let response = client!(responses_ranges, serving(Ok(sent.clone()), kinds())).mixed().send().await.unwrap();
        assert_eq!((response.status().as_u16(), response.into_body()), (status, sent));
    }
    let failures = [
        (MixedError::NotFound(Problem::new("where?")), 404),
        (MixedError::ClientError(403, Other::new(3)), 403),
        (MixedError::Default(503, Problem::new("later")), 503),
    ];
    for (sent, status) in failures {
        let error = client!(responses_ranges, serving(Err(sent.clone()), kinds())).mixed().await.unwrap_err();
        assert_eq!((error.status().unwrap().as_u16(), error.api_error()), (status, Some(&sent)));
    }
}

#[tokio::test]
async fn the_media_type_goes_before_its_range() {
    let mixed = || Ok(MixedOutcome::Ok(String::new()));
    let answers = [
        KindsOutcome::Ok(Other::new(1)),
        KindsOutcome::OkText("plain".into()),
        KindsOutcome::OkAny(Binary::new("pixels").of_type("image/png")),
    ];
    for sent in answers {
        let client = client!(responses_ranges, serving(mixed(), Ok(sent.clone())));
        let received = client.kinds(Problem::new("none")).await.unwrap();
        // Bytes that are still to come are not those that were sent.
        assert_eq!(format!("{received:?}"), format!("{sent:?}"));
    }
    let failure = KindsError::new(KindsStatus::BadRequest, Binary::new("pixels").of_type("image/gif"));
    let client = client!(responses_ranges, serving(mixed(), Err(failure)));
    let error = client.kinds(Problem::new("none")).await.unwrap_err();
    assert_eq!(error.api_error().unwrap().body.media_type(), Some("image/gif"));
}

#[tokio::test]
async fn what_has_no_body_needs_none() {
    let client =
        client!(responses_ranges, serving(Ok(MixedOutcome::Ok(String::new())), Ok(KindsOutcome::Ok(Other::new(1)))));
    assert_eq!(client.bare().await.unwrap(), Some(Value::from(1)));
    assert_eq!(client.without().await.unwrap(), WithoutOutcome::NotModified);
    client.without_head().await.unwrap();
}
