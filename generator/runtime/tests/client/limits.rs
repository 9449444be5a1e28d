//! Limits, and connections that break.

use std::time::{Duration, Instant};

use bindery::client::{Builder, Problem, Retry};
use tokio::io::AsyncWriteExt as _;
use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tokio::time::timeout;

use crate::api::{API, GetItem};
use crate::peer::{Peer, answer, receive};

#[tokio::test]
async fn a_large_body_is_refused() {
    let body = format!(r#"{{"id":"{}"}}"#, "a".repeat(1000));
    let size = body.len();
    for head in ["HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n", "HTTP/1.1 500 Oh\r\nconnection: close\r\n\r\n"] {
        for with_length in [false, true] {
            let body = body.clone();
            let peer = Peer::new(move |_| match with_length {
                true => answer("200 OK", "", &body),
                false => format!("{head}{body}"),
            });
            let call = peer.await.client().call(GetItem::new("1"));
            let error = call.clone().max_response_bytes(size - 1).send().await.unwrap_err();
            assert!(matches!(error.problem(), Some(Problem::TooLarge(limit)) if *limit == size - 1), "{error:?}");
            assert!(error.status().is_some());
            let within = call.max_response_bytes(size).send().await;
            assert!(!matches!(within, Err(error) if matches!(error.problem(), Some(Problem::TooLarge(_)))));
        }
    }
}

#[tokio::test]
async fn a_body_in_pieces_is_put_together() {
    let chunks = [r#"{"id":"#, r#""é"#, "", r#"""#, "}"].map(|chunk| format!("{:x}\r\n{chunk}\r\n", chunk.len()));
    let chunks = chunks.into_iter().filter(|chunk| !chunk.starts_with('0')).collect::<String>();
    let whole = format!("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n{chunks}0\r\n\r\n");
    let peer = Peer::new(move |_| whole.clone()).await;
    let call = peer.client().call(GetItem::new("1"));
    assert_eq!(call.clone().max_response_bytes(11).output().await.unwrap().id, "é");
    let error = call.max_response_bytes(10).output().await.unwrap_err();
    assert!(matches!(error.problem(), Some(Problem::TooLarge(10))), "{error:?}");
}

#[tokio::test]
async fn a_declared_length_is_not_trusted() {
    // Refused before the body, of which there is hardly any, is waited for.
    let peer = Peer::new(|_| "HTTP/1.1 200 OK\r\ncontent-length: 99999999\r\n\r\n{".to_owned()).await;
    let error = peer.client().call(GetItem::new("1")).send().await.unwrap_err();
    assert!(matches!(error.problem(), Some(Problem::TooLarge(_))), "{error:?}");
    let peer = Peer::new(|_| "HTTP/1.1 200 OK\r\ncontent-length: 18446744073709551615\r\n\r\n{".to_owned()).await;
    let error = peer.client().call(GetItem::new("1")).send().await.unwrap_err();
    assert!(matches!(error.problem(), Some(Problem::TooLarge(_) | Problem::Transport(_))), "{error:?}");
}

#[cfg(target_os = "linux")]
#[tokio::test]
async fn a_connection_that_is_not_made_is_given_up() {
    let soon = Duration::from_millis(100);
    let socket = TcpSocket::new_v4().unwrap();
    socket.bind("127.0.0.1:0".parse().unwrap()).unwrap();
    let listener = socket.listen(1).unwrap();
    let address = listener.local_addr().unwrap();
    // Nobody is let in; who comes when the queue is full gets no answer.
    let mut queue = Vec::new();
    while let Ok(connection) = timeout(soon, TcpStream::connect(address)).await {
        queue.push(connection.unwrap());
    }
    let client = Builder::new(&API).base_url(format!("http://{address}")).credential(0, "key".into());
    let client = client.connect_timeout(soon).timeout(Duration::from_secs(3)).retry(Retry::never()).build().unwrap();
    let error = client.call(GetItem::new("1")).send().await.unwrap_err();
    assert!(matches!(error.problem(), Some(Problem::Transport(_))), "{error:?}");
}

#[tokio::test]
async fn a_silent_or_slow_server_is_given_up() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move {
        let mut open = Vec::new();
        while let Ok((mut stream, _)) = listener.accept().await {
            receive(&mut stream).await.unwrap();
            if open.len() % 2 == 1 {
                let _ = stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\n{").await;
            }
            open.push(stream);
        }
    });
    let client = Builder::new(&API).base_url(url).credential(0, "k".into()).timeout(Duration::from_millis(200)).build();
    let client = client.unwrap();
    for _ in 0..2 {
        let start = Instant::now();
        let error = client.call(GetItem::new("1")).send().await.unwrap_err();
        assert!(error.is_timeout() && !error.is_connect(), "{error:?}");
        assert!(start.elapsed() < Duration::from_secs(5));
        assert!(error.to_string().ends_with("no answer within 200ms"), "{error}");
    }
    let error = client.call(GetItem::new("1")).timeout(Duration::from_millis(50)).output().await.unwrap_err();
    assert!(error.to_string().ends_with("no answer within 50ms"), "{error}");
}

#[tokio::test]
async fn nobody_waits_for_longer_than_a_call_may_take() {
    for wait in ["99999999999", "18446744073709551616", "Fri, 31 Dec 9999 23:59:59 GMT"] {
        let peer = Peer::new(move |_| answer("503 Busy", &format!("retry-after: {wait}"), "{\"code\":\"c\"}")).await;
        let start = Instant::now();
        let call = peer.client().call(GetItem::new("1")).timeout(Duration::from_secs(5));
        let error = call.send().await.unwrap_err();
        assert_eq!(error.status().map(|status| status.as_u16()), Some(503), "{wait}: {error}");
        assert!(start.elapsed() < Duration::from_secs(4), "{wait}");
    }
}

#[tokio::test]
async fn a_truncated_body_is_a_transport_error() {
    let peer = Peer::new(|_| "HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{\"id\":\"a\"}".to_owned()).await;
    let error = peer.client().call(GetItem::new("1")).send().await.unwrap_err();
    assert!(matches!(error.problem(), Some(Problem::Transport(_))), "{error:?}");
    assert!(!error.is_connect() && !error.is_timeout());
    assert_eq!(error.status().map(|status| status.as_u16()), Some(200));
    assert!(std::error::Error::source(&error).is_some());
}

#[tokio::test]
async fn what_is_not_http_is_a_transport_error() {
    let peer = Peer::new(|_| "SSH-2.0-OpenSSH\r\n".to_owned()).await;
    let error = peer.client().call(GetItem::new("1")).send().await.unwrap_err();
    assert!(matches!(error.problem(), Some(Problem::Transport(_))), "{error:?}");
    assert_eq!(error.status(), None);
}

#[test]
fn without_a_runtime_there_is_an_error() {
    let client = Builder::new(&API).credential(0, "k".into()).build().unwrap();
    let future = client.call(GetItem::new("1")).send();
    let mut future = std::pin::pin!(future);
    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    let std::task::Poll::Ready(result) = future.as_mut().poll(&mut context) else { panic!("pending") };
    let error = result.unwrap_err();
    let source = std::error::Error::source(&error).map(ToString::to_string);
    assert_eq!(source.as_deref(), Some("a call needs a tokio runtime"), "{error:?}");
}
