//! Tables that drive the codec: names on the wire, constraints, operations.

use crate::operations::*;
use crate::schemas::*;
use ::bindery::operation::{
    Answer, Api, Endpoint, Failure, JSON, Need, Place, Scheme, Segment, Server, Slot,
    Statuses, Template,
};
use ::bindery::shape::{Decide, NO_BRANCH};
use ::bindery::validate::Format;

::bindery::record!(PostOrganizationInviteBody [0b11] {
    email: "email".rule(Format(Format::Email)), role: "role",
});
::bindery::string_enum!(Role { Admin: "admin", Member: "member" });
::bindery::record!(ErrorBody [0b1] { error: "error", issues: "issues" });
::bindery::record!(ErrorIssue [0b11] { code: "code", message: "message", path: "path" });
::bindery::union!(PathItem by [Decide::Kind([NO_BRANCH, NO_BRANCH, 1, 1, 0, NO_BRANCH, NO_BRANCH])] {
    String: String => "string", Number: f64 => "number",
});

pub(crate) static API: Api = Api {
    name: "kontext",
    servers: &[
        Server {
            url: "https://getkontext.io/api",
            variables: &[],
            description: "Production",
        },
        Server {
            url: "http://localhost:5173/api",
            variables: &[],
            description: "Development",
        },
    ],
    elsewhere: &[],
    schemes: &[
        Scheme {
            name: "BearerAuth",
            slot: Slot::Bearer,
            prefix: "",
        },
    ],
    usual_error: Some(&ERROR_SHAPE_A8B834B6),
};

const SCHEME_BEARER_AUTH: usize = 0;

static ERROR_SHAPE_A8B834B6: Template = Template::Object(
    &[
        ("error", Template::Message),
        (
            "issues",
            Template::EachViolation(
                &Template::Object(
                    &[
                        ("code", Template::Code),
                        ("message", Template::Message),
                        ("path", Template::Path),
                    ],
                ),
            ),
        ),
    ],
);

const ANSWERS_15F3B0F5: &[Answer] = &[Answer::success(Statuses::Exact(200), 0, &[]),
    Answer::failure(Statuses::Exact(400), 0, JSON).worded(&ERROR_SHAPE_A8B834B6),
    Answer::failure(Statuses::Exact(401), 1, JSON).worded(&ERROR_SHAPE_A8B834B6),
    Answer::failure(Statuses::Exact(403), 2, JSON).worded(&ERROR_SHAPE_A8B834B6)];
const SECURITY_347FCCCD: &[&[Need]] = &[&[Need::scheme(SCHEME_BEARER_AUTH)]];

::bindery::request!(PostOrganizationInvite [0b1] { org_id: "orgId", body: "body" });
::bindery::statuses!(PostOrganizationInviteStatus {
    BadRequest: 400, Unauthorized: 401, Forbidden: 403,
});
::bindery::operation!(PostOrganizationInvite {
    endpoint: &Endpoint { api: &API, name: "post_organization_invite", method: "POST",
        path: "/v1/organizations/{orgId}/invite",
        segments: &[Segment::Literal("/v1/organizations/"), Segment::Parameter(0),
        Segment::Literal("/invite")], places: &[Place::PATH, Place::Body], body: JSON,
        answers: ANSWERS_15F3B0F5, security: SECURITY_347FCCCD },
    response: (), failure: Failure<PostOrganizationInviteStatus, ErrorBody>,
});
