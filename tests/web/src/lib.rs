//! The generated clients where there are neither threads nor sockets: this crate compiles for
//! `wasm32-unknown-unknown`, on its own, as other tests bring features that do not.

use almanac_client::types::InviteOrganizationMemberRequest;
use bindery::client::BuildError;
use closient_client::types::MemberInvite;
use kontext_client::types::Role;
use nuon_client::types::CreateOrgInviteRequest;

/// Invites a member through five vendors; whether each did it.
///
/// # Errors
/// When a client can't be built.
pub async fn invite(key: &str, org: &str, email: &str) -> Result<[bool; 5], BuildError> {
    let almanac = almanac_client::Client::builder().bearer_auth(key).build()?;
    let arklow = arklow_client::Client::builder().api_key(key).build()?;
    let closient = closient_client::Client::builder().api_key(key).build()?;
    let kontext = kontext_client::Client::builder().bearer_auth(key).build()?;
    let nuon = nuon_client::Client::builder().api_key(key).org_id(org).build()?;
    Ok([
        almanac.invite_organization_member(org, InviteOrganizationMemberRequest::new(email, "admin")).await.is_ok(),
        arklow.invite_member(org, email).await.is_ok(),
        closient.invite_member(org, MemberInvite::new(email)).await.is_ok(),
        kontext.post_organization_invite(org, email, Role::Member).await.is_ok(),
        nuon.create_org_invite(CreateOrgInviteRequest::new(email)).await.is_ok(),
    ])
}

/// The addresses of the first members.
///
/// # Errors
/// When a client can't be built.
pub async fn members(key: &str, org: &str) -> Result<Vec<String>, BuildError> {
    let closient = closient_client::Client::builder().api_key(key).build()?;
    let members = closient.list_members(org).paginate().items().max_items(10).collect().await;
    Ok(members.into_iter().flatten().map(|member| member.user_email).collect())
}
