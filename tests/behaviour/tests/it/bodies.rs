//! Bodies of several types: the media type says which one it is.

use std::convert::Infallible;
use std::sync::{Arc, Mutex};

use bindery::client::http::{Request, StatusCode};
use bindery::server::axum::body::{Body, to_bytes};
use bindery::{Binary, Map, Stream, With};
use bindery_behaviour::bodies_several;
use bodies_several::types::operations::{
    PatchSettings, PatchSettingsBody, PostMessage, PostMessageBody, PutLists, PutRows, PutRowsBody,
};
use bodies_several::types::{Message, PatchSettingsFormBody, PatchSettingsJsonBody, PostMessageMultipartBody, Row};
use tower::ServiceExt as _;

use crate::client;

/// Says what came.
#[derive(Clone, Default)]
struct Heard(Arc<Mutex<Vec<String>>>);

impl Heard {
    fn say(&self, what: String) {
        self.0.lock().unwrap().push(what);
    }

    fn last(&self) -> String {
        self.0.lock().unwrap().pop().unwrap_or_default()
    }
}

impl bodies_several::server::Api for Heard {
    async fn post_message(&self, request: PostMessage) -> Result<(), Infallible> {
        self.say(match request.body {
            PostMessageBody::Json(message) => format!("json {} {:?}", message.text, message.silent),
            PostMessageBody::Multipart(form) => {
                format!("multipart {} {:?}", form.message.text, form.file.bytes().await.unwrap())
            }
            _ => String::new(),
        });
        Ok(())
    }

    async fn put_rows(&self, request: PutRows) -> Result<(), Infallible> {
        self.say(match request.body {
            PutRowsBody::Json(rows) => format!("json {}", rows.len()),
            PutRowsBody::VndExampleRowsJson(rows) => format!("rows {rows:?}"),
            PutRowsBody::Csv(text) => format!("csv {text}"),
            PutRowsBody::TabSeparatedValues(text) => format!("tsv {text}"),
            PutRowsBody::Stream(mut rows) => {
                let mut all = String::from("stream");
                while let Some(row) = rows.next().await {
                    all.push_str(&format!(" {}", row.unwrap().n));
                }
                all
            }
            PutRowsBody::Binary(bytes) => {
                let media_type = bytes.media_type().unwrap_or_default().to_owned();
                format!("{media_type} {:?}", bytes.bytes().await.unwrap())
            }
            _ => String::new(),
        });
        Ok(())
    }

    async fn patch_settings(&self, request: PatchSettings) -> Result<(), Infallible> {
        self.say(format!("{:?}", request.body));
        Ok(())
    }

    async fn put_lists(&self, request: PutLists) -> Result<(), Infallible> {
        self.say(format!("{}", request.body.len()));
        Ok(())
    }
}

#[tokio::test]
async fn a_plain_body_is_one_of_several() {
    let heard = Heard::default();
    let client = client!(bodies_several, bodies_several::server::router(heard.clone()));
    client.post_message(Message::new("hello").with(|message| message.silent = Some(true))).await.unwrap();
    assert_eq!(heard.last(), "json hello Some(true)");
    let form = PostMessageMultipartBody::new(Message::new("look"), Binary::from("bytes").named("a.txt"));
    client.post_message(form).await.unwrap();
    assert_eq!(heard.last(), r#"multipart look b"bytes""#);
    client.put_lists([Row::new(1)]).await.unwrap();
    assert_eq!(heard.last(), "1");
}

#[tokio::test]
async fn each_type_travels_under_its_media_type() {
    let heard = Heard::default();
    let client = client!(bodies_several, bodies_several::server::router(heard.clone()));
    let rows = Map::from([("a".to_owned(), 1)]);
    let stream = Stream::of([Row::new(1), Row::new(2)]);
    let png = Binary::from("png").of_type("image/png");
    let bodies: [(PutRowsBody, &str, &str); 7] = [
        (vec![Row::new(1)].into(), "application/json", "json 1"),
        (rows.into(), "application/vnd.example.rows+json", r#"rows {"a": 1}"#),
        (PutRowsBody::Csv("a,b".to_owned()), "text/csv", "csv a,b"),
        (PutRowsBody::TabSeparatedValues("a\tb\tc".to_owned()), "text/tab-separated-values", "tsv a\tb\tc"),
        (stream.into(), "application/x-ndjson", "stream 1 2"),
        (Binary::from("ab").into(), "application/octet-stream", r#"application/octet-stream b"ab""#),
        (png.into(), "image/png", r#"image/png b"png""#),
    ];
    for (body, media_type, expected) in bodies {
        let call = client.put_rows(body).configure(|call| {
            assert_eq!(call.build().unwrap().headers()["content-type"], media_type);
            call
        });
        call.await.unwrap();
        assert_eq!(heard.last(), expected);
    }
}

#[tokio::test]
async fn an_optional_body_may_be_none_of_them() {
    let heard = Heard::default();
    let client = client!(bodies_several, bodies_several::server::router(heard.clone()));
    client.patch_settings().await.unwrap();
    assert_eq!(heard.last(), "None");
    client.patch_settings().body(PatchSettingsJsonBody::new("dark")).await.unwrap();
    assert_eq!(heard.last(), r#"Some(PatchSettingsJsonBody { theme: "dark" })"#);
    let form = PatchSettingsFormBody::new().with(|form| form.theme = Some("light".to_owned()));
    client.patch_settings().body(form).await.unwrap();
    assert_eq!(heard.last(), r#"Some(PatchSettingsFormBody { theme: "light" })"#);
    client.patch_settings().body(PatchSettingsBody::Text(7)).await.unwrap();
    assert_eq!(heard.last(), "Some(7)");
}

#[tokio::test]
async fn each_type_is_checked_as_its_own_schema_says() {
    let heard = Heard::default();
    let server = bodies_several::server::router(heard.clone());
    let send = async |media_type: &'static str, body: &'static str| {
        let request = Request::put("/rows").header("content-type", media_type).body(Body::from(body)).unwrap();
        let response = server.clone().oneshot(request).await.unwrap();
        let status = response.status();
        let bytes = to_bytes(response.into_body(), 10_000).await.unwrap();
        (status, String::from_utf8(bytes.to_vec()).unwrap())
    };
    let refused = [
        ("application/json", r#"[{"n": 1}, {"n": 2}, {"n": 3}]"#, "\"/body\""),
        ("application/json", r#"[{"n": 10}]"#, "/body/0/n"),
        ("application/json", r#"{"n": 1}"#, "\"/body\""),
        ("application/vnd.example.rows+json", r#"{"a": "x"}"#, "/body/a"),
        ("text/csv", "ab", "\"/body\""),
        ("text/tab-separated-values", "abcd", "\"/body\""),
    ];
    for (media_type, body, place) in refused {
        let (status, text) = send(media_type, body).await;
        assert_eq!(status, StatusCode::BAD_REQUEST, "{media_type}");
        assert!(text.contains(place), "{media_type}: {place} in {text}");
    }
    let (status, text) = send("application/xml", "<rows/>").await;
    assert_eq!(status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
    assert!(text.contains("text/csv"), "{text}");
    assert_eq!(send("text/csv", "abcd").await.0, StatusCode::NO_CONTENT);
    assert_eq!(heard.last(), "csv abcd");
}
