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
        without_scheme(server, diagnostics);
        variables(server, diagnostics);
    }
}

/// An address without a scheme is relative to where the document is (OpenAPI 3.1, section 4.8.5), so that a host is but a
/// segment of a path.
fn without_scheme(server: &Server, diagnostics: &mut Diagnostics) {
    let host = server.url.split('/').next().unwrap_or_default();
    if !is_host(host) {
        return;
    }
    let message =
        format!("the server's address `{}` is a path: nothing says that `{host}` is a host", server.url.as_str());
    let found = Diagnostic::warning(Code::BadValue, message).at(server.url.span, "relative to where the document is");
    let scheme = if host.starts_with("localhost") || host.starts_with("127.") { "http" } else { "https" };
    diagnostics.push(found.help(format!("did you mean `{scheme}://{}`?", server.url.as_str())));
}

/// Whether the first segment of a relative address looks like nothing else than a host.
fn is_host(segment: &str) -> bool {
    let (name, port) = segment.split_once(':').map_or((segment, None), |(name, port)| (name, Some(port)));
    let labels: Vec<&str> = name.split('.').collect();
    let is_label = |label: &&str| {
        !label.is_empty() && label.chars().all(|letter| letter.is_alphanumeric() || matches!(letter, '-' | '{' | '}'))
    };
    let is_port = port.is_none_or(|port| !port.is_empty() && port.bytes().all(|digit| digit.is_ascii_digit()));
    // `api.v1` and `v1.2` are segments of a path, and so is the name of a file.
    let is_domain = labels.last().is_some_and(|last| {
        last.len() > 1 && last.chars().all(char::is_alphabetic) && !matches!(*last, "json" | "yaml" | "yml" | "php")
    });
    let is_address = labels.len() == 4 && labels.iter().all(|label| label.parse::<u8>().is_ok());
    let is_known = name == "localhost" || is_address || is_domain && (labels.len() > 2 || port.is_some());
    labels.iter().all(is_label) && is_port && (is_known || is_domain && labels.len() == 2 && is_common(&labels))
}

/// Whether a name of two labels ends as those of hosts do.
fn is_common(labels: &[&str]) -> bool {
    labels.last().is_some_and(|last| matches!(*last, "com" | "org" | "net" | "io" | "dev" | "app" | "example"))
}

/// What an address and the declarations of its variables say of each other.
fn variables(server: &Server, diagnostics: &mut Diagnostics) {
    let named: HashSet<&str> = braces::names(&server.url).collect();
    let unused = || server.variables.keys().filter(|key| !named.contains(key.as_str())).take(SEARCHED);
    let undeclared = braces::names(&server.url).filter(|name| server.variables.get(name).is_none());
    let mut told = HashSet::new();
    for (at, name) in undeclared.enumerate() {
        let message = format!("the server's address names the variable `{{{name}}}`, which nothing declares");
        let found = Diagnostic::warning(Code::BadValue, message).at(server.url.span, "kept as it is written");
        let meant = if at < MISSED { nearest(name, unused().map(Spanned::as_str)) } else { None };
        let declared = unused().find(|key| Some(key.as_str()) == meant);
        told.extend(meant);
        let found = declared.into_iter().fold(found, |found, key| found.at(key.span, "meant by this?"));
        let help = match meant {
            Some(meant) => format!("call both alike: `{meant}` or `{name}`"),
            None => format!("declare it, as in `variables: {{ {name}: {{ default: … }} }}`"),
        };
        diagnostics.push(found.help(help));
    }
    for name in server.variables.keys().filter(|key| !named.contains(key.as_str()) && !told.contains(key.as_str())) {
        let message = format!("the server's address does not name the variable `{name}`");
        let found = Diagnostic::warning(Code::BadValue, message).at(name.span, "without effect");
        let help = format!("write `{{{name}}}` into `url`, or remove the variable");
        diagnostics.push(found.at(server.url.span, "not in this address").help(help));
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
