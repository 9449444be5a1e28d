//! What a role of one API is in the other.

use kontext_server::types::{MemberRole, Role};
use nuon_client::types::RoleType;

/// Kontext has two; an unlisted one doesn't reach a handler.
pub(crate) fn to_nuon(role: &Role) -> RoleType {
    match role {
        Role::Admin => RoleType::OrgAdmin,
        _ => RoleType::OrgSupport,
    }
}

/// Nuon has several, and may have more tomorrow.
pub(crate) fn from_nuon(role: &RoleType) -> MemberRole {
    match role {
        RoleType::OrgAdmin => MemberRole::Admin,
        _ => MemberRole::Member,
    }
}
