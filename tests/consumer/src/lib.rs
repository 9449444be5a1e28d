//! Bindings that a build script makes: of a vendor in `specs/` of this repository, and of a document of this crate.

pub mod kontext {
    //! Kontext.

    include!(concat!(env!("OUT_DIR"), "/kontext.rs"));
}

pub mod notes {
    //! Notes.

    include!(concat!(env!("OUT_DIR"), "/notes.rs"));
}

pub mod notebook;
