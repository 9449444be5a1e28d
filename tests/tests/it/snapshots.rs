//! What each vendor's document means, and the public items of its crates on one page.

use bindery_build::generate::Options;
use bindery_build::inspect::{Format, Stage, inspect};

use crate::support::repository::{Vendor, findings, rendered};
use crate::support::snapshot;

fn check(stage: Stage, name: &str) {
    let page = |vendor: Vendor| {
        let inspected = inspect(&vendor.request(Options::default()), stage, Format::Text);
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
