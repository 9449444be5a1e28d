//! Closient: a default that the server applies, two ways to write an id, no documented errors of the invitation; a list
//! in pages.

use axum::Router;
use bindery::With;
use bindery::client::Problem;
use bindery_tests::Keys;
use bindery_tests::closient::Closient;
use closient_client::Client;
use closient_client::types::operations::ListMembersStatus;
use closient_client::types::{
    ListMembersErrorHeaders, MemberInvite, Membership, OrganizationRole, Pagination, RoleFilter,
};
use serde_json::{Value, json};

use crate::support::{Peer, Raw, Reply, Way, both_ways};

const SHORT: &str = "2345678923456789234567";
const CANONICAL: &str = "123e4567-e89b-12d3-a456-426614174000";

fn router() -> Router {
    closient_server::router(Closient::default(), Keys::default().issue("key-1", "ada").read_only("key-2", "bob"))
}

fn client(way: &Way) -> Client {
    Client::builder().api_key("key-1").configure(|builder| way.reach(builder)).build().unwrap()
}

async fn raw() -> Raw {
    Raw::new(router(), &[("x-api-key", "key-1")]).await
}

#[tokio::test]
async fn invites_a_member() {
    both_ways(router, async |way| {
        let invite = MemberInvite::new("ada@example.com").with(|invite| invite.role = Some(OrganizationRole::Billing));
        let member = client(&way).invite_member(SHORT, invite).await.unwrap();
        assert_eq!(member.user_email, "ada@example.com");
        assert_eq!((&member.role, member.role_display.as_str()), (&OrganizationRole::Billing, "Billing contact"));
        assert_eq!(member.id.len(), 22);
        // To invite somebody twice changes nothing.
        let again = client(&way).invite_member(SHORT, MemberInvite::new("ada@example.com")).await.unwrap();
        assert_eq!(again, member);
    })
    .await;
}

#[tokio::test]
async fn the_server_applies_the_default_that_the_client_leaves_out() {
    both_ways(router, async |way| {
        let member = client(&way).invite_member(SHORT, MemberInvite::new("ada@example.com")).await.unwrap();
        assert_eq!(member.role, OrganizationRole::Editor);
    })
    .await;
    let (peer, way) = Peer::answering(Reply::empty(500)).await;
    let invite = MemberInvite::new("ada@example.com");
    assert_eq!((&invite.role, invite.role()), (&None, OrganizationRole::Editor));
    let _ = client(&way).invite_member(SHORT, invite).await;
    let seen = peer.only();
    assert_eq!(seen.body, r#"{"email":"ada@example.com"}"#);
    assert_eq!(seen.headers["x-api-key"], "key-1");
}

#[tokio::test]
async fn either_form_of_an_id_is_accepted_and_no_other() {
    both_ways(router, async |way| {
        for id in [SHORT, CANONICAL, &CANONICAL.to_uppercase()] {
            client(&way).invite_member(id, MemberInvite::new("ada@example.com")).await.unwrap();
        }
        for id in ["1", &SHORT[1..], "0345678923456789234567", &CANONICAL[1..], &CANONICAL.replace('-', "")] {
            let error = client(&way).invite_member(id, MemberInvite::new("ada@example.com")).await.unwrap_err();
            assert_eq!(error.status().unwrap(), 400, "{id}");
            let problem: Value = error.body_as().unwrap();
            assert_eq!(problem["errors"][0]["pointer"], "/path/org_id", "{id}: {problem}");
        }
    })
    .await;
}

#[tokio::test]
async fn invalid_input_is_refused() {
    let raw = raw().await;
    let line = format!("POST /account/api/v1/organizations/{SHORT}/members");
    for (body, expected) in [
        ("{}", &["/body/email required"][..]),
        (r#"{"email": "a", "role": "boss"}"#, &["/body/role enum"]),
        (r#"{"email": "a", "role": null}"#, &["/body/role type"]),
        (r#"{"email": 1, "role": 2}"#, &["/body/email type", "/body/role type"]),
        ("", &["/body required"]),
    ] {
        assert_eq!(raw.json(&line, body).await.problem(400), expected, "{body}");
    }
    let line = "POST /account/api/v1/organizations/1/members";
    let violations = raw.json(line, r#"{"role": 1}"#).await.problem(400);
    assert_eq!(violations, ["/path/org_id anyOf", "/body/role type", "/body/email required"]);
}

#[tokio::test]
async fn free_form_metadata_stays_as_it_is() {
    let body = json!({"id": "not checked by a client", "user_email": "", "user_name": "", "role": "auditor",
        "user_metadata": {"a": null, "b": [1, {"c": 1e300}], "": "x", "type": true}, "role_display": "Auditor"});
    let (_, way) = Peer::answering(Reply::json(200, body.to_string())).await;
    let member = client(&way).invite_member(SHORT, MemberInvite::new("ada@example.com")).await.unwrap();
    assert_eq!(member.role.as_str(), "auditor");
    assert_eq!(member.user_metadata["b"][1]["c"], 1e300);
    let again: Value = serde_json::from_slice(&bindery::encode(&member)).unwrap();
    assert_eq!(again, body);
    assert!(bindery::decode_strict::<Membership>(body.to_string().as_bytes()).is_err());
}

#[tokio::test]
async fn every_error_is_undocumented() {
    both_ways(router, async |way| {
        for (key, status) in [("wrong", 401), ("key-2", 403)] {
            let client = Client::builder().api_key(key).configure(|builder| way.reach(builder)).build().unwrap();
            let error = client.invite_member(SHORT, MemberInvite::new("ada@example.com")).await.unwrap_err();
            assert!(matches!(error.problem(), Some(Problem::Undocumented)), "{error:?}");
            assert_eq!(error.status().unwrap(), status);
            let problem: Value = error.body_as().unwrap();
            assert_eq!(problem["status"], status);
        }
        let client = Client::builder().configure(|builder| way.reach(builder)).build().unwrap();
        let error = client.invite_member(SHORT, MemberInvite::new("ada@example.com")).await.unwrap_err();
        assert!(matches!(error.problem(), Some(Problem::MissingCredentials(_))), "{error:?}");
    })
    .await;
}

async fn invite(client: &Client, emails: impl IntoIterator<Item = impl Into<String>>, role: OrganizationRole) {
    for email in emails {
        let invite = MemberInvite::new(email).with(|invite| invite.role = Some(role.clone()));
        client.invite_member(SHORT, invite).await.unwrap();
    }
}

#[tokio::test]
async fn members_are_listed_by_page() {
    both_ways(router, async |way| {
        let client = client(&way);
        invite(&client, (10..40).map(|number| format!("m{number}@example.com")), OrganizationRole::Editor).await;
        let page = client.list_members(SHORT).await.unwrap();
        assert_eq!((page.data.len(), page.data[0].user_email.as_str()), (25, "m10@example.com"));
        assert_eq!(page.pagination, Pagination::new(1, 25, 30, 2, true, false));
        let page = client.list_members(SHORT).page(3).page_size(12).await.unwrap();
        assert_eq!((page.data.len(), page.data[0].user_email.as_str()), (6, "m34@example.com"));
        assert_eq!(page.pagination, Pagination::new(3, 12, 30, 3, false, true));
        let beyond = client.list_members(SHORT).page(4).page_size(12).await.unwrap();
        assert!(beyond.data.is_empty() && !beyond.pagination.has_next);
        assert!(client.list_members(CANONICAL).await.unwrap().data.is_empty());
    })
    .await;
}

#[tokio::test]
async fn members_are_filtered() {
    both_ways(router, async |way| {
        let client = client(&way);
        invite(&client, ["ada@example.com", "bob@example.com"], OrganizationRole::Billing).await;
        invite(&client, ["eve@example.com"], OrganizationRole::Manager).await;
        let emails = async |call: closient_client::Call<_, closient_client::types::MemberPage, _>| {
            let page = call.await.unwrap();
            page.data.into_iter().map(|member| member.user_email).collect::<Vec<_>>()
        };
        let list = || client.list_members(SHORT);
        assert_eq!(emails(list().role(RoleFilter::Billing)).await, ["ada@example.com", "bob@example.com"]);
        assert_eq!(emails(list().role(RoleFilter::Billing).q("b@")).await, ["bob@example.com"]);
        assert!(emails(list().role(RoleFilter::Viewer)).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_list_comes_with_its_limits() {
    both_ways(router, async |way| {
        let answer = client(&way).list_members(SHORT).send().await.unwrap();
        let headers = answer.declared_headers().unwrap();
        assert_eq!((headers.rate_limit_policy.as_deref(), headers.rate_limit_limit), (Some("60;w=60"), Some(60)));
        assert_eq!((headers.rate_limit_remaining, headers.rate_limit_reset), (Some(59), Some(42)));
    })
    .await;
    let exhausted = || closient_server::router(Closient::default().limit(0), Keys::default().issue("key-1", "ada"));
    both_ways(exhausted, async |way| {
        let error = client(&way).list_members(SHORT).await.unwrap_err();
        let headers: ListMembersErrorHeaders = error.headers_as().unwrap().unwrap();
        assert_eq!(headers.retry_after, Some(42));
        let api = error.into_api_error().unwrap();
        assert_eq!((api.status, api.body.retry_after_seconds), (ListMembersStatus::TooManyRequests, 42));
    })
    .await;
}

#[tokio::test]
async fn pages_that_are_none_are_refused() {
    let raw = raw().await;
    for (query, expected) in [
        ("page=0", "/query/page minimum"),
        ("page_size=101", "/query/page_size maximum"),
        ("page_size=x", "/query/page_size type"),
        ("role=boss", "/query/role enum"),
    ] {
        let line = format!("GET /account/api/v1/organizations/{SHORT}/members?{query}");
        assert_eq!(raw.send(&line, &[], "").await.problem(400), [expected], "{query}");
    }
}

#[tokio::test]
async fn all_members_come_page_after_page() {
    both_ways(router, async |way| {
        let client = client(&way);
        invite(&client, (10..40).map(|number| format!("m{number}@example.com")), OrganizationRole::Editor).await;
        let mut pages = client.list_members(SHORT).page_size(12).paginate();
        let mut sizes = Vec::new();
        while let Some(page) = pages.next().await {
            sizes.push(page.unwrap().data.len());
        }
        assert_eq!(sizes, [12, 12, 6]);
        let mut members = client.list_members(SHORT).q("m2").page_size(4).paginate().items();
        let mut count = 0;
        while let Some(member) = members.next().await {
            assert!(member.unwrap().user_email.starts_with("m2"));
            count += 1;
        }
        assert_eq!(count, 10);
        let some = client.list_members(SHORT).paginate().items().max_items(27).collect().await.unwrap();
        assert_eq!(some.len(), 27);
    })
    .await;
}
