//! Closient: the invitation declares no errors, so its handler has none to give; the list comes in pages, with limits.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::sync::Mutex;

use bindery::server::{Credential, Denied};
use closient_server::types::operations::{InviteMember, ListMembers, ListMembersError, ListMembersStatus};
use closient_server::types::{
    ListMembersErrorHeaders, ListMembersHeaders, MemberPage, Membership, OrganizationRole, Pagination, RateLimited,
    RoleFilter,
};
use closient_server::{Authenticator, Organizations, With, WithHeaders};

use crate::{Caller, Keys, lock};

/// How many seconds a minute has left that does not go by.
const RESET: i64 = 42;

/// The members that were invited, by organisation and e-mail address, and how many lists were asked for. Whatever
/// organisation is asked for exists, as the document has no words to refuse one.
#[derive(Debug)]
pub struct Closient {
    members: Mutex<BTreeMap<(String, String), Membership>>,
    lists: Mutex<i64>,
    limit: i64,
}

impl Default for Closient {
    fn default() -> Self {
        Self { members: Mutex::default(), lists: Mutex::default(), limit: 60 }
    }
}

impl Closient {
    /// With so many lists in a minute.
    #[must_use]
    pub fn limit(self, limit: i64) -> Self {
        Self { limit, ..self }
    }
}

impl Organizations for Closient {
    type Caller = Caller;

    async fn list_members(
        &self,
        _: Caller,
        request: ListMembers,
    ) -> Result<WithHeaders<MemberPage, ListMembersHeaders>, WithHeaders<ListMembersError, ListMembersErrorHeaders>>
    {
        let limit = self.limit;
        let mut lists = lock(&self.lists);
        if *lists >= limit {
            let headers = ListMembersErrorHeaders::new().with(|headers| headers.retry_after = Some(RESET));
            let error = ListMembersError::new(ListMembersStatus::TooManyRequests, RateLimited::new(RESET));
            return Err(WithHeaders::new(error, headers));
        }
        *lists += 1;
        let headers = ListMembersHeaders::new().with(|headers| {
            headers.rate_limit_policy = Some(format!("{limit};w=60"));
            headers.rate_limit_limit = Some(limit);
            headers.rate_limit_remaining = Some(limit - *lists);
            headers.rate_limit_reset = Some(RESET);
        });
        let members = lock(&self.members);
        let of_organization = members.iter().filter(|((org, _), _)| *org == request.org_id).map(|(_, member)| member);
        let found: Vec<&Membership> = of_organization.filter(|member| is_asked_for(member, &request)).collect();
        Ok(WithHeaders::new(page(&found, request.page(), request.page_size()), headers))
    }

    async fn invite_member(&self, _: Caller, request: InviteMember) -> Result<Membership, Infallible> {
        let InviteMember { org_id, body, .. } = request;
        let mut members = lock(&self.members);
        let number = members.len();
        let member = members.entry((org_id, body.email.clone())).or_insert_with(|| {
            let role = body.role();
            Membership::new(shortuuid(number), body.email, "", BTreeMap::new(), role.clone(), label(&role))
        });
        Ok(member.clone())
    }
}

fn is_asked_for(member: &Membership, request: &ListMembers) -> bool {
    let role = request.role.as_ref().is_none_or(|role: &RoleFilter| role.as_str() == member.role.as_str());
    role && request.q.as_ref().is_none_or(|part| member.user_email.contains(part) || member.user_name.contains(part))
}

/// A page of at least one member, counted from 1; the constraints of the document see to that.
fn page(found: &[&Membership], page: i64, page_size: i64) -> MemberPage {
    let size = usize::try_from(page_size).unwrap_or(1).max(1);
    let before = usize::try_from(page - 1).unwrap_or_default().saturating_mul(size);
    let members: Vec<Membership> = found.iter().skip(before).take(size).map(|member| (*member).clone()).collect();
    let total_pages = i64::try_from(found.len().div_ceil(size)).unwrap_or(i64::MAX);
    let total = i64::try_from(found.len()).unwrap_or(i64::MAX);
    MemberPage::new(members, Pagination::new(page, page_size, total, total_pages, page < total_pages, page > 1))
}

/// A number in 22 digits, those that can't be mistaken for one another.
fn shortuuid(number: usize) -> String {
    let digits: Vec<char> = "23456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz".chars().collect();
    let digit = |rest: &usize| digits[rest % digits.len()];
    std::iter::successors(Some(number), |rest| Some(rest / digits.len())).take(22).map(|rest| digit(&rest)).collect()
}

fn label(role: &OrganizationRole) -> &'static str {
    match role {
        OrganizationRole::Owner => "Owner",
        OrganizationRole::Manager => "Manager",
        OrganizationRole::Billing => "Billing contact",
        OrganizationRole::Editor => "Editor",
        _ => "Member",
    }
}

impl Authenticator for Keys {
    type Caller = Caller;

    async fn api_key(&self, credential: Credential<'_>, _: Option<Caller>) -> Result<Caller, Denied> {
        self.admit(credential)
    }
}
