//! Responses and links.

use super::Reader;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Link, Response, Responses, StatusKey};
use crate::source::{Node, Spanned};

impl Reader<'_> {
    pub(super) fn responses(&mut self, node: &Node) -> Option<Responses> {
        let fields = self.fields(node, "`responses`")?;
        let mut entries: Vec<(Spanned<StatusKey>, _)> = Vec::with_capacity(fields.all().len());
        for entry in fields.all() {
            if entry.key.starts_with("x-") {
                continue;
            }
            let Some(status) = StatusKey::parse(&entry.key) else {
                let message = format!("`{}` is no status", entry.key);
                let found = Diagnostic::error(Code::BadStatusKey, message).at(entry.key.span, "not a response key");
                let found = found.help("write a status such as `200`, a range such as `4XX`, or `default`");
                self.mistake(found, "the response is left out");
                continue;
            };
            if let Some((first, _)) = entries.iter().find(|(earlier, _)| earlier.value == status) {
                let message = format!("the responses for `{status}` are given twice");
                let found = Diagnostic::error(Code::DuplicateKey, message).at(entry.key.span, "again here");
                let found = found.at(first.span, "first here");
                self.mistake(found.help("keep one of the two"), "the first one counts");
                continue;
            }
            let response = self.reference_or(&entry.value, Self::response);
            entries.extend(response.map(|response| (Spanned::new(status, entry.key.span), response)));
        }
        Some(Responses { span: node.span, entries })
    }

    pub(super) fn response(&mut self, node: &Node) -> Option<Response> {
        let mut fields = self.fields(node, "a response")?;
        let read = Response {
            span: node.span,
            summary: self.text(&mut fields, "summary"),
            description: self.text(&mut fields, "description"),
            headers: self.headers(&mut fields),
            content: fields.get("content").map(|node| self.content(node)).unwrap_or_default(),
            links: self.map(&mut fields, "links", |reader, entry| reader.reference_or(&entry.value, Self::link)),
        };
        self.rest(&fields);
        Some(read)
    }

    pub(super) fn link(&mut self, node: &Node) -> Option<Link> {
        let mut fields = self.fields(node, "a link")?;
        let read = Link {
            span: node.span,
            operation_id: self.text(&mut fields, "operationId"),
            operation_ref: self.text(&mut fields, "operationRef"),
            parameters: self.map(&mut fields, "parameters", |_, entry| Some(entry.value.clone())),
            request_body: fields.get("requestBody").cloned(),
            description: self.text(&mut fields, "description"),
            server: fields.get("server").and_then(|node| self.server(node)),
        };
        self.rest(&fields);
        Some(read)
    }
}
