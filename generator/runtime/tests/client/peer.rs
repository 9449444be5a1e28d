//! A server of a few lines that answers with prepared bytes and keeps what it was sent.

use std::sync::{Arc, Mutex};

use bindery::client::{Builder, Client};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

use crate::api::API;

/// A server on a port of its own.
#[derive(Clone)]
pub(crate) struct Peer {
    pub(crate) url: String,
    requests: Arc<Mutex<Vec<String>>>,
}

impl Peer {
    /// Answers every request with what `answer` says to its text; the connection is closed after each.
    pub(crate) async fn new(answer: impl Fn(&str) -> String + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let peer = Self { url, requests: Arc::default() };
        let requests = Arc::clone(&peer.requests);
        tokio::spawn(async move {
            while let Ok((mut stream, _)) = listener.accept().await {
                let Some(request) = receive(&mut stream).await else { continue };
                let answer = answer(&request);
                requests.lock().unwrap().push(request);
                // A client that has read enough may have closed the connection.
                let _ = stream.write_all(answer.as_bytes()).await;
                let _ = stream.shutdown().await;
            }
        });
        peer
    }

    /// Answers every request with this JSON and 200.
    pub(crate) async fn json(body: &'static str) -> Self {
        Self::new(move |_| answer("200 OK", "content-type: application/json", body)).await
    }

    /// What it was sent so far.
    pub(crate) fn requests(&self) -> Vec<String> {
        self.requests.lock().unwrap().clone()
    }

    /// The only request that it was sent.
    pub(crate) fn request(&self) -> String {
        let mut requests = self.requests();
        assert_eq!(requests.len(), 1, "{requests:?}");
        requests.remove(0)
    }

    /// A builder for this server.
    pub(crate) fn builder(&self) -> Builder {
        Builder::new(&API).base_url(&self.url)
    }

    /// A client of this server with the API's usual credential.
    pub(crate) fn client(&self) -> Client {
        self.builder().credential(0, "key-1".into()).build().unwrap()
    }
}

/// A response as it stands on the wire.
pub(crate) fn answer(status: &str, headers: &str, body: &str) -> String {
    let length = body.len();
    let separator = if headers.is_empty() { "" } else { "\r\n" };
    format!("HTTP/1.1 {status}\r\ncontent-length: {length}\r\nconnection: close{separator}{headers}\r\n\r\n{body}")
}

/// The text of the next request.
pub(crate) async fn receive(stream: &mut TcpStream) -> Option<String> {
    let mut bytes = Vec::new();
    loop {
        let mut part = [0; 4096];
        let count = stream.read(&mut part).await.ok().filter(|count| *count > 0)?;
        bytes.extend_from_slice(&part[..count]);
        let text = String::from_utf8_lossy(&bytes);
        let Some((head, body)) = text.split_once("\r\n\r\n") else { continue };
        let length = head.lines().find_map(|line| line.strip_prefix("content-length: "));
        if body.len() >= length.map_or(0, |length| length.parse().unwrap()) {
            return Some(text.into_owned());
        }
    }
}
