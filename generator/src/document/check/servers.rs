//! Server addresses: they decide where credentials go.

use super::address::{self, Fault};
use super::{items, operations};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::document::{Document, Resolver, Server};
use crate::near::nearest;
use crate::source::Spanned;

pub(super) fn check<'d>(document: &'d Document, resolver: Resolver<'d>, diagnostics: &mut Diagnostics) {
    let of_items = items(document, resolver).into_iter().filter_map(|(_, item)| item.servers.as_ref());
    let of_operations = operations(document, resolver).into_iter().filter_map(|operation| operation.servers.as_ref());
    for server in document.servers.iter().chain(of_items.chain(of_operations).flatten()) {
        if let Err((what, help)) = address(server) {
            let found = Diagnostic::error(Code::BadValue, format!("the server's address {what}"));
            diagnostics.push(found.at(server.url.span, "refused").help(help));
        }
        variables(server, diagnostics);
    }
}

/// What an address and the declarations of its variables say of each other.
fn variables(server: &Server, diagnostics: &mut Diagnostics) {
    let named = server.url.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0));
    let unused = || server.variables.keys().filter(|key| !server.url.contains(&format!("{{{}}}", key.as_str())));
    for name in named.filter(|name| server.variables.get(name).is_none()) {
        let message = format!("the server's address names the variable `{{{name}}}`, which nothing declares");
        let found = Diagnostic::warning(Code::BadValue, message).at(server.url.span, "kept as it is written");
        let meant = nearest(name, unused().map(Spanned::as_str));
        let declared = unused().find(|key| Some(key.as_str()) == meant);
        let found = declared.into_iter().fold(found, |found, key| found.at(key.span, "meant by this?"));
        let help = match meant {
            Some(meant) => format!("call both alike: `{meant}` or `{name}`"),
            None => format!("declare it, as in `variables: {{ {name}: {{ default: … }} }}`"),
        };
        diagnostics.push(found.help(help));
    }
    for (name, variable) in server.variables.iter() {
        let (values, default) = (&variable.values, &variable.default);
        if !values.is_empty() && !values.iter().any(|value| value.value == default.value) {
            let message = format!("the default of the server variable `{name}` is not among its values");
            let found = Diagnostic::warning(Code::BadValue, message).at(default.span, "taken for one of them");
            diagnostics.push(found.help("list it in `enum`, or write one of those that are"));
        }
    }
}

/// Refuses an address, as it is written or with its variables at their defaults.
fn address(server: &Server) -> Result<(), Fault> {
    let defaults = server.variables.iter().fold(server.url.to_string(), |url, (name, variable)| {
        url.replace(&format!("{{{name}}}"), &variable.default.value)
    });
    address::refuse(&server.url).and_then(|()| address::refuse(&defaults))
}
