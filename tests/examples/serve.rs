//! Serves one of the vendors' APIs from memory, with the key `key` and the organisation `acme` (at Arklow, `1`):
//! `cargo run --example serve -- nuon 127.0.0.1:3123`.

use axum::Router;
use bindery_tests::Keys;
use bindery_tests::almanac::Almanac;
use bindery_tests::arklow::Arklow;
use bindery_tests::closient::Closient;
use bindery_tests::kontext::Kontext;
use bindery_tests::nuon::Nuon;

fn router(vendor: &str) -> Option<Router> {
    let keys = Keys::default().issue("key", "ada");
    Some(match vendor {
        "almanac" => almanac_server::router(Almanac::default().with("acme"), keys),
        "arklow" => arklow_server::router(Arklow::default().with("1", &["7"]), keys),
        "closient" => closient_server::router(Closient::default(), keys),
        // The document's servers have the path `/api`.
        "kontext" => Router::new().nest("/api", kontext_server::router(Kontext::default().with("acme"), keys)),
        "nuon" => nuon_server::router(Nuon::default().with("acme"), keys),
        _ => return None,
    })
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let vendor = arguments.next().unwrap_or_default();
    let address = arguments.next().unwrap_or_else(|| "127.0.0.1:0".to_owned());
    let router = router(&vendor).ok_or("say which vendor: almanac, arklow, closient, kontext or nuon")?;
    let listener = tokio::net::TcpListener::bind(address).await?;
    println!("{vendor} is served at http://{}", listener.local_addr()?);
    axum::serve(listener, router).await?;
    Ok(())
}
