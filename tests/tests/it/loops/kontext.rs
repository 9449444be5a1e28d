//! Kontext: nothing on success, one error type for three statuses, an optional body with required members.

use axum::Router;
use bindery::client::{InProcess, Problem};
use bindery_tests::Keys;
use bindery_tests::kontext::Kontext;
use kontext_client::types::operations::PostOrganizationInviteStatus;
use kontext_client::types::{ErrorBody, MemberRole, PathItem, Role};
use kontext_client::{Client, Server};
use serde_json::{Value, json};

use crate::support::{Answer, Peer, Raw, Reply, Way, both_ways, normal};

const INVITE: &str = "POST /v1/organizations/acme/invite";

fn router() -> Router {
    let keys = Keys::default().issue("key-1", "ada").issue("key-4", "eve").read_only("key-2", "bob");
    kontext_server::router(Kontext::default().with("acme"), keys.issue("key-3", "eve").revoke("key-3"))
}

fn client(way: &Way) -> Client {
    client_with(way, "key-1")
}

fn client_with(way: &Way, key: &str) -> Client {
    Client::builder().bearer_auth(key).configure(|builder| way.reach(builder)).build().unwrap()
}

#[tokio::test]
async fn invites_a_member() {
    both_ways(router, async |way| {
        let client = client(&way);
        let () = client.post_organization_invite("acme", "ada@example.com", Role::Admin).await.unwrap();
        let response = client.post_organization_invite("acme", "eve@example.com", Role::Member).send().await.unwrap();
        assert_eq!((response.status().as_u16(), response.bytes().len()), (200, 0));
        assert!(!response.headers().contains_key("content-type"));
    })
    .await;
}

#[tokio::test]
async fn a_success_may_carry_what_nobody_described() {
    for body in ["{\"sent\": true}", "OK", ""] {
        client(&Peer::json(body).await).post_organization_invite("acme", "a@b.example", Role::Member).await.unwrap();
    }
}

#[tokio::test]
async fn each_documented_failure_is_typed() {
    use PostOrganizationInviteStatus::{BadRequest, Forbidden, Unauthorized};
    both_ways(router, async |way| {
        for (key, org, role, status, number) in [
            ("key-1", "nobody", Role::Member, Forbidden, 403),
            ("key-4", "acme", Role::Admin, Unauthorized, 401),
            ("wrong", "acme", Role::Member, Unauthorized, 401),
            ("key-3", "acme", Role::Member, Unauthorized, 401),
            ("key-2", "acme", Role::Member, Forbidden, 403),
        ] {
            let call = client_with(&way, key).post_organization_invite(org, "ada@example.com", role);
            let error = call.await.unwrap_err();
            let api = error.api_error().unwrap_or_else(|| panic!("{error:?}"));
            assert_eq!((api.status, error.status().unwrap().as_u16()), (status, number), "{key}");
            assert!(!api.body.error.is_empty());
        }
        let client = client(&way);
        client.post_organization_invite("acme", "ada@example.com", Role::Member).await.unwrap();
        let error = client.post_organization_invite("acme", "ada@example.com", Role::Member).await.unwrap_err();
        let api = error.into_api_error().unwrap();
        assert_eq!(api.status, BadRequest);
        let issue = &api.body.issues.unwrap()[0];
        assert_eq!(issue.code, "invited");
        assert_eq!(issue.path.as_ref().unwrap()[..], [PathItem::String("email".to_owned())]);
    })
    .await;
}

#[tokio::test]
async fn the_body_may_be_left_out() {
    both_ways(router, async |way| {
        let call = client(&way).post_organization_invite("acme", "ada@example.com", Role::Member).without_body();
        let error = call.await.unwrap_err().into_api_error().unwrap();
        assert_eq!(
            (error.status, error.body.error.as_str()),
            (PostOrganizationInviteStatus::BadRequest, "nobody is invited")
        );
    })
    .await;
    let (peer, way) = Peer::answering(Reply::empty(200)).await;
    client(&way).post_organization_invite("acme", "a", Role::Member).without_body().await.unwrap();
    let seen = peer.only();
    assert!(seen.body.is_empty() && !seen.headers.contains_key("content-type"), "{seen:?}");
    assert_eq!(seen.headers["authorization"], "Bearer key-1");
}

/// `path: code` of each issue, of an answer in the declared shape.
fn issues(answer: &Answer, status: u16) -> Vec<String> {
    assert_eq!((answer.status, answer.header("content-type")), (status, "application/json"), "{}", answer.text);
    bindery::decode_strict::<ErrorBody>(answer.text.as_bytes()).unwrap();
    let body = answer.body();
    assert!(body["error"].is_string());
    let issues = body["issues"].as_array().cloned().unwrap_or_default();
    issues.iter().map(|issue| format!("{}: {}", issue["path"], issue["code"].as_str().unwrap())).collect()
}

#[tokio::test]
async fn invalid_input_is_refused_in_the_declared_shape() {
    let raw = Raw::new(router(), &[("authorization", "bearer key-1")]).await;
    for (body, expected) in [
        (r#"{"email": "nobody", "role": "member"}"#, &[r#"["body","email"]: format"#][..]),
        (r#"{"email": "a@b.example", "role": "owner"}"#, &[r#"["body","role"]: enum"#]),
        (r#"{"email": "a@b@c", "role": 1}"#, &[r#"["body","role"]: type"#, r#"["body","email"]: format"#]),
        ("{}", &[r#"["body","email"]: required"#, r#"["body","role"]: required"#]),
        ("[]", &[r#"["body"]: type"#]),
    ] {
        assert_eq!(issues(&raw.json(INVITE, body).await, 400), expected, "{body}");
    }
    assert_eq!(issues(&raw.json(INVITE, "{").await, 400).len(), 1);
    assert_eq!(raw.send(INVITE, &[("content-type", "text/plain")], "{}").await.status, 415);
    assert_eq!(raw.json(INVITE, "x".repeat(3 << 20)).await.status, 413);
    let anonymous = Raw::new(router(), &[]).await;
    assert_eq!(issues(&anonymous.json(INVITE, "{}").await, 401), [r#"[]: unauthorized"#]);
}

#[tokio::test]
async fn a_path_is_a_list_of_strings_and_numbers() {
    let body = json!({"error": "no", "issues": [
        {"code": "a", "message": "b", "path": ["email", 1, 1.5, true, null, ["x"]]},
        {"code": "", "message": "", "path": []},
        {"code": "", "message": ""},
    ], "trace": 1});
    for status in [400, 401, 403] {
        let (_, way) = Peer::answering(Reply::json(status, body.to_string())).await;
        let error = client(&way).post_organization_invite("acme", "a@b.example", Role::Member).await.unwrap_err();
        let api = error.into_api_error().unwrap();
        let again: Value = serde_json::from_slice(&bindery::encode(&api.body)).unwrap();
        let mut expected = body.clone();
        expected.as_object_mut().unwrap().remove("trace");
        assert_eq!(normal(&again), normal(&expected));
        let path = api.body.issues.unwrap()[0].path.clone().unwrap();
        assert_eq!(path[..3], [PathItem::String("email".into()), PathItem::Number(1.0), PathItem::Number(1.5)]);
        assert!(path[3..].iter().all(|item| matches!(item, PathItem::Unknown(_))), "{path:?}");
    }
}

#[tokio::test]
async fn the_base_path_of_the_server_is_kept() {
    let target = |server| {
        let client = Client::builder().bearer_auth("k").server(server).build().unwrap();
        let mut target = String::new();
        let call = client.post_organization_invite("acme", "a@b.example", Role::Member);
        let _ = call.configure(|call| {
            target = call.build().unwrap().uri().to_string();
            call
        });
        target
    };
    assert_eq!(target(Server::Production), "https://getkontext.io/api/v1/organizations/acme/invite");
    assert_eq!(target(Server::Development), "http://localhost:5173/api/v1/organizations/acme/invite");
}

#[tokio::test]
async fn the_server_can_be_mounted_below_the_base_path() {
    let mounted = InProcess::host(Router::new().nest("/api", router()));
    let client =
        Client::builder().bearer_auth("key-1").configure(|builder| builder.transport(mounted)).build().unwrap();
    client.post_organization_invite("acme", "a@b.example", Role::Member).await.unwrap();
}

#[tokio::test]
async fn a_missing_credential_fails_before_anything_is_sent() {
    let (peer, way) = Peer::answering(Reply::empty(200)).await;
    let client = Client::builder().configure(|builder| way.reach(builder)).build().unwrap();
    let error = client.post_organization_invite("acme", "a@b.example", Role::Member).await.unwrap_err();
    assert!(matches!(error.problem(), Some(Problem::MissingCredentials(_))), "{error:?}");
    assert!(peer.seen().is_empty());
}

#[tokio::test]
async fn members_are_listed() {
    both_ways(router, async |way| {
        let client = client(&way);
        client.post_organization_invite("acme", "eve@example.com", Role::Member).await.unwrap();
        let members = client.get_organization_members("acme").await.unwrap();
        let [owner, member] = &members[..] else { panic!("{members:?}") };
        assert_eq!((owner.first_name.as_str(), &owner.email, &owner.role), ("ada", &None, &MemberRole::Owner));
        assert_eq!((member.user_id.as_str(), member.email.as_deref()), ("2", Some("eve@example.com")));
        assert_eq!(member.joined_at.as_str(), "2020-02-02T20:20:20Z");

        let error = client.get_organization_members("nobody").await.unwrap_err().into_api_error().unwrap();
        assert_eq!(error.status, PostOrganizationInviteStatus::Forbidden);
        let error = client_with(&way, "wrong").get_organization_members("acme").await.unwrap_err();
        assert_eq!(error.into_api_error().unwrap().status, PostOrganizationInviteStatus::Unauthorized);
    })
    .await;
}

#[tokio::test]
async fn a_member_without_an_address_is_one_whose_address_is_null() {
    let member = r#"{"userId":"1","firstName":"","lastName":"","email":null,"role":"guest","joinedAt":"lately"}"#;
    let (_, way) = Peer::answering(Reply::json(200, format!("[{member}]"))).await;
    let members = client(&way).get_organization_members("acme").await.unwrap();
    assert_eq!((&members[0].email, members[0].role.as_str()), (&None, "guest"));
    assert_eq!(String::from_utf8(bindery::encode(&members)).unwrap(), format!("[{member}]"));
}
