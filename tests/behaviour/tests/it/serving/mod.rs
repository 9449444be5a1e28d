//! A generated server on a port of its own, asked in plain text: nothing of a client stands between.

mod paths;
mod requests;
mod responses;
mod settings;
mod unimplemented;

use std::convert::Infallible;
use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::sync::{Arc, Mutex};

use bindery::server::{Credential, Denied, Gate, Incident, Routes};
use bindery_behaviour::serving::server::{Authenticator, Reading, Things, Writing, routes};
use bindery_behaviour::serving::types::operations as called;

/// Answers with the name of the operation and what stood in the path.
#[derive(Default)]
struct Service;

impl Reading for Service {
    async fn get_a(&self, request: called::GetA) -> Result<String, Infallible> {
        Ok(format!("get_a {}", request.x))
    }

    async fn get_a_json(&self, request: called::GetAJson) -> Result<String, Infallible> {
        Ok(format!("get_a_json {}", request.x))
    }

    async fn get_range(&self, request: called::GetRange) -> Result<String, Infallible> {
        Ok(format!("get_range {} {} {}", request.x, request.y, request.z))
    }

    async fn get_colon(&self, _: called::GetColon) -> Result<String, Infallible> {
        Ok("get_colon".to_owned())
    }

    async fn get_star(&self, _: called::GetStar) -> Result<String, Infallible> {
        Ok("get_star".to_owned())
    }

    async fn get_me(&self, _: called::GetMe) -> Result<String, Infallible> {
        Ok("get_me".to_owned())
    }

    async fn get_short(&self, request: called::GetShort) -> Result<String, Infallible> {
        Ok(format!("get_short {}", request.x))
    }
}

impl Writing for Service {
    async fn post_a(&self, request: called::PostA) -> Result<String, Infallible> {
        Ok(format!("post_a {}", request.y))
    }

    async fn undo_a(&self, request: called::UndoA) -> Result<String, Infallible> {
        Ok(format!("undo_a {}", request.x))
    }
}

/// Lets in whoever presents `good`.
struct Keys;

impl Authenticator for Keys {
    type Caller = ();

    async fn key(&self, credential: Credential<'_>, _: Option<()>) -> Result<(), Denied> {
        if credential.is("good") { Ok(()) } else { Err(Denied::unauthorized()) }
    }
}

/// What came back; the status is 0 where nothing did.
struct Answer {
    status: u16,
    head: String,
    body: String,
}

impl Answer {
    fn header(&self, name: &str) -> Option<&str> {
        let mut lines = self.head.lines().filter_map(|line| line.split_once(": "));
        lines.find(|(of, _)| of.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }

    fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.body))
    }
}

/// A server, and what it has reported.
struct Served {
    address: SocketAddr,
    incidents: Arc<Mutex<Vec<String>>>,
}

impl Served {
    async fn new<S: Send + Sync + 'static, G: Gate>(routes: Routes<S, G>) -> Self {
        let incidents = Arc::<Mutex<Vec<String>>>::default();
        let told = Arc::clone(&incidents);
        let routes = routes.report(move |incident: &Incident| told.lock().unwrap().push(incident.to_string()));
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let router = routes.into_router();
        tokio::spawn(async move { axum::serve(listener, router).await });
        Self { address, incidents }
    }

    /// Sends `GET /path` with more headers and a body.
    async fn send(&self, line: &str, headers: &str, body: &str) -> Answer {
        let length = if body.is_empty() { String::new() } else { format!("content-length: {}\r\n", body.len()) };
        let text = format!("{line} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n{headers}{length}\r\n{body}");
        let address = self.address;
        tokio::task::spawn_blocking(move || exchange(address, &text)).await.unwrap()
    }

    async fn get(&self, line: &str) -> Answer {
        self.send(line, "", "").await
    }

    /// With a key and JSON.
    async fn call(&self, line: &str, body: &str) -> Answer {
        self.send(line, "x-key: good\r\ncontent-type: application/json\r\n", body).await
    }

    /// What has been reported since somebody last asked.
    fn incidents(&self) -> Vec<String> {
        std::mem::take(&mut self.incidents.lock().unwrap())
    }
}

fn exchange(address: SocketAddr, text: &str) -> Answer {
    let mut stream = TcpStream::connect(address).unwrap();
    stream.write_all(text.as_bytes()).unwrap();
    let mut bytes = Vec::new();
    // A connection that breaks off has said what it had to say.
    let _ = stream.read_to_end(&mut bytes);
    let text = String::from_utf8(bytes).unwrap();
    let (head, body) = text.split_once("\r\n\r\n").unwrap_or((&text, ""));
    let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or_default();
    Answer { status, head: head.to_owned(), body: body.to_owned() }
}

/// It has nothing to do with things.
impl Things for Service {
    type Caller = ();
}

fn all() -> Routes<Service, impl Gate> {
    routes(Service, Keys)
}
