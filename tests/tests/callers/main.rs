//! What a server does when its callers misbehave: Nuon's, as `examples/operations.rs` runs it, over TCP, with bytes that no
//! client of ours would send. `docs/faults.md` shows the table. A process of its own, whose memory is measured.

#[path = "../it/support/cargo.rs"]
#[allow(dead_code, reason = "other tests need more of it")]
mod cargo;
#[path = "../../examples/operations.rs"]
#[allow(dead_code, reason = "a program of its own")]
mod operations;

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use bindery::server::Incident;
use bindery_tests::Keys;
use bindery_tests::nuon::{Nuon, Session};
use nuon_server::Orgs;
use nuon_server::types::OrgInvite;
use nuon_server::types::operations::{CreateOrgInvite, CreateOrgInviteError, GetOrgInvites, GetOrgInvitesError};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::timeout;

use cargo::cargo;
use operations::{Limits, layered, serve};

const SECRET: &str = "hunter2";
/// How long headers and a request may take, and how long a caller waits for the end of it.
const DEADLINE: Duration = Duration::from_secs(2);
const PATIENCE: Duration = Duration::from_secs(10);
/// How large a body may be.
const LIMIT: usize = 64 * 1024;
/// How much more memory the process may hold in the end, in KiB.
const GROWTH: usize = 64 * 1024;

/// The folder of the tests' workspace.
fn tests() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Nuon's service, which panics on demand.
struct Fragile(Nuon);

impl Orgs for Fragile {
    type Caller = Session;

    async fn create_org_invite(
        &self,
        session: Session,
        request: CreateOrgInvite,
    ) -> Result<OrgInvite, CreateOrgInviteError> {
        assert!(request.body.email != "panic@example.com", "{SECRET}");
        self.0.create_org_invite(session, request).await
    }

    async fn get_org_invites(
        &self,
        session: Session,
        request: GetOrgInvites,
    ) -> Result<Vec<OrgInvite>, GetOrgInvitesError> {
        self.0.get_org_invites(session, request).await
    }
}

/// What a caller sends.
enum Fault {
    /// This, and waits for the answer.
    Sends(Vec<u8>),
    /// This, and ends its side of the connection.
    Ends(Vec<u8>),
    /// This, and resets the connection.
    Resets(Vec<u8>),
    /// The first, then the second over and over, after a pause each time.
    Repeats(Vec<u8>, Vec<u8>, Duration),
}

impl Fault {
    /// The beginning of all that comes back, until the server closes the connection or the caller has lost patience.
    async fn commit(self, address: &str) -> String {
        let stream = TcpStream::connect(address).await.unwrap();
        if matches!(self, Self::Resets(_)) {
            stream.set_zero_linger().unwrap();
        }
        let (mut reading, mut writing) = stream.into_split();
        let answer = async {
            let mut answer = Vec::new();
            let mut part = [0; 4096];
            // What comes before a connection is reset has come.
            while let Ok(Ok(read @ 1..)) = timeout(PATIENCE, reading.read(&mut part)).await {
                answer.extend_from_slice(&part[..read]);
            }
            String::from_utf8_lossy(&answer).into_owned()
        };
        // Who is refused early may find nobody to write to.
        let sending = async {
            match self {
                Self::Sends(bytes) => drop(writing.write_all(&bytes).await),
                Self::Ends(bytes) => {
                    let _ = writing.write_all(&bytes).await;
                    let _ = writing.shutdown().await;
                }
                Self::Resets(bytes) => {
                    let _ = writing.write_all(&bytes).await;
                    tokio::time::sleep(Duration::from_millis(50)).await;
                    return;
                }
                Self::Repeats(first, then, pause) => {
                    let mut sent = writing.write_all(&first).await;
                    while sent.is_ok() {
                        tokio::time::sleep(pause).await;
                        sent = writing.write_all(&then).await;
                    }
                }
            }
            std::future::pending::<()>().await;
        };
        tokio::select! {
            answer = answer => answer,
            () = sending => String::new(),
        }
    }
}

/// A request with credentials, which asks for the connection to be closed.
fn request(line: &str, headers: &str, body: impl AsRef<[u8]>) -> Vec<u8> {
    let head = format!(
        "{line} HTTP/1.1\r\nhost: x\r\nconnection: close\r\nauthorization: Bearer {SECRET}\r\nx-nuon-org-id: acme\r\n{headers}\r\n"
    );
    [head.as_bytes(), body.as_ref()].concat()
}

const INVITE: &str = "POST /v1/orgs/current/invites";
const LIST: &str = "GET /v1/orgs/current/invites";
const JSON: &str = "content-type: application/json\r\n";

fn json(body: impl AsRef<[u8]>) -> Vec<u8> {
    let headers = format!("{JSON}content-length: {}\r\n", body.as_ref().len());
    request(INVITE, &headers, body)
}

fn get(query: &str) -> Fault {
    Fault::Sends(request(&format!("{LIST}?{query}"), "", ""))
}

fn slowly(first: Vec<u8>, then: &str) -> Fault {
    Fault::Repeats(first, then.into(), Duration::from_millis(20))
}

fn faults() -> Vec<(&'static str, Fault)> {
    let invite = r#"{"email": "ada@example.com"}"#;
    let chunked = format!("{JSON}transfer-encoding: chunked\r\n");
    let mut unreadable = request(LIST, "", "");
    if let Some(byte) = unreadable.iter_mut().rfind(|byte| **byte == b'e') {
        *byte = 0xff;
    }
    let many = |count| (0..count).map(|number| format!("x-{number}: {number}\r\n")).collect::<String>();
    vec![
        ("the headers drip", slowly(b"GET / HTTP/1.1\r\nhost: x\r\n".into(), "x-more: 1\r\n")),
        ("nothing is sent", slowly(Vec::new(), "")),
        ("the body drips", slowly(request(INVITE, &format!("{JSON}content-length: 9999\r\n"), "{"), " ")),
        (
            "the length is more than a body may have",
            Fault::Sends(request(INVITE, &format!("{JSON}content-length: 99999999999\r\n"), "{")),
        ),
        ("the length is no number", Fault::Sends(request(INVITE, &format!("{JSON}content-length: many\r\n"), invite))),
        (
            "there are two lengths",
            Fault::Sends(request(INVITE, &format!("{JSON}content-length: 3\r\ncontent-length: 28\r\n"), invite)),
        ),
        ("a length, and chunks", Fault::Sends(request(INVITE, &format!("{chunked}content-length: 28\r\n"), invite))),
        (
            "the body is shorter than its length",
            Fault::Ends(request(INVITE, &format!("{JSON}content-length: 9999\r\n"), invite)),
        ),
        (
            "the body is longer than its length",
            Fault::Sends(request(INVITE, &format!("{JSON}content-length: 9\r\n"), invite)),
        ),
        (
            "the body never ends",
            Fault::Repeats(
                request(INVITE, &chunked, ""),
                format!("4000\r\n{}\r\n", " ".repeat(0x4000)).into(),
                Duration::ZERO,
            ),
        ),
        ("a chunk is none", Fault::Sends(request(INVITE, &chunked, "zz\r\n{}\r\n"))),
        ("the upload is broken off", Fault::Resets(request(INVITE, &format!("{JSON}content-length: 9999\r\n"), "{"))),
        (
            "the body is compressed",
            Fault::Sends(request(
                INVITE,
                &format!("{JSON}content-encoding: gzip\r\ncontent-length: 3\r\n"),
                b"\x1f\x8b\x08",
            )),
        ),
        ("the JSON is cut off", Fault::Sends(json(r#"{"email": "ada"#))),
        ("the JSON is nested without end", Fault::Sends(json("[".repeat(60_000)))),
        ("the JSON nests in a member", Fault::Sends(json(format!(r#"{{"email": {}"#, r#"{"a":"#.repeat(10_000))))),
        ("the JSON has a key twice", Fault::Sends(json(r#"{"email": "ada@example.com", "email": "eve@example.com"}"#))),
        ("the JSON is not UTF-8", Fault::Sends(json(b"{\"email\": \"\xff\xfe\"}"))),
        ("the JSON has half of a surrogate", Fault::Sends(json(r#"{"email": "\ud800"}"#))),
        ("the path is not UTF-8", Fault::Sends(request("GET /v1/orgs/%FF%FE/invites", "", ""))),
        ("the query is not UTF-8", get("limit=%FF")),
        ("a credential is not UTF-8", Fault::Sends(unreadable)),
        ("a number is too large", get("limit=99999999999999999999999")),
        ("a number is infinite", get("limit=1e400")),
        ("a number has sixty thousand digits", get(&format!("limit={}", "9".repeat(60_000)))),
        ("ten thousand parameters", get(&"a=1&".repeat(10_000))),
        ("a thousand headers", Fault::Sends(request(LIST, &many(1_000), ""))),
        ("a header of a megabyte", Fault::Sends(request(LIST, &format!("x-long: {}\r\n", "x".repeat(1 << 20)), ""))),
        ("a path of a hundred kilobytes", Fault::Sends(request(&format!("GET /{}", "a/".repeat(50_000)), "", ""))),
        ("the handler panics", Fault::Sends(json(r#"{"email": "panic@example.com"}"#))),
        ("it is not HTTP", Fault::Sends(b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03SSH-2.0\r\n\r\n".into())),
    ]
}

/// What a caller sees: the status lines of all answers, or that there was none.
fn seen(answer: &str) -> String {
    let lines = answer.split("HTTP/1.1 ").skip(1).filter_map(|rest| rest.lines().next());
    let lines: Vec<_> = lines.collect();
    if lines.is_empty() { "the connection ends".to_owned() } else { lines.join(", then ") }
}

/// The memory that the process holds, in KiB.
fn resident() -> Option<usize> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmRSS:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}

#[tokio::test(flavor = "multi_thread")]
async fn no_caller_harms_another() {
    let limits = Limits { headers: DEADLINE, request: DEADLINE, requests: 100 };
    let keys = Keys::default().issue(SECRET, "ada");
    let routes = nuon_server::routes(Fragile(Nuon::default().with("acme")), keys).body_limit(LIMIT);
    let api = routes.report(|incident: &Incident| assert!(incident.to_string().contains("panicked"))).into_router();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap().to_string();
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    let served = tokio::spawn(async move {
        let stopped = async { drop(stopped.await) };
        serve(listener, layered(api, &limits), &limits, stopped).await.map_err(|error| error.to_string())
    });
    let before = resident();
    let mut table = "| fault | what the caller sees |\n|---|---|\n".to_owned();
    for (name, fault) in faults() {
        let begun = Instant::now();
        let answer = fault.commit(&address).await;
        assert!(begun.elapsed() < PATIENCE, "{name}: {:?}", begun.elapsed());
        assert!(!answer.contains(SECRET) && !answer.contains("::"), "{name}: {answer}");
        table += &format!("| {name} | {} |\n", seen(&answer));
        let next = Fault::Sends(request(LIST, "", "")).commit(&address).await;
        assert!(next.starts_with("HTTP/1.1 200 OK") && next.contains("x-request-id: "), "after {name}: {next}");
    }
    if let (Some(before), Some(after)) = (before, resident()) {
        assert!(after < before + GROWTH, "{before} KiB grew to {after}");
    }
    stop.send(()).unwrap();
    assert_eq!(timeout(PATIENCE, served).await.unwrap().unwrap(), Ok(()));
    assert!(TcpStream::connect(&address).await.is_err());
    let page = fs::read_to_string(tests().join("../docs/faults.md")).unwrap();
    assert!(page.contains(&table), "docs/faults.md should have this table:\n{table}");
}

/// Ends the process with the test, however that ends.
struct Ending(std::process::Child);

impl Drop for Ending {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Sends a request on a connection that stays: the first line of the answer.
async fn ask(stream: &mut TcpStream, request: &str) -> String {
    let mut answer = [0; 4096];
    stream.write_all(request.as_bytes()).await.unwrap();
    let read = timeout(PATIENCE, stream.read(&mut answer)).await.unwrap().unwrap();
    String::from_utf8_lossy(&answer[..read]).lines().next().unwrap_or_default().to_owned()
}

/// Ten thousand callers who stay: `cargo test --test callers -- --ignored --nocapture`. Server and callers are
/// processes of their own, as each may have only so many files open.
#[tokio::test(flavor = "multi_thread")]
#[ignore = "it needs ten thousand open files in each of two processes"]
async fn ten_thousand_connections() {
    use std::collections::BTreeMap;
    use std::io::{BufRead as _, BufReader};
    use std::process::{Command, Stdio};

    const CALLERS: usize = 10_000;
    cargo(tests(), &["build", "--offline", "--quiet", "--workspace", "--example", "operations"]);
    let program = std::env::current_exe().unwrap().ancestors().nth(2).unwrap().join("examples/operations");
    let mut server = Ending(Command::new(program).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap());
    let mut line = String::new();
    BufReader::new(server.0.stdout.take().unwrap()).read_line(&mut line).unwrap();
    let address = line.trim().trim_start_matches("http://").to_owned();
    let status = format!("/proc/{}/status", server.0.id());
    let memory = || {
        let status = fs::read_to_string(&status).unwrap_or_default();
        let lines: Vec<_> =
            status.lines().filter(|line| line.starts_with("VmRSS") || line.starts_with("VmHWM")).collect();
        lines.join(", ")
    };
    println!("before: {}", memory());
    let text = format!("{LIST} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer key\r\nx-nuon-org-id: acme\r\n\r\n");
    let mut callers = Vec::new();
    let mut begun = Instant::now();
    for _ in 0..CALLERS {
        let (address, text) = (address.clone(), text.clone());
        callers.push(tokio::spawn(async move {
            let mut stream = TcpStream::connect(address).await.unwrap();
            (ask(&mut stream, &text).await, stream)
        }));
    }
    for round in 1..=2 {
        let mut answers = BTreeMap::<String, usize>::new();
        let mut streams = Vec::new();
        for caller in std::mem::take(&mut callers) {
            let (answer, stream) = caller.await.unwrap();
            *answers.entry(answer).or_default() += 1;
            streams.push(stream);
        }
        println!("round {round}: {answers:?} after {:?}, {}", begun.elapsed(), memory());
        assert_eq!(answers.keys().collect::<Vec<_>>(), ["HTTP/1.1 200 OK"]);
        if round == 2 {
            break;
        }
        begun = Instant::now();
        callers.extend(streams.into_iter().map(|mut stream| {
            let text = text.clone();
            tokio::spawn(async move { (ask(&mut stream, &text).await, stream) })
        }));
    }
    let next = Fault::Sends(text.replace("host", "connection: close\r\nhost").into()).commit(&address).await;
    assert!(next.starts_with("HTTP/1.1 200 OK"), "{next}");
    println!("after: {}", memory());
}
