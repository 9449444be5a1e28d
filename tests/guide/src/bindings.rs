//! Bindings of the documents that snippets are about.

pub(crate) mod feed {
    include!(concat!(env!("OUT_DIR"), "/feed.rs"));
}

pub(crate) mod library {
    include!(concat!(env!("OUT_DIR"), "/library.rs"));
}

pub(crate) mod shelf {
    include!(concat!(env!("OUT_DIR"), "/shelf.rs"));
}

pub(crate) mod shop {
    include!(concat!(env!("OUT_DIR"), "/shop.rs"));
}
