//! Changes of the generated Rust that no change of the API explains. By id.

super::table::rules! {
    RUST_ITEM_ADDED "rust-item-added": "a Rust item is new that code has to know",
        "Something is new that has to be implemented or passed, such as the trait of a further tag that the router asks for, \
         and no change of the document's own explains it.";
    RUST_ITEM_CHANGED "rust-item-changed": "a Rust item has another shape",
        "A field, a variant, an argument or a result of a generated item has another type or is gone, and no change of the \
         API alone explains it. Code that uses it has to be changed.";
    RUST_ITEM_REMOVED "rust-item-removed": "a Rust item is gone",
        "A type, a method or a trait is no longer generated, although the API offers what it stood for. Code that names it no \
         longer compiles.";
    RUST_ITEM_RENAMED "rust-item-renamed": "a Rust item has another name",
        "The API is the same, but code that names the item no longer compiles. Names stay where `names.lock` keeps them: \
         keep that file, or rename in the code.";
}
