//! Keys by which an API knows a request again.

use std::convert::Infallible;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use bindery::client::Retry;
use bindery::server::axum::Router;
use bindery::server::axum::extract::Request;
use bindery::server::axum::middleware::{Next, from_fn};
use bindery::server::axum::response::IntoResponse as _;
use bindery_behaviour::idempotency::client::Client;
use bindery_behaviour::idempotency::server::{Api, router};
use bindery_behaviour::idempotency::types::operations::{Order, Pay, Refund, Transfer};

struct Service;

impl Api for Service {
    async fn order(&self, request: Order) -> Result<String, Infallible> {
        Ok(request.idempotency_key.unwrap_or_default())
    }

    async fn pay(&self, request: Pay) -> Result<String, Infallible> {
        Ok(request.x_idempotency_key.to_string())
    }

    async fn transfer(&self, request: Transfer) -> Result<String, Infallible> {
        let Transfer { idempotency_key, x_idempotency_key, old_idempotency_key, .. } = request;
        Ok(format!("{idempotency_key} {x_idempotency_key:?} {old_idempotency_key:?}"))
    }

    async fn refund(&self, _: Refund) -> Result<String, Infallible> {
        Ok(String::new())
    }
}

fn client(router: Router) -> Client {
    let retry = Retry::new().waits(Duration::ZERO, Duration::ZERO);
    Client::builder().configure(|it| it.base_url(crate::listen(router)).retry(retry)).build().unwrap()
}

#[tokio::test]
async fn each_call_has_a_key_of_its_own() {
    let client = client(router(Service));
    let (one, other) = (client.order().await.unwrap(), client.order().await.unwrap());
    assert!(one.len() == 36 && one != other, "{one} {other}");
    assert_eq!(client.order().idempotency_key("mine").await.unwrap(), "mine");
    assert_eq!(client.order().configure(|call| call.header("idempotency-key", "mine")).await.unwrap(), "mine");
    // Required, and no argument all the same; the server takes it for the UUID that it is.
    assert_eq!(client.pay(7).await.unwrap().len(), 36);
    let mine = "f81d4fae-7dec-41d0-a765-00a0c91e6bf6";
    assert_eq!(client.pay(7).x_idempotency_key(mine).await.unwrap(), mine);
    // What no UUID can be is the caller's.
    assert_eq!(client.transfer(7).await.unwrap(), "7 None None");
}

#[tokio::test]
async fn attempts_share_it() {
    let seen = Arc::new(Mutex::new(Vec::new()));
    let note = Arc::clone(&seen);
    let busy_at_first = from_fn(move |request: Request, next: Next| {
        let mut seen = note.lock().unwrap();
        seen.push(request.headers().get("x-idempotency-key").cloned());
        let is_busy = seen.len() == 1;
        async move {
            if is_busy {
                bindery::client::http::StatusCode::SERVICE_UNAVAILABLE.into_response()
            } else {
                next.run(request).await
            }
        }
    });
    let client = client(router(Service).layer(busy_at_first));
    let key = client.pay(7).await.unwrap();
    assert_eq!(*seen.lock().unwrap(), [Some(key.parse().unwrap()), Some(key.parse().unwrap())]);
    // Without a key it is sent once.
    seen.lock().unwrap().clear();
    assert_eq!(client.refund().await.unwrap_err().status().unwrap(), 503);
    assert_eq!(*seen.lock().unwrap(), [None]);
}
