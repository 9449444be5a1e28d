//! Changes of what schemas say that is the same in both directions. By id.

super::table::rules! {
    SCHEMA_DEPRECATED "schema-deprecated": "a value or property was deprecated",
        "It goes on working, and may be gone in a later edition. The documentation of the Rust item says so; the compiler \
         is silent.";
    SCHEMA_DESCRIPTION_CHANGED "schema-description-changed": "a description changed",
        "Documentation: no program sees it. Read it nevertheless, since it may tell what no keyword can say.";
    SCHEMA_NOT_COMPARED "schema-not-compared": "schemas are too many to compare",
        "What the schemas of both documents are merged of is so much that the comparison was given up. It counts as \
         breaking, since nobody has looked.";
    SCHEMA_NOT_DEPRECATED "schema-not-deprecated": "a value or property is no longer deprecated",
        "It goes on working, and nothing says any more that it may be gone.";
    SCHEMA_TITLE_CHANGED "schema-title-changed": "a title changed",
        "Documentation: no message holds it. A title may name a Rust type, which is reported for itself.";
}
