//! Tables that drive the codec: names on the wire, constraints, operations.

use crate::operations::*;
use crate::schemas::*;
use ::bindery::operation::{
    Answer, Api, Endpoint, Failure, JSON, Need, Place, Scheme, Segment, Server, Slot,
    Statuses, Template,
};
use ::bindery::shape::{Decide, NO_BRANCH};

::bindery::record!(InviteOrganizationMemberRequest [0b11] refuse() {
    email: "email".rule(MinLength(1)), role: "role".rule(MinLength(1)),
});
::bindery::record!(HostedOrganizationInvitation [0b11010] refuse() {
    created_at: "created_at".nullable(), email: "email", expires_at: "expires_at".nullable(),
    invitation_id: "invitation_id", role: "role", state: "state".default("\"pending\""),
});
::bindery::record!(HttpValidationError [0b0] default { detail: "detail" });
::bindery::record!(ValidationError [0b11100] {
    ctx: "ctx", input: "input".nullable(), loc: "loc", msg: "msg", r#type: "type",
});
::bindery::union!(ValidationErrorLocItem by [Decide::Kind([NO_BRANCH, NO_BRANCH, 1, NO_BRANCH, 0,
        NO_BRANCH, NO_BRANCH])] {
    String: String => "string", Integer: i64 => "integer",
});

pub(crate) static API: Api = Api {
    name: "almanac",
    servers: &[
        Server {
            url: "https://almanac-backend-83vc.onrender.com",
            variables: &[],
            description: "",
        },
    ],
    elsewhere: &[],
    schemes: &[
        Scheme {
            name: "bearerAuth",
            slot: Slot::Bearer,
            prefix: "",
        },
    ],
    usual_error: Some(&ERROR_SHAPE_5AD923C7),
};

const SCHEME_BEARER_AUTH: usize = 0;

static ERROR_SHAPE_5AD923C7: Template = Template::Object(
    &[
        (
            "detail",
            Template::EachViolation(
                &Template::Object(
                    &[
                        ("loc", Template::Path),
                        ("msg", Template::Message),
                        ("type", Template::Code),
                    ],
                ),
            ),
        ),
    ],
);

const ANSWERS_A2EEAB1B: &[Answer] = &[Answer::success(Statuses::Exact(200), 0, JSON),
    Answer::failure(Statuses::Exact(422), 0, JSON).worded(&ERROR_SHAPE_5AD923C7)];
const SECURITY_347FCCCD: &[&[Need]] = &[&[Need::scheme(SCHEME_BEARER_AUTH)]];

::bindery::request!(InviteOrganizationMember [0b11] {
    organization_id: "organization_id", body: "body",
});
::bindery::statuses!(InviteOrganizationMemberStatus { UnprocessableContent: 422 });
::bindery::operation!(InviteOrganizationMember {
    endpoint: &Endpoint { api: &API, name: "invite_organization_member", method: "POST",
        path: "/v1/organizations/{organization_id}/members/invite",
        segments: &[Segment::Literal("/v1/organizations/"), Segment::Parameter(0),
        Segment::Literal("/members/invite")], places: &[Place::PATH, Place::Body], body: JSON,
        answers: ANSWERS_A2EEAB1B, security: SECURITY_347FCCCD },
    response: HostedOrganizationInvitation,
    failure: Failure<InviteOrganizationMemberStatus, HttpValidationError>,
});
