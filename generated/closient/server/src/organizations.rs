//! Operations tagged `Organizations`.

use ::closient_types::operations::*;
use ::closient_types::*;

/// Handlers of the operations tagged `Organizations`.
pub trait Organizations: Send + Sync + 'static {
    /// A caller, as the authenticator found it.
    type Caller: Send + 'static;

    /// Invite a member
    ///
    /// `POST /account/api/v1/organizations/{org_id}/members`
    fn invite_member(
        &self,
        caller: Self::Caller,
        request: InviteMember,
    ) -> impl Future<Output = Result<Membership, ::core::convert::Infallible>> + Send;
}
