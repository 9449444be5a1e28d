//! Every Rust snippet of the documentation compiles: what is compiled here is made of the pages by `build.rs`.
#![allow(dead_code, reason = "snippets are compiled and not run")]

mod bindings;
mod scope;

#[allow(unused, non_local_definitions, clippy::all, reason = "a page shows what it is about")]
mod snippets {
    use crate::bindings::*;

    include!(concat!(env!("OUT_DIR"), "/snippets.rs"));
}
