//! Webhooks and callbacks: a sender against a receiver.

use std::sync::Mutex;

use bindery::client::{InProcess, Problem};
use bindery::server::axum::http::Request;
use bindery::server::axum::{Router, body::Body};
use bindery::server::{Credential, Denied};
use bindery_behaviour::webhooks::client::{Client, Sender};
use bindery_behaviour::webhooks::server::Receiver;
use bindery_behaviour::webhooks::server::receiver::{self, Authenticator};
use bindery_behaviour::webhooks::types::operations::{OnEvent, OnEventError, OnEventStatus, PetAdded, PetLeft};
use bindery_behaviour::webhooks::types::{Event, EventKind, Pet, Receipt};

use crate::listen;

#[derive(Default)]
struct Keep(Mutex<Vec<String>>);

impl Receiver for Keep {
    type Caller = ();

    async fn pet_added(&self, request: PetAdded) -> Result<(), std::convert::Infallible> {
        self.0.lock().unwrap().push(request.body.name);
        Ok(())
    }

    async fn pet_left(&self, (): (), request: PetLeft) -> Result<(), std::convert::Infallible> {
        self.0.lock().unwrap().push(request.body.name);
        Ok(())
    }

    async fn on_event(&self, (): (), request: OnEvent) -> Result<Receipt, OnEventError> {
        match request.body.kind {
            EventKind::Added => Ok(Receipt::new(format!("{:?}", request.attempt))),
            _ => Err(OnEventError::new(OnEventStatus::Gone, ())),
        }
    }
}

struct Signed;

impl Authenticator for Signed {
    type Caller = ();

    async fn signature(&self, credential: Credential<'_>, _: Option<()>) -> Result<(), Denied> {
        if credential.is("good") { Ok(()) } else { Err(Denied::unauthorized()) }
    }
}

/// A sender to a receiver in the same process.
fn sender(address: &str, signature: &str) -> Sender {
    let router = receiver::router(Keep::default(), Signed);
    let builder = Client::builder().signature(signature.to_owned());
    builder.configure(|builder| builder.transport(InProcess::new(router))).sender(address).unwrap()
}

#[tokio::test]
async fn webhooks_arrive_at_the_address_that_was_given() {
    sender("https://example.com/pet.added", "good").pet_added(Pet::new("Rex")).await.unwrap();
    sender("https://example.com/petRemoved", "good").pet_left(Pet::new("Rex")).await.unwrap();
    let elsewhere = sender("https://example.com/elsewhere", "good").pet_added(Pet::new("Rex")).await;
    assert!(matches!(elsewhere.unwrap_err().problem(), Some(Problem::Undocumented)));
}

#[tokio::test]
async fn receivers_check_signatures_and_bodies() {
    assert!(sender("https://example.com/petRemoved", "bad").pet_left(Pet::new("Rex")).await.is_err());
    assert!(sender("https://example.com/pet.added", "good").pet_added(Pet::new("")).await.is_err());
}

#[tokio::test]
async fn callbacks_answer() {
    let address = sender("https://example.com/onEvent?token=1", "good");
    let receipt = address.on_event(Event::new(EventKind::Added)).attempt(2).await.unwrap();
    assert_eq!(receipt.id, "Some(2)");
    assert!(address.on_event(Event::new(EventKind::Removed)).await.is_err());
}

#[tokio::test]
async fn receivers_are_reached_over_a_network() {
    let app = Router::new().nest("/hooks", receiver::router(Keep::default(), Signed));
    let base = listen(app);
    let to = |name: &str| Client::builder().signature("good").sender(format!("{base}/hooks/{name}")).unwrap();
    to("pet.added").pet_added(Pet::new("Rex")).await.unwrap();
    to("petRemoved").pet_left(Pet::new("Rex")).await.unwrap();
    assert_eq!(to("onEvent?token=1").on_event(Event::new(EventKind::Added)).await.unwrap().id, "None");
    let gone = to("onEvent").on_event(Event::new(EventKind::Removed)).await.unwrap_err();
    assert_eq!(gone.status().map(|status| status.as_u16()), Some(410));
}

#[tokio::test]
async fn one_address_for_several() {
    // What tells them apart stands in no document: a layer knows it.
    let named = |mut request: Request<Body>| {
        let name = request.headers().get("x-event").and_then(|name| name.to_str().ok()).unwrap_or_default();
        *request.uri_mut() = format!("/{name}").parse().unwrap_or_default();
        request
    };
    let receiver = receiver::router(Keep::default(), Signed).into_service::<Body>();
    let app = Router::new().fallback_service(tower::util::MapRequest::new(receiver, named));
    let hooks = Client::builder().signature("good").sender(format!("{}/hooks", listen(app))).unwrap();
    let event = |name: &'static str| move |call: bindery::client::Call<PetAdded>| call.header("x-event", name);
    hooks.pet_added(Pet::new("Rex")).configure(event("pet.added")).await.unwrap();
    assert!(hooks.pet_added(Pet::new("Rex")).configure(event("pet.sold")).await.is_err());
    hooks.pet_left(Pet::new("Rex")).configure(|call| call.header("x-event", "petRemoved")).await.unwrap();
}
