//! A document to crates: what is printed is Rust, holds what the document says as data alone, and comes out alike again.

mod prose;
mod said;
mod tokens;

use bindery_build::generate::Generated;
use bindery_build::source::Contents;

use crate::Target;
use crate::case::{Case, findings};
use crate::{plain, seeds};
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
    assert_eq!(plain::names(generated.files.iter().map(|(path, _)| path.as_str())), [""; 0]);
    let (said, own) = (Said::of(&case.tree), case.dependencies());
    for (path, contents) in generated.files.iter() {
        let text = std::str::from_utf8(contents).unwrap_or_else(|error| panic!("{path}: {error}"));
        assert_eq!(plain::hidden(text), None, "{path}");
        if path.as_str().ends_with(".rs") {
            source(path.as_str(), text, &said);
        } else {
            assert_eq!(plain::manifest("fuzz", path.as_str(), text, &own), [""; 0], "{text}");
        }
    }
    again(&case, &generated);
}

fn source(path: &str, text: &str, said: &Said) {
    let tokens = plain::rust(path, text).unwrap_or_else(|error| panic!("{error}\n{text}"));
    tokens::check(path, tokens, said);
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
