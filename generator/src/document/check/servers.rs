//! Server addresses: they decide where credentials go.

use super::address::{self, Fault};
use super::{items, operations};
use crate::braces;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::document::{Document, Resolver, Server};
use crate::near::{MISSED, SEARCHED, nearest};
use crate::source::Spanned;
use std::collections::HashSet;

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
    let named: HashSet<&str> = braces::names(&server.url).collect();
    let unused = || server.variables.keys().filter(|key| !named.contains(key.as_str())).take(SEARCHED);
    let undeclared = braces::names(&server.url).filter(|name| server.variables.get(name).is_none());
    for (at, name) in undeclared.enumerate() {
        let message = format!("the server's address names the variable `{{{name}}}`, which nothing declares");
        let found = Diagnostic::warning(Code::BadValue, message).at(server.url.span, "kept as it is written");
        let meant = if at < MISSED { nearest(name, unused().map(Spanned::as_str)) } else { None };
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

/// More bytes than any server takes; a few variables that stand in an address again and again make more than fit in memory.
const LONGEST: usize = 64 << 10;

/// Refuses an address, as it is written or with its variables at their defaults.
fn address(server: &Server) -> Result<(), Fault> {
    let variable = |name: &str| server.variables.get(name).map(|variable| variable.default.value.as_str());
    let filled = |name: &str| variable(name).map_or(0, str::len);
    if server.url.len() + braces::names(&server.url).map(filled).sum::<usize>() > LONGEST {
        return Err(("is too long with its variables at their defaults", "write a shorter one"));
    }
    let defaults = braces::filled(&server.url, variable);
    // Clients fill one variable after the other: a few that name each other would make an address without end.
    if braces::names(&defaults).any(|name| variable(name).is_some()) {
        let help = "write the value in the `default`, not the name of another variable";
        return Err(("has a variable whose default names a variable", help));
    }
    address::refuse(&server.url).and_then(|()| address::refuse(&defaults))
}
