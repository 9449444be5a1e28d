//! Parts of responses, and parts without names.

use std::convert::Infallible;

use bindery::Binary;
use bindery::client::Problem;
use bindery::server::axum::Router;
use bindery::server::axum::body::Body;
use bindery::server::axum::http::{Response, header::CONTENT_TYPE};
use bindery_behaviour::multipart_responses::client::Client;
use bindery_behaviour::multipart_responses::server::{Api, router};
use bindery_behaviour::multipart_responses::types::operations::{
    AddPlans, GetSong, GetSongError, GetSongStatus, ListFiles, ListFilesOutcome, ListPlans, Mix, Say,
};
use bindery_behaviour::multipart_responses::types::{
    GetSongErrorBody, GetSongResponse, MixBody, MixResponse, Plan, With,
};

use crate::{client, listen};

struct Studio;

impl Api for Studio {
    async fn get_song(&self, request: GetSong) -> Result<GetSongResponse, GetSongError> {
        if request.id == "none" {
            let plan = Plan::new("a plan");
            let body = GetSongErrorBody::new("no such song").with(|body| body.plan = Some(plan));
            return Err(GetSongError::new(GetSongStatus::NotFound, body));
        }
        let size = request.id.parse().unwrap_or(3);
        let song =
            GetSongResponse::new("a \"song\"\r\n", Plan::new("é").with(|plan| plan.length = Some(7)), vec![7; size]);
        Ok(song.with(|song| {
            song.tags = Some(vec!["a".to_owned(), "b".to_owned()]);
            song.drafts = Some(vec![Plan::new("draft")]);
            song.cover = Some(Binary::new("png").named("cover.png"));
        }))
    }

    async fn mix(&self, request: Mix) -> Result<MixResponse, Infallible> {
        let MixBody(plan, audio, words) = request.body;
        let (plan, audio) = (plan.unwrap(), audio.unwrap());
        assert_eq!(audio.media_type(), Some("audio/mpeg"));
        Ok(MixResponse::new(Plan::new(format!("{} {}", plan.name, words.join(" "))), audio))
    }

    async fn list_plans(&self, _: ListPlans) -> Result<Vec<Plan>, Infallible> {
        Ok(vec![Plan::new("one"), Plan::new("two")])
    }

    async fn add_plans(&self, request: AddPlans) -> Result<(), Infallible> {
        assert_eq!(request.body, [Plan::new("one"), Plan::new("two")]);
        Ok(())
    }

    async fn say(&self, request: Say) -> Result<(), Infallible> {
        assert_eq!(request.body, ["", "{}", "é\r\n--"]);
        Ok(())
    }

    async fn list_files(&self, _: ListFiles) -> Result<ListFilesOutcome, Infallible> {
        Ok(ListFilesOutcome::OkRelated(vec![Binary::new("a").named("a.png"), Binary::new("b")]))
    }
}

fn studio() -> Client {
    client!(multipart_responses, router(Studio))
}

#[tokio::test]
async fn a_response_has_parts_by_their_names() {
    let song = studio().get_song("x").await.unwrap();
    assert_eq!((song.song.as_str(), song.plan.name.as_str(), song.plan.length), ("a \"song\"\r\n", "é", Some(7)));
    assert_eq!(song.tags.as_deref(), Some(["a".to_owned(), "b".to_owned()].as_slice()));
    assert_eq!(song.drafts.unwrap(), [Plan::new("draft")]);
    let cover = song.cover.unwrap();
    assert_eq!((cover.file_name(), cover.media_type()), (Some("cover.png"), Some("image/png")));
    assert_eq!(song.audio.whole().unwrap().as_ref(), [7; 3]);
}

#[tokio::test]
async fn an_error_has_parts_too() {
    let error = studio().get_song("none").await.unwrap_err();
    let declared = error.api_error().unwrap();
    assert_eq!(declared.body.reason, "no such song");
    assert_eq!(declared.body.plan.as_ref().unwrap().name, "a plan");
}

#[tokio::test]
async fn a_large_file_is_read_while_it_arrives() {
    let base = listen(router(Studio));
    let client = Client::builder().base_url(base).build().unwrap();
    let song = client.get_song((5 << 20).to_string()).await.unwrap();
    assert!(song.audio.whole().is_none());
    assert_eq!(song.audio.bytes().await.unwrap().len(), 5 << 20);
}

#[tokio::test]
async fn what_is_held_has_a_limit() {
    let client = Client::builder().configure(|builder| {
        builder.transport(bindery::client::InProcess::new(router(Studio))).max_response_bytes(1 << 20)
    });
    let error = client.build().unwrap().get_song((3 << 19).to_string()).await.unwrap_err();
    assert!(matches!(error.problem(), Some(Problem::TooLarge(_))), "{error}");
}

#[tokio::test]
async fn parts_without_names_have_a_place() {
    let words = vec!["of".to_owned(), "words".to_owned()];
    let mix = studio().mix(MixBody(Some(Plan::new("full")), Some(Binary::new("mp3")), words)).await.unwrap();
    assert_eq!(mix.0.name, "full of words");
    assert_eq!((mix.1.media_type(), mix.1.whole().unwrap().as_ref()), (Some("audio/mpeg"), b"mp3".as_slice()));
}

#[tokio::test]
async fn a_part_can_not_be_left_out_before_others() {
    let error = studio().mix(MixBody(None, Some(Binary::new("mp3")), Vec::new())).await.unwrap_err();
    assert!(error.to_string().contains("null, which no part can be"), "{error}");
}

#[tokio::test]
async fn lists_are_parts() {
    let plans = studio().list_plans().await.unwrap();
    studio().add_plans(plans).await.unwrap();
    assert!(studio().add_plans([Plan::new("a"), Plan::new("b"), Plan::new("c"), Plan::new("d")]).await.is_err());
    studio().say(["", "{}", "é\r\n--"]).await.unwrap();
    let related = studio().list_files().configure(|call| call.accept("multipart/related")).await.unwrap();
    let ListFilesOutcome::OkRelated(files) = related else { panic!("not the files") };
    let names: Vec<_> = files.iter().map(|file| (file.file_name(), file.media_type())).collect();
    assert_eq!(names, [(Some("a.png"), Some("image/png")), (None, Some("image/png"))]);
}

/// A client of a server that answers with this.
fn answering(media_type: &'static str, body: impl Into<String>) -> Client {
    let body = body.into();
    let response =
        move || async move { Response::builder().header(CONTENT_TYPE, media_type).body(Body::from(body)).unwrap() };
    client!(multipart_responses, Router::new().fallback(response))
}

#[tokio::test]
async fn servers_may_leave_out_the_names() {
    let text = "Content-Type: text/plain\r\n\r\n";
    let body = format!(
        "--x\r\n{text}song\r\n--x\r\nContent-Type: application/json\r\n\r\n{{\"name\": \"p\"}}\r\n--x\r\n{text}tag\r\n\
         --x\r\nContent-Type: application/json\r\n\r\n{{\"name\": \"d\"}}\r\n\
         --x\r\n{text}png\r\n--x\r\nContent-Disposition: attachment; filename=a.mp3\r\n\r\nmp3\r\n--x--\r\n"
    );
    let song = answering("Multipart/Mixed; boundary=x", body).get_song("x").await.unwrap();
    assert_eq!((song.song.as_str(), song.plan.name.as_str()), ("song", "p"));
    assert_eq!(song.audio.file_name(), Some("a.mp3"));
}

#[tokio::test]
async fn servers_may_send_a_list_as_one_part() {
    let part =
        |name: &str, text: &str| format!("--x\r\nContent-Disposition: attachment; name=\"{name}\"\r\n\r\n{text}\r\n");
    let parts = [part("song", "s"), part("plan", "{\"name\": \"p\"}"), part("audio", "mp3")];
    let drafts = part("drafts", " [{\"name\": \"one\"}, {\"name\": \"two\"}]");
    let body = format!("{}{drafts}--x--\r\n", parts.concat());
    let song = answering("multipart/mixed; boundary=x", body).get_song("x").await.unwrap();
    assert_eq!(song.drafts.unwrap(), [Plan::new("one"), Plan::new("two")]);
}

#[tokio::test]
async fn what_is_no_multipart_is_an_error_that_shows_it() {
    for (media_type, body) in [
        ("application/json", "{}"),
        ("multipart/mixed", "--x\r\n\r\nsong\r\n--x--\r\n"),
        ("multipart/mixed; boundary=x", "--x\r\n\r\nso"),
        ("multipart/mixed; boundary=x", ""),
    ] {
        let error = answering(media_type, body).get_song("x").await.unwrap_err();
        assert!(matches!(error.problem(), Some(Problem::Body(_))), "{media_type}: {error}");
    }
}
