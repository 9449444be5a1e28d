//! `info`, `servers`, `tags` and `externalDocs`.

use super::Reader;
use super::fields::Fields;
use crate::document::{Info, Server, ServerVariable, Tag};
use crate::source::{Node, Spanned, Text};

impl Reader<'_> {
    pub(super) fn info(&mut self, node: &Node) -> Option<Info> {
        let mut fields = self.fields(node, "`info`")?;
        let title = self.described(&mut fields, "title", "add `title`: what the API is called");
        let version = self.described(&mut fields, "version", "add `version`: the version of the document");
        let absent = || Spanned::new(Text::default(), node.span.before());
        let read = Info {
            span: node.span,
            title: title.unwrap_or_else(absent),
            version: version.unwrap_or_else(absent),
            summary: self.text(&mut fields, "summary"),
            description: self.text(&mut fields, "description"),
        };
        _ = self.text(&mut fields, "termsOfService");
        for (field, what, of) in [
            ("contact", "`contact`", ["name", "url", "email"].as_slice()),
            ("license", "`license`", &["name", "identifier", "url"]),
        ] {
            // Nothing is made of it.
            if let Some(node) = fields.get(field).filter(|node| node.as_object().is_some())
                && let Some(mut fields) = self.fields(node, what)
            {
                for name in of {
                    // Whatever text they are, nobody is called so.
                    if fields.get(name).is_some_and(|node| node.as_str().is_none()) {
                        _ = self.text(&mut fields, name);
                    }
                }
                self.rest(&fields);
            }
        }
        self.rest(&fields);
        Some(read)
    }

    fn described(&mut self, fields: &mut Fields<'_>, name: &'static str, help: &str) -> Option<Spanned<Text>> {
        let node = fields.get(name).filter(|node| !node.is_null());
        if node.is_none() {
            self.missing(fields, name, help);
        }
        self.string(name, node?)
    }

    pub(super) fn server(&mut self, node: &Node) -> Option<Server> {
        let mut fields = self.fields(node, "a server")?;
        let url = self.needed_text(&mut fields, "url", "add `url`: where the API is served")?;
        let read = Server {
            span: node.span,
            url,
            description: self.text(&mut fields, "description"),
            name: self.text(&mut fields, "name"),
            variables: self.map(&mut fields, "variables", |reader, entry| reader.server_variable(&entry.value)),
        };
        self.rest(&fields);
        Some(read)
    }

    fn server_variable(&mut self, node: &Node) -> Option<ServerVariable> {
        let mut fields = self.fields(node, "a server variable")?;
        let default = self.needed_text(&mut fields, "default", "add `default`: the value that is used unless told")?;
        let read = ServerVariable {
            span: node.span,
            values: fields.get("enum").and_then(|node| self.texts("enum", node)).unwrap_or_default(),
            default,
            description: self.text(&mut fields, "description"),
        };
        self.rest(&fields);
        Some(read)
    }

    pub(super) fn tag(&mut self, node: &Node) -> Option<Tag> {
        let mut fields = self.fields(node, "a tag")?;
        let name = self.needed_text(&mut fields, "name", "add `name`: what operations refer to it by")?;
        let read = Tag {
            span: node.span,
            name,
            summary: self.text(&mut fields, "summary"),
            description: self.text(&mut fields, "description"),
            parent: self.text(&mut fields, "parent"),
            kind: self.text(&mut fields, "kind"),
        };
        if let Some(node) = fields.get("externalDocs") {
            self.external_docs(node);
        }
        self.rest(&fields);
        Some(read)
    }

    /// Nothing is made of it, so that one without an address is no error.
    pub(super) fn external_docs(&mut self, node: &Node) {
        if node.as_object().is_none() {
            return self.read_as("externalDocs", "an object", node, "absent");
        }
        let Some(mut fields) = self.fields(node, "`externalDocs`") else { return };
        if self.text(&mut fields, "url").is_none() {
            return self.missing_text(&mut fields, "url", "add `url`, or remove `externalDocs`");
        }
        _ = self.text(&mut fields, "description");
        self.rest(&fields);
    }
}
