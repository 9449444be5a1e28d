//! The next page is at the origin that was asked, and there is an end to them.

use std::sync::atomic::{AtomicUsize, Ordering};

use bindery::client::{PagingReason, Problem};

use super::documents::pages::client::Client;
use crate::peer::{Answer, Peer};

fn client(url: &str) -> Client {
    Client::builder().b("hunter2").configure(|builder| builder.base_url(url)).build().unwrap()
}

/// How many pages came, and why no further one.
async fn ending(url: &str) -> (usize, PagingReason) {
    let (mut pages, mut count) = (client(url).items().paginate(), 0);
    while let Some(page) = pages.next().await {
        let Err(error) = page else {
            count += 1;
            continue;
        };
        let Some(Problem::Paging(paging)) = error.problem() else { panic!("{error:?}") };
        assert!(!format!("{error} {error:?}").contains("hunter2"), "{error:?}");
        return (count, paging.reason());
    }
    panic!("no error after {count} pages")
}

fn page(next: &str) -> Answer {
    Answer::json(&format!(r#"{{"items":["a"],"next":"{}"}}"#, next.replace('\\', "\\\\")))
}

#[tokio::test]
async fn another_origin_sees_nothing() {
    let other = Peer::new(|_| page("")).await;
    let port = other.port();
    let places = [
        format!("http://127.0.0.1:{port}/items?page=2"),
        format!("//127.0.0.1:{port}/items"),
        format!("\\\\127.0.0.1:{port}/items"),
        format!("http://localhost:{port}/items"),
        format!("https://127.0.0.1:{port}/items"),
        format!("http://hunter2@127.0.0.1:{port}/items"),
        "file:///etc/passwd".to_owned(),
        "javascript:alert(1)".to_owned(),
    ];
    for next in places {
        let peer = {
            let next = next.clone();
            Peer::new(move |_| page(&next)).await
        };
        assert_eq!(ending(&peer.url).await, (1, PagingReason::OtherOrigin), "{next}");
        assert_eq!(peer.seen().len(), 1, "{next}");
    }
    assert_eq!(other.seen(), [""; 0]);
}

#[tokio::test]
async fn a_user_in_the_address_is_refused() {
    let peer = Peer::new(|request| {
        let host = request.split("host: ").nth(1).unwrap().split("\r\n").next().unwrap();
        page(&format!("http://ada:pw@{host}/items"))
    });
    let peer = peer.await;
    assert_eq!(ending(&peer.url).await, (1, PagingReason::BadUrl));
    assert_eq!(peer.seen().len(), 1);
}

#[tokio::test]
async fn a_page_that_leads_away_by_a_redirect_does_not_get_there() {
    let other = Peer::new(|_| page("")).await;
    let away = other.url.clone();
    let peer = Peer::new(move |request| match request.starts_with("GET /items ") {
        true => page("/more"),
        false => Answer::to(307, &away),
    });
    let peer = peer.await;
    let mut pages = client(&peer.url).items().paginate();
    assert!(pages.next().await.unwrap().is_ok());
    let error = pages.next().await.unwrap().unwrap_err();
    assert!(matches!(error.problem(), Some(Problem::Redirect(_))), "{error:?}");
    assert!(pages.next().await.is_none());
    assert_eq!((peer.seen().len(), other.seen().len()), (2, 0));
}

#[tokio::test]
async fn loops_end() {
    let peer = Peer::new(|_| page("/items")).await;
    assert_eq!(ending(&peer.url).await.1, PagingReason::Repeated);
    let peer = Peer::new(|request| match request.starts_with("GET /items?p=2 ") {
        true => page("/items?p=3"),
        false => page("/items?p=2"),
    });
    assert_eq!(ending(&peer.await.url).await, (3, PagingReason::Repeated));
}

#[tokio::test]
async fn ever_new_pages_end_too() {
    let number = AtomicUsize::new(0);
    let peer = Peer::new(move |_| page(&format!("/items?page={}", number.fetch_add(1, Ordering::Relaxed)))).await;
    assert_eq!(ending(&peer.url).await, (10_000, PagingReason::TooMany));
    assert!(peer.seen().iter().all(|request| request.contains("\r\nauthorization: Bearer hunter2\r\n")));
}
