//! Tables that drive the codec: names on the wire, constraints, operations.

use crate::operations::*;
use crate::schemas::*;
use ::bindery::operation::{
    Answer, Api, Endpoint, Failure, JSON, Need, Paging, Place, Scheme, Segment, Server,
    Slot, Statuses,
};
use ::bindery::validate::{Format, Limit, Pattern, Rule};

::bindery::string_enum!(OrganizationRole {
    Owner: "owner", Manager: "manager", Billing: "billing", Editor: "editor",
});
::bindery::string_enum!(RoleFilter {
    Owner: "owner", Manager: "manager", Editor: "editor", Billing: "billing", Viewer: "viewer",
});
::bindery::record!(MemberInvite [0b1] { email: "email", role: "role".default("\"editor\"") });
::bindery::record!(Membership [0b111111] {
    id: "id".rules(&[Rule::MinLength(22), Rule::MaxLength(22), Rule::Pattern(&PATTERN_3DE49803)]),
    user_email: "user_email", user_name: "user_name", user_metadata: "user_metadata", role: "role",
    role_display: "role_display",
});
::bindery::record!(MemberPage [0b11] { data: "data", pagination: "pagination" });
::bindery::record!(Pagination [0b111111] {
    page: "page", page_size: "page_size", total_count: "total_count", total_pages: "total_pages",
    has_next: "has_next", has_previous: "has_previous",
});
::bindery::record!(RateLimited [0b1] { retry_after_seconds: "retry_after_seconds" });
::bindery::headers!(ListMembersHeaders [0b0] default {
    rate_limit_policy: "RateLimit-Policy", rate_limit_limit: "RateLimit-Limit",
    rate_limit_remaining: "RateLimit-Remaining", rate_limit_reset: "RateLimit-Reset",
});
::bindery::headers!(ListMembersErrorHeaders [0b0] default { retry_after: "Retry-After" });

pub(crate) static API: Api = Api {
    name: "closient",
    servers: &[
        Server {
            url: "https://www.closient.com",
            variables: &[],
            description: "",
        },
    ],
    elsewhere: &[],
    schemes: &[
        Scheme {
            name: "apiKey",
            slot: Slot::Header("X-API-Key"),
            prefix: "",
        },
    ],
    usual_error: None,
};

const SCHEME_API_KEY: usize = 0;

static PATTERN_3DE49803: Pattern = Pattern::new(
    "^[23456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz]{22}$",
);

const ANSWERS_10A995DE: &[Answer] = &[Answer::success(Statuses::Exact(200), 0, JSON)];
const ANSWERS_47B5522D: &[Answer] = &[Answer::success(Statuses::Exact(200), 0, JSON),
    Answer::failure(Statuses::Exact(429), 0, JSON)];
const SECURITY_770B94ED: &[&[Need]] = &[&[Need::scheme(SCHEME_API_KEY)]];

::bindery::request!(ListMembers [0b1] {
    org_id: "org_id".rule(AnyOf(&[&[Rule::MinLength(22), Rule::MaxLength(22),
        Rule::Pattern(&PATTERN_3DE49803)], &[Rule::MinLength(36), Rule::MaxLength(36),
        Rule::Format(Format::Uuid)]])),
    role: "role".nullable(), q: "q".nullable(),
    page: "page".default("1").rule(Minimum(Limit::Integer(1))),
    page_size: "page_size".default("25").rules(&[Rule::Minimum(Limit::Integer(1)),
        Rule::Maximum(Limit::Integer(100))]),
});
::bindery::statuses!(ListMembersStatus { TooManyRequests: 429 });
::bindery::operation!(ListMembers {
    endpoint: &Endpoint { api: &API, name: "list_members", method: "GET",
        path: "/account/api/v1/organizations/{org_id}/members",
        segments: &[Segment::Literal("/account/api/v1/organizations/"), Segment::Parameter(0),
        Segment::Literal("/members")], places: &[Place::PATH, Place::QUERY, Place::QUERY,
        Place::QUERY, Place::QUERY], body: &[], answers: ANSWERS_47B5522D,
        security: SECURITY_770B94ED },
    response: MemberPage, failure: Failure<ListMembersStatus, RateLimited>,
    headers: ListMembersHeaders, failure_headers: ListMembersErrorHeaders,
});
::bindery::paginated!(ListMembers [data] Membership {
    Paging::number(3, 1).more(&["pagination", "has_next"]).total(&["pagination", "total_pages"]),
});
::bindery::request!(InviteMember [0b11] {
    org_id: "org_id".rule(AnyOf(&[&[Rule::MinLength(22), Rule::MaxLength(22),
        Rule::Pattern(&PATTERN_3DE49803)], &[Rule::MinLength(36), Rule::MaxLength(36),
        Rule::Format(Format::Uuid)]])),
    body: "body",
});
::bindery::operation!(InviteMember {
    endpoint: &Endpoint { api: &API, name: "invite_member", method: "POST",
        path: "/account/api/v1/organizations/{org_id}/members",
        segments: &[Segment::Literal("/account/api/v1/organizations/"), Segment::Parameter(0),
        Segment::Literal("/members")], places: &[Place::PATH, Place::Body], body: JSON,
        answers: ANSWERS_10A995DE, security: SECURITY_770B94ED },
    response: Membership,
});
