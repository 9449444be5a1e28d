//! What stands between a client and its connection.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use bindery::client::http::Request;
use bindery::client::{
    Attempt, Body, BoxError, Builder, Ended, Hook, Http, Problem, Retry, TowerTransport, TransportError,
    TransportService, reqwest,
};
use tower::{Service, ServiceExt as _};

use crate::api::{API, GetItem, Ping};
use crate::peer::{Peer, answer};

#[tokio::test]
async fn layers_of_tower_stand_around_a_transport() {
    let peer = Peer::json(r#"{"id":"a"}"#).await;
    let http = TransportService::new(Http::new(reqwest::Client::builder()).unwrap());
    let seen = Arc::new(Mutex::new(Vec::new()));
    let note = Arc::clone(&seen);
    let service = http.clone().map_request(|mut request: Request<Body>| {
        request.headers_mut().insert("x-signed", "yes".parse().unwrap());
        request
    });
    let service = service.map_response(move |response| {
        note.lock().unwrap().push(response.status().as_u16());
        response
    });
    let client = peer.builder().credential(0, "k".into()).transport(TowerTransport::new(service)).build().unwrap();
    assert_eq!(client.call(GetItem::new("1")).output().await.unwrap().id, "a");
    assert_eq!(*seen.lock().unwrap(), [200]);
    assert!(peer.request().contains("\r\nx-signed: yes\r\n"));

    // An error is the same one behind the layers.
    let service = http.map_request(|request: Request<Body>| request);
    let client = Builder::new(&API).base_url("http://127.0.0.1:1").transport(TowerTransport::new(service));
    let error = client.retry(Retry::never()).build().unwrap().call(Ping {}).send().await.unwrap_err();
    assert!(error.is_connect(), "{error:?}");
}

#[tokio::test]
async fn a_signature_may_be_waited_for() {
    async fn key() -> Result<u8, BoxError> {
        tokio::time::sleep(Duration::from_millis(5)).await;
        Ok(7)
    }
    let peer = Peer::json(r#"{"id":"a"}"#).await;
    let http = TransportService::new(Http::new(reqwest::Client::builder()).unwrap());
    let signing = tower::service_fn(move |mut request: Request<Body>| {
        let http = http.clone();
        async move {
            let signature = format!("{} {}", key().await?, request.uri().path());
            request.headers_mut().insert("x-signature", signature.parse()?);
            http.oneshot(request).await.map_err(BoxError::from)
        }
    });
    let client = peer.builder().credential(0, "k".into()).transport(TowerTransport::new(signing)).build().unwrap();
    assert_eq!(client.call(GetItem::new("1")).output().await.unwrap().id, "a");
    assert!(peer.request().contains("\r\nx-signature: 7 /items/1\r\n"));
}

#[tokio::test]
async fn a_transport_is_a_service() {
    let peer = Peer::json("{}").await;
    let mut service = TransportService::new(Http::new(reqwest::Client::builder()).unwrap());
    let request = Request::builder().uri(format!("{}/x", peer.url)).body(Body::default()).unwrap();
    let response = service.ready().await.unwrap().call(request).await;
    assert_eq!(response.map_err(|error: TransportError| error.to_string()).unwrap().status(), 200);
}

/// Signs what is sent, and notes what comes of it.
#[derive(Clone, Default)]
struct Signer(Arc<Mutex<Vec<String>>>);

impl Hook for Signer {
    fn before(&self, attempt: &Attempt, request: &mut Request<Body>) -> Result<(), BoxError> {
        if attempt.endpoint.name == "get_item" && attempt.number == 3 {
            return Err("the key is worn out".into());
        }
        assert_eq!(request.headers()["x-key"], "k");
        let signature = format!("{} {}", request.uri().path(), request.body().bytes().unwrap().len());
        request.headers_mut().insert("x-signature", signature.parse().unwrap());
        Ok(())
    }

    fn after(&self, attempt: &Attempt, ended: &Ended<'_>) {
        assert!(ended.time < Duration::from_secs(5));
        let status = ended.status.map(|status| status.as_u16());
        let line = format!("{} {} {status:?} {}", attempt.endpoint.name, attempt.number, ended.problem.is_some());
        self.0.lock().unwrap().push(line);
    }
}

#[tokio::test]
async fn hooks_see_each_attempt() {
    let peer = Peer::new(|_| answer("503 Busy", "retry-after: 0", "")).await;
    let signer = Signer::default();
    let client = peer.builder().credential(0, "k".into()).hook(signer.clone()).build().unwrap();
    let error = client.call(GetItem::new("1")).send().await.unwrap_err();
    assert!(matches!(error.problem(), Some(Problem::Hook(_))), "{error:?}");
    assert_eq!(error.to_string(), "`get_item` (GET /items/{id}): a hook stopped the call");
    let source = std::error::Error::source(&error).map(ToString::to_string);
    assert_eq!(source.as_deref(), Some("the key is worn out"));
    assert_eq!(*signer.0.lock().unwrap(), ["get_item 1 Some(503) false", "get_item 2 Some(503) false"]);
    let signed = |request: &String| request.contains("\r\nx-signature: /items/1 0\r\n");
    assert!(peer.requests().len() == 2 && peer.requests().iter().all(signed), "{:?}", peer.requests());
}
