//! Servers, with their variables at the defaults.

use crate::document;
use crate::ir::Server;

/// The servers of the document, in its order.
pub(super) fn servers(servers: &[document::Server]) -> Vec<Server> {
    servers
        .iter()
        .map(|server| {
            let mut url = server.url.value.clone();
            for (name, variable) in server.variables.iter() {
                url = url.replace(&format!("{{{}}}", name.as_str()), variable.default.as_str());
            }
            let text = server.name.as_ref().or(server.description.as_ref());
            Server { url, description: text.map(|text| text.value.clone()) }
        })
        .collect()
}
