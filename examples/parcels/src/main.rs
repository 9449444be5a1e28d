//! Tells where a parcel is: `parcels 0123456789`, or at another address than the document's with `PARCELS_URL`.

/// The bindings of `api/openapi.yaml`.
mod api {
    include!(concat!(env!("OUT_DIR"), "/parcels.rs"));
}

use api::client::Client;
use api::types::Event;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let number = std::env::args().nth(1).ok_or("the number of a parcel is needed")?;
    let mut settings = Client::builder();
    if let Ok(url) = std::env::var("PARCELS_URL") {
        settings = settings.base_url(url);
    }
    for event in settings.build()?.track_parcel(number).await? {
        match event {
            Event::Scanned(event) => println!("{}: in {}", event.at, event.depot),
            Event::Delivered(event) => {
                println!("{}: taken by {}", event.at, event.taken_by.as_deref().unwrap_or("somebody"))
            }
            // The API may know more kinds than its document did.
            other => println!("{other:?}"),
        }
    }
    Ok(())
}
