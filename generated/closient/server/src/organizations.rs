//! Operations tagged `Organizations`.

use ::closient_types::operations::*;
use ::closient_types::*;
use ::bindery::operation::WithHeaders;
use ::bindery::server::left_out;

/// Handlers of the operations tagged `Organizations`.
pub trait Organizations: Send + Sync + 'static {
    /// A caller, as the authenticator found it.
    type Caller: Send + 'static;

    /// List organization members
    ///
    /// `GET /account/api/v1/organizations/{org_id}/members`
    fn list_members(
        &self,
        caller: Self::Caller,
        request: ListMembers,
    ) -> impl Future<
        Output = Result<
            WithHeaders<MemberPage, ListMembersHeaders>,
            WithHeaders<ListMembersError, ListMembersErrorHeaders>,
        >,
    > + Send {
        left_out((caller, request))
    }

    /// Invite a member
    ///
    /// Invite a user to the organization by email. Creates the user if they do not exist.
    ///
    /// `POST /account/api/v1/organizations/{org_id}/members`
    fn invite_member(
        &self,
        caller: Self::Caller,
        request: InviteMember,
    ) -> impl Future<Output = Result<Membership, ::core::convert::Infallible>> + Send {
        left_out((caller, request))
    }
}
