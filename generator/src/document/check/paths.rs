//! Paths: every template parameter is declared, and no two paths are the same to a router.

use super::Mistakes;
use super::template::Template;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Severity};
use crate::document::{Document, Location, Method, Operation, Parameter, PathItem, RefOr, Resolver, read};
use crate::source::Spanned;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

/// The first path of a shape, and the methods of all of that shape so far.
struct Shape<'d> {
    first: &'d Spanned<String>,
    methods: Vec<&'d Method>,
}

pub(super) fn check<'d>(
    document: &'d Document,
    resolver: Resolver<'d>,
    diagnostics: &mut Diagnostics,
    mistakes: &mut Mistakes,
) {
    let mut shapes: BTreeMap<String, Shape<'d>> = BTreeMap::new();
    for (path, item) in document.paths.iter() {
        let template = match Template::parse(path) {
            Ok(template) => template,
            Err((what, help)) => {
                let found = Diagnostic::error(Code::BadPath, format!("the path `{path}` {what}"));
                diagnostics.push(found.at(path.span, "refused").help(help));
                continue;
            }
        };
        let target = item.reference.as_ref().and_then(|reference| resolver.path_item(reference));
        let items: Vec<&PathItem> = std::iter::once(item).chain(target.map(|target| target.item)).collect();
        parameters(path, &template, &items, resolver, diagnostics, mistakes);
        let methods = items.iter().flat_map(|item| &item.operations).map(|operation| &operation.method.value);
        match shapes.entry(template.shape) {
            Entry::Vacant(entry) => _ = entry.insert(Shape { first: path, methods: methods.collect() }),
            Entry::Occupied(mut entry) => {
                let shape = entry.get_mut();
                let methods: Vec<&Method> = methods.collect();
                let found = same_shape(path, &methods, shape);
                if found.severity == Severity::Error {
                    mistakes.push((found, "a server answers with the first of them".to_owned()));
                } else {
                    diagnostics.push(found);
                }
                shape.methods.extend(methods);
            }
        }
    }
}

fn same_shape(path: &Spanned<String>, methods: &[&Method], shape: &Shape<'_>) -> Diagnostic {
    let message = format!("the paths `{}` and `{path}` differ only in the names of their parameters", shape.first);
    let found = match methods.iter().find(|method| shape.methods.contains(method)) {
        Some(method) => Diagnostic::error(Code::DuplicatePath, message)
            .fact(format!("both have an operation for {}: no server could tell them apart", method.as_str())),
        None => Diagnostic::warning(Code::DuplicatePath, message),
    };
    let found = found.at(path.span, "the same path again").at(shape.first.span, "first here");
    found.help("put the operations under one of the two")
}

fn parameters<'d>(
    path: &Spanned<String>,
    template: &Template<'_>,
    items: &[&'d PathItem],
    resolver: Resolver<'d>,
    diagnostics: &mut Diagnostics,
    mistakes: &mut Mistakes,
) {
    let of_path = |list: &'d [RefOr<Parameter>]| -> Option<Vec<Spanned<String>>> {
        let resolved: Option<Vec<_>> = list.iter().map(|item| resolver.item(item)).collect();
        let declared = resolved?.into_iter().map(|target| target.item);
        let declared = declared.filter(|parameter| parameter.location.value == Location::Path);
        Some(declared.map(|parameter| parameter.name.clone()).collect())
    };
    let mut missing: BTreeMap<&str, &Operation> = BTreeMap::new();
    let mut unused: BTreeMap<Spanned<String>, ()> = BTreeMap::new();
    // A reference that leads nowhere may be the one that declares the parameter: it has been reported.
    let shared: Option<Vec<_>> = items.iter().map(|item| of_path(&item.parameters)).collect();
    let Some(shared) = shared.map(|lists| lists.concat()) else { return };
    for operation in items.iter().flat_map(|item| &item.operations) {
        let Some(own) = of_path(&operation.parameters) else { continue };
        let declares = |name: &str| shared.iter().chain(&own).any(|declared| declared.as_str() == name);
        for name in template.parameters.iter().filter(|name| !declares(name)) {
            missing.entry(name).or_insert(operation);
        }
        unused.extend(
            own.into_iter().filter(|name| !template.parameters.contains(&name.as_str())).map(|name| (name, ())),
        );
    }
    unused
        .extend(shared.into_iter().filter(|name| !template.parameters.contains(&name.as_str())).map(|name| (name, ())));
    for (name, operation) in missing {
        let message = format!("the path names the parameter `{{{name}}}`, which nothing declares");
        let line = format!("`- {{ name: {name}, in: path, required: true, schema: {{ type: string }} }}`");
        let at = operation.method.span;
        // What is declared under another name may be what is meant: nobody can tell which of the two is misspelt.
        match unused.keys().find(|unused| read::nearest(unused, [name]).is_some()) {
            Some(unused) => {
                let found = Diagnostic::error(Code::UndeclaredPathParameter, message).at(path.span, "in this path");
                let found = found.at(at, "not declared in this operation").at(unused.span, "meant by this?");
                let found = found.help(format!("did you mean `{{{unused}}}`? else add {line} to `parameters`"));
                mistakes.push((found, "it is taken for a string".to_owned()));
            }
            None => {
                let found = Diagnostic::warning(Code::UndeclaredPathParameter, message);
                let found = found.at(path.span, "taken for a string").at(at, "not declared in this operation");
                diagnostics.push(found.help(format!("add {line} to `parameters`")));
            }
        }
    }
    for name in unused.keys() {
        let message = format!("the path has no `{{{name}}}`, so the parameter can't be sent");
        let found = Diagnostic::warning(Code::UnusedPathParameter, message).at(name.span, "declared here");
        diagnostics.push(found.at(path.span, "not in this path").help("remove the parameter, or add it to the path"));
    }
}
