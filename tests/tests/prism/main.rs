//! Prism, another reading of OpenAPI, judges the vendors' generated clients and servers: as the API that a client calls,
//! and between a client and a server.
//!
//! `prism/judge` installs Prism and runs these tests.

mod judge;
mod vendors;

use judge::Judge;
use vendors::{CALLED, Settings};

fn settings(url: &str) -> Settings {
    Settings { url: url.to_owned(), prefer: None, key: "key-1", invalid: false }
}

#[tokio::test]
#[ignore = "needs Prism: see prism/judge"]
async fn a_client_reads_whatever_the_document_allows() {
    for called in &CALLED {
        let judge = Judge::mock(called.vendor);
        for prefer in [None, Some("dynamic=true")].into_iter().chain([Some("dynamic=true"); 20]) {
            let settings = Settings { prefer: prefer.map(str::to_owned), ..settings(&judge.url) };
            let seen = (called.call)(&settings).await;
            assert_eq!((seen.status, seen.documented), (Some(called.success), true), "{}: {seen:?}", called.vendor);
            assert_eq!(seen.violations, None, "{}: {seen:?}", called.vendor);
        }
        println!("{}: {} and 21 made-up ones of it are read", called.vendor, called.success);
    }
}

#[tokio::test]
#[ignore = "needs Prism: see prism/judge"]
async fn a_client_types_every_documented_error() {
    for called in &CALLED {
        let judge = Judge::mock(called.vendor);
        for status in called.errors {
            for dynamic in [false, true, true, true] {
                let settings =
                    Settings { prefer: Some(format!("code={status}, dynamic={dynamic}")), ..settings(&judge.url) };
                let seen = (called.call)(&settings).await;
                assert_eq!((seen.status, seen.documented), (Some(*status), true), "{}: {seen:?}", called.vendor);
            }
        }
        println!("{}: errors {:?} are typed", called.vendor, called.errors);
    }
}

#[tokio::test]
#[ignore = "needs Prism: see prism/judge"]
async fn an_invalid_request_ends_in_an_error() {
    for called in CALLED.iter().filter(|called| called.may_be_invalid) {
        let judge = Judge::mock(called.vendor);
        let seen = (called.call)(&Settings { invalid: true, ..settings(&judge.url) }).await;
        let status = seen.status.unwrap_or_else(|| panic!("{}: {seen:?}", called.vendor));
        assert!(matches!(status, 400 | 422), "{}: {seen:?}", called.vendor);
        assert_eq!(seen.documented, called.errors.contains(&status), "{}: {seen:?}", called.vendor);
        println!("{}: an invalid request is refused with {status}", called.vendor);
    }
}

#[tokio::test]
#[ignore = "needs Prism: see prism/judge"]
async fn nothing_between_client_and_server_breaks_the_document() {
    for called in &CALLED {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let server = format!("http://{}", listener.local_addr().unwrap());
        tokio::spawn(async move { axum::serve(listener, (called.router)()).await });
        let judge = Judge::proxy(called.vendor, &server);
        let settings = settings(&judge.url);
        let keys = ["key-1", "key-1", "key-2", "wrong"].map(|key| Settings { key, ..settings.clone() });
        let mut seen = Vec::new();
        for settings in keys.into_iter().chain([Settings { invalid: called.may_be_invalid, ..settings }]) {
            seen.push((called.call)(&settings).await);
        }
        assert_eq!((seen[0].status, seen[0].documented), (Some(called.success), true), "{}: {seen:?}", called.vendor);
        let last = seen.pop().unwrap();
        for seen in seen.iter().filter(|seen| seen.documented) {
            assert_eq!(seen.violations, None, "{}: {seen:?}", called.vendor);
        }
        // Of an invalid one, Prism complains about the request; about the response only where none is documented.
        let complaints = last.violations.as_deref().unwrap_or_default();
        assert_eq!(!complaints.is_empty(), called.may_be_invalid, "{}: {last:?}", called.vendor);
        let response = complaints.contains(r#""location":["response"#);
        assert_eq!(response, !last.documented, "{}: {last:?}", called.vendor);
        let statuses: Vec<_> = seen.iter().chain([&last]).filter_map(|seen| seen.status).collect();
        println!("{}: {statuses:?} pass without a complaint about what is documented", called.vendor);
    }
}
