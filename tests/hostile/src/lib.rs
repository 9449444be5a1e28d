//! Bindings of hostile documents that compile and do no harm by themselves: what they come to is seen when they run.
//!
//! Those of this project's own documents are always there, those of the shared corpus where there is one. They have the
//! same operations, so that the same tests judge both.

macro_rules! document {
    ($name:ident, $file:literal) => {
        #[allow(missing_docs, unreachable_pub, reason = "the documents document next to nothing")]
        pub mod $name {
            include!(concat!(env!("OUT_DIR"), "/", $file, ".rs"));
        }
    };
}

/// Of the documents in `run-time`.
pub mod own {
    document!(admission, "own_admission");
    document!(constraints, "own_constraints");
    document!(limits, "own_limits");
    document!(pages, "own_pages");
    document!(paths, "own_paths");
    document!(patterns, "own_patterns");
    document!(redirects, "own_redirects");
    document!(work, "own_work");
}

/// Of the shared corpus.
#[cfg(shared)]
pub mod shared {
    document!(admission, "shared_admission");
    document!(constraints, "shared_constraints");
    document!(limits, "shared_limits");
    document!(pages, "shared_pages");
    document!(paths, "shared_paths");
    document!(patterns, "shared_patterns");
    document!(redirects, "shared_redirects");
}
