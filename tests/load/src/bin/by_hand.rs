//! The server by hand, as a program.

use bindery_load::{by_hand, serve, store::Store};

#[tokio::main]
async fn main() -> std::io::Result<()> {
    serve(by_hand::router(Store::new())).await
}
