//! The vendors' calls, alike for all.

use std::fmt::Debug;

use axum::Router;
use bindery::With;
use bindery::client::{BoxFuture, Builder, Error, Response, Retry};
use bindery_tests::Keys;
use bindery_tests::{almanac::Almanac, arklow::Arklow, closient::Closient, kontext::Kontext, nuon::Nuon};
use {almanac_client as almanac, arklow_client as arklow, closient_client as closient};
use {kontext_client as kontext, nuon_client as nuon};

/// How to call.
#[derive(Clone)]
pub struct Settings {
    /// The server's base URL.
    pub url: String,
    /// What Prism is asked for.
    pub prefer: Option<String>,
    /// The key that is presented: `key-1` is valid.
    pub key: &'static str,
    /// Whether the request breaks the document.
    pub invalid: bool,
}

impl Settings {
    fn reach(&self, builder: Builder) -> Builder {
        let builder = builder.base_url(&self.url).retry(Retry::never());
        match &self.prefer {
            Some(prefer) => builder.header("prefer", prefer),
            None => builder,
        }
    }

    fn email(&self, invalid: &'static str) -> &'static str {
        if self.invalid { invalid } else { "ada@example.com" }
    }
}

/// What came of a call.
#[derive(Debug)]
pub struct Seen {
    /// None where no response came.
    pub status: Option<u16>,
    /// Whether the result is one that the document describes.
    pub documented: bool,
    /// Prism's complaints: JSON.
    pub violations: Option<String>,
    /// The result, for messages.
    #[expect(dead_code, reason = "shown by Debug")]
    shown: String,
}

impl<T: Debug, H: Debug, E: Debug> From<Result<Response<T, H>, Error<E>>> for Seen {
    fn from(result: Result<Response<T, H>, Error<E>>) -> Self {
        let shown = format!("{result:?}");
        let (status, headers, documented) = match &result {
            Ok(response) => (Some(response.status()), Some(response.headers()), true),
            Err(error) => (error.status(), error.headers(), error.api_error().is_some()),
        };
        let violations = headers.and_then(|headers| headers.get("sl-violations"));
        let violations = violations.map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned());
        Self { status: status.map(|status| status.as_u16()), documented, violations, shown }
    }
}

/// An operation of a vendor.
pub struct Called {
    pub vendor: &'static str,
    pub call: fn(&Settings) -> BoxFuture<Seen>,
    /// Whether a client can say at all what breaks the document.
    pub may_be_invalid: bool,
    pub success: u16,
    /// Every error that its document describes.
    pub errors: &'static [u16],
    pub router: fn() -> Router,
}

pub const CALLED: [Called; 8] = [
    Called {
        vendor: "almanac",
        call: |settings| {
            let client = almanac::Client::builder().bearer_auth(settings.key);
            let client = client.configure(|builder| settings.reach(builder)).build().unwrap();
            let body = almanac::types::InviteOrganizationMemberRequest::new(settings.email(""), "admin");
            Box::pin(async move { client.invite_organization_member("acme", body).send().await.into() })
        },
        may_be_invalid: true,
        success: 200,
        errors: &[422],
        router: || almanac_server::router(Almanac::default().with("acme"), keys()),
    },
    Called {
        vendor: "arklow",
        call: |settings| {
            use arklow::types::Permission;
            let client = arklow::Client::builder().api_key(settings.key);
            let client = client.configure(|builder| settings.reach(builder)).build().unwrap();
            let permission = if settings.invalid { Permission::from("boss") } else { Permission::Admin };
            Box::pin(async move {
                client.invite_member("42", "ada@example.com").permissions([permission]).send().await.into()
            })
        },
        may_be_invalid: true,
        success: 200,
        errors: &[],
        router: || arklow_server::router(Arklow::default().with("42", &["7"]), keys()),
    },
    Called {
        vendor: "closient",
        call: |settings| {
            let client = closient(settings);
            let organisation = if settings.invalid { "1" } else { ORGANISATION };
            let body = closient::types::MemberInvite::new("ada@example.com");
            Box::pin(async move { client.invite_member(organisation, body).send().await.into() })
        },
        may_be_invalid: true,
        success: 200,
        errors: &[],
        router: || closient_server::router(Closient::default(), keys()),
    },
    Called {
        vendor: "closient",
        call: |settings| {
            let client = closient(settings);
            let page = if settings.invalid { 0 } else { 1 };
            Box::pin(async move { client.list_members(ORGANISATION).page(page).send().await.into() })
        },
        may_be_invalid: true,
        success: 200,
        errors: &[429],
        router: || closient_server::router(Closient::default(), keys()),
    },
    Called {
        vendor: "kontext",
        call: |settings| {
            let (client, email) = (kontext(settings), settings.email("nobody"));
            Box::pin(async move {
                client.post_organization_invite("acme", email, kontext::types::Role::Admin).send().await.into()
            })
        },
        may_be_invalid: true,
        success: 200,
        errors: &[400, 401, 403],
        router: || kontext_server::router(Kontext::default().with("acme"), keys()),
    },
    Called {
        vendor: "kontext",
        call: |settings| {
            let client = kontext(settings);
            Box::pin(async move { client.get_organization_members("acme").send().await.into() })
        },
        may_be_invalid: false,
        success: 200,
        errors: &[400, 401, 403],
        router: || kontext_server::router(Kontext::default().with("acme"), keys()),
    },
    Called {
        vendor: "nuon",
        call: |settings| {
            use nuon::types::{CreateOrgInviteRequest, RoleType};
            let client = nuon(settings);
            let role = settings.invalid.then(|| RoleType::from("boss"));
            let body = CreateOrgInviteRequest::new("ada@example.com").with(|body| body.role_type = role);
            Box::pin(async move { client.create_org_invite(body).send().await.into() })
        },
        may_be_invalid: true,
        success: 201,
        errors: &[400, 401, 403, 404, 409, 500],
        router: || nuon_server::router(Nuon::default().with("acme"), keys()),
    },
    Called {
        vendor: "nuon",
        call: |settings| {
            let client = nuon(settings);
            Box::pin(async move { client.get_org_invites().limit(5).send().await.into() })
        },
        may_be_invalid: false,
        success: 200,
        errors: &[400, 401, 403, 404, 500],
        router: || nuon_server::router(Nuon::default().with("acme"), keys()),
    },
];

const ORGANISATION: &str = "2345678923456789234567";

fn keys() -> Keys {
    Keys::default().issue("key-1", "ada").read_only("key-2", "bob")
}

fn closient(settings: &Settings) -> closient::Client {
    let client = closient::Client::builder().api_key(settings.key);
    client.configure(|builder| settings.reach(builder)).build().unwrap()
}

fn kontext(settings: &Settings) -> kontext::Client {
    let client = kontext::Client::builder().bearer_auth(settings.key);
    client.configure(|builder| settings.reach(builder)).build().unwrap()
}

fn nuon(settings: &Settings) -> nuon::Client {
    let client = nuon::Client::builder().api_key(settings.key).org_id("acme");
    client.configure(|builder| settings.reach(builder)).build().unwrap()
}
