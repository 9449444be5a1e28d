//! What the document guards is guarded, whatever path or method leads to it.

use std::convert::Infallible;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use bindery::server::{Credential, Denied};

use super::documents::admission::server::{Api, Authenticator, router};
use super::documents::admission::types::Pong;
use super::documents::admission::types::operations::{Admin, Pub};
use crate::raw::{send, serve};

/// Counts who got in.
#[derive(Clone, Default)]
struct Service(Arc<AtomicUsize>);

impl Api for Service {
    type Caller = ();

    async fn admin(&self, (): (), _: Admin) -> Result<Pong, Infallible> {
        self.0.fetch_add(1, Ordering::Relaxed);
        Ok(Pong::new())
    }

    async fn r#pub(&self, _: Pub) -> Result<Pong, Infallible> {
        Ok(Pong::new())
    }
}

/// There is no server without one: `router` takes it, and a scheme of the document is a method without a default.
impl Authenticator for Service {
    type Caller = ();

    async fn b(&self, credential: Credential<'_>, _: Option<()>) -> Result<(), Denied> {
        if credential.is("hunter2") { Ok(()) } else { Err(Denied::unauthorized()) }
    }
}

#[tokio::test]
async fn without_a_credential_nobody_gets_in() {
    let service = Service::default();
    let address = serve(router(service.clone(), service.clone())).await;
    let headers = [
        "",
        "authorization: Bearer\r\n",
        "authorization: Bearer \r\n",
        "authorization: Bearer wrong\r\n",
        "authorization: hunter2\r\n",
        "authorization: Basic hunter2\r\n",
        "authorization: Bearer hunter2 \u{a0}\r\n",
        "authorization: Bearer hunter\r\n",
        "authorization: Bearer hunter22\r\n",
        "authorization: Bearer hunter2,hunter2\r\n",
        "authorization: Bearer wrong\r\nauthorization: Bearer hunter2\r\n",
        "authorization: Bearer hunter2\r\nauthorization: Bearer hunter2\r\n",
        "proxy-authorization: Bearer hunter2\r\n",
        "cookie: authorization=Bearer hunter2\r\n",
        "x-original-url: /public\r\n",
        "x-http-method-override: GET\r\n",
    ];
    for header in headers {
        for line in ["GET /admin", "HEAD /admin", "GET /admin?authorization=Bearer%20hunter2", "GET /%61dmin"] {
            let answer = send(&address, line, header, b"").await;
            assert_eq!(answer.status, 401, "{line} {header}: {}", answer.body);
            assert!(answer.head.contains("www-authenticate: Bearer"), "{}", answer.head);
            assert!(!answer.body.contains("hunter2"), "{}", answer.body);
        }
    }
    let elsewhere =
        ["/admin/", "//admin", "/ADMIN", "/public/../admin", "/public/%2e%2e/admin", "/admin%2f", "/admin;x"];
    for path in elsewhere {
        let answer = send(&address, &format!("GET {path}"), "", b"").await;
        assert!(matches!(answer.status, 401 | 404), "{path}: {}", answer.status);
    }
    for line in ["POST /admin", "DELETE /admin", "get /admin", "OPTIONS /admin"] {
        let answer = send(&address, line, "content-length: 0\r\n", b"").await;
        assert!(matches!(answer.status, 204 | 405) && answer.body.len() < 400, "{line}: {}", answer.status);
    }
    assert_eq!(service.0.load(Ordering::Relaxed), 0);
}

#[tokio::test]
async fn with_one_everybody_does_and_what_is_open_is_open() {
    let service = Service::default();
    let address = serve(router(service.clone(), service.clone())).await;
    let answer = send(&address, "GET /admin", "authorization: Bearer hunter2\r\n", b"").await;
    assert_eq!((answer.status, service.0.load(Ordering::Relaxed)), (200, 1), "{}", answer.body);
    for header in ["", "authorization: Bearer wrong\r\n"] {
        assert_eq!(send(&address, "GET /public", header, b"").await.status, 200);
    }
}
