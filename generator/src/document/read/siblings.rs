//! Reference Objects: `$ref` in place of an item.

use super::Reader;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Component, RefOr, Reference};
use crate::source::Node;

impl Reader<'_> {
    /// An item, or a reference to one when there is a `$ref`.
    pub(super) fn reference_or<T: Component>(
        &mut self,
        node: &Node,
        read: impl FnOnce(&mut Self, &Node) -> Option<T>,
    ) -> Option<RefOr<T>> {
        if node.get("$ref").is_none() {
            return read(self, node).map(RefOr::Item);
        }
        let mut fields = self.fields(node, "a reference")?;
        let target = self.text(&mut fields, "$ref")?;
        self.refers(T::KIND, &target);
        _ = (self.text(&mut fields, "summary"), self.text(&mut fields, "description"));
        self.rest(&fields);
        if let Some(sibling) = fields.left().map(|entry| &entry.key).find(|key| !key.starts_with("x-")) {
            let message = format!("`{sibling}` has no effect beside `$ref`");
            let found = Diagnostic::note(Code::IgnoredSibling, message).at(sibling.span, "ignored");
            self.report(found.at(target.span, "because of this reference").help("put it into the referenced item"));
        }
        Some(RefOr::Reference(Reference { span: node.span, target }))
    }
}
