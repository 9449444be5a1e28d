//! Makes the bindings that `src/lib.rs` includes.

use bindery_build::Bindings;

fn main() {
    Bindings::from_document("../../specs/kontext/openapi.yaml").name("kontext").write();
    Bindings::from_document("specs/notes/openapi.yaml").write();
}
