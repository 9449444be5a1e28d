//! Makes the bindings that `src/lib.rs` includes.

use bindery_build::Bindings;
use bindery_build::config::CrateKind;

fn main() {
    Bindings::from_document("openapi.yaml").name("members").only([CrateKind::Types, CrateKind::Server]).write();
}
