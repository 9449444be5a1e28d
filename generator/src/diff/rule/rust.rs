//! Changes of the generated Rust that no change of the API explains. By id.

super::table::rules! {
    RUST_ITEM_RENAMED "rust-item-renamed": "a Rust item has another name",
        "The API is the same, but code that names the item no longer compiles. Names stay where `names.lock` keeps them: \
         keep that file, or rename in the code.";
}
