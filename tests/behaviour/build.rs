//! Makes the bindings that `src/lib.rs` includes.

use bindery_build::build::Bindings;

const FIXTURES: &[&str] = &[
    "constraints",
    "defaults",
    "direction",
    "enum-values",
    "nulls",
    "objects",
    "parameters",
    "recursion",
    "responses",
    "security",
    "union-kinds",
    "union-preference",
    "union-tags",
];

fn main() {
    for name in FIXTURES {
        Bindings::from_document(format!("../fixtures/{name}.yaml")).name(*name).write();
    }
}
