//! A small API, written as the generator writes one.

use bindery::operation::{
    Answer, Api, Content, Endpoint, Failure, Flow, Has, Need, Place, Scheme, Segment, Server, Slot, Statuses, Style,
};

#[derive(Clone)]
pub(crate) struct Item {
    pub(crate) id: String,
    pub(crate) size: Option<i64>,
}

bindery::record!(Item [0b01] { id: "id", size: "size" });

#[derive(Clone)]
pub(crate) struct Trouble {
    pub(crate) code: String,
}

bindery::record!(Trouble [0b1] { code: "code" });

/// `GET /items/{id}`: parameters of all kinds, one success, errors on 404, 4XX and `default`.
#[derive(Clone)]
pub(crate) struct GetItem {
    pub(crate) id: String,
    pub(crate) tags: Option<Vec<String>>,
    pub(crate) fields: Option<Vec<String>>,
    pub(crate) limit: Option<i64>,
    pub(crate) exact: Option<bool>,
    pub(crate) trace: Option<String>,
    pub(crate) labels: Option<Vec<String>>,
    pub(crate) session: Option<String>,
    pub(crate) host: Option<String>,
}

impl GetItem {
    pub(crate) fn new(id: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            tags: None,
            fields: None,
            limit: None,
            exact: None,
            trace: None,
            labels: None,
            session: None,
            host: None,
        }
    }
}

bindery::record!(GetItem [0b1] {
    id: "id",
    tags: "tag[]",
    fields: "fields",
    limit: "limit",
    exact: "exact",
    trace: "X-Trace",
    labels: "X-Labels",
    session: "session",
    host: "Host",
});

#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum GetItemStatus {
    NotFound,
    ClientError(u16),
    Other(u16),
}

bindery::statuses!(GetItemStatus { NotFound: 404; ClientError, Other });
bindery::operation!(GetItem { endpoint: &GET_ITEM, response: Item, failure: Failure<GetItemStatus, Trouble> });

/// `POST /items/{id}:save`: an optional body, an envelope as response.
#[derive(Clone)]
pub(crate) struct SaveItem {
    pub(crate) id: String,
    pub(crate) body: Option<Item>,
}

bindery::record!(SaveItem [0b01] { id: "id", body: "body" });
bindery::envelope_operation!(SaveItem { endpoint: &SAVE_ITEM, response: Saved });

#[derive(Clone)]
pub(crate) struct Saved {
    pub(crate) data: Option<Item>,
    pub(crate) errors: Option<Vec<Trouble>>,
}

bindery::record!(Saved [0b11] { data: "data".nullable(), errors: "errors".nullable() });
bindery::envelope!(Saved { payload: data => Item, errors: errors => Vec<Trouble> });

/// `GET /ping`: open, a documented redirect, no content.
#[derive(Clone)]
pub(crate) struct Ping {}

bindery::record!(Ping [0] {});
bindery::operation!(Ping { endpoint: &PING, response: () });

/// `POST /me`: tokens of OAuth 2 with a key, or of OpenID Connect.
#[derive(Clone)]
pub(crate) struct PostMe {}

bindery::record!(PostMe [0] {});
bindery::operation!(PostMe { endpoint: &POST_ME, response: () });

pub(crate) static API: Api = Api {
    name: "shelf",
    servers: &[
        Server { url: "https://api.test/v1", variables: &[], description: "" },
        Server { url: "/v1", variables: &[], description: "" },
        Server { url: "http://api.test", variables: &[], description: "" },
    ],
    elsewhere: &[],
    schemes: &[
        Scheme { name: "key", slot: Slot::Header("x-key"), prefix: "" },
        Scheme { name: "token", slot: Slot::Bearer, prefix: "" },
        Scheme { name: "org", slot: Slot::Header("x-org"), prefix: "Org " },
        Scheme { name: "query", slot: Slot::Query("api_key"), prefix: "" },
        Scheme { name: "cookie", slot: Slot::Cookie("sid"), prefix: "" },
        Scheme { name: "basic", slot: Slot::Basic, prefix: "" },
        Scheme { name: "oauth", slot: Slot::OAuth(FLOWS), prefix: "" },
        Scheme { name: "openid", slot: Slot::OpenId("/.well-known/openid-configuration"), prefix: "" },
    ],
    usual_error: None,
};

const FLOWS: &[Flow] = &[
    Flow::client_credentials("/token"),
    Flow::authorization_code("https://api.test/authorize", "https://api.test/people/token").refresh("/refresh"),
];

pub(crate) static EMPTY: Api = Api { name: "empty", servers: &[], elsewhere: &[], schemes: &[], usual_error: None };

const JSON: &[Content] = &[Content::Json("application/json")];

const fn answer(statuses: Statuses, failure: bool, variant: u16, content: &'static [Content]) -> Answer {
    Answer { statuses, failure, variant, content, template: None, headers: Has::ALL, rules: &[] }
}

static GET_ITEM: Endpoint = Endpoint {
    api: &API,
    name: "get_item",
    method: "GET",
    path: "/items/{id}",
    segments: &[Segment::Literal("/items/"), Segment::Parameter(0)],
    places: &[
        Place::Path(Style::Simple),
        Place::Query(Style::FormExploded),
        Place::Query(Style::Form),
        Place::Query(Style::FormExploded),
        Place::Query(Style::FormExploded),
        Place::Header(Style::Simple),
        Place::Header(Style::Simple),
        Place::Cookie(Style::Form),
        Place::Header(Style::Simple),
    ],
    body: &[],
    answers: &[
        answer(Statuses::Exact(200), false, 0, JSON),
        answer(Statuses::Exact(404), true, 0, JSON),
        answer(Statuses::Range(4), true, 1, &[Content::Json("application/problem+json")]),
        answer(Statuses::Default, true, 2, JSON),
    ],
    security: &[
        &[Need { scheme: 0, scopes: &[] }],
        &[Need { scheme: 1, scopes: &[] }, Need { scheme: 2, scopes: &[] }],
        &[Need { scheme: 3, scopes: &[] }],
        &[Need { scheme: 4, scopes: &[] }],
        &[Need { scheme: 5, scopes: &[] }],
    ],
};

static SAVE_ITEM: Endpoint = Endpoint {
    api: &API,
    name: "save_item",
    method: "POST",
    path: "/items/{id}:save?kind=full",
    segments: &[Segment::Literal("/items/"), Segment::Parameter(0), Segment::Literal(":save?kind=full")],
    places: &[Place::Path(Style::Simple), Place::Body],
    body: JSON,
    answers: &[answer(Statuses::Exact(200), false, 0, JSON)],
    security: &[&[], &[Need { scheme: 3, scopes: &[] }]],
};

static PING: Endpoint = Endpoint {
    api: &API,
    name: "ping",
    method: "GET",
    path: "/ping",
    segments: &[Segment::Literal("/ping")],
    places: &[],
    body: &[],
    answers: &[answer(Statuses::Exact(204), false, 0, &[]), answer(Statuses::Exact(302), false, 0, &[])],
    security: &[],
};

static POST_ME: Endpoint = Endpoint {
    api: &API,
    name: "post_me",
    method: "POST",
    path: "/me",
    segments: &[Segment::Literal("/me")],
    places: &[],
    body: &[],
    answers: &[answer(Statuses::Exact(204), false, 0, &[])],
    security: &[
        &[Need { scheme: 6, scopes: &["me:write"] }, Need { scheme: 0, scopes: &[] }],
        &[Need { scheme: 7, scopes: &[] }],
    ],
};
