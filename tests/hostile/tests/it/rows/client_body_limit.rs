//! A response takes no more memory than its limit, whatever comes.

use std::time::{Duration, Instant};

use bindery::client::{Problem, Retry};

use super::documents::limits::client::Client;
use crate::peer::{Answer, Peer};

const LIMIT: usize = 64 << 10;

async fn client(answer: fn() -> Answer) -> (Peer, Client) {
    let peer = Peer::new(move |_| answer()).await;
    let settings = Client::builder(&peer.url).configure(|builder| builder.retry(Retry::never()));
    (peer, settings.build().unwrap())
}

/// What both sides of a connection hold on the way.
const BUFFERS: usize = 16 << 20;

#[tokio::test]
async fn an_endless_body_is_left() {
    let chunk = || [b"10000\r\n", &*vec![b' '; 1 << 16], b"\r\n"].concat();
    let ways: [fn() -> Answer; 6] = [
        || Answer::Endless("HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n", vec![b' '; 1 << 16]),
        || Answer::Endless("HTTP/1.1 200 OK\r\ncontent-length: 9223372036854775807\r\n\r\n", vec![b' '; 1 << 16]),
        || Answer::Endless("HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\n\r\n", vec![0; 1 << 16]),
        || Answer::Endless("HTTP/1.1 500 Oh\r\nconnection: close\r\n\r\n", vec![b' '; 1 << 16]),
        || Answer::Endless("HTTP/1.1 404 Oh\r\ncontent-type: application/json\r\n\r\n", vec![b'['; 1 << 16]),
        || Answer::Endless("HTTP/1.1 302 Oh\r\nlocation: \r\n\r\n", vec![b' '; 1 << 16]),
    ];
    for (number, way) in ways.into_iter().enumerate() {
        let (peer, client) = client(way).await;
        let error = client.p().configure(|call| call.max_response_bytes(LIMIT)).await.unwrap_err();
        // The last one leads back to where it came from, until that is enough.
        let is_left = match number {
            5 => matches!(error.problem(), Some(Problem::Redirect(_) | Problem::TooLarge(LIMIT))),
            _ => matches!(error.problem(), Some(Problem::TooLarge(LIMIT))),
        };
        assert!(is_left, "{number}: {error:?}");
        assert!(peer.sent() < 11 * BUFFERS, "{number}: {} bytes", peer.sent());
    }
    let peer = Peer::new(move |_| Answer::Endless("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n", chunk()));
    let peer = peer.await;
    let client = Client::builder(&peer.url).build().unwrap();
    let error = client.p().await.unwrap_err();
    assert!(matches!(error.problem(), Some(Problem::TooLarge(0x0200_0000))), "{error:?}");
    assert!(peer.sent() < (32 << 20) + BUFFERS, "{} bytes", peer.sent());
}

#[tokio::test]
async fn endless_heads_and_chunks_of_nothing_are_left() {
    let ways: [fn() -> Answer; 4] = [
        || Answer::Endless("HTTP/1.1 200 OK\r\n", b"x-more: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\r\n".repeat(1000)),
        || Answer::Endless("HTTP/1.1 200 OK\r\nx-more: ", vec![b'a'; 1 << 16]),
        || Answer::Endless("", b"HTTP/1.1 100 Continue\r\n\r\n".repeat(1000)),
        || {
            let head = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n";
            Answer::Endless(head, [b"1;", &*vec![b'x'; 1 << 16]].concat())
        },
    ];
    for (number, way) in ways.into_iter().enumerate() {
        let (peer, client) = client(way).await;
        let begun = Instant::now();
        let call = client.p().configure(|call| call.max_response_bytes(LIMIT).timeout(Duration::from_secs(2)));
        let error = call.await.unwrap_err();
        let is_left = matches!(error.problem(), Some(Problem::Transport(_) | Problem::Timeout(_)));
        assert!(is_left, "{number}: {error:?}");
        assert!(begun.elapsed() < Duration::from_secs(10), "{number}");
        drop(peer);
    }
}

/// So many zeros in gzip (RFC 1952), in one block of deflate with the fixed code: a zero, then runs of 258.
fn bomb(runs: usize) -> Vec<u8> {
    let (mut bytes, mut bits, mut count) = (vec![0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3], 0_u32, 0);
    let mut push = |value: u32, length: u32| {
        bits |= value << count;
        count += length;
        while count >= 8 {
            bytes.push((bits & 0xff) as u8);
            bits >>= 8;
            count -= 8;
        }
    };
    // The last block, with the fixed code; then the literal 0, whose code is eight bits.
    push(0b011, 3);
    push(0b0000_1100, 8);
    for _ in 0..runs {
        // The length 258 is symbol 285, 11000101, sent from its first bit on; the distance 1 is five zeros.
        push(0b1010_0011, 8);
        push(0, 5);
    }
    push(0, 7);
    push(0, 7);
    bytes.extend([0; 8]);
    bytes
}

#[tokio::test]
async fn what_is_compressed_does_not_unfold() {
    let (peer, client) = client(|| {
        let header = "content-type: application/json\r\ncontent-encoding: gzip";
        Answer::new("200 OK", header, &bomb(200_000))
    })
    .await;
    // 330 kB that would come to 52 MB.
    let error = client.p().configure(|call| call.max_response_bytes(1 << 20)).await.unwrap_err();
    let Some(Problem::Body(_) | Problem::TooLarge(_)) = error.problem() else { panic!("{error}") };
    assert!(error.body().is_none_or(|body| body.len() < 400_000), "{:?}", error.body());
    assert!(!peer.seen()[0].to_lowercase().contains("accept-encoding"), "{:?}", peer.seen());
}

#[tokio::test]
async fn what_is_deep_does_not_overflow() {
    for open in ["[", r#"{"ok":"#, r#"{"x":["#] {
        let body = open.repeat(1 << 20);
        let peer = Peer::new(move |_| Answer::json(&body)).await;
        let client = Client::builder(&peer.url).build().unwrap();
        let error = client.p().await.unwrap_err();
        assert!(matches!(error.problem(), Some(Problem::Body(_))), "{error}");
    }
}
