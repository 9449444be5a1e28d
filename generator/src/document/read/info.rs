//! `info`, `servers`, `tags` and `externalDocs`.

use super::Reader;
use super::fields::Fields;
use crate::document::{ExternalDocs, Info, Server, ServerVariable, Tag};
use crate::source::{Node, Spanned};

impl Reader<'_> {
    pub(super) fn info(&mut self, node: &Node) -> Option<Info> {
        let mut fields = self.fields(node, "`info`")?;
        let title = self.described(&mut fields, "title", "add `title`: what the API is called");
        let version = self.described(&mut fields, "version", "add `version`: the version of the document");
        let absent = || Spanned::new(String::new(), node.span.before());
        Some(Info {
            span: node.span,
            title: title.unwrap_or_else(absent),
            version: version.unwrap_or_else(absent),
            summary: self.text(&mut fields, "summary"),
            description: self.text(&mut fields, "description"),
            terms_of_service: self.text(&mut fields, "termsOfService"),
            contact: fields.get("contact").cloned(),
            license: fields.get("license").cloned(),
            extra: self.rest(&fields),
        })
    }

    fn described(&mut self, fields: &mut Fields<'_>, name: &'static str, help: &str) -> Option<Spanned<String>> {
        let node = fields.get(name).filter(|node| !node.is_null());
        if node.is_none() {
            self.missing(fields, name, help);
        }
        self.string(name, node?)
    }

    pub(super) fn server(&mut self, node: &Node) -> Option<Server> {
        let mut fields = self.fields(node, "a server")?;
        let url = self.needed_text(&mut fields, "url", "add `url`: where the API is served")?;
        Some(Server {
            span: node.span,
            url,
            description: self.text(&mut fields, "description"),
            name: self.text(&mut fields, "name"),
            variables: self.map(&mut fields, "variables", |reader, entry| reader.server_variable(&entry.value)),
            extra: self.rest(&fields),
        })
    }

    fn server_variable(&mut self, node: &Node) -> Option<ServerVariable> {
        let mut fields = self.fields(node, "a server variable")?;
        let default = self.needed_text(&mut fields, "default", "add `default`: the value that is used unless told")?;
        Some(ServerVariable {
            span: node.span,
            values: fields.get("enum").and_then(|node| self.texts("enum", node)).unwrap_or_default(),
            default,
            description: self.text(&mut fields, "description"),
            extra: self.rest(&fields),
        })
    }

    pub(super) fn tag(&mut self, node: &Node) -> Option<Tag> {
        let mut fields = self.fields(node, "a tag")?;
        let name = self.needed_text(&mut fields, "name", "add `name`: what operations refer to it by")?;
        Some(Tag {
            span: node.span,
            name,
            summary: self.text(&mut fields, "summary"),
            description: self.text(&mut fields, "description"),
            parent: self.text(&mut fields, "parent"),
            kind: self.text(&mut fields, "kind"),
            external_docs: fields.get("externalDocs").and_then(|node| self.external_docs(node)),
            extra: self.rest(&fields),
        })
    }

    /// Nothing is made of it but documentation, so that one without an address is no error.
    pub(super) fn external_docs(&mut self, node: &Node) -> Option<ExternalDocs> {
        if node.as_object().is_none() {
            self.read_as("externalDocs", "an object", node, "absent");
            return None;
        }
        let mut fields = self.fields(node, "`externalDocs`")?;
        let Some(url) = self.text(&mut fields, "url") else {
            self.missing_text(&mut fields, "url", "add `url`, or remove `externalDocs`");
            return None;
        };
        let description = self.text(&mut fields, "description");
        Some(ExternalDocs { span: node.span, url, description, extra: self.rest(&fields) })
    }
}
