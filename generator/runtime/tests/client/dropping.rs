//! Calls that nobody waits for any more.

use std::sync::Arc;
use std::time::Duration;

use bindery::client::http::{Request, Response};
use bindery::client::{Body, BoxFuture, Builder, Client, Transport, TransportError};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;
use tokio::time::timeout;

use crate::api::{API, GetItem};
use crate::peer::receive;

fn client(builder: Builder) -> Client {
    builder.credential(0, "key".into()).build().unwrap()
}

#[tokio::test]
async fn a_dropped_call_closes_its_connection() {
    // Before the answer, and in the middle of its body.
    for begun in ["", "HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\n{"] {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let client = client(Builder::new(&API).base_url(url));
        let running = tokio::spawn(client.call(GetItem::new("1")).send());
        let (mut connection, _) = listener.accept().await.unwrap();
        receive(&mut connection).await.unwrap();
        connection.write_all(begun.as_bytes()).await.unwrap();
        tokio::time::sleep(Duration::from_millis(20)).await;
        running.abort();
        let closed = timeout(Duration::from_secs(5), connection.read_to_end(&mut Vec::new())).await;
        assert!(!matches!(closed.unwrap(), Ok(1..)), "something else was sent");
        assert!(running.await.unwrap_err().is_cancelled());
    }
}

/// Answers never, and holds something as long as it is asked.
struct Never(Arc<()>);

impl Transport for Never {
    fn send(&self, _: Request<Body>) -> BoxFuture<Result<Response<Body>, TransportError>> {
        let held = Arc::clone(&self.0);
        Box::pin(async move {
            let _held = held;
            std::future::pending().await
        })
    }
}

#[tokio::test]
async fn nothing_is_left_of_a_dropped_call() {
    let held = Arc::new(());
    let client = client(Builder::new(&API).base_url("http://localhost").transport(Never(Arc::clone(&held))));
    drop(client.call(GetItem::new("1")).send());
    assert_eq!(Arc::strong_count(&held), 2);
    let mut call = client.call(GetItem::new("1")).send();
    assert!(timeout(Duration::from_millis(10), &mut call).await.is_err());
    assert_eq!(Arc::strong_count(&held), 3);
    drop(call);
    assert_eq!(Arc::strong_count(&held), 2);
    drop(client);
    assert_eq!(Arc::strong_count(&held), 1);
}

#[tokio::test]
async fn the_longest_time_is_no_limit() {
    let held = Arc::new(());
    let client = client(Builder::new(&API).base_url("http://localhost").transport(Never(held)).timeout(Duration::MAX));
    let call = client.call(GetItem::new("1")).attempt_timeout(Duration::MAX);
    assert!(timeout(Duration::from_millis(10), call.send()).await.is_err());
}
