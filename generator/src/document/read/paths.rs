//! Path items, operations and callbacks.

use super::Reader;
use super::fields::Fields;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::model::is_token;
use crate::document::{Callback, Kind, Method, Operation, PathItem, Responses};
use crate::list::at_most;
use crate::source::{Entry, Map, Node, Spanned};

impl Reader<'_> {
    pub(super) fn path_item(&mut self, node: &Node) -> Option<PathItem> {
        let mut fields = self.fields(node, "a path item")?;
        let reference = self.text(&mut fields, "$ref");
        if let Some(target) = &reference {
            self.refers(Kind::PathItem, target);
        }
        let summary = self.text(&mut fields, "summary");
        let description = self.text(&mut fields, "description");
        let servers = self.list(&mut fields, "servers", Self::server);
        let parameters = self.list(&mut fields, "parameters", Self::parameter_or_reference).unwrap_or_default();
        let methods = || fields.all().entries().filter_map(|entry| Some((Method::from_field(&entry.key)?, entry)));
        let of_method =
            |(method, entry): (_, &Entry<Node>)| self.operation(Spanned::new(method, entry.key.span), &entry.value);
        let mut operations = at_most(methods().count(), methods().filter_map(of_method));
        if let Some(node) = fields.get("additionalOperations") {
            let others = self.members("additionalOperations", node, Self::additional_operation);
            operations.extend(others.values().cloned());
        }
        self.rest(&fields);
        Some(PathItem { span: node.span, reference, summary, description, servers, parameters, operations })
    }

    fn additional_operation(&mut self, entry: &Entry<Node>) -> Option<Operation> {
        if !is_token(&entry.key) {
            let message = format!("`{}` can't be an HTTP method", entry.key);
            self.bad_value(message, entry.key.span, "a method is made of letters, as in `COPY`");
            return None;
        }
        let method = entry.key.clone().map(Method::Other);
        self.operation(method, &entry.value)
    }

    fn operation(&mut self, method: Spanned<Method>, node: &Node) -> Option<Operation> {
        let mut fields = self.fields(node, "an operation")?;
        let read = Operation {
            span: node.span,
            method,
            tags: fields.get("tags").and_then(|node| self.texts("tags", node)).unwrap_or_default(),
            summary: self.text(&mut fields, "summary"),
            description: self.text(&mut fields, "description"),
            operation_id: self.text(&mut fields, "operationId"),
            parameters: self.list(&mut fields, "parameters", Self::parameter_or_reference).unwrap_or_default(),
            request_body: fields.get("requestBody").and_then(|node| self.reference_or(node, Self::request_body)),
            responses: self.operation_responses(&mut fields),
            callbacks: self
                .map(&mut fields, "callbacks", |reader, entry| reader.reference_or(&entry.value, Self::callback)),
            deprecated: self.flag(&mut fields, "deprecated"),
            security: self.requirements(&mut fields),
            servers: self.list(&mut fields, "servers", Self::server),
        };
        if let Some(node) = fields.get("externalDocs") {
            self.external_docs(node);
        }
        self.rest(&fields);
        Some(read)
    }

    fn operation_responses(&mut self, fields: &mut Fields<'_>) -> Responses {
        let none = Responses { span: fields.span, entries: Vec::new() };
        fields.get("responses").and_then(|node| self.responses(node)).unwrap_or(none)
    }

    pub(super) fn callback(&mut self, node: &Node) -> Option<Callback> {
        let fields = self.fields(node, "a callback")?;
        let paths = fields.all().entries().filter(|entry| !entry.key.starts_with("x-"));
        let read = |entry: &Entry<Node>| {
            let item = self.has_key("callbacks", &entry.key)?.then(|| self.path_item(&entry.value)).flatten();
            Some(item.map(|item| (entry.key.clone(), item)))
        };
        Some(Callback { span: node.span, paths: paths.map_while(read).flatten().collect() })
    }

    /// `paths`: extensions are left to the caller.
    pub(super) fn paths(&mut self, node: &Node) -> Map<PathItem> {
        self.members("paths", node, |reader, entry| {
            if entry.key.starts_with("x-") {
                return None;
            }
            if !entry.key.starts_with('/') {
                let message = format!("the path `{}` does not begin with `/`", entry.key);
                let found = Diagnostic::error(Code::BadPath, message).at(entry.key.span, "no leading slash");
                let help = match entry.key.split_once("://").and_then(|(_, rest)| rest.split_once('/')) {
                    Some((host, path)) => format!("write `/{path}`, and the address of `{host}` in `servers`"),
                    None => format!("write `/{}`", entry.key.as_str()),
                };
                reader.mistake(found.help(help), "the path is left out");
                return None;
            }
            reader.path_item(&entry.value)
        })
    }
}
