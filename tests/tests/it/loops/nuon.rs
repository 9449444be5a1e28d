//! Nuon: two headers at once, six statuses for one error type, a type that contains itself.

use axum::Router;
use bindery::With;
use bindery::client::Problem;
use bindery_tests::Keys;
use bindery_tests::nuon::{Nuon, Session};
use nuon_client::Client;
use nuon_client::types::operations::{
    CreateOrgInviteError, CreateOrgInviteStatus, GetOrgInvitesError, GetOrgInvitesStatus,
};
use nuon_client::types::{CompositeStatus, CreateOrgInviteRequest, ErrResponse, OrgInvite, RoleType, Status};
use nuon_server::types::operations::{CreateOrgInvite, GetOrgInvites};
use serde_json::{Value, json};

use crate::support::{Answer, Peer, Raw, Reply, Way, both_ways};

const INVITE: &str = "POST /v1/orgs/current/invites";

fn keys() -> Keys {
    Keys::default().issue("key-1", "ada").read_only("key-2", "bob").issue("key-3", "eve").revoke("key-3")
}

fn router() -> Router {
    nuon_server::router(Nuon::default().with("acme"), keys())
}

fn client(way: &Way) -> Client {
    client_with(way, "key-1", "acme")
}

fn client_with(way: &Way, key: &str, org: &str) -> Client {
    Client::builder().api_key(key).org_id(org).configure(|builder| way.reach(builder)).build().unwrap()
}

fn ada() -> CreateOrgInviteRequest {
    CreateOrgInviteRequest::new("ada@example.com")
}

#[tokio::test]
async fn invites_a_user() {
    both_ways(router, async |way| {
        let request = ada().with(|request| request.role_type = Some(RoleType::HostedInstaller));
        let response = client(&way).create_org_invite(request).send().await.unwrap();
        assert_eq!(response.status(), 201);
        let invite = response.into_body();
        assert_eq!((invite.created_by_id.as_deref(), invite.org_id.as_deref()), (Some("ada"), Some("acme")));
        assert_eq!(invite.role_type, Some(RoleType::HostedInstaller));
        let status = invite.status_v2.unwrap();
        assert_eq!(status.status, Some(Status::Pending));
        assert_eq!(status.history.unwrap()[0].status, Some(Status::Queued));
    })
    .await;
}

#[tokio::test]
async fn a_call_needs_both_headers() {
    let (peer, way) = Peer::answering(Reply::json(201, "{}")).await;
    client(&way).create_org_invite(ada()).await.unwrap();
    let seen = peer.only();
    assert_eq!(seen.headers["authorization"], "Bearer key-1");
    assert_eq!(seen.headers["x-nuon-org-id"], "acme");
    assert_eq!(seen.body, r#"{"email":"ada@example.com"}"#);
    let builder = || Client::builder().configure(|builder| way.reach(builder));
    for (builder, missing) in [
        (builder(), &["APIKey", "OrgID"][..]),
        (builder().api_key("key-1"), &["OrgID"]),
        (builder().org_id("acme"), &["APIKey"]),
    ] {
        let error = builder.build().unwrap().create_org_invite(ada()).await.unwrap_err();
        let Some(Problem::MissingCredentials(found)) = error.problem() else { panic!("{error:?}") };
        assert_eq!(found.alternatives(), [missing]);
    }
    assert_eq!(peer.seen().len(), 1);
}

/// The message, of an answer in the declared shape.
fn refused(answer: &Answer, status: u16) -> String {
    assert_eq!((answer.status, answer.header("content-type")), (status, "application/json"), "{}", answer.text);
    let body = bindery::decode_strict::<ErrResponse>(answer.text.as_bytes()).unwrap();
    assert_eq!(body.user_error, Some(true));
    body.error.unwrap()
}

#[tokio::test]
async fn the_server_asks_for_both_headers_and_the_prefix() {
    let raw = Raw::new(router(), &[]).await;
    let org = ("x-nuon-org-id", "acme");
    for headers in [
        &[][..],
        &[("authorization", "Bearer key-1")],
        &[org],
        &[org, ("authorization", "key-1")],
        &[org, ("authorization", "Basic key-1")],
        &[org, ("authorization", "Bearer wrong")],
        &[org, ("authorization", "Bearer key-3")],
        &[org, org, ("authorization", "Bearer key-1")],
    ] {
        let answer = raw.send(INVITE, headers, "").await;
        refused(&answer, 401);
        let challenges: Vec<_> = answer.headers.get_all("www-authenticate").iter().collect();
        assert_eq!(challenges.len(), 2, "{challenges:?}");
    }
    let headers = [org, ("authorization", "bearer key-1"), ("content-type", "application/json")];
    assert_eq!(raw.send(INVITE, &headers, r#"{"email": "a@b.example"}"#).await.status, 201);
}

#[tokio::test]
async fn each_failure_of_the_handler_is_typed() {
    use CreateOrgInviteStatus::{BadRequest, Conflict, Forbidden, NotFound, Unauthorized};
    let runner = || ada().with(|request| request.role_type = Some(RoleType::Runner));
    both_ways(router, async |way| {
        client(&way).create_org_invite(CreateOrgInviteRequest::new("bob@example.com")).await.unwrap();
        for (key, org, request, status, number) in [
            ("key-1", "acme", CreateOrgInviteRequest::new("nobody"), BadRequest, 400),
            ("wrong", "acme", ada(), Unauthorized, 401),
            ("key-3", "acme", ada(), Unauthorized, 401),
            ("key-2", "acme", ada(), Forbidden, 403),
            ("key-1", "acme", runner(), Forbidden, 403),
            ("key-1", "nobody", ada(), NotFound, 404),
            ("key-1", "acme", CreateOrgInviteRequest::new("bob@example.com"), Conflict, 409),
        ] {
            let error = client_with(&way, key, org).create_org_invite(request).await.unwrap_err();
            let api = error.api_error().unwrap_or_else(|| panic!("{error:?}"));
            assert_eq!((api.status, error.status().unwrap().as_u16()), (status, number));
            assert!(api.body.error.as_ref().is_some_and(|message| !message.is_empty()), "{api:?}");
        }
    })
    .await;
}

struct Panics;

impl nuon_server::Orgs for Panics {
    type Caller = Session;

    async fn create_org_invite(&self, _: Session, _: CreateOrgInvite) -> Result<OrgInvite, CreateOrgInviteError> {
        panic!("a secret of the service")
    }

    async fn get_org_invites(&self, _: Session, _: GetOrgInvites) -> Result<Vec<OrgInvite>, GetOrgInvitesError> {
        panic!("another secret of the service")
    }
}

#[tokio::test]
async fn a_panic_is_an_internal_error_without_details() {
    both_ways(
        || nuon_server::router(Panics, keys()),
        async |way| {
            let error = client(&way).create_org_invite(ada()).await.unwrap_err();
            assert!(!String::from_utf8_lossy(error.body().unwrap()).contains("secret"));
            let api = error.into_api_error().unwrap();
            assert_eq!(api.status, CreateOrgInviteStatus::InternalServerError);
        },
    )
    .await;
}

#[tokio::test]
async fn only_the_documented_statuses_are_typed() {
    for status in [400, 401, 403, 404, 409, 500] {
        let (_, way) = Peer::answering(Reply::json(status, r#"{"error": "no", "trace": 1}"#)).await;
        let api = client(&way).create_org_invite(ada()).await.unwrap_err().into_api_error().unwrap();
        assert_eq!(api.body.error.as_deref(), Some("no"));
    }
    for status in [200, 202, 402, 410, 422, 429, 502, 599] {
        let (_, way) = Peer::answering(Reply::json(status, r#"{"error": "no"}"#)).await;
        let error = client(&way).create_org_invite(ada()).await.unwrap_err();
        assert!(matches!(error.problem(), Some(Problem::Undocumented)), "{error:?}");
        assert_eq!(error.status().unwrap(), status);
        let body: ErrResponse = error.body_as().unwrap();
        assert_eq!(body.error.as_deref(), Some("no"));
    }
}

#[tokio::test]
async fn invalid_input_is_refused_in_the_declared_shape() {
    let raw = Raw::new(router(), &[("authorization", "Bearer key-1"), ("x-nuon-org-id", "acme")]).await;
    for body in ["{}", "[]", "{", "", r#"{"email": 1}"#, r#"{"email": "a@b.example", "role_type": "boss"}"#] {
        refused(&raw.json(INVITE, body).await, 400);
    }
    refused(&raw.send(INVITE, &[("content-type", "text/plain")], "{}").await, 415);
    refused(&raw.json(INVITE, "x".repeat(3 << 20)).await, 413);
}

#[tokio::test]
async fn a_status_holds_its_history() {
    let inner = json!({"status": "drifted", "history": [], "metadata": {"a": [1, null], "b": {"c": {}}}});
    let body = json!({"status_v2": {"status": "noop", "created_at_ts": 1_700_000_000_000_i64, "history": [
        {"status": "on-fire", "history": [inner]}, {"history": [{}]}]}, "status": "lost", "role_type": "king"});
    let (_, way) = Peer::answering(Reply::json(201, body.to_string())).await;
    let invite = client(&way).create_org_invite(ada()).await.unwrap();
    let again: Value = serde_json::from_slice(&bindery::encode(&invite)).unwrap();
    assert_eq!(again, body);
    let history = invite.status_v2.unwrap().history.unwrap();
    assert!(matches!(history[0].status, Some(Status::Unknown(_))));
    assert_eq!(history[0].history.as_ref().unwrap()[0].status, Some(Status::Drifted));
}

#[test]
fn nesting_is_limited() {
    let nested = |depth: usize| [r#"{"history":["#.repeat(depth), "]}".repeat(depth)].concat();
    assert!(bindery::decode::<CompositeStatus>(nested(60).as_bytes()).is_ok());
    let error = bindery::decode::<CompositeStatus>(nested(100_000).as_bytes()).unwrap_err();
    assert!(error.is_malformed(), "{error}");
}

#[test]
fn all_statuses_are_listed() {
    assert_eq!(Status::VALUES.len(), 32);
    for value in Status::VALUES {
        let status = Status::from(*value);
        assert!(!matches!(status, Status::Unknown(_)));
        assert_eq!(status.as_str(), *value);
    }
}

#[tokio::test]
async fn invites_are_listed_from_an_offset() {
    both_ways(router, async |way| {
        let client = client(&way);
        for number in 10..80 {
            client.create_org_invite(CreateOrgInviteRequest::new(format!("m{number}@example.com"))).await.unwrap();
        }
        let emails =
            |invites: Vec<OrgInvite>| invites.into_iter().filter_map(|invite| invite.email).collect::<Vec<_>>();
        assert_eq!(client.get_org_invites().await.unwrap().len(), 60);
        assert_eq!(emails(client.get_org_invites().offset(60).await.unwrap()).first().unwrap(), "m70@example.com");
        let some = emails(client.get_org_invites().offset(68).limit(5).await.unwrap());
        assert_eq!(some, ["m78@example.com", "m79@example.com"]);
        assert!(client.get_org_invites().offset(70).await.unwrap().is_empty());
        for (call, status) in [
            (client.get_org_invites().offset(-1), GetOrgInvitesStatus::BadRequest),
            (client_with(&way, "key-1", "nobody").get_org_invites(), GetOrgInvitesStatus::NotFound),
            (client_with(&way, "wrong", "acme").get_org_invites(), GetOrgInvitesStatus::Unauthorized),
        ] {
            assert_eq!(call.await.unwrap_err().into_api_error().unwrap().status, status);
        }
    })
    .await;
}

#[tokio::test]
async fn all_invites_come_page_after_page() {
    both_ways(router, async |way| {
        let client = client(&way);
        for number in 10..80 {
            client.create_org_invite(CreateOrgInviteRequest::new(format!("m{number}@example.com"))).await.unwrap();
        }
        let invites = client.get_org_invites().paginate().items().collect().await.unwrap();
        assert_eq!(invites.len(), 70);
        assert_eq!(invites[69].email.as_deref(), Some("m79@example.com"));
        let pages = client.get_org_invites().limit(30).paginate().collect().await.unwrap();
        assert_eq!(pages.iter().map(Vec::len).collect::<Vec<_>>(), [30, 30, 10, 0]);
        let error = client_with(&way, "wrong", "acme").get_org_invites().paginate().next().await.unwrap().unwrap_err();
        assert_eq!(error.into_api_error().unwrap().status, GetOrgInvitesStatus::Unauthorized);
    })
    .await;
}
