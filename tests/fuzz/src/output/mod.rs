//! A document to crates: what is printed is Rust, holds what the document says as data alone, and comes out alike again.

mod manifest;
mod prose;
mod said;
mod tokens;

use std::collections::BTreeSet;

use bindery_build::generate::Generated;
use bindery_build::source::Contents;
use proc_macro2::TokenStream;

use crate::Target;
use crate::case::{Case, findings};
use crate::seeds;
use said::Said;

/// So many bytes come of each byte of the input at most, beyond what comes of any document.
const PER_BYTE: usize = 400;
const LEAST: usize = 256 << 10;

/// What no identifier of ours can hold: no case of Rust's has both cases with an underscore between.
pub(crate) const CANARY: &str = "qX_zY";

/// The target.
pub const TARGET: Target =
    Target { name: "output", about: "a document to crates", check, seeds: seeds::documents, longest: 16 << 10 };

/// Holds an input to it.
///
/// # Panics
/// Where something does not hold.
pub fn check(input: &[u8]) {
    let Some(case) = Case::read(input) else { return };
    let generated = case.generate(case.lock.as_ref());
    assert_eq!(generated.is_ok(), generated.files.iter().next().is_some(), "either files, or an error");
    if !generated.is_ok() {
        return;
    }
    let size: usize = generated.files.iter().map(|(_, contents)| contents.len()).sum();
    assert!(size <= LEAST + case.size() * PER_BYTE, "{size} bytes of output come of {}", case.size());
    files(&generated);
    let said = Said::of(&case.tree);
    for (path, contents) in generated.files.iter() {
        let text = std::str::from_utf8(contents).unwrap_or_else(|error| panic!("{path}: {error}"));
        visible(text).unwrap_or_else(|hidden| panic!("{path} holds {hidden:?}"));
        if path.as_str().ends_with(".rs") {
            source(path.as_str(), text, &said);
        } else {
            manifest::check(path.as_str(), text);
        }
    }
    again(&case, &generated);
}

/// Names are those of files on any platform, and each is there once.
fn files(generated: &Generated) {
    let mut known = BTreeSet::new();
    for (path, _) in generated.files.iter() {
        let path = path.as_str();
        let plain = path.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"/_-.".contains(&byte));
        assert!(plain && !path.contains("..") && !path.starts_with('/') && !path.contains("//"), "{path:?}");
        assert!(path.ends_with(".rs") || path.ends_with("/Cargo.toml"), "{path:?}");
        assert!(!path.ends_with("build.rs"), "a build script: {path:?}");
        assert!(known.insert(path.to_ascii_lowercase()), "{path:?} is there twice");
        for part in path.split('/') {
            let stem = part.split('.').next().unwrap_or_default();
            assert!(!matches!(stem, "" | "con" | "prn" | "aux" | "nul" | "com1" | "lpt1"), "{path:?}");
        }
    }
}

/// Nothing is in a file that its reader would not see.
fn visible(text: &str) -> Result<(), char> {
    let hidden = |c: &char| {
        c.is_control() && *c != '\n'
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{ad}')
    };
    text.chars().find(hidden).map_or(Ok(()), Err)
}

fn source(path: &str, text: &str, said: &Said) {
    let tokens: TokenStream = text.parse().unwrap_or_else(|error| panic!("{path} does not lex: {error}\n{text}"));
    tokens::check(path, tokens.clone(), said);
    if let Err(error) = syn::parse2::<syn::File>(tokens) {
        panic!("{path} is no Rust: {error}\n{text}");
    }
}

/// Generated once more, with the names that were published then.
fn again(case: &Case, first: &Generated) {
    let lock = Contents::from(first.lock.as_str());
    let second = case.generate(Some(&lock));
    assert!(second.is_ok(), "not generated again:\n{}", findings(&second.diagnostics, &second.sources));
    for (path, contents) in first.files.iter() {
        let other = second.files.get(path.as_str());
        assert!(other == Some(contents), "{path} is another when it is generated again");
    }
    assert_eq!(first.files.iter().count(), second.files.iter().count(), "files when it is generated again");
    assert_eq!(first.lock, second.lock, "the lock when it is generated again");
}
