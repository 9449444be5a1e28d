//! The comparison of the public items of generated crates.

use super::ItemChange;
use super::edition::Made;

/// What changed, by crate and path.
pub(super) fn changes(_was: &Made, _is: &Made) -> Vec<ItemChange> {
    Vec::new()
}
