//! A server below HTTP: it sends whatever bytes it likes, for as long as it likes, and keeps what it was sent.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

/// What is sent in answer to a request.
pub enum Answer {
    /// These bytes, and the connection's end.
    Whole(Vec<u8>),
    /// The first bytes, then the others for as long as anybody takes them.
    Endless(&'static str, Vec<u8>),
}

impl Answer {
    /// A response with this JSON.
    pub fn json(body: &str) -> Self {
        Self::new("200 OK", "content-type: application/json", body.as_bytes())
    }

    /// A redirect.
    pub fn to(status: u16, location: &str) -> Self {
        Self::new(&format!("{status} Elsewhere"), &format!("location: {location}"), b"")
    }

    /// A response.
    pub fn new(status: &str, header: &str, body: &[u8]) -> Self {
        let head =
            format!("HTTP/1.1 {status}\r\ncontent-length: {}\r\nconnection: close\r\n{header}\r\n\r\n", body.len());
        Self::Whole([head.as_bytes(), body].concat())
    }
}

/// A server on a port of its own.
pub struct Peer {
    pub url: String,
    seen: Arc<Mutex<Vec<String>>>,
    sent: Arc<AtomicUsize>,
}

impl Peer {
    /// Answers each request by its text, one per connection.
    pub async fn new(answer: impl Fn(&str) -> Answer + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let peer = Self { url, seen: Arc::default(), sent: Arc::default() };
        let (seen, sent) = (Arc::clone(&peer.seen), Arc::clone(&peer.sent));
        tokio::spawn(async move {
            while let Ok((mut stream, _)) = listener.accept().await {
                let Some(request) = receive(&mut stream).await else { continue };
                let answer = answer(&request);
                seen.lock().unwrap().push(request);
                send(&mut stream, answer, &sent).await;
            }
        });
        peer
    }

    /// The port.
    pub fn port(&self) -> &str {
        self.url.rsplit(':').next().unwrap()
    }

    /// What it was sent so far.
    pub fn seen(&self) -> Vec<String> {
        self.seen.lock().unwrap().clone()
    }

    /// How many bytes were taken from it.
    pub fn sent(&self) -> usize {
        self.sent.load(Ordering::Relaxed)
    }
}

async fn send(stream: &mut TcpStream, answer: Answer, sent: &AtomicUsize) {
    // Whoever has seen enough closes the connection.
    match answer {
        Answer::Whole(bytes) => {
            let _ = stream.write_all(&bytes).await;
            let _ = stream.shutdown().await;
        }
        Answer::Endless(head, piece) => {
            let mut taken = stream.write_all(head.as_bytes()).await;
            while taken.is_ok() {
                taken = stream.write_all(&piece).await;
                sent.fetch_add(piece.len(), Ordering::Relaxed);
            }
        }
    }
}

/// A request without a body.
async fn receive(stream: &mut TcpStream) -> Option<String> {
    let mut bytes = Vec::new();
    while !bytes.ends_with(b"\r\n\r\n") {
        bytes.push(stream.read_u8().await.ok()?);
    }
    Some(String::from_utf8_lossy(&bytes).into_owned())
}
