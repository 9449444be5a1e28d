//! The crates in `generated` are those of the documents in `specs`.

#[test]
fn bindings_are_up_to_date() -> Result<(), bindery_build::Drift> {
    bindery_build::Project::nearest()?.checked_in()
}
