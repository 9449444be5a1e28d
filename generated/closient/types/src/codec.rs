//! Tables that drive the codec: names on the wire, constraints, operations.

use crate::operations::*;
use crate::schemas::*;
use ::bindery::operation::{
    Answer, Api, Endpoint, JSON, Need, Place, Scheme, Segment, Server, Slot, Statuses,
};
use ::bindery::validate::{Format, Pattern, Rule};

::bindery::string_enum!(OrganizationRole {
    Owner: "owner", Manager: "manager", Billing: "billing", Editor: "editor",
});
::bindery::record!(MemberInvite [0b1] { email: "email", role: "role".default("\"editor\"") });
::bindery::record!(Membership [0b111111] {
    id: "id".rules(&[Rule::MinLength(22), Rule::MaxLength(22), Rule::Pattern(&PATTERN_3DE49803)]),
    user_email: "user_email", user_name: "user_name", user_metadata: "user_metadata", role: "role",
    role_display: "role_display",
});

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

const ANSWERS_FDFE5A9F: &[Answer] = &[Answer::success(Statuses::Exact(200), 0, JSON)];
const SECURITY_770B94ED: &[&[Need]] = &[&[Need::scheme(SCHEME_API_KEY)]];

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
        answers: ANSWERS_FDFE5A9F, security: SECURITY_770B94ED },
    response: Membership,
});
