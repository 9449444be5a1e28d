//! The files that references lead into, and the URIs by which they are known.
//!
//! A relative reference leads to a file below the document's folder. An absolute one is never fetched: it leads to what
//! the document's `$self` (OpenAPI 3.2, section 4.1) puts below that folder, or to what a file that has been read calls
//! itself by `$self` or `$id`.
//!
//! ```yaml
//! $self: https://example.com/apis/pets.yaml
//! $ref: https://example.com/apis/parts/cat.yaml#/Cat   # parts/cat.yaml#/Cat
//! ```

use super::resources::Resources;
use crate::document::uri;
use crate::source::{FileId, Node, Sources};
use std::collections::BTreeMap;

/// The trees that references lead into, by path relative to the document's folder; the document's own path is empty.
pub(super) struct Trees {
    pub(super) by_path: BTreeMap<String, Option<Node>>,
    pub(super) paths: BTreeMap<FileId, String>,
    /// What has an `$id`, by file.
    pub(super) resources: BTreeMap<FileId, Resources>,
    /// The document's file name, by which other files refer back to it.
    own_name: String,
    /// The document's folder, as diagnostics show it.
    folder: Option<String>,
    /// The document's `$self`, where that is absolute.
    own_uri: Option<String>,
}

impl Trees {
    pub(super) fn new(file: FileId, tree: &Node, sources: &Sources) -> Self {
        let name = sources.file(file).map(|file| file.name.as_str()).unwrap_or_default();
        let (folder, own_name) = match name.rsplit_once('/') {
            Some((folder, name)) => (Some(folder.to_owned()), name),
            None => (None, name),
        };
        let own_uri = tree.get("$self").and_then(Node::as_str).filter(|uri| uri::has_scheme(uri));
        Self {
            by_path: BTreeMap::from([(String::new(), Some(tree.clone()))]),
            paths: BTreeMap::from([(file, String::new())]),
            resources: BTreeMap::new(),
            own_name: own_name.to_owned(),
            folder,
            own_uri: own_uri.map(str::to_owned),
        }
    }

    /// The path by which a file is kept.
    pub(super) fn path(&self, path: String) -> String {
        if path == self.own_name { String::new() } else { path }
    }

    /// What diagnostics call a file.
    pub(super) fn shown(&self, path: &str) -> String {
        self.folder.as_ref().map_or_else(|| path.to_owned(), |folder| format!("{folder}/{path}"))
    }

    /// The path of the file that an absolute reference names, relative to the document's folder, and the pointer to
    /// what has that URI in it.
    pub(super) fn named(&mut self, reference: &str) -> Option<(String, Vec<String>)> {
        let address = reference.split('#').next().unwrap_or_default();
        let own = self.own_uri.as_deref();
        let named = uri::resolve(own.unwrap_or_default(), address);
        if own == Some(named.as_str()) {
            return Some((String::new(), Vec::new()));
        }
        for (path, tree) in &self.by_path {
            let Some(tree) = tree else { continue };
            if ["$self", "$id"].iter().any(|key| tree.get(key).and_then(Node::as_str) == Some(named.as_str())) {
                return Some((path.clone(), Vec::new()));
            }
            let resources = self.resources.entry(tree.span.file).or_insert_with(|| Resources::of(tree));
            if let Some(segments) = resources.by_uri(&named) {
                return Some((path.clone(), segments.to_vec()));
            }
        }
        let folder = own.and_then(|own| own.rsplit_once('/')).map(|(folder, _)| folder)?;
        let below = named.strip_prefix(folder)?.strip_prefix('/')?;
        Some((below.to_owned(), Vec::new()))
    }
}
