//! What errors say to people, whole.

use std::error::Error as _;
use std::time::Duration;

use bindery::client::{Problem, Retry};

use crate::api::{GetItem, SaveItem};
use crate::peer::{Peer, answer};

/// The messages of an error and of those below it.
async fn said(status: &'static str, headers: &'static str, body: &'static str) -> String {
    let peer = Peer::new(move |_| answer(status, headers, body)).await;
    let call = peer.client().call(GetItem::new("1")).retry(Retry::never()).timeout(Duration::from_secs(5));
    let error = call.output().await.unwrap_err();
    let mut text = error.to_string();
    let mut next = error.source();
    while let Some(source) = next {
        text += &format!("\n  {source}");
        next = source.source();
    }
    text
}

#[tokio::test]
async fn errors_say_what_was_called_and_what_came() {
    assert_eq!(
        said("404 Not Found", "x-request-id: r-7", r#"{"code":"gone"}"#).await,
        r#"`get_item` (GET /items/{id}) answered 404 (request `r-7`): Failure { status: NotFound, body: Trouble { code: "gone" } }"#
    );
    assert_eq!(
        said("200 OK", "content-type: application/json", r#"{"id":"a","size":"big"}"#).await,
        "`get_item` (GET /items/{id}) answered 200: the body is not what the document says at `/size`: \
         `{\"id\":\"a\",\"size\":\"big\"}`\n  `/size`: expected an integer, found a string, at byte 17"
    );
    assert_eq!(
        said("200 OK", "content-type: text/html", "<html>\n<title>Login</title>").await,
        "`get_item` (GET /items/{id}) answered 200: the body is not what the document says (its media type is \
         `text/html`): `<html>\\n<title>Login</title>`\n  expected a JSON value, at byte 0"
    );
    assert_eq!(
        said("201 Created", "cf-ray: 1", "who are you?").await,
        "`get_item` (GET /items/{id}) answered 201 (request `1`): the document does not describe a response with this \
         status: `who are you?`"
    );
}

#[tokio::test]
async fn excerpts_are_bounded() {
    let peer = Peer::new(|_| {
        let long = "é".repeat(500);
        answer("200 OK", "content-type: application/json", &format!(r#"{{"note":"{long}","size":{{}},"id":"{long}"}}"#))
    });
    let error = peer.await.client().call(GetItem::new("1")).output().await.unwrap_err();
    let Some(Problem::Body(body)) = error.problem() else { panic!("{error:?}") };
    assert!(body.excerpt().contains(r#""size":{}"#) && body.excerpt().len() < 140, "{}", body.excerpt());
    assert!(body.excerpt().starts_with('…') && body.excerpt().ends_with('…'), "{}", body.excerpt());
    let peer = Peer::new(|_| answer("418 Teapot", "", &"x".repeat(5000))).await;
    let call = peer.client().call(SaveItem { id: "1".into(), body: None });
    assert!(call.output().await.unwrap_err().to_string().len() < 250);
}
