//! From bytes to the document that is generated from: what it is like, with the overlays, as far as it is selected.

use crate::config::Config;
use crate::diagnostic::Diagnostics;
use crate::document::{self, Document, Loader};
use crate::limits::Limits;
use crate::overlay;
use crate::select::{self, Selection};
use crate::source::{FileId, Node, Sources, parse};

/// What stands between a document and what is read of it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Changes<'a> {
    /// The overlays, in the order in which they are applied.
    pub(crate) overlays: &'a [FileId],
    /// Which operations are generated; all without one.
    pub(crate) selection: Option<&'a Selection>,
    /// Security schemes that the configuration names.
    pub(crate) schemes: Vec<&'a str>,
    /// JSON pointers that the configuration names, without `#`.
    pub(crate) pointers: Vec<&'a str>,
    /// What documents and overlays may cost.
    pub(crate) limits: Limits,
}

impl<'a> Changes<'a> {
    /// Those that the user asks for; `selection` goes before that of the configuration, whose entries count as used.
    pub(crate) fn new(
        overlays: &'a [FileId],
        selection: Option<&'a Selection>,
        config: &'a Config,
        limits: Limits,
    ) -> Self {
        if let Some(root) = &config.root {
            root.get();
        }
        if let Some(listed) = &config.overlays {
            listed.get();
        }
        if selection.is_some() {
            config.excuse();
        }
        let configured = config.select.as_ref().map(|select| select.get());
        let schemes = config.named_schemes().map(|name| name.as_str()).collect();
        let pointers = config.pointers().collect();
        Self { overlays, selection: selection.or(configured), schemes, pointers, limits }
    }
}

/// Reads the document in `file`; `others` has the files that it refers to. Nothing comes back where an overlay or the
/// selection does not fit, as whatever was found then would only be an echo.
pub(crate) fn read(
    sources: &mut Sources,
    file: FileId,
    changes: &Changes<'_>,
    others: &mut dyn Loader,
    diagnostics: &mut Diagnostics,
) -> Option<Document> {
    let whole = tree(sources, file, changes, diagnostics)?;
    document(whole, sources, changes, others, diagnostics)
}

/// What [`read`] makes of the tree.
pub(crate) fn document(
    whole: Node,
    sources: &mut Sources,
    changes: &Changes<'_>,
    others: &mut dyn Loader,
    diagnostics: &mut Diagnostics,
) -> Option<Document> {
    let limits = &changes.limits;
    let anchors = document::anchors(&whole, changes.pointers.iter().copied());
    let read = match changes.selection {
        None => document::read_tree(whole, None, sources, limits, others, diagnostics),
        Some(selection) => {
            let before = diagnostics.has_errors();
            let selected = select::apply(&whole, selection, &changes.schemes, diagnostics);
            if diagnostics.has_errors() && !before {
                return None;
            }
            document::read_tree(selected, Some(&whole), sources, limits, others, diagnostics)
        }
    };
    read.map(|document| Document { anchors, ..document })
}

/// The document as it stands once its overlays are applied. Nothing comes back where one does not fit.
pub(crate) fn tree(
    sources: &Sources,
    file: FileId,
    changes: &Changes<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<Node> {
    let whole = parse(sources, file, &changes.limits, diagnostics)?;
    match changes.overlays {
        [] => Some(whole),
        overlays => overlay::apply(whole, overlays, sources, &changes.limits, diagnostics),
    }
}
