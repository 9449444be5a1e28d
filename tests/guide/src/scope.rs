//! What is in scope of snippets without being shown.

/// Nothing but the crates.
pub(crate) mod plain {
    #[allow(unused_imports, reason = "a snippet has imports of its own")]
    pub(crate) use std::error::Error;
}

/// Arklow's client, and where a program may have its keys.
pub(crate) mod arklow {
    pub(crate) use arklow_client::Client;
    pub(crate) use arklow_client::types::{InviteMemberBody, Permission};
    pub(crate) use bindery::client::http::Request;
    pub(crate) use bindery::client::{
        Body, BoxError, Credential, Http, Secret, TowerTransport, TransportService, reqwest,
    };
    pub(crate) use tower::{ServiceBuilder, ServiceExt as _};

    #[derive(Clone)]
    pub(crate) struct Vault;

    pub(crate) struct Key;

    impl Vault {
        pub(crate) async fn token(self, _refused: Option<Secret>) -> Result<Secret, BoxError> {
            Ok("key".into())
        }

        pub(crate) async fn key(&self) -> Result<Key, BoxError> {
            Ok(Key)
        }
    }

    impl Key {
        pub(crate) fn sign(
            &self,
            _: &Request<Body>,
        ) -> Result<bindery::client::http::HeaderValue, bindery::client::http::header::InvalidHeaderValue> {
            bindery::client::http::HeaderValue::from_str("signature")
        }
    }
}

/// Closient's client.
pub(crate) mod closient {
    pub(crate) use closient_client::Client;
}

/// Nuon's server.
pub(crate) mod nuon {
    pub(crate) use bindery::server::{Credential, Denied};
    pub(crate) use nuon_server::types::OrgInvite;
    pub(crate) use nuon_server::types::operations::GetOrgInvites;

    pub(crate) use std::sync::Mutex;

    pub(crate) struct Nuon;

    impl nuon_server::Orgs for Nuon {
        type Caller = Session;
    }

    pub(crate) struct Session;

    impl Session {
        pub(crate) fn of(_: &str) -> Self {
            Self
        }

        pub(crate) fn may_see(&self, _: &OrgInvite) -> bool {
            true
        }

        pub(crate) fn belongs_to(&self, _: &str) -> bool {
            true
        }
    }

    pub(crate) struct Keys {
        pub(crate) key: String,
    }
}

/// The same with an authenticator.
pub(crate) mod nuon_served {
    pub(crate) use super::nuon::{Credential, Denied, GetOrgInvites, Nuon, Session};

    pub(crate) struct Keys;

    impl nuon_server::Authenticator for Keys {
        type Caller = Session;

        async fn api_key(&self, _: Credential<'_>, _: Option<Session>) -> Result<Session, Denied> {
            Err(Denied::unauthorized())
        }

        async fn org_id(&self, _: Credential<'_>, _: Option<Session>) -> Result<Session, Denied> {
            Err(Denied::unauthorized())
        }
    }
}

/// The document `specs/feed`.
pub(crate) mod feed {
    pub(crate) use bindery::Binary;
    pub(crate) use bindery::client::Reconnect;

    pub(crate) use crate::bindings::feed::client::Client;
    pub(crate) use crate::bindings::feed::types::*;
}

/// The document `specs/shelf`, with the recipes of the pages.
pub(crate) mod shelf {
    pub(crate) use bindery::number::Decimal;

    pub(crate) use crate::bindings::shelf::client::Client;
    pub(crate) use crate::bindings::shelf::types::Condition;
}

/// The document `specs/shop`.
pub(crate) mod shop {
    pub(crate) use std::time::{Duration, SystemTime};

    pub(crate) use axum::body::Body;
    pub(crate) use axum::http::Request;
    pub(crate) use bindery::operation::WithHeaders;

    pub(crate) use crate::bindings::shop::client::servers::{Region, Server};
    pub(crate) use crate::bindings::shop::client::{Client, OAuthApp, types};
    pub(crate) use crate::bindings::shop::server::{Receiver, receiver};
    pub(crate) use crate::bindings::shop::types::operations::*;
    pub(crate) use crate::bindings::shop::types::*;

    pub(crate) struct Shop;

    pub(crate) struct Hooks;

    impl Receiver for Hooks {}

    pub(crate) fn redirect_to(_: &str) {}
}

/// The document of `examples/bookshop`.
pub(crate) mod library {
    pub(crate) use std::time::Duration;

    pub(crate) use bindery::client::{Credential, InProcess, Retry, reqwest};

    pub(crate) use crate::bindings::library::client as library_client;
    pub(crate) use crate::bindings::library::client::Client;
    pub(crate) use crate::bindings::library::client::types::{Book, Status};
    pub(crate) use crate::bindings::library::server as library_server;
}

/// The same for programs, whose imports are their own.
pub(crate) mod library_programs {
    pub(crate) use crate::bindings::library::{client as library_client, server as library_server};
}

/// The same as a module that a build script has made.
pub(crate) mod library_readme {
    pub(crate) use crate::bindings::library;
    pub(crate) use crate::bindings::library::types::operations::{
        GetBook, GetBookError, GetBookStatus, LendBookStatus,
    };
    pub(crate) use crate::bindings::library::types::{Book, Error};

    pub(crate) struct Reader;

    pub(crate) struct Shelf;

    impl Shelf {
        pub(crate) fn find(&self, _: &str) -> Option<Book> {
            None
        }
    }
}
