//! Server addresses: they decide where credentials go.

use super::{items, operations};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::document::{Document, Resolver, Server};

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
    for name in named.filter(|name| server.variables.get(name).is_none()) {
        let message = format!("the server's address names the variable `{{{name}}}`, which nothing declares");
        let found = Diagnostic::warning(Code::BadValue, message).at(server.url.span, "kept as it is written");
        diagnostics.push(found.help(format!("declare it, as in `variables: {{ {name}: {{ default: … }} }}`")));
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

/// Refuses other schemes than HTTP's, user information, and characters that no address holds.
fn address(server: &Server) -> Result<(), (&'static str, &'static str)> {
    let url = server.url.as_str();
    if url.contains(|character: char| character.is_control() || matches!(character, '"' | '\\' | '<' | '>' | '`')) {
        let help = "write a plain address such as `https://api.example.com`";
        return Err(("holds a quote, an angle bracket, a backslash or a control character", help));
    }
    let Some((scheme, rest)) = url.split_once("://") else { return Ok(()) };
    let is_variable = scheme.starts_with('{') && scheme.ends_with('}');
    if !is_variable && !matches!(scheme.to_ascii_lowercase().as_str(), "https" | "http" | "wss" | "ws") {
        return Err(("is not of HTTP", "write an address that begins with `https://`"));
    }
    let authority = rest.split(['/', '?', '#']).next().unwrap_or(rest);
    if authority.contains('@') {
        return Err(("holds user information before its host", "remove what stands before the `@`"));
    }
    Ok(())
}
