//! What OpenAPI 3.0 says differently, brought into the shape of 3.1 while a schema is read.
//!
//! `nullable: true` becomes the type `null`; a boolean `exclusiveMinimum` turns `minimum` into the exclusive bound;
//! `example` joins `examples`; what constrains beside `$ref` has no effect. Documents of 3.1 use the first two as well:
//! they mean the same there, with a note. So are keywords of earlier drafts of JSON Schema: a list of `items` with
//! `additionalItems` beside it is `prefixItems` with `items`, `dependencies` are `dependentRequired` and
//! `dependentSchemas`.

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
            self.report(found.help("remove it, and add `null` to `type`, as in `type: [string, 'null']`"));
        }
    }

    /// A list of `items`, which was a tuple before there were `prefixItems`, or what comes after it.
    pub(super) fn tuple(&mut self, schema: &mut SchemaObject, entry: &Entry<Node>) {
        let (key, node) = (entry.key.as_str(), &entry.value);
        if let Some(items) = node.as_array() {
            schema.array.make().prefix_items = self.schema_list(key, node);
            if let [_] = items {
                self.lone_item(entry);
            } else {
                self.outdated(entry, "`prefixItems`");
            }
        } else {
            schema.array.make().items = self.schema(key, node);
            self.outdated(entry, "`items` beside `prefixItems`");
        }
    }

    /// Whoever lists one schema often means that of every element.
    fn lone_item(&mut self, entry: &Entry<Node>) {
        let message = "a list of `items` describes the elements one by one, and this one has only the first";
        let found = Diagnostic::warning(Code::OutdatedKeyword, message).at(entry.key.span, "others may be anything");
        let help = "for all elements write the schema without a list; for the first alone, write `prefixItems`";
        self.report(found.help(help));
    }

    /// `dependencies`: names that a property requires beside it, or a schema that then holds.
    pub(super) fn dependencies(&mut self, schema: &mut SchemaObject, entry: &Entry<Node>) {
        let (mut names, mut schemas) = (Vec::new(), Vec::new());
        let Some(members) = entry.value.as_object() else {
            return self.wrong_type("dependencies", "an object", &entry.value);
        };
        for member in members {
            if member.value.as_array().is_some() {
                names.extend(self.texts("dependencies", &member.value).map(|list| (member.key.clone(), list)));
            } else {
                schemas.extend(self.schema("dependencies", &member.value).map(|then| (member.key.clone(), then)));
            }
        }
        if !names.is_empty() {
            schema.object.make().dependent_required = names.into_iter().collect();
        }
        if !schemas.is_empty() {
            schema.object.make().dependent_schemas = schemas.into_iter().collect();
        }
        self.outdated(entry, "`dependentRequired` or `dependentSchemas`");
    }

    fn outdated(&mut self, entry: &Entry<Node>, instead: &str) {
        let message = format!("`{}` is not what JSON Schema 2020-12 has; it is read as it was meant before", entry.key);
        let found = Diagnostic::note(Code::OutdatedKeyword, message).at(entry.key.span, "of an earlier draft");
        self.report(found.help(format!("write {instead}")));
    }

    pub(super) fn boolean_bound(&mut self, entry: &Entry<Node>) {
        if self.version > Version::V3_0 {
            let message = format!("`{}` is a number since OpenAPI 3.1; it is read as it was meant before", entry.key);
            let found = Diagnostic::note(Code::OutdatedKeyword, message).at(entry.value.span, "a boolean");
            self.report(found.help("write the bound itself here, and remove the one that includes it"));
        }
    }
}
