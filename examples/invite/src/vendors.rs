//! The same errand, in the words of each vendor.

use std::error::Error;

use almanac_client::types::InviteOrganizationMemberRequest;
use arklow_client::types::Permission;
use bindery::With;
use bindery::client::Builder;
use closient_client::types::{MemberInvite, OrganizationRole};
use nuon_client::types::{CreateOrgInviteRequest, RoleType};

use crate::{Invitation, Role};

type Outcome = Result<String, Box<dyn Error>>;

/// The API is at `url`, where there is one.
fn at(url: Option<String>) -> impl FnOnce(Builder) -> Builder {
    |settings| if let Some(url) = url { settings.base_url(url) } else { settings }
}

/// Roles are names that an organisation gives: any text.
pub(crate) async fn almanac(asked: Invitation) -> Outcome {
    let client = almanac_client::Client::builder().bearer_auth(asked.key).configure(at(asked.url)).build()?;
    let role = match asked.role {
        Role::Admin => "admin",
        Role::Member => "member",
    };
    let body = InviteOrganizationMemberRequest::new(asked.email, role);
    let invitation = client.invite_organization_member(asked.organisation, body).await?;
    Ok(format!("{} is invited as {}: {}", invitation.email, invitation.role, invitation.state()))
}

/// Permissions are listed one by one. The payload comes in an envelope, which the client has opened.
pub(crate) async fn arklow(asked: Invitation) -> Outcome {
    let client = arklow_client::Client::builder().api_key(asked.key).configure(at(asked.url)).build()?;
    let permission = match asked.role {
        Role::Admin => Permission::Admin,
        Role::Member => Permission::Viewer,
    };
    let invited = client.invite_member(asked.organisation, &asked.email).permissions([permission]).await?;
    Ok(format!("{}: {}", asked.email, invited.action))
}

/// A role that is left out is the document's default.
pub(crate) async fn closient(asked: Invitation) -> Outcome {
    let client = closient_client::Client::builder().api_key(asked.key).configure(at(asked.url)).build()?;
    let body = MemberInvite::new(asked.email).with(|invite| {
        if let Role::Admin = asked.role {
            invite.role = Some(OrganizationRole::Manager);
        }
    });
    let member = client.invite_member(asked.organisation, body).await?;
    Ok(format!("{} is a member: {}", member.user_email, member.role_display))
}

/// There is nothing in the answer.
pub(crate) async fn kontext(asked: Invitation) -> Outcome {
    let client = kontext_client::Client::builder().bearer_auth(asked.key).configure(at(asked.url)).build()?;
    let role = match asked.role {
        Role::Admin => kontext_client::types::Role::Admin,
        Role::Member => kontext_client::types::Role::Member,
    };
    client.post_organization_invite(asked.organisation, &*asked.email, role).await?;
    Ok(format!("{} is invited", asked.email))
}

/// The organisation travels as a credential, beside the key.
pub(crate) async fn nuon(asked: Invitation) -> Outcome {
    let settings = nuon_client::Client::builder().api_key(asked.key).org_id(asked.organisation);
    let client = settings.configure(at(asked.url)).build()?;
    let role = match asked.role {
        Role::Admin => RoleType::OrgAdmin,
        Role::Member => RoleType::OrgSupport,
    };
    let body = CreateOrgInviteRequest::new(asked.email).with(|invite| invite.role_type = Some(role));
    let invite = client.create_org_invite(body).await?;
    let status = invite.status.map_or("unknown".to_owned(), |status| status.to_string());
    Ok(format!("{} is invited: {status}", invite.email.unwrap_or_default()))
}
