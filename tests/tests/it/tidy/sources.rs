//! What the hand-written sources may and may not do.

use std::fs;

use super::{Source, found};
use crate::support::repository::root;

const OURS: [&str; 3] = ["generator/src", "generator/cli/src", "generator/runtime/src"];

#[test]
fn only_the_fronts_and_write_touch_the_machine() {
    let fronts = ["generator/src/write/", "generator/src/build/"];
    let machine = ["std::fs", "std::env", "std::net", "std::process", "std::time", "env::var"];
    assert_eq!(found("generator/src", &fronts, &machine), [""; 0]);
    // The one that is no pool asks for the name of the test that it runs in.
    let threads = ["generator/src/parallel.rs", "generator/src/build/checked.rs"];
    assert_eq!(found("generator/src", &threads, &["std::thread"]), [""; 0]);
}

#[test]
fn the_representation_knows_no_rust() {
    let rust = ["syn::", "quote", "proc_macro2", "crate::plan", "crate::emit", "crate::analyse"];
    assert_eq!(found("generator/src/ir", &[], &rust), [""; 0]);
    assert_eq!(found("generator/src/lower", &[], &rust[..5]), [""; 0]);
}

#[test]
fn stages_know_only_the_ones_before_them() {
    for (stage, later) in [
        ("source", &["crate::document", "crate::lower", "crate::ir", "crate::plan", "crate::emit"][..]),
        ("document", &["crate::lower", "crate::ir", "crate::analyse", "crate::plan", "crate::emit", "crate::config"]),
        ("ir", &["crate::document", "crate::lower", "crate::config", "crate::lock"]),
        ("lower", &["crate::plan", "crate::emit", "crate::write"]),
        ("emit", &["crate::document", "crate::source", "crate::lower", "crate::analyse", "crate::lock"]),
        ("plan", &["crate::emit", "crate::write"]),
        ("write", &["crate::document", "crate::ir", "crate::plan", "crate::emit"]),
        ("import", &["crate::lower", "crate::ir", "crate::plan", "crate::emit"]),
    ] {
        assert_eq!(found(&format!("generator/src/{stage}"), &[], later), [""; 0], "{stage}");
    }
}

#[test]
fn the_runtime_is_written_for_its_oldest_compiler() {
    // What clippy's `incompatible_msrv` does not see: let chains came with Rust 1.88, the runtime promises 1.85.
    assert_eq!(found("generator/runtime/src", &[], &["&& let "]), [""; 0]);
}

#[test]
fn nothing_panics_on_purpose() {
    let words =
        ["todo!(", "unimplemented!(", "unreachable!(", "panic!(", ".unwrap()", ".expect(", "assert!(", "assert_eq!("];
    for folder in OURS {
        assert_eq!(found(folder, &["generator/runtime/src/macros/"], &words), [""; 0], "{folder}");
    }
}

#[test]
fn nothing_is_unsafe_or_silenced_without_a_reason() {
    for folder in OURS {
        let unsafe_code = found(folder, &[], &["unsafe ", "#![allow"]);
        assert_eq!(unsafe_code, [""; 0], "{folder}");
    }
}

#[test]
fn files_stay_small() {
    let mut long: Vec<(usize, String)> = Vec::new();
    for folder in OURS.into_iter().chain(["generator/runtime/tests", "generator/cli/tests", "tests/src", "tests/tests"])
    {
        let all = Source::all(folder).into_iter().map(|source| (source.whole.lines().count(), source.path));
        long.extend(all.filter(|(lines, _)| *lines > 400));
    }
    long.sort();
    for (lines, path) in &long {
        println!("{path} has {lines} lines: split it by concept");
    }
    assert!(long.iter().all(|(lines, _)| *lines <= 800), "{long:?}");
}

#[test]
fn every_file_says_what_it_is_for() {
    for folder in OURS {
        for source in Source::all(folder) {
            assert!(source.whole.starts_with("//!"), "{} begins without a module comment", source.path);
        }
    }
}

#[test]
fn tls_is_that_of_rustls() {
    let transport = Source::read(&root().join("generator/runtime/src/client/transport/http.rs"));
    assert!(transport.code.contains(".tls_backend_rustls()"), "another crate may bring in another one");
    for lock in ["Cargo.lock", "tests/Cargo.lock"] {
        let lock = fs::read_to_string(root().join(lock)).unwrap();
        let others = ["native-tls", "openssl", "openssl-sys"].map(|name| format!("name = \"{name}\""));
        assert!(!others.iter().any(|other| lock.contains(other)), "{others:?}");
    }
}

#[test]
fn nothing_is_decompressed_unasked() {
    let transport = Source::read(&root().join("generator/runtime/src/client/transport/http.rs"));
    for coding in [".no_gzip()", ".no_brotli()", ".no_zstd()", ".no_deflate()"] {
        assert!(transport.code.contains(coding), "another crate may build reqwest with what {coding} turns off");
    }
}

#[test]
fn secrets_are_compared_in_constant_time() {
    let gate = Source::read(&root().join("generator/runtime/src/server/gate.rs"));
    let (_, compares) = gate.code.split_once("pub fn same_secret(").unwrap();
    let (compares, _) = compares.split_once("\n}").unwrap();
    assert!(compares.contains(".ct_eq("), "{compares}");
}
