//! How a client reaches a server.

use axum::Router;
use bindery::client::{Builder, InProcess};

/// A server, and how to reach it.
pub enum Way {
    InProcess(Router),
    /// The base URL.
    Tcp(String),
}

impl Way {
    /// Lets a client reach the server.
    pub fn reach(&self, builder: Builder) -> Builder {
        match self {
            Self::InProcess(router) => builder.transport(InProcess::new(router.clone())),
            Self::Tcp(url) => builder.base_url(url),
        }
    }

    /// A way to a router over loopback TCP.
    pub async fn tcp(router: Router) -> Self {
        Self::Tcp(listen(router).await)
    }
}

/// Runs a test in process and over loopback TCP, against a new server each time.
pub async fn both_ways(router: impl Fn() -> Router, test: impl AsyncFn(Way)) {
    test(Way::InProcess(router())).await;
    test(Way::tcp(router()).await).await;
}

/// Serves a router on a port of its own: its base URL.
pub async fn listen(router: Router) -> String {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, router).await });
    url
}
