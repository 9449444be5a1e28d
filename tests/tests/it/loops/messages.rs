//! What people read when a call fails. `docs/clients.md` shows these messages as they stand here.

use std::error::Error;
use std::fs;
use std::time::Duration;

use axum::Router;
use bindery::client::{Builder, Retry};
use serde_json::json;

use crate::support::repository::root;
use crate::support::{Peer, Reply, Way};

const ORG: &str = "2345678923456789234567";

/// Closient's client, of a server that answers so.
async fn closient(router: Router, settings: impl Fn(Builder) -> Builder) -> closient_client::Client {
    let way = Way::tcp(router).await;
    let reach = |builder| settings(way.reach(builder).retry(Retry::never()));
    closient_client::Client::builder().api_key("key").configure(reach).build().unwrap()
}

/// What a list of members ends in.
async fn listed(reply: Reply) -> Box<dyn Error> {
    let client = closient(Peer::default().router(reply), |builder| builder.max_response_bytes(4096)).await;
    client.list_members(ORG).await.unwrap_err().into()
}

fn page(id: &serde_json::Value) -> String {
    let member = json!({"id": id, "user_email": "ada@example.com", "user_name": "Ada", "role": "editor",
        "user_metadata": {}, "role_display": "Editor"});
    let pagination = json!({"page": 1, "page_size": 1, "total_count": 9, "total_pages": 9, "has_next": true,
        "has_previous": false});
    json!({"data": [member], "pagination": pagination}).to_string()
}

async fn refused() -> Box<dyn Error> {
    let at = |builder: Builder| builder.base_url("http://127.0.0.1:1").retry(Retry::never());
    let client = closient_client::Client::builder().api_key("key").configure(at).build().unwrap();
    client.list_members(ORG).await.unwrap_err().into()
}

async fn late() -> Box<dyn Error> {
    let silent = Router::new().fallback(std::future::pending::<()>);
    let client = closient(silent, |builder| builder.timeout(Duration::from_millis(50))).await;
    client.list_members(ORG).await.unwrap_err().into()
}

async fn expired() -> Box<dyn Error> {
    let reply = Reply::json(401, r#"{"error": "the token has expired"}"#).header("x-request-id", "r-7");
    let (_, way) = Peer::answering(reply).await;
    let client = kontext_client::Client::builder().bearer_auth("token").configure(|builder| way.reach(builder));
    client.build().unwrap().get_organization_members("acme").await.unwrap_err().into()
}

async fn unset() -> Box<dyn Error> {
    let client = nuon_client::Client::builder().api_key("key").build().unwrap();
    let body = nuon_client::types::CreateOrgInviteRequest::new("ada@example.com");
    client.create_org_invite(body).await.unwrap_err().into()
}

async fn endless() -> Box<dyn Error> {
    let client = closient(Peer::default().router(Reply::json(200, page(&json!("1")))), |builder| builder).await;
    client.list_members(ORG).paginate().collect().await.unwrap_err().into()
}

async fn invalid() -> Box<dyn Error> {
    let client = closient(Router::new(), |builder| builder).await;
    client.list_members("acme").page_size(-1).validate().unwrap_err().into()
}

#[tokio::test]
async fn people_can_tell_what_to_do() {
    let elsewhere = Reply::empty(307).header("location", "https://eu.closient.example/");
    let html = Reply::empty(200).header("content-type", "text/html");
    let messages = [
        ("Nobody listens", refused().await),
        ("There is no answer", late().await),
        ("The API refuses, in its own words", expired().await),
        ("A value of another type, deep inside", listed(Reply::json(200, page(&json!(7)))).await),
        ("Another content", listed(html.body("<html>Log in</html>")).await),
        ("Too large", listed(Reply::json(200, " ".repeat(5000))).await),
        ("A redirect to another host", listed(elsewhere).await),
        ("Pages without an end", endless().await),
        ("A credential that nobody set", unset().await),
        ("A value that the document does not allow, by `validate()`", invalid().await),
    ];
    let mut text = "```text\n".to_owned();
    for (name, error) in messages {
        text += &format!("{name}:\n    {error}\n");
        let mut below = error.source();
        // What is below an exchange is in the words of the system.
        while let Some(source) = below.filter(|_| !error.to_string().contains("connection")) {
            text += &format!("      {source}\n");
            below = source.source();
        }
    }
    text += "```\n";
    let page = fs::read_to_string(root().join("docs/clients.md")).unwrap();
    assert!(page.contains(&text), "docs/clients.md should show these messages:\n{text}");
}
