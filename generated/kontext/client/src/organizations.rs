//! Operations tagged `Organizations`.

use crate::{Call, Client};
use ::kontext_types::operations::*;
use ::kontext_types::*;

::bindery::calls!(Client, self {
    /// Invite a member to an organization
    ///
    /// `POST /v1/organizations/{orgId}/invite`
    post_organization_invite(org_id: impl Into<String>, email: impl Into<::bindery::format::Email>,
        role: Role) -> Call<PostOrganizationInvite, (), PostOrganizationInviteError>
        => new(org_id).body(PostOrganizationInviteBody::new(email, role)),
});
::bindery::setters!(Call<PostOrganizationInvite, (), PostOrganizationInviteError>, request {
    /// Sets the whole body.
    body(PostOrganizationInviteBody),
    /// Sends no body: the document leaves it optional, although it has required members.
    without_body() => request.body = None,
});
