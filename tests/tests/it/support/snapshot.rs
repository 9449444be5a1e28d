//! Snapshots: all in one folder, named after what they show.

use std::panic::{AssertUnwindSafe, catch_unwind};

/// Compares pages with the snapshots of their names, all of them before the first difference fails the test.
pub fn check(pages: impl IntoIterator<Item = (String, String)>) {
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.set_snapshot_path(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/snapshots"));
    let differs = |(name, page): &(String, String)| {
        let compare = || settings.bind(|| insta::assert_snapshot!(name.as_str(), page));
        catch_unwind(AssertUnwindSafe(compare)).is_err()
    };
    let different: Vec<String> = pages.into_iter().filter(differs).map(|(name, _)| name).collect();
    assert!(different.is_empty(), "read what differs, then `cargo insta review`: {different:?}");
}
