//! Makes the bindings that `src/lib.rs` and `benches/call` include.

use bindery_build::Bindings;
use bindery_build::config::CrateKind;

fn main() {
    Bindings::from_document("openapi.yaml").name("payloads").only([CrateKind::Types]).write();
    Bindings::from_document("calls.yaml").name("calls").only([CrateKind::Types, CrateKind::Client]).write();
}
