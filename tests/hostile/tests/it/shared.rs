//! The rows against the documents of the shared corpus.

use bindery_hostile::shared as documents;

#[path = "rows/mod.rs"]
mod rows;
