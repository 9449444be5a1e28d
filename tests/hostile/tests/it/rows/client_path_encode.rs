//! A value in a path is one segment of it, whatever it is.

use bindery::client::Problem;

use super::documents::paths::client::Client;
use crate::peer::{Answer, Peer};

async fn peer() -> (Peer, Client) {
    let peer = Peer::new(|_| Answer::json(r#"{"ok":true}"#)).await;
    let url = format!("{}/v1", peer.url);
    let client = Client::builder().configure(|builder| builder.base_url(url)).build().unwrap();
    (peer, client)
}

#[tokio::test]
async fn what_no_segment_can_be_is_refused() {
    let (peer, client) = peer().await;
    for id in ["", ".", ".."] {
        for (id, key) in [(id, "k"), ("i", id)] {
            let error = client.get_key(id, key).await.unwrap_err();
            assert!(matches!(error.problem(), Some(Problem::Request(_))), "{id:?} {key:?}: {error}");
        }
    }
    assert_eq!(peer.seen(), [""; 0]);
}

#[tokio::test]
async fn all_else_is_encoded() {
    let (peer, client) = peer().await;
    let values = [
        ("a/b", "a%2Fb"),
        ("a?b", "a%3Fb"),
        ("a#b", "a%23b"),
        ("a%", "a%25"),
        ("%2e%2e", "%252e%252e"),
        ("%2F..", "%252F.."),
        ("\\", "%5C"),
        ("..\\..", "..%5C.."),
        ("../..", "..%2F.."),
        ("...", "..."),
        ("a;b=c", "a%3Bb%3Dc"),
        ("a@evil.example", "a%40evil.example"),
        ("//evil.example", "%2F%2Fevil.example"),
        ("https://evil.example", "https%3A%2F%2Fevil.example"),
        ("a b\tc", "a%20b%09c"),
        ("a\r\nX-Evil: 1\r\n\r\nGET / HTTP/1.1", "a%0D%0AX-Evil%3A%201%0D%0A%0D%0AGET%20%2F%20HTTP%2F1.1"),
        ("\0", "%00"),
        ("é", "%C3%A9"),
        ("\u{2025}", "%E2%80%A5"),
        ("\u{ff0e}\u{ff0e}", "%EF%BC%8E%EF%BC%8E"),
        ("\u{202e}", "%E2%80%AE"),
    ];
    for (number, (value, encoded)) in values.into_iter().enumerate() {
        assert_eq!(client.get_key(value, value).await.unwrap().ok, Some(true));
        let request = peer.seen().pop().unwrap();
        let line = request.lines().next().unwrap();
        assert_eq!(line, format!("GET /v1/users/{encoded}/keys/{encoded} HTTP/1.1"), "{value:?}");
        assert_eq!(peer.seen().len(), number + 1);
        assert!(!request.to_lowercase().contains("x-evil:"), "{request}");
        assert!(request.contains(&format!("host: {}\r\n", peer.url.trim_start_matches("http://"))), "{request}");
    }
}
