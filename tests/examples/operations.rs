//! An API as it would be run: request ids, limits of time and load, a log, the document, an end in good order.
//!
//! `cargo run --example operations -- 127.0.0.1:3123`, and `curl -i -H 'Authorization: Bearer key' -H 'X-Nuon-Org-ID: acme'
//! http://127.0.0.1:3123/v1/orgs/current/invites`.

use std::error::Error;
use std::future::Future;
use std::pin::pin;
use std::time::Duration;

use axum::error_handling::HandleErrorLayer;
use axum::http::{HeaderName, StatusCode};
use axum::{BoxError, Router};
use bindery_tests::Keys;
use bindery_tests::nuon::Nuon;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use tokio::net::TcpListener;
use tower::ServiceBuilder;
use tower::limit::GlobalConcurrencyLimitLayer;
use tower_http::request_id::{MakeRequestUuid, PropagateRequestIdLayer, SetRequestIdLayer};
use tower_http::timeout::TimeoutLayer;

/// How long a caller may take for its headers, and all of a request may take; how many requests there may be at once.
pub struct Limits {
    pub headers: Duration,
    pub request: Duration,
    pub requests: usize,
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let address = std::env::args().nth(1).unwrap_or_else(|| "127.0.0.1:0".to_owned());
    let listener = TcpListener::bind(address).await?;
    println!("http://{}", listener.local_addr()?);
    let api = nuon_server::routes(Nuon::default().with("acme"), Keys::default().issue("key", "ada"))
        .report(|incident| eprintln!("{incident}"))
        .document("/openapi.yaml", include_str!("../../specs/nuon/openapi.yaml"))
        .into_router();
    let limits = Limits { headers: Duration::from_secs(30), request: Duration::from_secs(30), requests: 1_000 };
    let stop = async { drop(tokio::signal::ctrl_c().await) };
    serve(listener, layered(api, &limits), &limits, stop).await
}

/// What stands around an API. The first layer is the outermost.
pub fn layered(api: Router, limits: &Limits) -> Router {
    let id = HeaderName::from_static("x-request-id");
    let busy = |_: BoxError| async { StatusCode::SERVICE_UNAVAILABLE };
    api.layer(
        ServiceBuilder::new()
            .layer(SetRequestIdLayer::new(id.clone(), MakeRequestUuid))
            .layer(PropagateRequestIdLayer::new(id))
            // One request too many is refused at once: a queue would make all of them late.
            .layer(HandleErrorLayer::new(busy))
            .load_shed()
            .layer(GlobalConcurrencyLimitLayer::new(limits.requests))
            // The handler, and reading the body that it waits for.
            .layer(TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, limits.request)),
    )
}

/// Serves HTTP/1.1 until `stop` ends, then finishes what has begun. `axum::serve` does as much, but waits for headers for
/// ever; `hyper_util::server::conn::auto` has the limit, and HTTP/2.
pub async fn serve(
    listener: TcpListener,
    api: Router,
    limits: &Limits,
    stop: impl Future<Output = ()>,
) -> Result<(), Box<dyn Error>> {
    let mut server = http1::Builder::new();
    server.timer(TokioTimer::new()).header_read_timeout(limits.headers);
    let graceful = GracefulShutdown::new();
    let mut stop = pin!(stop);
    loop {
        let stream = tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok((stream, _)) => stream,
                // No more files may be open, or the caller has gone: the next may fare better.
                Err(_) => {
                    tokio::time::sleep(Duration::from_millis(10)).await;
                    continue;
                }
            },
            () = &mut stop => break,
        };
        let service = TowerToHyperService::new(api.clone());
        let connection = server.serve_connection(TokioIo::new(stream), service);
        tokio::spawn(graceful.watch(connection));
    }
    drop(listener);
    Ok(tokio::time::timeout(limits.request, graceful.shutdown()).await?)
}
