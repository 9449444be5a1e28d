//! What a client comes to when its server, or what stands between, misbehaves: over TCP, with bytes that no server of
//! ours would send. `docs/faults.md` shows the table.

use std::error::Error as _;
use std::fs;
use std::time::{Duration, Instant};

use arklow_client::Client;
use arklow_client::types::InviteMemberData;
use bindery::client::{Error, Problem, Retry};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

use crate::support::repository::root;
use crate::support::{Peer, Reply, Way};

const SECRET: &str = "hunter2";
/// How long a call may take, and how much longer one that ends in time may take on a slow machine.
const DEADLINE: Duration = Duration::from_millis(500);
const SLACK: Duration = Duration::from_secs(4);
/// How large a response may be.
const LIMIT: usize = 64 * 1024;

/// What a server does once it has a request.
enum Fault {
    /// Nobody listens.
    Refused,
    /// It sends this, and closes the connection in order.
    Sends(Vec<u8>),
    /// It sends this, and resets the connection.
    Resets(&'static str),
    /// It sends the first, then the second over and over, after a pause each time.
    Repeats(&'static str, String, Duration),
    /// Nothing more.
    Silent,
}

fn ok(head: &str, body: impl AsRef<[u8]>) -> Fault {
    let body = body.as_ref();
    let head = format!("HTTP/1.1 200 OK\r\n{head}content-length: {}\r\nconnection: close\r\n\r\n", body.len());
    Fault::Sends([head.as_bytes(), body].concat())
}

fn json(body: impl AsRef<[u8]>) -> Fault {
    ok("content-type: application/json\r\n", body)
}

fn answers(head: &str) -> Fault {
    Fault::Sends(format!("HTTP/1.1 {head}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n").into())
}

impl Fault {
    async fn serve(self) -> String {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        if matches!(self, Self::Refused) {
            return url;
        }
        tokio::spawn(async move {
            let mut silent = Vec::new();
            while let Ok((mut stream, _)) = listener.accept().await {
                let mut request = [0; 8192];
                let _ = stream.read(&mut request).await;
                self.misbehave(&mut stream).await;
                silent.extend(matches!(self, Self::Silent).then_some(stream));
            }
        });
        url
    }

    async fn misbehave(&self, stream: &mut TcpStream) {
        match self {
            Self::Refused | Self::Silent => {}
            Self::Sends(bytes) => {
                let _ = stream.write_all(bytes).await;
                let _ = stream.shutdown().await;
            }
            Self::Resets(text) => {
                let _ = stream.write_all(text.as_bytes()).await;
                tokio::time::sleep(Duration::from_millis(50)).await;
                let _ = stream.set_zero_linger();
            }
            Self::Repeats(first, then, pause) => {
                let mut sent = stream.write_all(first.as_bytes()).await;
                while sent.is_ok() {
                    tokio::time::sleep(*pause).await;
                    sent = stream.write_all(then.as_bytes()).await;
                }
            }
        }
    }
}

type Failed = Error<arklow_client::types::operations::InviteMemberError>;

/// Makes a call, and holds it to what is promised of every one.
async fn fail(fault: Fault) -> Failed {
    let url = fault.serve().await;
    let retry = Retry::new().attempts(2).waits(Duration::ZERO, Duration::ZERO);
    let limits = |builder: bindery::client::Builder| builder.timeout(DEADLINE).max_response_bytes(LIMIT).retry(retry);
    let client = Client::builder().api_key(SECRET).base_url(url).configure(limits).build().unwrap();
    let begun = Instant::now();
    let result: Result<InviteMemberData, Failed> = client.invite_member("42", "ada@example.com").await;
    assert!(begun.elapsed() < DEADLINE + SLACK, "{:?}", begun.elapsed());
    let error = result.unwrap_err();
    let shown = format!("{error} {error:?} {}", chain(&error));
    assert!(!shown.contains(SECRET), "{shown}");
    error
}

fn chain(error: &Failed) -> String {
    let mut texts = Vec::new();
    let mut next = error.source();
    while let Some(source) = next {
        texts.push(source.to_string());
        next = source.source();
    }
    texts.join("; ")
}

/// 4 MiB of spaces: deflate says "the same 258 again" with two bits, which are zeros.
fn gzip() -> Vec<u8> {
    const HEAD: &[u8] = &[
        0x1f, 0x8b, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0xff, 0xed, 0xc1, 0x81, 0x00, 0x00, 0x00, 0x00, 0xc3,
        0x20, 0x95, 0xf9, 0x53, 0x1e, 0xe4, 0x55, 0x01,
    ];
    const TAIL: &[u8] = &[0x7c, 0x1b, 0x15, 0x3e, 0xfa, 0xfc, 0x00, 0x00, 0x40, 0x00];
    [HEAD, &[0; 4063], TAIL].concat()
}

#[tokio::test]
async fn every_fault_is_an_error_in_time() {
    let (elsewhere, Way::Tcp(there)) = Peer::answering(Reply::empty(200)).await else { panic!() };
    let deep = "[".repeat(60_000);
    let faults = [
        ("nobody listens", Fault::Refused),
        ("the connection is reset before an answer", Fault::Resets("")),
        (
            "the connection is reset in the body",
            Fault::Resets("HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{\"data\":"),
        ),
        ("the body ends too early", Fault::Sends(b"HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{}".to_vec())),
        ("the answer is not HTTP", Fault::Sends(b"SSH-2.0-OpenSSH\r\n".to_vec())),
        ("there is no answer", Fault::Silent),
        (
            "the body drips",
            Fault::Repeats(
                "HTTP/1.1 200 OK\r\ncontent-length: 9999\r\n\r\n{",
                " ".to_owned(),
                Duration::from_millis(20),
            ),
        ),
        (
            "the headers drip",
            Fault::Repeats("HTTP/1.1 200 OK\r\n", "x-more: 1\r\n".to_owned(), Duration::from_millis(20)),
        ),
        (
            "the body never ends",
            Fault::Repeats("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n", endless(), Duration::ZERO),
        ),
        ("the length is a lie", Fault::Sends(b"HTTP/1.1 200 OK\r\ncontent-length: 99999999999\r\n\r\n{".to_vec())),
        ("the JSON is cut off", json(r#"{"data": {"action": "add"#)),
        ("the JSON is of another type", json(r#"{"data": {"action": 7}, "errors": null}"#)),
        ("the JSON is nested without end", json(deep)),
        ("the text is not UTF-8", json(b"{\"data\": {\"action\": \"\xff\xfe\"}}")),
        ("the content is of another type", ok("content-type: text/html\r\n", "<html>Log in</html>")),
        ("the body is a gzip bomb", ok("content-type: application/json\r\ncontent-encoding: gzip\r\n", gzip())),
        ("429 again and again", answers("429 Too Many Requests\r\nretry-after: 0")),
        ("503, for an hour", answers("503 Service Unavailable\r\nretry-after: 3600")),
        ("500 with a page", Fault::Sends(b"HTTP/1.1 500 Oh\r\nconnection: close\r\n\r\n<html>Oh</html>".to_vec())),
        ("a redirect to another origin", answers(&format!("307 Temporary Redirect\r\nlocation: {there}/"))),
        ("a redirect to itself", answers("308 Permanent Redirect\r\nlocation: /v1/orgs/42/members/invites/7")),
        ("a redirect that changes the method", answers("302 Found\r\nlocation: /login")),
    ];
    let mut table = "| fault | what the caller gets | below it | `is_retryable` |\n|---|---|---|---|\n".to_owned();
    for (name, fault) in faults {
        let error = fail(fault).await;
        let said =
            error.to_string().replace("`invite_member` (PUT /v1/orgs/{org_id}/members/invites/{identifier})", "");
        let said = said.trim_start_matches([':', ' ']).replace(&there, "http://…").replace('|', "\\|");
        let said = without_port(&said);
        let below = if matches!(error.problem(), Some(Problem::Body(_))) { chain(&error) } else { String::new() };
        let again = if error.is_retryable() { "yes" } else { "no" };
        table += &format!("| {name} | {said} | {below} | {again} |\n");
    }
    assert!(elsewhere.seen().is_empty());
    let page = fs::read_to_string(root().join("docs/faults.md")).unwrap();
    assert!(page.contains(&table), "docs/faults.md should have this table:\n{table}");
}

/// The same wherever nobody listens.
fn without_port(said: &str) -> String {
    match said.split_once("127.0.0.1:") {
        Some((before, after)) => format!("{before}127.0.0.1{}", after.trim_start_matches(|c: char| c.is_ascii_digit())),
        None => said.to_owned(),
    }
}

/// A chunk of 16 KiB.
fn endless() -> String {
    format!("4000\r\n{}\r\n", " ".repeat(0x4000))
}
