//! Callbacks: a server tells from requests where to send them, and sends them there.

use std::convert::Infallible;
use std::sync::{Arc, Mutex};

use bindery_behaviour::callbacks::client::Client;
use bindery_behaviour::callbacks::server::receiver;
use bindery_behaviour::callbacks::server::{Api, Receiver, WithHeaders, router};
use bindery_behaviour::callbacks::types::operations::{
    Always, EventCall, Failure, PostCallbackReportOfSubscriptionByResponseBodyId, Progress,
    PutCallbackReportOfPostSubscriptionByTopicAtResponseHeaderLocation, Relative, Shared, Subscribe, SubscribeAll,
    Unknown,
};
use bindery_behaviour::callbacks::types::{Event, SubscribeHeaders, Subscribed, Subscription, With};

use crate::{client, listen};

/// Tells each subscriber at once that it is one.
struct Provider;

impl Api for Provider {
    async fn subscribe(&self, request: Subscribe) -> Result<WithHeaders<Subscribed, SubscribeHeaders>, Infallible> {
        let address = request.event_address().unwrap();
        let subscriber = Client::builder().sender(address).unwrap();
        subscriber.event(Event::new(request.topic)).await.unwrap();
        Ok(WithHeaders::new(Subscribed::new(7), SubscribeHeaders::new()))
    }

    async fn subscribe_all(&self, request: SubscribeAll) -> Result<(), Infallible> {
        if let Some(address) = request.shared_address() {
            Client::builder().sender(address).unwrap().shared().await.unwrap();
        }
        Ok(())
    }
}

#[derive(Clone, Default)]
struct Subscriber(Arc<Mutex<Vec<String>>>);

impl Subscriber {
    fn note(&self, what: impl Into<String>) -> Result<(), Infallible> {
        self.0.lock().unwrap().push(what.into());
        Ok(())
    }
}

impl Receiver for Subscriber {
    async fn event(&self, request: EventCall) -> Result<(), Infallible> {
        self.note(request.body.kind)
    }

    async fn failure(&self, _: Failure) -> Result<(), Infallible> {
        self.note("failure")
    }

    async fn progress(&self, _: Progress) -> Result<(), Infallible> {
        self.note("progress")
    }

    async fn post_callback_report_of_subscription_by_response_body_id(
        &self,
        _: PostCallbackReportOfSubscriptionByResponseBodyId,
    ) -> Result<(), Infallible> {
        self.note("report")
    }

    async fn put_callback_report_of_post_subscription_by_topic_at_response_header_location(
        &self,
        _: PutCallbackReportOfPostSubscriptionByTopicAtResponseHeaderLocation,
    ) -> Result<(), Infallible> {
        self.note("report")
    }

    async fn always(&self, _: Always) -> Result<(), Infallible> {
        self.note("always")
    }

    async fn relative(&self, _: Relative) -> Result<(), Infallible> {
        self.note("relative")
    }

    async fn unknown(&self, _: Unknown) -> Result<(), Infallible> {
        self.note("unknown")
    }

    async fn shared(&self, _: Shared) -> Result<(), Infallible> {
        self.note("shared")
    }
}

#[tokio::test]
async fn a_server_sends_where_the_request_says() {
    let subscriber = Subscriber::default();
    let base = listen(receiver::router(subscriber.clone()));
    let client = client!(callbacks, router(Provider));
    client.subscribe("birds", Subscription::new(format!("{base}/event"))).await.unwrap();
    client.subscribe_all().body(Subscription::new(format!("{base}/shared"))).await.unwrap();
    client.subscribe_all().await.unwrap();
    assert_eq!(*subscriber.0.lock().unwrap(), ["birds", "shared"]);
}

#[test]
fn addresses_are_told_from_all_that_expressions_name() {
    let subscription = Subscription::new("https://a.example/?x=1")
        .with(|body| body.on_failure = "https://b.example".to_owned().into());
    let mut request = Subscribe::new("a b&c=d/../e", subscription);
    let event = "https://a.example/?x=1?topic=a%20b%26c%3Dd%2F..%2Fe";
    assert_eq!(request.event_address().as_deref(), Some(event));
    assert_eq!(request.failure_address().as_deref(), Some("https://b.example"));
    assert_eq!(request.always_address().as_deref(), Some("https://example.com/always"));
    assert_eq!(request.shared_address().as_deref(), Some("https://a.example/?x=1"));
    assert_eq!(request.progress_callback_address(), None, "a default is for the sender to apply");
    request.progress_address = Some("https://c.example".to_owned());
    assert_eq!(request.progress_callback_address().as_deref(), Some("https://c.example"));
    assert_eq!(request.report_address(&Subscribed::new(7)), None);
    request.x_report = Some("https://d.example".to_owned());
    assert_eq!(request.report_address(&Subscribed::new(7)).as_deref(), Some("https://d.example/7"));
    let headers = SubscribeHeaders::new().with(|headers| headers.location = Some("https://e.example".to_owned()));
    let told = request.report_at_response_header_location_address(&headers);
    assert_eq!(told.as_deref(), Some("https://e.example"));
    request.body.on_failure = bindery::Nullable::Null;
    assert_eq!(request.failure_address(), None);
}
