//! What is tested: whoever joins a team is invited to its organisation.

use arklow_client::Client;
use arklow_client::types::Permission;

/// What became of an invitation.
#[derive(Debug, PartialEq, Eq)]
pub enum Welcome {
    /// Sent just now.
    Invited,
    /// Not needed: whoever it is belongs to the organisation.
    IsMember,
    /// Not now: it is worth another attempt.
    Later,
    /// Refused, and why.
    Refused(String),
}

/// Invites somebody to an organisation, as an administrator if need be.
pub async fn welcome(arklow: &Client, organisation: &str, email: &str, leads: bool) -> Welcome {
    let permission = if leads { Permission::Admin } else { Permission::Viewer };
    match arklow.invite_member(organisation, email).permissions([permission]).await {
        Ok(_) => Welcome::Invited,
        Err(error) => match error.api_error() {
            Some(errors) if errors.errors.iter().any(|item| item.code == "already_member") => Welcome::IsMember,
            _ if error.is_retryable() => Welcome::Later,
            _ => Welcome::Refused(error.to_string()),
        },
    }
}
