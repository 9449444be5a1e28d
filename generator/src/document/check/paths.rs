//! Paths: every template parameter is declared, and no two paths are the same to a router.

use super::template::Template;
use super::{Mistakes, items};
use crate::braces;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Severity};
use crate::document::{Document, Location, Operation, Parameter, PathItem, RefOr, Resolver, Supplied, TypeSet};
use crate::near::{MISSED, SEARCHED, nearest};
use crate::source::{Span, Spanned, Text};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// The paths of one shape.
struct Shape<'d> {
    first: &'d Spanned<Text>,
    methods: BTreeSet<&'d str>,
    /// Those that have an operation for a method of one before, and the first such method.
    clashing: Vec<&'d Spanned<Text>>,
    clash: Option<&'d str>,
    /// The others.
    beside: Vec<&'d Spanned<Text>>,
}

pub(super) fn check<'d>(
    document: &'d Document,
    resolver: Resolver<'d>,
    diagnostics: &mut Diagnostics,
    mistakes: &mut Mistakes,
) -> Supplied {
    let mut shapes: BTreeMap<String, Shape<'d>> = BTreeMap::new();
    let mut parameters = Parameters { resolver, declared: declared(document, resolver), supplied: Supplied::new() };
    for (path, item) in document.paths.iter() {
        let template = match Template::parse(path) {
            Ok(template) => template,
            Err((what, help)) => {
                let found = Diagnostic::error(Code::BadPath, format!("the path `{path}` {what}"));
                diagnostics.push(found.at(path.span, "refused").help(help));
                continue;
            }
        };
        let items = resolver.path_items(item);
        parameters.check(path, &template, &items, diagnostics, mistakes);
        let methods = items.iter().flat_map(|item| &item.operations).map(|operation| operation.method.as_str());
        shapes.entry(template.shape).or_insert_with(|| Shape::of(path)).add(path, methods.collect());
    }
    for shape in shapes.values() {
        shape.report(diagnostics, mistakes);
    }
    parameters.supplied
}

impl<'d> Shape<'d> {
    fn of(first: &'d Spanned<Text>) -> Self {
        Self { first, methods: BTreeSet::new(), clashing: Vec::new(), clash: None, beside: Vec::new() }
    }

    fn add(&mut self, path: &'d Spanned<Text>, mut methods: BTreeSet<&'d str>) {
        if let Some(method) = methods.intersection(&self.methods).next() {
            self.clash.get_or_insert(method);
            self.clashing.push(path);
        } else if path.span != self.first.span {
            self.beside.push(path);
        }
        self.methods.append(&mut methods);
    }

    fn report(&self, diagnostics: &mut Diagnostics, mistakes: &mut Mistakes) {
        if !self.beside.is_empty() {
            diagnostics.push(self.found(Severity::Warning, &self.beside));
        }
        if let Some(method) = self.clash {
            let found = self.found(Severity::Error, &self.clashing);
            let found = found.fact(format!("{method} is there more than once: no server could tell which is meant"));
            let found = found.help("describe one operation in the place of those, or mend a path");
            mistakes.push((found, "a server answers with the first of them".to_owned()));
        }
    }

    fn found(&self, severity: Severity, again: &[&Spanned<Text>]) -> Diagnostic {
        let others = match again {
            [only] => format!("`{only}`"),
            more => format!("{} others", more.len()),
        };
        let message = format!("the paths `{}` and {others} differ only in the names of their parameters", self.first);
        let found = Diagnostic { severity, ..Diagnostic::error(Code::DuplicatePath, message) };
        let found = found.at_all(again.iter().map(|path| path.span), "the same path again");
        found.at(self.first.span, "first here").help("put the operations under one of them")
    }
}

/// What each path parameter is; nothing where its declarations disagree about the type.
type Declared<'d> = BTreeMap<&'d str, Option<&'d Parameter>>;

fn declared<'d>(document: &'d Document, resolver: Resolver<'d>) -> Declared<'d> {
    let mut all = Declared::new();
    for (_, item) in items(document, resolver) {
        let own = item.operations.iter().flat_map(|operation| &operation.parameters);
        let found = item.parameters.iter().chain(own).filter_map(|parameter| Some(resolver.item(parameter)?.item));
        for parameter in found.filter(|parameter| parameter.location.value == Location::Path) {
            let known = all.entry(parameter.name.as_str()).or_insert(Some(parameter));
            *known = known.filter(|known| {
                types(known, resolver).is_some() && types(known, resolver) == types(parameter, resolver)
            });
        }
    }
    all
}

fn types(parameter: &Parameter, resolver: Resolver<'_>) -> Option<TypeSet> {
    let schema = parameter.schema.as_ref()?.as_object()?;
    let target = schema.reference.as_ref().and_then(|reference| resolver.meaning(reference)?.item.as_object());
    target.unwrap_or(schema).types.map(|types| types.value)
}

/// What a path and its operations say beside its own parameters.
#[derive(Default)]
struct Beside<'d, 'p> {
    /// The parameters that operations declare, wherever they are, by name: the first of each.
    elsewhere: HashMap<(Span, &'d str), &'d Parameter>,
    /// The names in a query of the path.
    in_query: HashSet<&'p str>,
}

/// Whether the path parameters of a document are declared.
struct Parameters<'d> {
    resolver: Resolver<'d>,
    declared: Declared<'d>,
    supplied: Supplied,
}

impl<'d> Parameters<'d> {
    /// The names of those that a list declares; nothing where a reference leads nowhere: that may be the one, and it has
    /// been reported.
    fn names(&self, list: &'d [RefOr<Parameter>]) -> Option<Vec<&'d Spanned<Text>>> {
        let resolved: Option<Vec<_>> = list.iter().map(|item| self.resolver.item(item)).collect();
        let declared = resolved?.into_iter().map(|target| target.item);
        let declared = declared.filter(|parameter| parameter.location.value == Location::Path);
        Some(declared.map(|parameter| &parameter.name).collect())
    }

    fn check(
        &mut self,
        path: &Spanned<Text>,
        template: &Template<'_>,
        items: &[&'d PathItem],
        diagnostics: &mut Diagnostics,
        mistakes: &mut Mistakes,
    ) {
        let shared: Option<Vec<_>> = items.iter().map(|item| self.names(&item.parameters)).collect();
        let Some(shared) = shared.map(|lists| lists.concat()) else { return };
        let mut missing: BTreeMap<&str, Vec<&'d Operation>> = BTreeMap::new();
        let mut all: BTreeSet<&Spanned<Text>> = shared.iter().copied().collect();
        let shared: HashSet<&str> = shared.into_iter().map(Spanned::as_str).collect();
        for operation in items.iter().flat_map(|item| &item.operations) {
            let Some(own) = self.names(&operation.parameters) else { continue };
            let known: HashSet<&str> = own.iter().map(|name| name.as_str()).collect();
            for name in template.parameters.iter().filter(|name| !shared.contains(*name) && !known.contains(*name)) {
                missing.entry(name).or_default().push(operation);
            }
            all.extend(own);
        }
        let named: HashSet<&str> = template.parameters.iter().copied().collect();
        let mut unused: Vec<_> = all.into_iter().filter(|name| !named.contains(name.as_str())).collect();
        let alone = missing.len() == 1 && unused.len() == 1;
        let beside = if missing.is_empty() { Beside::default() } else { self.beside(path, items) };
        for (at, (name, operations)) in missing.into_iter().enumerate() {
            // One that is missing and one that is left over are the same, whatever they are called.
            let searched = if at < MISSED { SEARCHED } else { 0 };
            let mut candidates = unused.iter().take(searched);
            let meant = candidates.position(|unused| alone || nearest(unused, [name]).is_some());
            let meant = meant.map(|at| unused.remove(at));
            self.undeclared((path, name), &operations, meant, &beside, diagnostics, mistakes);
        }
        let colon = path.split('/').find_map(|segment| segment.strip_prefix(':').filter(|name| !name.is_empty()));
        for name in unused {
            let message = format!("the path has no `{{{name}}}`, so the parameter can't be sent");
            let found = Diagnostic::warning(Code::UnusedPathParameter, message).at(name.span, "declared here");
            let help = colon.map_or_else(
                || "remove the parameter, or add it to the path".to_owned(),
                |name| format!("a path names its parameters in braces: write `{{{name}}}` in place of `:{name}`"),
            );
            diagnostics.push(found.at(path.span, "not in this path").help(help));
        }
    }

    fn beside<'p>(&self, path: &'p str, items: &[&'d PathItem]) -> Beside<'d, 'p> {
        let in_query = path.split_once('?').into_iter().flat_map(|(_, query)| braces::names(query)).collect();
        let mut elsewhere = HashMap::new();
        for operation in items.iter().flat_map(|item| &item.operations) {
            for parameter in operation.parameters.iter().filter_map(|item| Some(self.resolver.item(item)?.item)) {
                elsewhere.entry((operation.span, parameter.name.as_str())).or_insert(parameter);
            }
        }
        Beside { elsewhere, in_query }
    }

    /// A parameter that only the path names. One that the document declares elsewhere, always of one type, is that one.
    /// `meant` is one that is declared here and spelled alike: nobody can tell which of the two is misspelt.
    fn undeclared(
        &mut self,
        (path, name): (&Spanned<Text>, &str),
        operations: &[&'d Operation],
        meant: Option<&Spanned<Text>>,
        beside: &Beside<'d, '_>,
        diagnostics: &mut Diagnostics,
        mistakes: &mut Mistakes,
    ) {
        let message = format!("the path names the parameter `{{{name}}}`, which the operation does not declare");
        let line = format!("`- {{ name: {name}, in: path, required: true, schema: {{ type: string }} }}`");
        let places = operations.iter().map(|operation| operation.method.span);
        let shown = |found: Diagnostic| found.at(path.span, "in this path").at_all(places, "of this operation");
        if let (None, Some(Some(other))) = (meant, self.declared.get(name)) {
            let found = shown(Diagnostic::warning(Code::UndeclaredPathParameter, message));
            let help = "declare it here as well, or under `components/parameters`, and refer to it";
            diagnostics.push(found.at(other.name.span, "taken for this one").help(help));
            for operation in operations {
                self.supplied.entry(operation.span).or_default().push((*other).clone());
            }
            return;
        }
        let found = shown(Diagnostic::error(Code::UndeclaredPathParameter, message));
        let other = operations.iter().find_map(|operation| beside.elsewhere.get(&(operation.span, name)));
        let query = beside.in_query.contains(name);
        let found = match (meant, other) {
            (Some(meant), _) => found
                .at(meant.span, "meant by this?")
                .help(format!("call both alike: `{{{meant}}}` in the path, or `name: {name}` in the declaration")),
            (None, Some(other)) => found
                .at(other.location.span, format!("declared as one in `{}`", other.location.as_str()))
                .help("write `in: path` and `required: true`, or take it out of the path"),
            (None, None) if query => found.help(format!(
                "a path has no query: declare `{name}` with `in: query`, and cut the path before the `?`"
            )),
            (None, None) => found.help(format!("add {line} to `parameters`")),
        };
        let found = match self.declared.get(name) {
            Some(None) => found.fact("elsewhere it is declared with several types, or without one"),
            _ => found,
        };
        mistakes.push((found, "it is taken for a string".to_owned()));
    }
}
