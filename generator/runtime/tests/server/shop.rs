//! An API by hand, in the form in which generated crates have theirs.

use axum::Router;
use bindery::operation::{
    Answer, Api, Content, Endpoint, Failure, Has, Need, Place, Scheme, Segment, Server, Slot, Statuses, Style, Template,
};
use bindery::server::{Routes, axum};
use bindery::validate::{Limit, Pattern, Rule};

pub static API: Api = Api {
    name: "shop",
    servers: &[Server { url: "https://shop.example", variables: &[], description: "" }],
    elsewhere: &[],
    schemes: &[
        Scheme { name: "key", slot: Slot::Header("x-key"), prefix: "" },
        Scheme { name: "org", slot: Slot::Header("x-org"), prefix: "" },
        Scheme { name: "bearer", slot: Slot::Bearer, prefix: "" },
        Scheme { name: "basic", slot: Slot::Basic, prefix: "" },
        Scheme { name: "query", slot: Slot::Query("api_key"), prefix: "" },
        Scheme { name: "cookie", slot: Slot::Cookie("session"), prefix: "" },
        Scheme { name: "token", slot: Slot::Header("x-token"), prefix: "Token " },
    ],
    usual_error: None,
};

pub const JSON: &[Content] = &[Content::Json("application/json")];

/// A response with JSON.
pub const fn answer(statuses: Statuses, failure: bool, variant: u16) -> Answer {
    Answer { statuses, failure, variant, content: JSON, template: None, headers: Has::ALL, rules: &[] }
}

/// What the handlers answer with: `Debug` of what they were given.
#[derive(Clone)]
pub struct Echo {
    pub text: String,
}
bindery::record!(Echo [0b1] { text: "text" });

impl Echo {
    pub fn of(value: impl std::fmt::Debug) -> Self {
        Self { text: format!("{value:?}") }
    }
}

#[derive(Clone)]
#[non_exhaustive]
pub enum Kind {
    Tea,
    Cup,
    Unknown(bindery::Unlisted),
}
bindery::string_enum!(Kind { Tea: "tea", Cup: "cup" });

/// `GET /things/{id}.json`: a parameter of every sort.
#[derive(Clone)]
pub struct GetThing {
    pub id: i64,
    pub limit: Option<i64>,
    pub tags: Option<Vec<String>>,
    pub sizes: Option<Vec<i64>>,
    pub trace: Option<String>,
    pub kinds: Option<Vec<Kind>>,
    pub theme: Option<Kind>,
}
static TRACE: Pattern = Pattern::new("^[a-z]+$");
bindery::record!(GetThing [0b1] {
    id: "id".rules(&[Rule::Minimum(Limit::Integer(1))]),
    limit: "limit".default("10").rules(&[Rule::Maximum(Limit::Integer(100))]),
    tags: "tags".rules(&[Rule::MaxItems(2), Rule::Items(&[Rule::MinLength(2)])]),
    sizes: "sizes",
    trace: "x-trace".rules(&[Rule::Pattern(&TRACE)]),
    kinds: "x-kinds",
    theme: "theme",
});
bindery::operation!(GetThing { endpoint: &GET_THING, response: Echo });
static GET_THING: Endpoint = Endpoint {
    api: &API,
    name: "get_thing",
    method: "GET",
    path: "/things/{id}.json",
    segments: &[Segment::Literal("/things/"), Segment::Parameter(0), Segment::Literal(".json")],
    places: &[
        Place::Path(Style::Simple),
        Place::Query(Style::FormExploded),
        Place::Query(Style::FormExploded),
        Place::Query(Style::Form),
        Place::Header(Style::Simple),
        Place::Header(Style::Simple),
        Place::Cookie(Style::Form),
    ],
    body: &[],
    answers: &[answer(Statuses::Exact(200), false, 0)],
    security: &[],
};

/// A body with constraints, a default, and a member that only the server sets.
#[derive(Clone)]
pub struct Thing {
    pub id: Option<String>,
    pub name: String,
    pub kind: Kind,
    pub size: Option<i64>,
    pub secret: Option<String>,
    pub tags: Option<Vec<String>>,
}
bindery::record!(Thing [0b110] refuse() {
    id: "id".read_only(),
    name: "name".rules(&[Rule::MinLength(2)]),
    kind: "kind",
    size: "size".default("1").rules(&[Rule::Minimum(Limit::Integer(1))]),
    secret: "secret".write_only().rules(&[Rule::MaxLength(8)]),
    tags: "tags".rules(&[Rule::Items(&[Rule::MaxLength(3)])]),
});

/// `POST /things`.
#[derive(Clone)]
pub struct CreateThing {
    pub body: Thing,
}
bindery::record!(CreateThing [0b1] { body: "body" });
bindery::operation!(CreateThing { endpoint: &CREATE_THING, response: Thing, failure: CreateThingError });

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CreateThingStatus {
    Conflict,
    Invalid,
    ServerError(u16),
}
bindery::statuses!(CreateThingStatus { Conflict: 409, Invalid: 422; ServerError });
pub type CreateThingError = Failure<CreateThingStatus, Echo>;

static INVALID: Template = Template::Object(&[(
    "detail",
    Template::EachViolation(&Template::Object(&[
        ("loc", Template::Path),
        ("msg", Template::Message),
        ("type", Template::Code),
    ])),
)]);
static SERVER_ERROR: Template = Template::Object(&[
    ("ok", Template::Boolean(false)),
    ("code", Template::Status),
    ("error", Template::Code),
    ("message", Template::Message),
    ("source", Template::Text("shop")),
    ("at", Template::Pointer),
]);
static CREATE_THING: Endpoint = Endpoint {
    api: &API,
    name: "create_thing",
    method: "POST",
    path: "/things",
    segments: &[Segment::Literal("/things")],
    places: &[Place::Body],
    body: JSON,
    answers: &[
        answer(Statuses::Exact(201), false, 0),
        answer(Statuses::Exact(409), true, 0),
        Answer { template: Some(&INVALID), ..answer(Statuses::Exact(422), true, 1) },
        Answer { template: Some(&SERVER_ERROR), ..answer(Statuses::Range(5), true, 2) },
    ],
    security: &[],
};

/// `PATCH /things/{id}`: an optional body.
#[derive(Clone)]
pub struct PatchThing {
    pub id: String,
    pub body: Option<Patch>,
}
#[derive(Clone)]
pub struct Patch {
    pub size: Option<i64>,
}
bindery::record!(Patch [0b0] { size: "size".default("1") });
bindery::record!(PatchThing [0b1] { id: "id", body: "body" });
bindery::operation!(PatchThing { endpoint: &PATCH_THING, response: Echo });
static PATCH_THING: Endpoint = Endpoint {
    api: &API,
    name: "patch_thing",
    method: "PATCH",
    path: "/things/{id}",
    segments: &[Segment::Literal("/things/"), Segment::Parameter(0)],
    places: &[Place::Path(Style::Simple), Place::Body],
    body: JSON,
    answers: &[answer(Statuses::Exact(200), false, 0)],
    security: &[],
};

/// `DELETE /things/{id}`: no content.
#[derive(Clone)]
pub struct DeleteThing {
    pub id: String,
}
bindery::record!(DeleteThing [0b1] { id: "id" });
bindery::operation!(DeleteThing { endpoint: &DELETE_THING, response: () });
static DELETE_THING: Endpoint = Endpoint {
    api: &API,
    name: "delete_thing",
    method: "DELETE",
    path: "/things/{id}",
    segments: &[Segment::Literal("/things/"), Segment::Parameter(0)],
    places: &[Place::Path(Style::Simple)],
    body: &[],
    answers: &[Answer { content: &[], ..answer(Statuses::Exact(204), false, 0) }],
    security: &[],
};

/// The shop's handlers.
pub struct Shop;

pub fn routes() -> Routes<Shop> {
    Routes::without_authentication(Shop)
        .open(|_: &Shop, request: GetThing| async move { Ok(Echo::of(request)) })
        .open(|_: &Shop, request: CreateThing| create(request.body))
        .open(|_: &Shop, request: PatchThing| async move { Ok(Echo::of(request)) })
        .open(|_: &Shop, _: DeleteThing| async move { Ok(()) })
}

async fn create(thing: Thing) -> Result<Thing, CreateThingError> {
    let failure = |status| Err(Failure::new(status, Echo::of(&thing.name)));
    match thing.name.as_str() {
        "taken" => failure(CreateThingStatus::Conflict),
        "odd" => failure(CreateThingStatus::Invalid),
        "down" => failure(CreateThingStatus::ServerError(503)),
        "lying" => failure(CreateThingStatus::ServerError(200)),
        "unlisted" => Ok(Thing { kind: Kind::from("hunter2"), ..thing }),
        "panic" => panic!("hunter2"),
        _ => Ok(thing),
    }
}

pub fn router() -> Router {
    routes().into_router()
}

/// A need without scopes.
pub const fn need(scheme: usize) -> Need {
    Need { scheme, scopes: &[] }
}
