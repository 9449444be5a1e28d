//! Operations tagged `orgs`.

use crate::{Call, Client};
use ::nuon_types::operations::*;
use ::nuon_types::*;

impl Client {
    /// Invite a user to the current org
    ///
    /// Invite a user (by email) to an org.
    ///
    /// This user will receive an email, and when they next log into the application will be added to the org.
    ///
    /// `POST /v1/orgs/current/invites`
    pub fn create_org_invite(
        &self,
        body: CreateOrgInviteRequest,
    ) -> Call<CreateOrgInvite, OrgInvite, CreateOrgInviteError> {
        Call::new(self, CreateOrgInvite::new(body))
    }

    /// Return org invites
    ///
    /// `GET /v1/orgs/current/invites`, in pages: [`paginate`](Call::paginate)
    pub fn get_org_invites(
        &self,
    ) -> Call<GetOrgInvites, Vec<OrgInvite>, GetOrgInvitesError> {
        Call::new(self, GetOrgInvites::new())
    }
}

::bindery::setters!(Call<GetOrgInvites, Vec<OrgInvite>, GetOrgInvitesError>, request {
    /// Sets `offset`.
    offset(i64),
    /// Sets `limit`.
    limit(i64),
    /// Sets `page`.
    page(i64),
});
