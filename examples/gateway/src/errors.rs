//! What an error of Nuon is to those who call Kontext's API.

use kontext_server::types::ErrorBody;
use kontext_server::types::operations::{PostOrganizationInviteError, PostOrganizationInviteStatus};
use nuon_client::types::operations::{CreateOrgInviteError, GetOrgInvitesError};
use nuon_client::{BuildError, types::ErrResponse};

/// Both operations of Kontext fail in the same ways.
pub(crate) type Error = PostOrganizationInviteError;
use PostOrganizationInviteStatus as Status;

pub(crate) fn nobody() -> Error {
    Error::new(Status::BadRequest, ErrorBody::new("nobody is invited"))
}

/// The caller has chosen what can't be sent: a token or an organisation with a line break.
pub(crate) fn of_settings(error: &BuildError) -> Error {
    Error::new(Status::BadRequest, ErrorBody::new(error.to_string()))
}

pub(crate) fn of_invite(error: nuon_client::Error<CreateOrgInviteError>) -> Error {
    of(error.status().map(|status| status.as_u16()), error.api_error().map(|failure| &failure.body))
}

pub(crate) fn of_list(error: nuon_client::Error<GetOrgInvitesError>) -> Error {
    of(error.status().map(|status| status.as_u16()), error.api_error().map(|failure| &failure.body))
}

/// Kontext's document has three statuses; whatever else happens is told in words.
fn of(status: Option<u16>, body: Option<&ErrResponse>) -> Error {
    let status = match status {
        Some(401) => Status::Unauthorized,
        Some(403 | 404) => Status::Forbidden,
        _ => Status::BadRequest,
    };
    let told = body.and_then(|body| body.description.as_deref().or(body.error.as_deref()));
    Error::new(status, ErrorBody::new(told.unwrap_or("Nuon did not answer as its document says")))
}
