//! Changes of what schemas say that is the same in both directions. By id.

super::table::rules! {
    SCHEMA_DEPRECATED "schema-deprecated": "a value or property was deprecated",
        "It goes on working. The Rust item is `#[deprecated]`, so code that uses it gets a warning, which is an error \
         where warnings are denied.";
    SCHEMA_DESCRIPTION_CHANGED "schema-description-changed": "a description changed",
        "Documentation: no program sees it. Read it nevertheless, since it may tell what no keyword can say.";
    SCHEMA_NOT_COMPARED "schema-not-compared": "schemas are too many to compare",
        "What the schemas of both documents are merged of is so much that the comparison was given up. It counts as \
         breaking, since nobody has looked.";
    SCHEMA_NOT_DEPRECATED "schema-not-deprecated": "a value or property is no longer deprecated",
        "It goes on working, and code that uses it gets no warning any more.";
    SCHEMA_TITLE_CHANGED "schema-title-changed": "a title changed",
        "Documentation: no message holds it. A title may name a Rust type, which is reported for itself.";
}
