//! The calls as one writes them by hand for reqwest and serde: addresses built from checked parts, a limit of time, typed
//! errors.

use std::time::Duration;

use reqwest::{Method, RequestBuilder, StatusCode, Url};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

pub struct Client {
    pub http: reqwest::Client,
    pub url: String,
    pub token: String,
}

#[derive(Serialize)]
pub struct Invite {
    pub email: String,
    pub role: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub permissions: Option<Vec<String>>,
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "they are read, and that is all")]
pub struct Member {
    id: String,
    org_id: String,
    email: String,
    age: i64,
    score: f64,
    active: bool,
    role: String,
    permissions: Vec<String>,
    created_at: String,
    visits: Vec<i64>,
}

#[derive(Debug, Deserialize)]
#[expect(dead_code, reason = "shown by Debug")]
pub struct Problem {
    message: String,
}

#[derive(Debug)]
#[expect(dead_code, reason = "shown by Debug")]
pub enum Error {
    Address,
    Http(reqwest::Error),
    Json(serde_json::Error),
    Api(StatusCode, Problem),
    Undocumented(StatusCode),
}

impl Client {
    pub async fn invite_member(&self, org_id: &str, invite: &Invite) -> Result<Member, Error> {
        let request = self.request(Method::POST, org_id)?.header("content-type", "application/json");
        self.send(request.body(serde_json::to_vec(invite).map_err(Error::Json)?), StatusCode::CREATED).await
    }

    pub async fn list_members(
        &self,
        org_id: &str,
        page: Option<i64>,
        role: Option<&str>,
    ) -> Result<Vec<Member>, Error> {
        let mut request = self.request(Method::GET, org_id)?;
        if let Some(page) = page {
            request = request.query(&[("page", page)]);
        }
        if let Some(role) = role {
            request = request.query(&[("role", role)]);
        }
        self.send(request, StatusCode::OK).await
    }

    fn request(&self, method: Method, org_id: &str) -> Result<RequestBuilder, Error> {
        let mut url = Url::parse(&self.url).map_err(|_| Error::Address)?;
        url.path_segments_mut().map_err(|()| Error::Address)?.extend(["orgs", org_id, "members"]);
        let request = self.http.request(method, url).timeout(Duration::from_secs(30));
        Ok(request.header("accept", "application/json").header("user-agent", "by-hand/1").bearer_auth(&self.token))
    }

    async fn send<T: DeserializeOwned>(&self, request: RequestBuilder, success: StatusCode) -> Result<T, Error> {
        let response = request.send().await.map_err(Error::Http)?;
        let status = response.status();
        let body = response.bytes().await.map_err(Error::Http)?;
        match status {
            status if status == success => serde_json::from_slice(&body).map_err(Error::Json),
            StatusCode::NOT_FOUND => Err(Error::Api(status, serde_json::from_slice(&body).map_err(Error::Json)?)),
            status => Err(Error::Undocumented(status)),
        }
    }
}
