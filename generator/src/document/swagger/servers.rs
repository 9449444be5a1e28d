//! `schemes`, `host` and `basePath` as servers. Without a scheme the address is one of HTTPS: by the specification it is
//! the one by which the document was fetched, which nobody knows. Of several HTTPS goes first.

use super::{Members, Swagger, text};
use crate::source::{Entry, Node, Spanned, Value};
use std::sync::Arc;

impl Swagger<'_> {
    /// The servers of the document, or of an operation with schemes of its own.
    pub(super) fn servers(&self, schemes: Option<&Node>) -> Option<Entry<Node>> {
        let (host, path) = (self.root.entry("host"), self.root.entry("basePath"));
        let at = host.or(path)?;
        let path = text_of(path).trim_end_matches('/');
        let path = if path.is_empty() || path.starts_with('/') { path.to_owned() } else { format!("/{path}") };
        let urls = match host {
            Some(_) => {
                let host = text_of(host).trim_end_matches('/');
                let listed = schemes.and_then(Node::as_array).unwrap_or_default();
                let mut listed: Vec<&str> = listed.iter().filter_map(Node::as_str).collect();
                listed.sort_by_key(|scheme| *scheme != "https");
                let listed = if listed.is_empty() { vec!["https"] } else { listed };
                listed.into_iter().map(|scheme| format!("{scheme}://{host}{path}")).collect()
            }
            None if path.is_empty() => return None,
            None => vec![path],
        };
        let servers = urls.into_iter().map(|url| {
            let mut server = Members::of(at.value.span);
            server.add("url", at.key.span, text(&url, at.value.span));
            server.node()
        });
        let value = Node { span: at.value.span, value: Value::Array(Arc::new(servers.collect())) };
        Some(Entry { key: Spanned::new("servers".into(), at.key.span), value })
    }

    /// The servers of an operation whose schemes are not the document's.
    pub(super) fn own_servers(&self, schemes: &Node) -> Option<Entry<Node>> {
        if self.root.get("schemes") == Some(schemes) { None } else { self.servers(Some(schemes)) }
    }
}

fn text_of(entry: Option<&Entry<Node>>) -> &str {
    entry.and_then(|entry| entry.value.as_str()).unwrap_or_default()
}
