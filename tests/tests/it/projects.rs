//! The projects in `examples/`: their own tests, and their programs as somebody runs them.

use std::io::{BufRead as _, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

use axum::Router;
use bindery_tests::Keys;
use bindery_tests::almanac::Almanac;
use bindery_tests::arklow::Arklow;
use bindery_tests::closient::Closient;
use bindery_tests::kontext::Kontext;
use bindery_tests::nuon::Nuon;
use kontext_client::types::Role;

use crate::support::cargo::{Ran, cargo, target};
use crate::support::listen;
use crate::support::repository::root;

fn examples() -> PathBuf {
    root().join("examples")
}

/// A program of `examples/` that serves until this is dropped.
struct Serving {
    program: Child,
    url: String,
}

impl Serving {
    fn start(program: &str, variables: &[(&str, &str)]) -> Self {
        let mut command = Command::new(built(program));
        command.arg("127.0.0.1:0").envs(variables.iter().copied()).stdout(Stdio::piped());
        let mut program = command.spawn().unwrap();
        let mut line = String::new();
        BufReader::new(program.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let url = line.trim_end().strip_prefix("listening on ").unwrap_or_else(|| panic!("{line}")).to_owned();
        Self { program, url }
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}

/// A program of `examples/`. All are built at once, as their tests are: one alone has its dependencies with other features.
fn built(program: &str) -> PathBuf {
    cargo(&examples(), &["build", "--locked", "--quiet", "--workspace", "--all-targets"]);
    target().join("debug").join(program)
}

fn start(program: &str, arguments: &[&str], variables: &[(&str, &str)]) -> Ran {
    Ran::of(Command::new(built(program)).args(arguments).envs(variables.iter().copied()))
}

#[test]
fn their_tests_pass() {
    let printed = cargo(&examples(), &["test", "--locked", "--quiet", "--workspace"]);
    assert!(printed.contains("4 passed") && printed.contains("3 passed"), "{printed}");
}

#[test]
fn a_book_is_lent_once() {
    let key = ("LIBRARY_KEY", "key");
    let library = Serving::start("serve", &[key]);
    let lend = |author: &str, variables: &[(&str, &str)]| {
        start("lend", &[author, "ada@example.com"], &[variables, &[("LIBRARY_URL", &library.url)]].concat())
    };
    for title in ["Frankenstein is lent to ada@example.com until ", "The Last Man is lent to", "there is none"] {
        let Ran { success, stdout, stderr } = lend("Mary Shelley", &[key]);
        assert!(success && stdout.starts_with(title), "{stdout}{stderr}");
    }
    let refused = lend("Mary Shelley", &[("LIBRARY_KEY", "another")]);
    assert!(!refused.success && refused.stderr.contains("Unauthorized"), "{}", refused.stderr);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_command_invites_through_all_vendors() {
    let keys = || Keys::default().issue("key", "ada");
    let served: [(&str, &str, Router, &str); 5] = [
        ("almanac", "acme", almanac_server::router(Almanac::default().with("acme"), keys()), "is invited as admin"),
        ("arklow", "1", arklow_server::router(Arklow::default().with("1", &["7"]), keys()), "ada@example.com: "),
        ("closient", "2345678923456789234567", closient_server::router(Closient::default(), keys()), "is a member: "),
        ("kontext", "acme", kontext_server::router(Kontext::default().with("acme"), keys()), "is invited"),
        ("nuon", "acme", nuon_server::router(Nuon::default().with("acme"), keys()), "is invited: "),
    ];
    for (vendor, organisation, router, told) in served {
        let url = listen(router).await;
        let invite = |key: &str| {
            let arguments = [vendor, organisation, "ada@example.com", "--role", "admin", "--url", &url];
            start("invite", &arguments, &[("INVITE_KEY", key)])
        };
        let Ran { success, stdout, stderr } = invite("key");
        assert!(success && stdout.contains(told), "{vendor}: {stdout}{stderr}");
        let refused = invite("another");
        assert!(!refused.success && refused.stderr.contains("401"), "{vendor}: {}", refused.stderr);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_gateway_stands_between_two_vendors() {
    let keys = Keys::default().issue("key", "ada");
    let behind = listen(nuon_server::router(Nuon::default().with("acme"), keys)).await;
    let gateway = Serving::start("gateway", &[("NUON_URL", &behind)]);
    let client = |token| kontext_client::Client::builder().base_url(&gateway.url).bearer_auth(token).build().unwrap();
    client("key").post_organization_invite("acme", "grace@example.com", Role::Member).await.unwrap();
    let refused = client("another").post_organization_invite("acme", "ada@example.com", Role::Member).await;
    assert_eq!(refused.unwrap_err().status().unwrap(), 401);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_parcel_is_tracked() {
    let events = r#"[
        {"kind": "scanned", "at": "2020-02-02T20:20:20Z", "depot": "Cork"},
        {"kind": "lost", "at": "2020-02-03T20:20:20Z"},
        {"kind": "delivered", "at": "2020-02-04T20:20:20Z", "taken_by": "Ada"}
    ]"#;
    let answer = move || async move { ([("content-type", "application/json")], events) };
    let url = listen(Router::new().route("/parcels/0123456789/events", axum::routing::get(answer))).await;
    let Ran { success, stdout, stderr } = start("parcels", &["0123456789"], &[("PARCELS_URL", &url)]);
    assert!(success, "{stdout}{stderr}");
    let lines: Vec<_> = stdout.lines().collect();
    assert_eq!((lines[0], lines[2]), ("2020-02-02T20:20:20Z: in Cork", "2020-02-04T20:20:20Z: taken by Ada"));
    assert!(lines[1].contains("lost"), "{stdout}");
}
