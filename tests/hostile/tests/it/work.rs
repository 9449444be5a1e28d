//! A request costs a server what its size is worth, whatever it holds: none of these takes longer than a few seconds in a
//! build without optimisation, where what is out of proportion takes hours.

use std::convert::Infallible;
use std::time::{Duration, Instant};

use bindery_hostile::own::work::server::{Api, router};
use bindery_hostile::own::work::types::operations::{
    SendChecked, SendForm, SendLines, SendNamed, SendObject, SendParts, SendQuery, SendTree, SendUnique,
};

use crate::raw::{self, serve};

struct Service;

impl Api for Service {
    async fn send_unique(&self, _: SendUnique) -> Result<(), Infallible> {
        Ok(())
    }

    async fn send_tree(&self, _: SendTree) -> Result<(), Infallible> {
        Ok(())
    }

    async fn send_checked(&self, _: SendChecked) -> Result<(), Infallible> {
        Ok(())
    }

    async fn send_object(&self, _: SendObject) -> Result<(), Infallible> {
        Ok(())
    }

    async fn send_named(&self, _: SendNamed) -> Result<(), Infallible> {
        Ok(())
    }

    async fn send_form(&self, _: SendForm) -> Result<(), Infallible> {
        Ok(())
    }

    async fn send_parts(&self, _: SendParts) -> Result<(), Infallible> {
        Ok(())
    }

    async fn send_lines(&self, _: SendLines) -> Result<(), Infallible> {
        Ok(())
    }

    async fn send_query(&self, _: SendQuery) -> Result<(), Infallible> {
        Ok(())
    }
}

/// What is just below the usual limit of a body.
const MOST: usize = 2 << 20;

/// A text again and again, as often as a body may hold it.
fn filled(piece: &str) -> String {
    piece.repeat((MOST - 100) / piece.len())
}

/// Numbered pieces, likewise.
fn numbered(piece: impl Fn(usize) -> String) -> String {
    let mut text = String::new();
    for number in 0.. {
        let next = piece(number);
        if text.len() + next.len() > MOST - 100 {
            break;
        }
        text += &next;
    }
    text
}

/// The status of a request, which came in time.
async fn in_time(address: &str, path: &str, media: &str, body: &str) -> u16 {
    let headers = format!("content-type: {media}\r\ncontent-length: {}\r\n", body.len());
    let begun = Instant::now();
    let answer = raw::send(address, &format!("POST {path}"), &headers, body.as_bytes()).await;
    let what = format!("{path} {}…: {} in {:?}", &body[..body.len().min(60)], answer.status, begun.elapsed());
    println!("{what}");
    assert!(begun.elapsed() < Duration::from_secs(20), "{what}");
    assert!(matches!(answer.status, 204 | 400 | 413 | 415), "{what}");
    assert!(answer.body.len() < 200_000, "{what}: {} bytes in answer", answer.body.len());
    answer.status
}

async fn json(address: &str, path: &str, body: &str) -> u16 {
    in_time(address, path, "application/json", body).await
}

#[tokio::test]
async fn long_lists() {
    let address = serve(router(Service)).await;
    let numbers = numbered(|number| format!("{number},"));
    assert_eq!(json(&address, "/unique", &format!("[{}0.5]", numbers)).await, 204);
    assert_eq!(json(&address, "/unique", &format!("[{}1e0]", numbers)).await, 400);
    let objects = numbered(|number| format!(r#"{{"a":[{{"b":{number}}}]}},"#));
    assert_eq!(json(&address, "/unique", &format!("[{objects}0]")).await, 204);
    let deep = format!("{}{}", "[".repeat(120), "]".repeat(120));
    json(&address, "/unique", &format!("[{}0]", filled(&format!("{deep},")))).await;
    json(&address, "/unique", &format!("[{}0]", numbered(|number| format!("1e-{number},")))).await;
    json(&address, "/unique", &format!("[{}0]", numbered(|number| format!("1e{},", number % 300)))).await;
    json(&address, "/unique", &format!("[0.{}1]", filled("0"))).await;
    json(&address, "/unique", &format!("[\"{}\"]", filled("\\u0000"))).await;
}

#[tokio::test]
async fn what_may_be_several_things_at_each_level() {
    let address = serve(router(Service)).await;
    for path in ["/tree", "/checked"] {
        for (depth, inner) in [(40, "{}"), (120, "{}"), (120, "[]"), (120, r#"{"left":"x"}"#), (120, r#"{"value":0}"#)]
        {
            let body = format!("{}{inner}{}", r#"{"next":"#.repeat(depth), "}".repeat(depth));
            json(&address, path, &body).await;
            let body = format!("{}{inner}{}", r#"{"left":1,"next":"#.repeat(depth), r#","right":1}"#.repeat(depth));
            json(&address, path, &body).await;
        }
    }
}

#[tokio::test]
async fn many_members() {
    let address = serve(router(Service)).await;
    let members = |name: fn(usize) -> String, value: &str| {
        format!("{{{}\"b\":1}}", numbered(|number| format!("\"{}\":{value},", name(number))))
    };
    json(&address, "/object", &members(|number| "a".repeat(number % 50) + &"b".repeat(number / 50), "1")).await;
    json(&address, "/object", &members(|number| format!("k{number}"), "true")).await;
    json(&address, "/object", &members(|number| format!("xyxy{number}z"), "\"\"")).await;
    json(&address, "/object", &format!("{{\"{}\":1}}", filled("a"))).await;
    json(&address, "/object", &format!("{{{}\"a\":1}}", filled("\"a\":1,"))).await;
}

/// What is wrong is told with its place, and many places may have a long name in common.
#[tokio::test]
async fn names_are_not_sent_back_again_and_again() {
    let address = serve(router(Service)).await;
    for value in ["true", "0"] {
        let wrong: String = (0..1000).map(|number| format!("\"{number}\":{value},")).collect();
        let body = format!("{{\"{}\":{{{wrong}\"a\":{value}}}}}", "n".repeat(1 << 20));
        assert_eq!(json(&address, "/named", &body).await, 400);
    }
}

#[tokio::test]
async fn forms_and_texts() {
    let address = serve(router(Service)).await;
    let form = "application/x-www-form-urlencoded";
    in_time(&address, "/form", form, &numbered(|number| format!("k{number}=&"))).await;
    in_time(&address, "/form", form, &numbered(|number| format!("list={number}&"))).await;
    in_time(&address, "/form", form, &numbered(|number| format!("deep[k{number}]=1&"))).await;
    in_time(&address, "/form", form, &numbered(|number| format!("deep[{number}]=1&"))).await;
    in_time(&address, "/form", form, &format!("deep{}=1", filled("[a]"))).await;
    in_time(&address, "/form", form, &format!("deep{}=1", filled("["))).await;
    in_time(&address, "/form", form, "deep[4294967295]=1&deep[18446744073709551616]=1&deep[0][99999999]=2").await;
    in_time(&address, "/form", form, &filled("&")).await;
    in_time(&address, "/form", form, &format!("name={}", filled("%"))).await;
    assert_eq!(in_time(&address, "/lines", "text/plain", &filled("ab ")).await, 204);
    assert_eq!(in_time(&address, "/lines", "text/plain", &(filled("a") + "!")).await, 400);
}

#[tokio::test]
async fn parts() {
    let address = serve(router(Service)).await;
    let media = "multipart/form-data; boundary=b";
    let part = |number: usize| format!("--b\r\ncontent-disposition: form-data; name=\"k{number}\"\r\n\r\n1\r\n");
    assert_eq!(in_time(&address, "/parts", media, &(numbered(part) + "--b--\r\n")).await, 400);
    let few: String = (0..900).map(part).collect();
    in_time(&address, "/parts", media, &(few + "--b--\r\n")).await;
    let head = "--b\r\ncontent-disposition: form-data; name=\"a\"\r\n";
    in_time(&address, "/parts", media, &format!("{head}{}\r\n\r\n1\r\n--b--\r\n", filled("x: y\r\n"))).await;
    in_time(&address, "/parts", media, &format!("{head}x: {}\r\n\r\n1\r\n--b--\r\n", filled("y"))).await;
    in_time(&address, "/parts", media, &filled("-")).await;
    in_time(&address, "/parts", media, &filled("\r\n--")).await;
    in_time(&address, "/parts", media, &format!("{head}\r\n{}", filled("\r\n--"))).await;
    for odd in ["multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary=\"\u{e9}\r\""] {
        let status = in_time(&address, "/parts", &odd.replace('\r', ""), "--b--").await;
        assert!(matches!(status, 400 | 415), "{odd}: {status}");
    }
    let long = format!("multipart/form-data; boundary={}", "b".repeat(10_000));
    in_time(&address, "/parts", &long, &filled("-")).await;
}

#[tokio::test]
async fn queries_headers_and_cookies() {
    let address = serve(router(Service)).await;
    let of = |piece: &dyn Fn(usize) -> String, most: usize| (0..most).map(piece).collect::<String>();
    let paths = [
        format!("/query?{}", of(&|number| format!("filter[k{number}]=1&"), 3000)),
        format!("/query?{}", of(&|number| format!("list={number}&"), 5000)),
        format!("/query?filter{}=1", "[a]".repeat(10_000)),
        format!("/query?{}", "&".repeat(60_000)),
        format!("/query?list={}", "%".repeat(60_000)),
        format!("/{}", "%2e/".repeat(15_000)),
        format!("/{}", "../".repeat(15_000)),
        "/query?".to_owned() + &"a".repeat(200_000),
    ];
    for path in paths {
        let begun = Instant::now();
        let answer = raw::send(&address, &format!("GET {path}"), "", b"").await;
        let what = format!("{}…: {} in {:?}", &path[..30], answer.status, begun.elapsed());
        assert!(begun.elapsed() < Duration::from_secs(20), "{what}");
        assert!(matches!(answer.status, 204 | 400 | 404 | 414 | 431), "{what}");
    }
    let heads = [
        of(&|number| format!("x-{number}: 1\r\n"), 10_000),
        format!("x-list: {}\r\n", ",".repeat(100_000)),
        format!("cookie: {}\r\n", "a=b;".repeat(50_000)),
        format!("x-list: {}\r\n", "a".repeat(2_000_000)),
        format!("accept: {}\r\n", "a/b;q=0.1,".repeat(10_000)),
        format!("content-type: {}\r\n", "a/b;".repeat(10_000)),
    ];
    for head in heads {
        let begun = Instant::now();
        let answer = raw::send(&address, "GET /query", &head, b"").await;
        let what = format!("{}…: {} in {:?}", &head[..10], answer.status, begun.elapsed());
        assert!(begun.elapsed() < Duration::from_secs(20), "{what}");
        // A server that has read enough of a head may close the connection before its answer is seen.
        assert!(matches!(answer.status, 0 | 204 | 400 | 406 | 431), "{what}");
    }
    assert_eq!(raw::send(&address, "GET /query", "", b"").await.status, 204, "the server lives on");
}
