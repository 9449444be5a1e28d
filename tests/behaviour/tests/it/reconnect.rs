//! Streams of events that break off, over real connections: what comes again, and what never does.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use bindery::client::http::Request;
use bindery::client::{Attempt, Body, BoxError, Ended, Hook, Reconnect, ReconnectError};
use bindery::stream::{Event, StreamError};
use bindery::{Stream, client::Call};
use bindery_behaviour::streams::client::Client;
use bindery_behaviour::streams::types::operations::FollowLog;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

const EVENTS: &str = "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n";

/// A server that answers each connection with the next of these and closes it; after the last one it is gone.
async fn cutting(answers: &[String]) -> (String, Arc<Mutex<Vec<String>>>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let seen = Arc::new(Mutex::new(Vec::new()));
    let (kept, answers) = (Arc::clone(&seen), answers.to_vec());
    tokio::spawn(async move {
        for answer in answers {
            let (mut connection, _) = listener.accept().await.unwrap();
            let request = head(&mut connection).await;
            kept.lock().unwrap().push(request);
            connection.write_all(answer.as_bytes()).await.unwrap();
            connection.shutdown().await.unwrap();
        }
    });
    (url, seen)
}

async fn head(connection: &mut TcpStream) -> String {
    let (mut request, mut byte) = (Vec::new(), [0]);
    while !request.ends_with(b"\r\n\r\n") {
        connection.read_exact(&mut byte).await.unwrap();
        request.push(byte[0]);
    }
    String::from_utf8(request).unwrap()
}

/// Events that break off in the middle of another one.
fn cut(events: &str) -> String {
    let text = format!("{events}data: lost\n");
    format!("{EVENTS}{:x}\r\n{text}\r\n", text.len())
}

/// Events, and the end of the body.
fn ended(events: &str) -> String {
    format!("{EVENTS}{:x}\r\n{events}\r\n0\r\n\r\n", events.len())
}

fn status(line: &str) -> String {
    format!("HTTP/1.1 {line}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n")
}

fn soon() -> Reconnect {
    Reconnect::new().waits(Duration::from_millis(1), Duration::from_millis(200))
}

async fn lines(url: &str, configure: impl FnOnce(Call<FollowLog>) -> Call<FollowLog>) -> Stream<Event> {
    let client = Client::builder().configure(|builder| builder.base_url(url)).build().unwrap();
    client.follow_log().configure(configure).await.unwrap()
}

/// The data of the events, and how the stream ended.
async fn all(mut stream: Stream<Event>) -> (Vec<String>, Option<StreamError>) {
    let mut data = Vec::new();
    loop {
        match stream.next().await {
            Some(Ok(event)) => data.push(event.data),
            Some(Err(error)) => {
                assert!(stream.next().await.is_none());
                return (data, Some(error));
            }
            None => return (data, None),
        }
    }
}

fn last_event_id(request: &str) -> Option<&str> {
    request.lines().find_map(|line| line.strip_prefix("last-event-id: "))
}

fn refused(error: &StreamError) -> &ReconnectError {
    std::error::Error::source(error).and_then(|source| source.downcast_ref()).unwrap()
}

#[tokio::test]
async fn a_stream_goes_on_where_it_broke_off() {
    let first = cut("retry: 100\n\nid: 7\ndata: a\n\ndata: b\n\n");
    let answers = [first, ended("id: é\ndata: c\n\n"), cut("id\ndata: d\n\n"), status("204 No Content")];
    let (url, seen) = cutting(&answers).await;
    let (data, error) = all(lines(&url, |call| call.reconnect(soon())).await).await;
    assert_eq!(data, ["a", "b", "c", "d"]);
    assert!(error.is_none(), "{error:?}");
    let seen = seen.lock().unwrap();
    let ids: Vec<_> = seen.iter().map(|request| last_event_id(request)).collect();
    // An empty id takes back the one before.
    assert_eq!(ids, [None, Some("7"), Some("é"), None]);
    assert!(seen.iter().all(|request| request.starts_with("GET /log ") && request.contains("text/event-stream")));
}

#[tokio::test]
async fn without_a_word_nothing_is_asked_for_twice() {
    let (url, seen) = cutting(&[cut("data: a\n\n"), ended("data: b\n\n")]).await;
    let (data, error) = all(lines(&url, |call| call).await).await;
    assert!(data == ["a"] && matches!(error, Some(StreamError::Broken(_))), "{data:?} {error:?}");
    assert_eq!(seen.lock().unwrap().len(), 1);
}

#[tokio::test]
async fn what_is_posted_is_never_sent_again() {
    let (url, seen) = cutting(&[cut("data: {\"delta\":\"a\"}\n\n"), ended("data: {\"delta\":\"b\"}\n\n")]).await;
    let configure = |builder: bindery::client::Builder| builder.base_url(&url).reconnect(soon());
    let client = Client::builder().configure(configure).build().unwrap();
    let mut stream = client.complete("a b").set_stream(true).stream().await.unwrap();
    assert_eq!(stream.next().await.unwrap().unwrap().delta, "a");
    assert!(matches!(stream.next().await, Some(Err(StreamError::Broken(_)))));
    assert!(stream.next().await.is_none());
    assert_eq!(seen.lock().unwrap().len(), 1);
}

#[tokio::test]
async fn attempts_in_vain_are_counted() {
    // A server that is busy, then one that ends each stream at once, then none at all.
    let busy = status("503 Service Unavailable");
    let answers = [cut("data: a\n\n"), busy.clone(), ended("data: b\n\n"), ended(": nothing\n\n"), busy];
    let (url, seen) = cutting(&answers).await;
    let (data, error) = all(lines(&url, |call| call.reconnect(soon().attempts(3))).await).await;
    assert_eq!(data, ["a", "b"]);
    let error = error.unwrap();
    assert!(refused(&error).problem().is_some(), "{error:?}");
    assert_eq!(seen.lock().unwrap().len(), 5);
    // One that only ever ends it is taken at its word.
    let (url, seen) = cutting(&[ended("data: a\n\n"), ended(""), ended(""), ended("data: b\n\n")]).await;
    let (data, error) = all(lines(&url, |call| call.reconnect(soon().attempts(2))).await).await;
    assert!(data == ["a"] && error.is_none(), "{data:?} {error:?}");
    assert_eq!(seen.lock().unwrap().len(), 3);
}

#[tokio::test]
async fn an_answer_that_is_no_stream_ends_it() {
    let page = "HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: 2\r\n\r\nno".to_owned();
    let elsewhere = "HTTP/1.1 302 Found\r\nlocation: https://evil.test/log\r\ncontent-length: 0\r\n\r\n".to_owned();
    for (answer, expected) in [(status("401 Unauthorized"), Some(401)), (page, Some(200)), (elsewhere, None)] {
        let (url, seen) = cutting(&[cut("id: 1\ndata: a\n\n"), answer, ended("data: b\n\n")]).await;
        let (data, error) = all(lines(&url, |call| call.reconnect(soon())).await).await;
        let error = error.unwrap();
        assert_eq!(data, ["a"]);
        assert_eq!(refused(&error).status().map(|status| status.as_u16()), expected, "{error:?}");
        assert_eq!(seen.lock().unwrap().len(), 2);
    }
}

/// Notes the attempts, and signs them.
#[derive(Clone, Default)]
struct Notes(Arc<Mutex<Vec<String>>>);

impl Hook for Notes {
    fn before(&self, attempt: &Attempt, request: &mut Request<Body>) -> Result<(), BoxError> {
        let id = request.headers().get("last-event-id").map(|id| id.to_str().unwrap().to_owned());
        self.0.lock().unwrap().push(format!("{} after {id:?}", attempt.number));
        request.headers_mut().insert("x-signature", attempt.number.into());
        Ok(())
    }

    fn after(&self, attempt: &Attempt, ended: &Ended<'_>) {
        let status = ended.status.map(|status| status.as_u16());
        self.0.lock().unwrap().push(format!("{} {status:?}", attempt.number));
    }
}

#[tokio::test]
async fn hooks_see_what_comes_again() {
    let (url, seen) = cutting(&[cut("id: 7\ndata: a\n\n"), ended("data: b\n\n"), status("204 No Content")]).await;
    let notes = Notes::default();
    let client = Client::builder().configure(|builder| builder.base_url(&url).reconnect(soon()).hook(notes.clone()));
    let (data, error) = all(client.build().unwrap().follow_log().await.unwrap()).await;
    assert!(data == ["a", "b"] && error.is_none(), "{data:?} {error:?}");
    let expected =
        ["1 after None", "1 Some(200)", "2 after Some(\"7\")", "2 Some(200)", "3 after Some(\"7\")", "3 Some(204)"];
    assert_eq!(*notes.0.lock().unwrap(), expected);
    assert!(seen.lock().unwrap().iter().all(|request| request.contains("\r\nx-signature: ")));
}
