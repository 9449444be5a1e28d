//! One API served twice: by what Bindery has made of `openapi.yaml`, and by hand for axum with serde's derives.
//!
//! `tests/load/measure` puts both under load, `benches` calls them without a socket between.

pub mod by_hand;
pub mod cases;
pub mod generated;
pub mod store;

use axum::Router;

#[allow(missing_docs, unreachable_pub, dead_code, unused_imports, reason = "as a user includes it")]
mod members {
    include!(concat!(env!("OUT_DIR"), "/members.rs"));
}

/// The token that both ask for.
pub const TOKEN: &str = "4f1d7c52-7a0e-4a4c-9d0b-6f6b3a0b9d11";

/// Serves `router` at the address that the first argument says, until the process ends.
///
/// # Errors
/// What the system says of the address.
pub async fn serve(router: Router) -> std::io::Result<()> {
    let address = std::env::args().nth(1).unwrap_or_else(|| "127.0.0.1:0".to_owned());
    let listener = tokio::net::TcpListener::bind(address).await?;
    println!("http://{}", listener.local_addr()?);
    axum::serve(listener, router).await
}
