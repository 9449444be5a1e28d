//! What OpenAPI 3.0 says differently, brought into the shape of 3.1 while a schema is read.
//!
//! `nullable: true` becomes the type `null`; a boolean `exclusiveMinimum` turns `minimum` into the exclusive bound;
//! `example` joins `examples`; what constrains beside `$ref` has no effect. Documents of 3.1 use the first two as well:
//! they mean the same there, with a note.

use super::Reader;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{SchemaObject, Version};
use crate::source::{Entry, Node};

/// Whether a keyword constrains the value, as opposed to annotating it: such siblings of `$ref` are void in 3.0.
pub(super) fn is_constraint(keyword: &str) -> bool {
    let annotates = matches!(
        keyword,
        "$ref"
            | "nullable"
            | "title"
            | "description"
            | "default"
            | "example"
            | "examples"
            | "readOnly"
            | "writeOnly"
            | "deprecated"
            | "externalDocs"
            | "xml"
            | "$comment"
    );
    !annotates && !keyword.starts_with("x-")
}

impl Reader<'_> {
    pub(super) fn nullable(&mut self, schema: &mut SchemaObject, entry: &Entry<Node>) {
        if self.boolean("nullable", &entry.value) != Some(true) {
            return;
        }
        schema.nullable = Some(entry.key.span);
        if self.version > Version::V3_0 {
            let message = "`nullable` is no keyword since OpenAPI 3.1; it is read as it was meant before";
            let found = Diagnostic::note(Code::OutdatedKeyword, message).at(entry.key.span, "null is allowed");
            self.report(found.help("add `null` to `type`"));
        }
    }

    pub(super) fn boolean_bound(&mut self, entry: &Entry<Node>) {
        if self.version > Version::V3_0 {
            let message = format!("`{}` is a number since OpenAPI 3.1; it is read as it was meant before", entry.key);
            let found = Diagnostic::note(Code::OutdatedKeyword, message).at(entry.value.span, "a boolean");
            self.report(found.help("write the bound itself here, and remove the one that includes it"));
        }
    }
}
