//! Every method that there is, and operations that something else than method and path tells apart.

use std::convert::Infallible;

use bindery_behaviour::methods::client::Client;
use bindery_behaviour::methods::server::{Api, router};
use bindery_behaviour::methods::types::operations::{self as called, ProbeError, ProbeStatus};
use bindery_behaviour::methods::types::{GetXTarget, PutXTarget, Thing};

use crate::{client, listen};

/// Answers with the name of the operation.
struct Service;

macro_rules! answers {
    ($($name:ident: $request:ident),*) => {
        $(async fn $name(&self, _: called::$request) -> Result<Thing, Infallible> {
            Ok(Thing::new(stringify!($name)))
        })*
    };
}

macro_rules! repeats {
    ($($name:ident: $request:ident),*) => {
        $(async fn $name(&self, request: called::$request) -> Result<Thing, Infallible> {
            Ok(Thing::new(format!("{} {}", stringify!($name), request.body.text)))
        })*
    };
}

impl Api for Service {
    answers!(read: Read, choices: Choices, follow: Follow, daily: Daily, get: Get, put: Put, run: Run);
    repeats!(write: Write, add: Add, change: Change, search: Search, link: Link);

    async fn run_again(&self, _: called::RunAgain) -> Result<Thing, Infallible> {
        unreachable!("nothing tells it from the one before")
    }

    async fn remove(&self, _: called::Remove) -> Result<(), Infallible> {
        Ok(())
    }

    async fn probe(&self, request: called::Probe) -> Result<(), ProbeError> {
        if request.id == 1 { Ok(()) } else { Err(ProbeError::new(ProbeStatus::NotFound, ())) }
    }

    async fn copy(&self, request: called::Copy) -> Result<Thing, Infallible> {
        Ok(Thing::new(format!("copy to {}", request.destination)))
    }

    async fn weekly(&self, request: called::Weekly) -> Result<Thing, Infallible> {
        Ok(Thing::new(format!("weekly {:?}", request.limit)))
    }

    async fn any(&self, request: called::Any) -> Result<Thing, Infallible> {
        Ok(Thing::new(format!("any {:?}", request.kind)))
    }
}

async fn every_method(client: Client) {
    let body = || Thing::new("x");
    assert_eq!(client.read(1).await.unwrap().text, "read");
    assert_eq!(client.choices(1).await.unwrap().text, "choices");
    assert_eq!(client.follow(1).await.unwrap().text, "follow");
    assert_eq!(client.write(1, body()).await.unwrap().text, "write x");
    assert_eq!(client.add(1, body()).await.unwrap().text, "add x");
    assert_eq!(client.change(1, body()).await.unwrap().text, "change x");
    assert_eq!(client.search(1, body()).await.unwrap().text, "search x");
    assert_eq!(client.link(1, body()).await.unwrap().text, "link x");
    assert_eq!(client.copy(1, "/things/2").await.unwrap().text, "copy to /things/2");
    client.remove(1).await.unwrap();
    client.probe(1).await.unwrap();
    assert_eq!(client.probe(2).await.unwrap_err().status().unwrap(), 404);
}

#[tokio::test]
async fn methods_arrive() {
    every_method(client!(methods, router(Service))).await;
}

#[tokio::test]
async fn methods_arrive_over_a_network() {
    let base = listen(router(Service));
    every_method(Client::builder().base_url(base).build().unwrap()).await;
}

#[tokio::test]
async fn fixed_queries_tell_operations_apart() {
    let client = client!(methods, router(Service));
    assert_eq!(client.daily().await.unwrap().text, "daily");
    assert_eq!(client.weekly().limit(3).await.unwrap().text, "weekly Some(3)");
    assert_eq!(client.any().await.unwrap().text, "any None");
    assert_eq!(client.any().kind("yearly").await.unwrap().text, "any Some(\"yearly\")");
    // It is the same request.
    assert_eq!(client.any().kind("daily").await.unwrap().text, "daily");
}

#[tokio::test]
async fn fixed_headers_tell_operations_apart() {
    let client = client!(methods, router(Service));
    assert_eq!(client.get(GetXTarget::ShopGet).await.unwrap().text, "get");
    assert_eq!(client.put(PutXTarget::ShopPut).await.unwrap().text, "put");
    let neither = client.put(PutXTarget::from("Shop.Drop".to_owned())).await.unwrap_err();
    assert_eq!(neither.status().unwrap(), 404);
    assert_eq!(client.run_again().await.unwrap().text, "run");
}
