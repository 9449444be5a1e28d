//! What of a document is taken, and with which changes: `[select]` and `overlays`.

use super::table::{Found, Reader};
use crate::select::{Selection, Selector};
use crate::source::Span;

const PATHS: &str =
    "must be a list of paths relative to the document's folder, with `/`, as in `[\"overlays/limits.yaml\"]`";
const TEXTS: &str = "must be a list of texts, and not empty";

impl Reader<'_> {
    /// The paths that `found` must be.
    pub(super) fn overlays(&mut self, found: &Found<'_>) -> Option<Vec<String>> {
        let mut paths: Vec<String> = Vec::new();
        for item in self.list(found, PATHS)? {
            let path = self.text(&item)?;
            if path.is_empty() || path.starts_with('/') || path.contains(['\\', ':']) || path.contains(char::is_control)
            {
                return self.refuse(&item, PATHS);
            }
            if paths.iter().any(|other| other == path) {
                return self.refuse(&item, "stands in the list already");
            }
            paths.push(path.to_owned());
        }
        if paths.is_empty() { self.refuse(found, PATHS) } else { Some(paths) }
    }

    /// The folder that `found` must name.
    pub(super) fn root(&mut self, found: &Found<'_>) -> Option<String> {
        let path = self.text(found)?;
        let up = !path.is_empty() && path.split('/').all(|segment| segment == "..");
        if up {
            Some(path.to_owned())
        } else {
            self.refuse(found, "must lead upwards from the document's folder, as in `\"../..\"`")
        }
    }

    /// The selection that `found` must be.
    pub(super) fn selection(&mut self, found: &Found<'_>) -> Option<Selection> {
        let mut table = self.table(found)?;
        if table.is_empty() {
            return self.refuse(found, "selects nothing: list `operations`, `tags` or both, or delete the table");
        }
        let [operations, tags] = ["operations", "tags"].map(|key| match table.take(key) {
            Some(found) => self.selectors(&found),
            None => Some(Vec::new()),
        });
        table.finish(self);
        Some(Selection { operations: operations?, tags: tags? })
    }

    fn selectors(&mut self, found: &Found<'_>) -> Option<Vec<Selector>> {
        let mut selectors = Vec::new();
        for item in self.list(found, TEXTS)? {
            let text = self.text(&item)?.to_owned();
            let range = item.value.span();
            selectors.push(Selector { text, span: Some(Span::new(self.file, range.start, range.end)) });
        }
        if selectors.is_empty() { self.refuse(found, TEXTS) } else { Some(selectors) }
    }
}
