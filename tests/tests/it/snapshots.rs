//! What each vendor's document means, and the public items of its crates on one page.

use bindery_build::document::NoFiles;
use bindery_build::inspect::{Format, Stage, inspect_with};

use crate::support::repository::{Owned, Vendor, findings, rendered};
use crate::support::snapshot;

fn check(stage: Stage, name: &str) {
    let page = |vendor: Vendor| {
        let (config, lock) = (vendor.config.as_ref().map(Owned::input), vendor.lock.as_ref().map(Owned::input));
        let overlays: Vec<_> = vendor.overlay.iter().map(Owned::input).collect();
        let document = vendor.document.input();
        let inspected = inspect_with(document, config, &overlays, lock, &mut NoFiles, stage, Format::Text);
        assert!(!inspected.diagnostics.has_errors(), "{}", rendered(&inspected.diagnostics, &inspected.sources));
        (format!("vendor-{}-{name}", vendor.name), inspected.text)
    };
    snapshot::check(Vendor::all().into_iter().map(page));
}

#[test]
fn intermediate_representation() {
    check(Stage::Ir, "ir");
}

#[test]
fn outline_of_the_crates() {
    check(Stage::Rust, "rust");
}

#[test]
fn what_is_said_of_the_documents() {
    let page = |vendor: Vendor| (format!("vendor-{}-findings", vendor.name), findings(&vendor.generate()));
    snapshot::check(Vendor::all().into_iter().map(page));
}
