//! The rows against this project's own documents.

use bindery_hostile::own as documents;

#[path = "rows/mod.rs"]
mod rows;
