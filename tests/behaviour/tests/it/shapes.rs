//! Error shapes and media types that a document declares.

use bindery::client::{InProcess, Problem};
use bindery::server::axum::Router;
use bindery_behaviour::usual_error::client::UsualError as _;
use bindery_behaviour::{media_types, usual_error};
use serde_json::Value;

use crate::client;

struct Service;

impl media_types::server::Api for Service {
    async fn patch_thing(
        &self,
        request: media_types::types::operations::PatchThing,
    ) -> Result<media_types::types::Thing, media_types::types::operations::PatchThingError> {
        Ok(request.body.unwrap_or_default())
    }

    async fn get_stored(
        &self,
        _: media_types::types::operations::GetStored,
    ) -> Result<media_types::types::Thing, std::convert::Infallible> {
        Ok(bindery::decode(br#"{"name": "x"}"#).unwrap())
    }

    async fn put_stored(
        &self,
        request: media_types::types::operations::PutStored,
    ) -> Result<(), std::convert::Infallible> {
        assert_eq!(request.body.bytes().await.unwrap(), "name: x");
        Ok(())
    }
}

#[tokio::test]
async fn formats_that_have_no_reader_travel_as_bytes_or_not_at_all() {
    let client = client!(media_types, media_types::server::router(Service));
    let response = client.get_stored().send().await.unwrap();
    assert_eq!(response.headers()["content-type"], "application/json");
    client.put_stored(&b"name: x"[..]).await.unwrap();
}

#[tokio::test]
async fn bodies_travel_under_their_own_media_types() {
    let client = client!(media_types, media_types::server::router(Service));
    let mut sent = String::new();
    let call = client.patch_thing().body(media_types::types::Thing::new()).configure(|call| {
        let request = call.build().unwrap();
        sent = format!("{} {}", request.method(), request.headers()["content-type"].to_str().unwrap());
        call
    });
    assert_eq!(sent, "PATCH application/merge-patch+json");
    let response = call.send().await.unwrap();
    assert_eq!(response.headers()["content-type"], "application/json; charset=utf-8");
    // A patch says what changes: what is not in it has no default.
    assert!(response.into_body().name.is_absent());
}

#[tokio::test]
async fn refusals_are_worded_as_declared() {
    let client = client!(media_types, media_types::server::router(Service));
    let call = client.patch_thing().configure(|call| call.header("content-type", "application/json"));
    let body: media_types::types::Thing = bindery::decode(br#"{"name": "x"}"#).unwrap();
    let error = call.body(body).await.unwrap_err();
    assert_eq!(error.status().unwrap(), 415, "{error:?}");
}

impl usual_error::server::Api for Service {
    async fn a(&self, _: usual_error::types::operations::A) -> Result<(), usual_error::types::operations::AError> {
        Ok(())
    }

    async fn b(&self, _: usual_error::types::operations::B) -> Result<(), usual_error::types::operations::BError> {
        panic!("a secret of the service")
    }

    async fn c(&self, _: usual_error::types::operations::C) -> Result<(), std::convert::Infallible> {
        panic!("a secret of the service")
    }
}

#[tokio::test]
async fn the_usual_error_words_what_no_operation_describes() {
    let router: Router = usual_error::server::router(Service);
    let client = client!(usual_error, router.clone());
    for error in [client.b().await.map_err(|error| format!("{error:?}")), {
        let error = client.c().await.unwrap_err();
        let body = error.usual_error().unwrap();
        assert_eq!(body.error.status, Some(500));
        assert!(!body.error.message.is_empty() && !body.error.code.is_empty());
        Err(format!("{error:?}"))
    }] {
        assert!(!error.unwrap_err().contains("secret"));
    }
    // A path that does not exist, and so belongs to no operation.
    let nowhere = InProcess::host(Router::new().nest("/v0", router));
    let client = usual_error::client::Client::builder().configure(|builder| builder.transport(nowhere));
    let client = client.base_url("https://api.example.com/v0/x").build().unwrap();
    let error = client.a().await.unwrap_err();
    assert_eq!(error.status().unwrap(), 404);
    match error.problem() {
        None => {}
        Some(Problem::Undocumented) => {
            let body: Value = error.body_as().unwrap();
            assert!(body["error"]["message"].is_string(), "{body}");
        }
        Some(other) => panic!("{other}"),
    }
}
