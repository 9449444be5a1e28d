//! Overlays (Overlay Specification 1.0 and 1.1): changes to a document that is kept as its vendor publishes it.
//!
//! ```yaml
//! overlay: 1.1.0
//! info: {title: What the document gets wrong, version: 1.0.0}
//! actions:
//!   - target: $.paths['/members'].get.parameters[?@.name == 'limit'].schema
//!     update: {maximum: 100}
//!   - target: $.components.schemas.Legacy
//!     remove: true
//! ```
//! They are applied to the tree before anything is made of it. What an overlay brings keeps its place in the overlay's
//! file, so that whatever is found about it later points there. Unlike the specification, which lets an action select
//! nothing, every action must: one that no longer does is one that a change of the document has made void.

mod act;
mod edit;
mod merge;
mod read;
#[cfg(test)]
mod tests;

use crate::config::Config;
use crate::diagnostic::Diagnostics;
use crate::limits::{Limit, Limits};
use crate::source::{FileId, Node, Sources, parse};

/// The name of the overlay that is applied without being listed, beside the document.
pub const FILE_NAME: &str = "overlay.yaml";

/// An overlay that a front has to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Its path, relative to the document's folder, with `/` between segments.
    pub path: String,
    /// Whether it is an error when it is not there: whether somebody has listed it.
    pub required: bool,
}

/// The overlays of a document whose `bindery.toml` is `config`, in the order in which they are applied:
/// `overlay.yaml` beside the document, if it is there, then those that `overlays` lists. Where the list names
/// `overlay.yaml`, it has its place there.
#[must_use]
pub fn files(config: &Config) -> Vec<Listed> {
    let listed = config.overlays.as_ref().map(|overlays| overlays.peek().as_slice()).unwrap_or_default();
    let mut files: Vec<_> = listed.iter().map(|path| Listed { path: path.clone(), required: true }).collect();
    if !listed.iter().any(|path| path == FILE_NAME) {
        files.insert(0, Listed { path: FILE_NAME.to_owned(), required: false });
    }
    files
}

/// Applies overlays in their order; each action sees what those before it have made. `None` after an error.
pub(crate) fn apply(
    mut tree: Node,
    overlays: &[FileId],
    sources: &Sources,
    limits: &Limits,
    diagnostics: &mut Diagnostics,
) -> Option<Node> {
    let mut all = Vec::new();
    for file in overlays {
        let root = parse(sources, *file, limits, diagnostics);
        all.extend(root.and_then(|root| read::overlay(&root, diagnostics)));
    }
    if diagnostics.has_errors() {
        return None;
    }
    let mut spent = act::Spent { nodes: edit::measure(&tree).0, left: limits.get(Limit::OverlaySteps) };
    for overlay in &all {
        for action in &overlay.actions {
            if let Err(found) = act::apply(&mut tree, action, overlay.edition, &mut spent, limits) {
                diagnostics.push(*found);
            }
        }
    }
    (!diagnostics.has_errors()).then_some(tree)
}
