//! The generated server, as a program.

use bindery_load::{generated, serve, store::Store};

#[tokio::main]
async fn main() -> std::io::Result<()> {
    serve(generated::router(Store::new())).await
}
