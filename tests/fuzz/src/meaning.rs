//! A document to what it means: whatever the document is, the stages up to the names end, and what comes of it is in
//! proportion.

use bindery_build::inspect::{Format, Stage, inspect};

use crate::Target;
use crate::case::Case;
use crate::diagnostics;
use crate::seeds;

/// A page of the meaning has so many bytes for each byte of the input at most, beyond what any page has.
const PER_BYTE: usize = 300;
const LEAST: usize = 64 << 10;

/// The target.
pub const TARGET: Target =
    Target { name: "meaning", about: "a document to what it means", check, seeds: seeds::documents, longest: 32 << 10 };

/// Holds an input to it.
///
/// # Panics
/// Where something does not hold.
pub fn check(input: &[u8]) {
    let Some(case) = Case::read(input) else { return };
    let inspected = inspect(&case.request(case.lock.as_ref()), Stage::Ir, Format::Text);
    diagnostics::check(&inspected.diagnostics, &inspected.sources);
    let (size, most) = (inspected.text.len(), LEAST + case.size() * PER_BYTE);
    assert!(size <= most, "{size} bytes of meaning come of {}", case.size());
    assert_eq!(inspected.text.is_empty(), inspected.diagnostics.has_errors(), "either a page, or an error");
}
