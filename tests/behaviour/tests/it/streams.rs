//! Bodies that are sequences: what one side sends is what the other gets, an element at a time.

use std::convert::Infallible;
use std::sync::{Arc, Mutex};

use bindery::client::http::Request;
use bindery::server::axum::body::{Body, to_bytes};
use bindery::stream::{Event, StreamError};
use bindery::{Stream, With};
use bindery_behaviour::streams;
use streams::types::operations::*;
use streams::types::*;
use tower::ServiceExt as _;

use crate::client;

/// Keeps what it was sent, and says how it went.
#[derive(Clone, Default)]
struct Api(Arc<Mutex<Vec<String>>>);

impl streams::server::Api for Api {
    async fn complete(&self, request: Complete) -> Result<CompleteOutcome, CompleteError> {
        let words = request.body.prompt.split(' ').map(str::to_owned).collect::<Vec<_>>();
        if request.body.stream != Some(true) {
            return Ok(CompleteOutcome::Ok(Completion::new(words.concat())));
        }
        Ok(CompleteOutcome::OkStream(Stream::of(words.into_iter().map(Delta::new))))
    }

    async fn subscribe(&self, _: Subscribe) -> Result<Stream<SubscribeItem>, Infallible> {
        let joined = Joined::new(JoinedEvent::Joined, JoinedData::new("ada")).with(|event| event.id = Some("7".into()));
        Ok(Stream::of([joined.into(), Said::new(SaidEvent::Said, "two\nlines").into()]))
    }

    async fn follow_log(&self, _: FollowLog) -> Result<Stream<Event>, Infallible> {
        let first = Event::new("[DONE]").with(|event| event.retry = Some(50));
        Ok(Stream::of([first, Event::new("")]))
    }

    async fn notices(&self, _: Notices) -> Result<Stream<NoticesResponse>, Infallible> {
        Ok(Stream::of([NoticesResponse::new("{}").with(|event| event.event = Some("note".into()))]))
    }

    async fn export_rows(&self, _: ExportRows) -> Result<Stream<Row>, Infallible> {
        Ok(Stream::of((1..=1000).map(Row::new)))
    }

    async fn import_rows(&self, mut request: ImportRows) -> Result<i64, Infallible> {
        let mut count = 0;
        while let Some(row) = request.body.next().await {
            match row {
                Ok(_) => count += 1,
                Err(error) => self.0.lock().unwrap().push(error.to_string()),
            }
        }
        Ok(count)
    }

    async fn watch_rows(&self, request: WatchRows) -> Result<WatchRowsOutcome, Infallible> {
        if request.plain == Some(true) {
            return Ok(WatchRowsOutcome::OkJsonl(Stream::of([Row::new(3)])));
        }
        Ok(WatchRowsOutcome::OkStream(Stream::of([
            Change::new("added", Row::new(1)),
            Change::new("removed", Row::new(2)),
        ])))
    }

    async fn members(&self, _: Members) -> Result<Stream<MembersItem>, Infallible> {
        let joined = MembersJoined::new(JoinedEvent::Joined).with(|event| event.data = Some(Row::new(7)));
        let end = MembersEnd::new(MembersEndEvent::End).with(|event| event.data = Some("{}".to_owned()));
        Ok(Stream::of([joined.into(), end.into()]))
    }

    async fn list_changes(&self, _: ListChanges) -> Result<Changes, Infallible> {
        Ok(Changes::new([Change::new("added", Row::new(1))]))
    }

    async fn readings(&self, _: Readings) -> Result<Stream<f64>, Infallible> {
        Ok(Stream::of([1.5, -2.0]))
    }
}

async fn all<T: bindery::Codec>(mut stream: Stream<T>) -> Vec<T> {
    let mut all = Vec::new();
    while let Some(element) = stream.next().await {
        all.push(element.unwrap());
    }
    all
}

#[tokio::test]
async fn a_stream_is_asked_for_apart() {
    let client = client!(streams, streams::server::router(Api::default()));
    assert_eq!(client.complete("a b").seed(1).await.unwrap().text, "ab");
    let call = client.complete("a b").seed(1).set_stream(true);
    assert_eq!(call.build_request().await.unwrap().headers()["accept"], "application/json");
    let deltas = all(call.clone().stream().await.unwrap()).await;
    assert_eq!(deltas, [Delta::new("a"), Delta::new("b")]);
    let whole = call.accept("text/event-stream").send().await.unwrap();
    assert_eq!(whole.headers()["content-type"], "text/event-stream");
    assert!(matches!(whole.body(), CompleteOutcome::OkStream(_)));
    // The server was asked for a stream and did not make one.
    let error = client.complete("a b").stream().await.unwrap_err();
    assert!(matches!(error.problem(), Some(streams::client::Problem::NotAsked)), "{error}");
}

#[tokio::test]
async fn events_arrive_as_they_were_sent() {
    let client = client!(streams, streams::server::router(Api::default()));
    let events = all(client.subscribe().stream().await.unwrap()).await;
    let [SubscribeItem::Joined(joined), SubscribeItem::Said(said)] = &events[..] else { panic!("{events:?}") };
    assert_eq!((joined.data.who.as_str(), joined.id.as_deref()), ("ada", Some("7")));
    assert_eq!(said.data, "two\nlines");
    let lines = all(client.follow_log().await.unwrap()).await;
    assert_eq!((lines[0].data.as_str(), lines[0].retry, lines[1].data.as_str()), ("[DONE]", Some(50), ""));
    let notices = all(client.notices().await.unwrap()).await;
    assert_eq!((notices[0].data.as_str(), notices[0].event.as_deref()), ("{}", Some("note")));
}

#[tokio::test]
async fn data_is_what_its_text_holds() {
    let client = client!(streams, streams::server::router(Api::default()));
    let events = all(client.members().await.unwrap()).await;
    let [MembersItem::Joined(joined), MembersItem::End(end)] = &events[..] else { panic!("{events:?}") };
    assert_eq!((joined.data.as_ref().map(|row| row.id), end.data.as_deref()), (Some(7), Some("{}")));
    let changes = all(client.watch_rows().stream().await.unwrap()).await;
    assert_eq!(changes.iter().map(|change| change.object.id).collect::<Vec<_>>(), [1, 2]);
    assert_eq!(client.list_changes().await.unwrap().items.len(), 1);
    // A second stream is asked for by its media type.
    let call = client.watch_rows().plain(true).configure(|call| call.accept("application/jsonl"));
    let WatchRowsOutcome::OkJsonl(rows) = call.send().await.unwrap().into_body() else { panic!() };
    assert_eq!(all(rows).await, [Row::new(3)]);
}

#[tokio::test]
async fn lines_and_sequences_in_both_directions() {
    let client = client!(streams, streams::server::router(Api::default()));
    let rows = all(client.export_rows().await.unwrap()).await;
    assert_eq!((rows.len(), rows[999].id), (1000, 1000));
    assert_eq!(client.import_rows(Stream::of(rows)).await.unwrap(), 1000);
    assert_eq!(all(client.readings().await.unwrap()).await, [1.5, -2.0]);
}

#[tokio::test]
async fn a_server_says_which_elements_are_not_valid() {
    let api = Api::default();
    let request = Request::post("/rows")
        .header("content-type", "application/jsonl")
        .body(Body::from("{\"id\":1}\n{\"id\":0}\n\n{\"id\":\"x\"}\n{\"id\":2}"))
        .unwrap();
    let response = streams::server::router(api.clone()).oneshot(request).await.unwrap();
    assert_eq!(to_bytes(response.into_body(), 100).await.unwrap(), "2");
    let errors = api.0.lock().unwrap().clone();
    assert!(errors.len() == 2 && errors[0].contains("/id") && errors[1].contains("/id"), "{errors:?}");
}

#[tokio::test]
async fn no_more_than_an_element_is_held() {
    let client = client!(streams, streams::server::router(Api::default()));
    let long = "x".repeat(100);
    let mut stream = client
        .complete(format!("a {long}"))
        .set_stream(true)
        .configure(|call| call.max_response_bytes(50))
        .stream()
        .await
        .unwrap();
    assert_eq!(stream.next().await.unwrap().unwrap().delta, "a");
    assert!(matches!(stream.next().await, Some(Err(StreamError::TooLarge(50)))));
    assert!(stream.next().await.is_none());
}

#[test]
fn elements_are_waited_for_where_nothing_is_asynchronous() {
    use bindery::client::{Blocking as _, elements};

    let (told, url) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            told.send(crate::listen(streams::server::router(Api::default()))).unwrap();
            std::future::pending::<()>().await;
        });
    });
    let client = streams::client::Client::builder().configure(|builder| builder.base_url(url.recv().unwrap()));
    let client = client.build().unwrap();
    let rows = elements(client.export_rows().stream().blocking().unwrap());
    assert_eq!(rows.map(|row| row.unwrap().id).sum::<i64>(), 500_500);
    // One that is left early is given up.
    assert_eq!(elements(client.export_rows().blocking().unwrap()).take(3).count(), 3);
    // Inside of a runtime there is nothing to wait with.
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async { assert_eq!(elements(Stream::of([1, 2])).count(), 0) });
}
