//! Tables that drive the codec: names on the wire, constraints, operations.

use crate::operations::*;
use crate::schemas::*;
use ::bindery::operation::{
    Answer, Api, Endpoint, Failure, JSON, Need, Paging, Place, Scheme, Segment, Server,
    Slot, Statuses, Template,
};

::bindery::record!(CreateOrgInviteRequest [0b1] { email: "email", role_type: "role_type" });
::bindery::record!(OrgInvite [0b0] default {
    created_at: "created_at", created_by_id: "created_by_id", email: "email", id: "id",
    org_id: "org_id", role_type: "role_type", status: "status", status_v2: "status_v2",
    updated_at: "updated_at",
});
::bindery::record!(ErrResponse [0b0] default {
    description: "description", error: "error", user_error: "user_error",
});
::bindery::string_enum!(RoleType {
    OrgAdmin: "org_admin", OrgSupport: "org_support", Installer: "installer", Runner: "runner",
    HostedInstaller: "hosted-installer",
});
::bindery::string_enum!(OrgInviteStatus {
    Pending: "pending", Accepted: "accepted", Revoked: "revoked",
});
::bindery::record!(CompositeStatus [0b0] default {
    created_at_ts: "created_at_ts", created_by_id: "created_by_id", history: "history",
    metadata: "metadata", status: "status", status_human_description: "status_human_description",
});
::bindery::string_enum!(Status {
    Error: "error", Pending: "pending", InProgress: "in-progress", CheckingPlan: "checking-plan",
    Success: "success", NotAttempted: "not-attempted", Cancelled: "cancelled", Retrying: "retrying",
    Discarded: "discarded", UserSkipped: "user-skipped", AutoSkipped: "auto-skipped",
    Planning: "planning", Applying: "applying", Queued: "queued", Warning: "warning",
    FailedPendingRetry: "failed-pending-retry", Generating: "generating",
    AwaitingUserRun: "awaiting-user-run", Provisioning: "provisioning", Active: "active",
    Outdated: "outdated", Expired: "expired", Approved: "approved", Drifted: "drifted",
    NoDrift: "no-drift", ApprovalExpired: "approval-expired", ApprovalDenied: "approval-denied",
    ApprovalRetry: "approval-retry", Building: "building", Deleting: "deleting", Noop: "noop",
    ApprovalAwaiting: "approval-awaiting",
});

pub(crate) static API: Api = Api {
    name: "nuon",
    servers: &[
        Server {
            url: "https://api.nuon.co/",
            variables: &[],
            description: "",
        },
    ],
    elsewhere: &[],
    schemes: &[
        Scheme {
            name: "APIKey",
            slot: Slot::Header("Authorization"),
            prefix: "Bearer ",
        },
        Scheme {
            name: "OrgID",
            slot: Slot::Header("X-Nuon-Org-ID"),
            prefix: "",
        },
    ],
    usual_error: Some(&ERROR_SHAPE_1AC24535),
};

const SCHEME_API_KEY: usize = 0;
const SCHEME_ORG_ID: usize = 1;

static ERROR_SHAPE_1AC24535: Template = Template::Object(
    &[
        ("description", Template::Message),
        ("error", Template::Message),
        ("user_error", Template::Boolean(true)),
    ],
);

const ANSWERS_2166AA96: &[Answer] = &[Answer::success(Statuses::Exact(200), 0, JSON),
    Answer::failure(Statuses::Exact(400), 0, JSON).worded(&ERROR_SHAPE_1AC24535),
    Answer::failure(Statuses::Exact(401), 1, JSON).worded(&ERROR_SHAPE_1AC24535),
    Answer::failure(Statuses::Exact(403), 2, JSON).worded(&ERROR_SHAPE_1AC24535),
    Answer::failure(Statuses::Exact(404), 3, JSON).worded(&ERROR_SHAPE_1AC24535),
    Answer::failure(Statuses::Exact(500), 4, JSON).worded(&ERROR_SHAPE_1AC24535)];
const ANSWERS_AAE8A85C: &[Answer] = &[Answer::success(Statuses::Exact(201), 0, JSON),
    Answer::failure(Statuses::Exact(400), 0, JSON).worded(&ERROR_SHAPE_1AC24535),
    Answer::failure(Statuses::Exact(401), 1, JSON).worded(&ERROR_SHAPE_1AC24535),
    Answer::failure(Statuses::Exact(403), 2, JSON).worded(&ERROR_SHAPE_1AC24535),
    Answer::failure(Statuses::Exact(404), 3, JSON).worded(&ERROR_SHAPE_1AC24535),
    Answer::failure(Statuses::Exact(409), 4, JSON).worded(&ERROR_SHAPE_1AC24535),
    Answer::failure(Statuses::Exact(500), 5, JSON).worded(&ERROR_SHAPE_1AC24535)];
const SECURITY_738FF5DD: &[&[Need]] = &[&[Need::scheme(SCHEME_API_KEY),
    Need::scheme(SCHEME_ORG_ID)]];

::bindery::request!(CreateOrgInvite [0b1] { body: "body" });
::bindery::statuses!(CreateOrgInviteStatus {
    BadRequest: 400, Unauthorized: 401, Forbidden: 403, NotFound: 404, Conflict: 409,
    InternalServerError: 500,
});
::bindery::operation!(CreateOrgInvite {
    endpoint: &Endpoint { api: &API, name: "create_org_invite", method: "POST",
        path: "/v1/orgs/current/invites", segments: &[Segment::Literal("/v1/orgs/current/invites")],
        places: &[Place::Body], body: JSON, answers: ANSWERS_AAE8A85C, security: SECURITY_738FF5DD },
    response: OrgInvite, failure: Failure<CreateOrgInviteStatus, ErrResponse>,
});
::bindery::request!(GetOrgInvites [0b0] default {
    offset: "offset".default("0"), limit: "limit".default("60"), page: "page".default("0"),
});
::bindery::statuses!(GetOrgInvitesStatus {
    BadRequest: 400, Unauthorized: 401, Forbidden: 403, NotFound: 404, InternalServerError: 500,
});
::bindery::operation!(GetOrgInvites {
    endpoint: &Endpoint { api: &API, name: "get_org_invites", method: "GET",
        path: "/v1/orgs/current/invites", segments: &[Segment::Literal("/v1/orgs/current/invites")],
        places: &[Place::QUERY, Place::QUERY, Place::QUERY], body: &[], answers: ANSWERS_2166AA96,
        security: SECURITY_738FF5DD },
    response: Vec<OrgInvite>, failure: Failure<GetOrgInvitesStatus, ErrResponse>,
});
::bindery::paginated!(GetOrgInvites [] OrgInvite { Paging::offset(0) });
