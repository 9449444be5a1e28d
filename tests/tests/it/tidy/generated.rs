//! What generated crates may contain.

use std::fs;

use super::found;
use crate::support::repository::{files, folders, root, shown};

#[test]
fn generated_code_is_plain() {
    let words = [
        "include!",
        "include_str!",
        "include_bytes!",
        "env!",
        "option_env!",
        "macro_rules",
        "unsafe ",
        "unsafe{",
        "extern ",
        "#[path",
        "#[link",
        "#[no_mangle",
        "proc_macro",
        "std::process",
        "std::fs",
        "std::net",
        "std::env",
        "concat!",
        "asm!",
        "#![allow",
        "#![feature",
        "format!",
        "format_args!",
        "print!",
        "println!",
        "write!",
        "writeln!",
        "panic!",
        "assert",
    ];
    assert_eq!(found("generated", &[], &words), [""; 0]);
}

#[test]
fn every_generated_file_forbids_unsafe_code_at_its_root() {
    for vendor in folders(&root().join("generated")) {
        for kind in ["types", "client", "server"] {
            let lib = fs::read_to_string(vendor.join(kind).join("src/lib.rs")).unwrap();
            assert!(lib.contains("#![forbid(unsafe_code)]"), "{}/{kind}", shown(&vendor));
            let manifest = fs::read_to_string(vendor.join(kind).join("Cargo.toml")).unwrap();
            for expected in ["doctest = false", "publish = false", "unsafe_code = \"forbid\"", "rust-version = "] {
                assert!(manifest.contains(expected), "{}/{kind}: {expected}", shown(&vendor));
            }
            assert!(!manifest.contains("build =") && !manifest.contains("proc-macro"), "{manifest}");
        }
        assert_eq!(files(&vendor, "build.rs"), [""; 0].map(std::path::PathBuf::from));
    }
}

#[test]
fn nothing_generated_is_bound_to_a_machine() {
    for file in files(&root().join("generated"), "") {
        let shown = shown(&file);
        if shown.contains("/target/") || shown.ends_with("Cargo.lock") {
            continue;
        }
        let text = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{shown}: {error}"));
        let home = root().canonicalize().unwrap().to_string_lossy().into_owned();
        assert!(!text.contains(&home), "{shown} names a folder of this machine");
        assert!(!text.contains('\r') && text.ends_with('\n'), "{shown}");
        let hidden = text.chars().find(|character| character.is_control() && *character != '\n' && *character != '\t');
        assert_eq!(hidden, None, "{shown}");
    }
}
