//! What each vendor's document means, and the public items of its crates on one page.

use bindery_build::inspect::{Format, Stage, inspect};

use crate::support::repository::{Owned, Vendor, rendered};
use crate::support::snapshot;

fn snapshot(stage: Stage, name: &str) {
    for vendor in Vendor::all() {
        let (config, lock) = (vendor.config.as_ref().map(Owned::input), vendor.lock.as_ref().map(Owned::input));
        let inspected = inspect(vendor.document.input(), config, lock, stage, Format::Text);
        assert!(!inspected.diagnostics.has_errors(), "{}", rendered(&inspected.diagnostics, &inspected.sources));
        snapshot::check(format!("vendor-{}-{name}", vendor.name), &inspected.text);
    }
}

#[test]
fn intermediate_representation() {
    snapshot(Stage::Ir, "ir");
}

#[test]
fn outline_of_the_crates() {
    snapshot(Stage::Rust, "rust");
}

#[test]
fn findings() {
    for vendor in Vendor::all() {
        let generated = vendor.generate();
        snapshot::check(format!("vendor-{}-findings", vendor.name), &crate::support::repository::findings(&generated));
    }
}
