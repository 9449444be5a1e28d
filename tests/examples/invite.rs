//! Invites a member through five vendors, with keys from the environment, and addresses where it has them.

use std::env::{VarError, var};

use almanac_client::types::InviteOrganizationMemberRequest;
use arklow_client::types::Permission;
use bindery::client::{Builder, Secret};
use closient_client::types::MemberInvite;
use kontext_client::types::Role;
use nuon_client::types::CreateOrgInviteRequest;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let (org, email) = ("acme", "ada@example.com");
    let almanac = almanac_client::Client::builder().bearer_auth(key("ALMANAC")?).configure(at("ALMANAC")).build()?;
    let invited = almanac.invite_organization_member(org, InviteOrganizationMemberRequest::new(email, "admin")).await?;
    println!("Almanac: {}", invited.invitation_id);
    let arklow = arklow_client::Client::builder().api_key(key("ARKLOW")?).configure(at("ARKLOW")).build()?;
    println!("Arklow: {}", arklow.invite_member("1", email).permissions([Permission::Viewer]).await?.action);
    let closient = closient_client::Client::builder().api_key(key("CLOSIENT")?).configure(at("CLOSIENT")).build()?;
    println!(
        "Closient: {}",
        closient.invite_member("2345678923456789234567", MemberInvite::new(email)).await?.user_email
    );
    let kontext = kontext_client::Client::builder().bearer_auth(key("KONTEXT")?).configure(at("KONTEXT")).build()?;
    println!("Kontext: {}", kontext.post_organization_invite(org, email, Role::Member).send().await?.status());
    let nuon = nuon_client::Client::builder().api_key(key("NUON")?).org_id(org).configure(at("NUON")).build()?;
    println!("Nuon: {:?}", nuon.create_org_invite(CreateOrgInviteRequest::new(email)).await?.status);
    Ok(())
}

fn key(vendor: &str) -> Result<Secret, VarError> {
    var(format!("{vendor}_KEY")).map(Secret::from)
}

fn at(vendor: &str) -> impl FnOnce(Builder) -> Builder {
    let url = var(format!("{vendor}_URL"));
    |builder| if let Ok(url) = url { builder.base_url(url) } else { builder }
}
