//! Serves the gateway: `gateway 127.0.0.1:3000`, on top of the Nuon at `NUON_URL`, or the one of its document.

use bindery::client::{Http, reqwest};
use gateway::{Gateway, Tokens};
use kontext_server::router;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let address = std::env::args().nth(1).ok_or("an address is needed, as in `127.0.0.1:3000`")?;
    let http = Http::new(reqwest::Client::builder())?;
    let mut nuon = nuon_client::Client::builder().configure(|settings| settings.transport(http));
    if let Ok(url) = std::env::var("NUON_URL") {
        nuon = nuon.base_url(url);
    }
    let listener = tokio::net::TcpListener::bind(address).await?;
    println!("listening on http://{}", listener.local_addr()?);
    axum::serve(listener, router(Gateway::new(nuon), Tokens)).await?;
    Ok(())
}
