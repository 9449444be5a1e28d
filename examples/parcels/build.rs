//! Makes the bindings that `src/main.rs` includes.

use bindery_build::{Bindings, CrateKind};

fn main() {
    Bindings::from_document("api/openapi.yaml").name("parcels").only([CrateKind::Types, CrateKind::Client]).write();
}
