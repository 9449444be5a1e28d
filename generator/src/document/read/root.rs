//! The root of a document, and its components.

use super::Reader;
use super::fields::Fields;
use crate::document::{Component, Components, Document, Info, RefOr};
use crate::source::{Map, Node, Spanned, Text};

impl Reader<'_> {
    /// Everything but the targets of references. `openapi` has been read.
    pub(super) fn document(&mut self, tree: &Node, openapi: Spanned<Text>) -> Option<Document> {
        let mut fields = self.fields(tree, "the document")?;
        _ = fields.get("openapi");
        let info = match fields.get("info") {
            Some(node) => self.info(node),
            None => {
                self.missing(&mut fields, "info", "add `info` with a `title` and a `version`");
                None
            }
        };
        let nothing = || Spanned::new(Text::default(), tree.span.before());
        let info = info.unwrap_or_else(|| Info {
            span: tree.span.before(),
            title: nothing(),
            version: nothing(),
            summary: None,
            description: None,
        });
        let paths = fields.get("paths");
        let mut document = Document {
            file: tree.span.file,
            span: tree.span,
            version: self.version,
            openapi,
            info,
            json_schema_dialect: self.text(&mut fields, "jsonSchemaDialect"),
            servers: self.list(&mut fields, "servers", Self::server).unwrap_or_default(),
            paths: paths.map(|node| self.paths(node)).unwrap_or_default(),
            webhooks: self.map(&mut fields, "webhooks", |reader, entry| reader.path_item(&entry.value)),
            components: fields.get("components").and_then(|node| self.components(node)).unwrap_or_default(),
            security: self.requirements(&mut fields),
            tags: self.list(&mut fields, "tags", Self::tag).unwrap_or_default(),
            unknown_members: 0,
            contradictions: Vec::new(),
            supplied: Default::default(),
            anchors: Default::default(),
            targets: Default::default(),
            limits: self.limits,
        };
        _ = self.text(&mut fields, "$self");
        if let Some(node) = fields.get("externalDocs") {
            self.external_docs(node);
        }
        self.rest(&fields);
        document.unknown_members = self.unknown;
        let all = fields.all();
        if !["paths", "webhooks", "components"].iter().any(|field| all.contains_key(field)) {
            self.missing(&mut fields, "paths", "add `paths` with the operations of the API");
        }
        Some(document)
    }

    fn components(&mut self, node: &Node) -> Option<Components> {
        let mut fields = self.fields(node, "`components`")?;
        let read = Components {
            schemas: fields.get("schemas").map(|node| self.schemas("schemas", node)).unwrap_or_default(),
            responses: self.section(&mut fields, Self::response),
            parameters: self.section(&mut fields, Self::parameter),
            examples: self.section(&mut fields, Self::example),
            request_bodies: self.section(&mut fields, Self::request_body),
            headers: self.section(&mut fields, Self::header),
            security_schemes: self.section(&mut fields, Self::security_scheme),
            links: self.section(&mut fields, Self::link),
            callbacks: self.section(&mut fields, Self::callback),
            path_items: self.section(&mut fields, Self::path_item),
            media_types: self.section(&mut fields, Self::media_type),
        };
        self.rest(&fields);
        Some(read)
    }

    fn section<T: Component>(
        &mut self,
        fields: &mut Fields<'_>,
        read: impl Fn(&mut Self, &Node) -> Option<T>,
    ) -> Map<RefOr<T>> {
        self.map(fields, T::KIND.section(), |reader, entry| reader.reference_or(&entry.value, &read))
    }
}
