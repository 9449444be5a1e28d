//! The server as one writes it by hand: axum's extractors, serde's derives, a token that is compared in constant time,
//! and every constraint of the document checked, all violations reported at once.

use std::sync::Arc;

use axum::extract::rejection::{JsonRejection, PathRejection, QueryRejection};
use axum::extract::{FromRequestParts, Path, Query, State};
use axum::http::header::{AUTHORIZATION, WWW_AUTHENTICATE};
use axum::http::request::Parts;
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Json, Router};
use serde::{Deserialize, Serialize};
use subtle::ConstantTimeEq as _;

use crate::TOKEN;
use crate::store::{self, Row, Store};

/// A router for axum.
pub fn router(store: Store) -> Router {
    Router::new()
        .route("/orgs/{org_id}/members/{member_id}", get(get_member))
        .route("/orgs/{org_id}/members", get(list_members).post(add_member))
        .with_state(Arc::new(store))
}

/// The name of whoever has the token.
struct Caller(&'static str);

impl<S: Sync> FromRequestParts<S> for Caller {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Failure> {
        let value = parts.headers.get(AUTHORIZATION).and_then(|value| value.to_str().ok()).unwrap_or_default();
        match value.split_once(' ') {
            Some((scheme, token))
                if scheme.eq_ignore_ascii_case("bearer") && token.as_bytes().ct_eq(TOKEN.as_bytes()).into() =>
            {
                Ok(Self("ada"))
            }
            _ => Err(Failure::new(StatusCode::UNAUTHORIZED, "the credentials are not valid")),
        }
    }
}

#[derive(Clone, Copy, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
enum Role {
    Admin,
    Editor,
    Viewer,
}

#[derive(Clone, Copy, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Detail {
    #[default]
    Short,
    Long,
}

#[derive(Deserialize)]
struct MemberQuery {
    #[serde(default)]
    detail: Detail,
    active: Option<bool>,
}

#[derive(Deserialize)]
struct MembersQuery {
    #[serde(default = "twenty")]
    limit: i64,
    #[serde(default = "one")]
    page: i64,
    role: Option<Role>,
}

fn twenty() -> i64 {
    20
}

fn one() -> i64 {
    1
}

#[derive(Serialize)]
struct Summary {
    id: i64,
    org_id: String,
    email: String,
    name: String,
    role: Role,
    active: bool,
}

#[derive(Deserialize)]
struct NewMember {
    email: String,
    name: String,
    role: Role,
    age: Option<i64>,
    score: Option<f64>,
    permissions: Vec<String>,
    address: Address,
    note: Option<String>,
}

#[derive(Deserialize, Serialize)]
struct Address {
    street: String,
    city: String,
    postal_code: String,
    country: String,
}

#[derive(Serialize)]
struct Member {
    id: i64,
    org_id: String,
    email: String,
    name: String,
    role: Role,
    #[serde(skip_serializing_if = "Option::is_none")]
    age: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    score: Option<f64>,
    permissions: Vec<String>,
    address: Address,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<String>,
    active: bool,
    created_at: String,
}

#[derive(Serialize)]
struct Problem {
    message: String,
    issues: Vec<Issue>,
}

#[derive(Serialize)]
struct Issue {
    path: String,
    message: String,
}

struct Failure(StatusCode, Problem);

impl Failure {
    fn new(status: StatusCode, message: impl Into<String>) -> Self {
        Self(status, Problem { message: message.into(), issues: Vec::new() })
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        let mut response = (self.0, Json(self.1)).into_response();
        if self.0 == StatusCode::UNAUTHORIZED {
            response.headers_mut().insert(WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        response
    }
}

impl From<PathRejection> for Failure {
    fn from(rejection: PathRejection) -> Self {
        Self::new(rejection.status(), rejection.body_text())
    }
}

impl From<QueryRejection> for Failure {
    fn from(rejection: QueryRejection) -> Self {
        Self::new(rejection.status(), rejection.body_text())
    }
}

impl From<JsonRejection> for Failure {
    fn from(rejection: JsonRejection) -> Self {
        Self::new(rejection.status(), rejection.body_text())
    }
}

async fn get_member(
    _: Caller,
    State(store): State<Arc<Store>>,
    path: Result<Path<(String, i64)>, PathRejection>,
    query: Result<Query<MemberQuery>, QueryRejection>,
) -> Result<Json<Summary>, Failure> {
    let (Path((org_id, member_id)), Query(query)) = (path?, query?);
    let mut checked = Checked::default();
    checked.pattern("/path/org_id", &org_id, is_org_id);
    checked.range("/path/member_id", member_id, 1, i64::MAX);
    checked.done()?;
    let row = store.member(member_id).filter(|row| query.active.is_none_or(|active| row.active == active));
    let Some(row) = row else { return Err(Failure::new(StatusCode::NOT_FOUND, "there is no such member")) };
    let name = match query.detail {
        Detail::Long => format!("{}, {}", row.name, row.city),
        Detail::Short => row.name.clone(),
    };
    let email = row.email.clone();
    Ok(Json(Summary { id: row.id, org_id, email, name, role: role(row.role), active: row.active }))
}

async fn list_members(
    _: Caller,
    State(store): State<Arc<Store>>,
    path: Result<Path<String>, PathRejection>,
    query: Result<Query<MembersQuery>, QueryRejection>,
) -> Result<Json<Vec<Member>>, Failure> {
    let (Path(org_id), Query(query)) = (path?, query?);
    let mut checked = Checked::default();
    checked.pattern("/path/org_id", &org_id, is_org_id);
    checked.range("/query/limit", query.limit, 1, 100);
    checked.range("/query/page", query.page, 1, i64::MAX);
    checked.done()?;
    let role = query.role.map(|role| match role {
        Role::Admin => store::Role::Admin,
        Role::Editor => store::Role::Editor,
        Role::Viewer => store::Role::Viewer,
    });
    Ok(Json(store.members(role, query.page, query.limit).map(|row| member(row, &org_id)).collect()))
}

async fn add_member(
    caller: Caller,
    State(store): State<Arc<Store>>,
    path: Result<Path<String>, PathRejection>,
    body: Result<Json<NewMember>, JsonRejection>,
) -> Result<(StatusCode, Json<Member>), Failure> {
    let (Path(org_id), Json(new)) = (path?, body?);
    let mut checked = Checked::default();
    checked.pattern("/path/org_id", &org_id, is_org_id);
    new.check(&mut checked);
    checked.done()?;
    let member = Member {
        id: store.next(),
        org_id,
        email: new.email,
        name: new.name,
        role: new.role,
        age: new.age,
        score: new.score,
        permissions: new.permissions,
        address: new.address,
        note: new.note,
        active: caller.0 == "ada",
        created_at: "1990-12-31T23:59:59Z".to_owned(),
    };
    Ok((StatusCode::CREATED, Json(member)))
}

impl NewMember {
    fn check(&self, checked: &mut Checked) {
        checked.email("/body/email", &self.email);
        checked.length("/body/email", &self.email, 0, 254);
        checked.length("/body/name", &self.name, 1, 100);
        if let Some(age) = self.age {
            checked.range("/body/age", age, 0, 150);
        }
        if let Some(score) = self.score {
            checked.range("/body/score", score, 0.0, 1.0);
        }
        if self.permissions.len() > 32 {
            checked.report("/body/permissions", "there are more than 32 elements");
        }
        for (index, permission) in self.permissions.iter().enumerate() {
            let path = || format!("/body/permissions/{index}");
            if !is_permission(permission) {
                checked.report(path(), "the text does not match the pattern");
            }
            if permission.chars().count() > 64 {
                checked.report(path(), "the text is longer than 64 characters");
            }
        }
        checked.length("/body/address/street", &self.address.street, 1, 100);
        checked.length("/body/address/city", &self.address.city, 1, 100);
        checked.length("/body/address/postal_code", &self.address.postal_code, 3, 10);
        checked.pattern("/body/address/country", &self.address.country, is_country);
        if let Some(note) = &self.note {
            checked.length("/body/note", note, 0, 2000);
        }
    }
}

/// `^[a-z][a-z0-9-]{1,38}$`
fn is_org_id(text: &str) -> bool {
    let rest = text.strip_prefix(|first: char| first.is_ascii_lowercase());
    rest.is_some_and(|rest| {
        (1..=38).contains(&rest.len())
            && rest.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
    })
}

/// `^[a-z]+(:[a-z]+)*$`
fn is_permission(text: &str) -> bool {
    text.split(':').all(|word| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase()))
}

/// `^[A-Z]{2}$`
fn is_country(text: &str) -> bool {
    text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// What has been found wrong.
#[derive(Default)]
struct Checked(Vec<Issue>);

impl Checked {
    fn report(&mut self, path: impl Into<String>, message: impl Into<String>) {
        self.0.push(Issue { path: path.into(), message: message.into() });
    }

    fn length(&mut self, path: &str, text: &str, least: usize, most: usize) {
        if !(least..=most).contains(&text.chars().count()) {
            self.report(path, format!("the text does not have {least} to {most} characters"));
        }
    }

    fn range<T: PartialOrd + std::fmt::Display>(&mut self, path: &str, number: T, least: T, most: T) {
        if number < least || number > most {
            self.report(path, format!("the number is not between {least} and {most}"));
        }
    }

    fn pattern(&mut self, path: &str, text: &str, matches: fn(&str) -> bool) {
        if !matches(text) {
            self.report(path, "the text does not match the pattern");
        }
    }

    fn email(&mut self, path: &str, text: &str) {
        let is_word = |part: &str| !part.is_empty() && !part.contains(['@', ' ', '<', '>', ',', ';']);
        let is_email = text.rsplit_once('@').is_some_and(|(user, host)| {
            is_word(user) && host.split('.').all(|label| is_word(label) && !label.starts_with('-'))
        });
        if !is_email {
            self.report(path, "the text is no e-mail address");
        }
    }

    fn done(self) -> Result<(), Failure> {
        if self.0.is_empty() {
            return Ok(());
        }
        let problem = Problem { message: "the request is not valid".to_owned(), issues: self.0 };
        Err(Failure(StatusCode::BAD_REQUEST, problem))
    }
}

fn member(row: &Row, org_id: &str) -> Member {
    Member {
        id: row.id,
        org_id: org_id.to_owned(),
        email: row.email.clone(),
        name: row.name.clone(),
        role: role(row.role),
        age: row.age,
        score: row.score,
        permissions: row.permissions.clone(),
        address: Address {
            street: row.street.clone(),
            city: row.city.clone(),
            postal_code: row.postal_code.clone(),
            country: row.country.clone(),
        },
        note: row.note.clone(),
        active: row.active,
        created_at: row.created_at.clone(),
    }
}

fn role(role: store::Role) -> Role {
    match role {
        store::Role::Admin => Role::Admin,
        store::Role::Editor => Role::Editor,
        store::Role::Viewer => Role::Viewer,
    }
}
