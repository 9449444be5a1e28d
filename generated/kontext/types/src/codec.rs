//! Tables that drive the codec: names on the wire, constraints, operations.

use crate::operations::*;
use crate::schemas::*;
use ::bindery::operation::{
    Answer, Api, Endpoint, Failure, JSON, Need, Place, Scheme, Segment, Server, Slot,
    Statuses, Template,
};
use ::bindery::shape::{Decide, NO_BRANCH};
use ::bindery::validate::Format;

::bindery::record!(Member [0b111111] {
    user_id: "userId", first_name: "firstName", last_name: "lastName", email: "email".nullable(),
    role: "role", joined_at: "joinedAt".rule(Format(Format::DateTime)),
});
::bindery::string_enum!(MemberRole { Owner: "owner", Admin: "admin", Member: "member" });
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

const ANSWERS_4445AB2B: &[Answer] = &[Answer::success(Statuses::Exact(200), 0, JSON),
    Answer::failure(Statuses::Exact(400), 0, JSON).worded(&ERROR_SHAPE_A8B834B6),
    Answer::failure(Statuses::Exact(401), 1, JSON).worded(&ERROR_SHAPE_A8B834B6),
    Answer::failure(Statuses::Exact(403), 2, JSON).worded(&ERROR_SHAPE_A8B834B6)];
const ANSWERS_908AD60F: &[Answer] = &[Answer::success(Statuses::Exact(200), 0, &[]),
    Answer::failure(Statuses::Exact(400), 0, JSON).worded(&ERROR_SHAPE_A8B834B6),
    Answer::failure(Statuses::Exact(401), 1, JSON).worded(&ERROR_SHAPE_A8B834B6),
    Answer::failure(Statuses::Exact(403), 2, JSON).worded(&ERROR_SHAPE_A8B834B6)];
const SECURITY_347FCCCD: &[&[Need]] = &[&[Need::scheme(SCHEME_BEARER_AUTH)]];

::bindery::statuses!(Status400Or401Or403 { BadRequest: 400, Unauthorized: 401, Forbidden: 403 });
::bindery::request!(PostOrganizationInvite [0b1] { org_id: "orgId", body: "body" });
::bindery::operation!(PostOrganizationInvite {
    endpoint: &Endpoint { api: &API, name: "post_organization_invite", method: "POST",
        path: "/v1/organizations/{orgId}/invite",
        segments: &[Segment::Literal("/v1/organizations/"), Segment::Parameter(0),
        Segment::Literal("/invite")], places: &[Place::PATH, Place::Body], body: JSON,
        answers: ANSWERS_908AD60F, security: SECURITY_347FCCCD },
    response: (), failure: Failure<Status400Or401Or403, ErrorBody>,
});
::bindery::request!(GetOrganizationMembers [0b1] { org_id: "orgId" });
::bindery::operation!(GetOrganizationMembers {
    endpoint: &Endpoint { api: &API, name: "get_organization_members", method: "GET",
        path: "/v1/organizations/{orgId}/members",
        segments: &[Segment::Literal("/v1/organizations/"), Segment::Parameter(0),
        Segment::Literal("/members")], places: &[Place::PATH], body: &[], answers: ANSWERS_4445AB2B,
        security: SECURITY_347FCCCD },
    response: Vec<Member>, failure: Failure<Status400Or401Or403, ErrorBody>,
});
