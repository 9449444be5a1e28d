//! Snapshots: all in one folder, named after what they show.

/// Compares a page with the snapshot of this name.
#[track_caller]
pub fn check(name: impl AsRef<str>, page: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.set_snapshot_path(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/snapshots"));
    settings.bind(|| insta::assert_snapshot!(name.as_ref(), page));
}
