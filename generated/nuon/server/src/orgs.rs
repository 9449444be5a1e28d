//! Operations tagged `orgs`.

use ::nuon_types::operations::*;
use ::nuon_types::*;
use ::bindery::server::left_out;

/// Handlers of the operations tagged `orgs`.
pub trait Orgs: Send + Sync + 'static {
    /// A caller, as the authenticator found it.
    type Caller: Send + 'static;

    /// Invite a user to the current org
    ///
    /// Invite a user (by email) to an org.
    ///
    /// This user will receive an email, and when they next log into the application will be added to the org.
    ///
    /// `POST /v1/orgs/current/invites`
    fn create_org_invite(
        &self,
        caller: Self::Caller,
        request: CreateOrgInvite,
    ) -> impl Future<Output = Result<OrgInvite, CreateOrgInviteError>> + Send {
        left_out((caller, request))
    }

    /// Return org invites
    ///
    /// `GET /v1/orgs/current/invites`
    fn get_org_invites(
        &self,
        caller: Self::Caller,
        request: GetOrgInvites,
    ) -> impl Future<Output = Result<Vec<OrgInvite>, GetOrgInvitesError>> + Send {
        left_out((caller, request))
    }
}
