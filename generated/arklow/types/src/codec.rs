//! Tables that drive the codec: names on the wire, constraints, operations.

use crate::operations::*;
use crate::schemas::*;
use ::bindery::operation::{
    Answer, Api, Endpoint, JSON, Need, Place, Scheme, Segment, Server, Slot, Statuses,
};
use ::bindery::validate::Pattern;

::bindery::record!(InviteMemberBody [0b0] default { permissions: "permissions" });
::bindery::string_enum!(Permission {
    Owner: "owner", Admin: "admin", Viewer: "viewer", Billing: "billing",
    ActionsRunsInputs: "actions:runs:inputs",
});
::bindery::record!(InviteMemberResponse [0b11] {
    data: "data".nullable(), errors: "errors".nullable(),
});
::bindery::envelope!(InviteMemberResponse {
    payload: data => InviteMemberData, errors: errors => Vec<InviteMemberErrorItem>,
});
::bindery::record!(InviteMemberData [0b1] {
    action: "action", invite: "invite", membership: "membership",
});
::bindery::string_enum!(Action { Invited: "invited", Added: "added" });
::bindery::record!(InviteMemberInvite [0b10011] {
    id: "id", org_id: "org_id", user_id: "user_id", email: "email",
    init_permissions: "init_permissions",
});
::bindery::record!(InviteMemberMembership [0b10111] {
    id: "id", org_id: "org_id", user_id: "user_id", email: "email", permissions: "permissions",
});
::bindery::record!(InviteMemberErrorItem [0b11] { code: "code", message: "message" });

pub(crate) static API: Api = Api {
    name: "arklow",
    servers: &[
        Server {
            url: "https://api.arklow.io",
            variables: &[],
            description: "Production",
        },
        Server {
            url: "http://localhost:3123",
            variables: &[],
            description: "Local development",
        },
    ],
    elsewhere: &[],
    schemes: &[
        Scheme {
            name: "apiKey",
            slot: Slot::Header("x-arklow-auth"),
            prefix: "",
        },
    ],
    usual_error: None,
};

const SCHEME_API_KEY: usize = 0;
static PATTERN_2715E6FC: Pattern = Pattern::new("^[0-9]+$");
const ANSWERS_10A995DE: &[Answer] = &[Answer::success(Statuses::Exact(200), 0, JSON)];
const SECURITY_770B94ED: &[&[Need]] = &[&[Need::scheme(SCHEME_API_KEY)]];

::bindery::request!(InviteMember [0b11] {
    org_id: "org_id".rule(Pattern(&PATTERN_2715E6FC)), identifier: "identifier".rule(MinLength(1)),
    body: "body",
});
::bindery::envelope_operation!(InviteMember {
    endpoint: &Endpoint { api: &API, name: "invite_member", method: "PUT",
        path: "/v1/orgs/{org_id}/members/invites/{identifier}",
        segments: &[Segment::Literal("/v1/orgs/"), Segment::Parameter(0),
        Segment::Literal("/members/invites/"), Segment::Parameter(1)], places: &[Place::PATH,
        Place::PATH, Place::Body], body: JSON, answers: ANSWERS_10A995DE,
        security: SECURITY_770B94ED },
    response: InviteMemberResponse,
});
