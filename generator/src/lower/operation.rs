//! Operations, in document order.

use super::context::Lowering;
use super::place::Place;
use super::security::Schemes;
use super::{body, callbacks, headers, hooks, leftovers, links, parameter, response, security, servers};
use crate::braces::{self, Piece};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{self, PathItem, RefOr};
use crate::ir::{Docs, Operation, Parameter, PathPart, Step};
use crate::list::at_most;
use crate::source::Text;
use std::collections::{HashMap, HashSet};

/// Lowers every operation under `paths`, then those that the API calls itself.
pub(super) fn operations(lowering: &mut Lowering<'_>, schemes: &Schemes<'_>) -> Vec<Operation> {
    let document = lowering.resolver.document();
    leftovers::of_document(lowering);
    let count = document.paths.values().map(|item| item.operations.len()).sum();
    let mut operations = Vec::with_capacity(count);
    let mut callers = Vec::with_capacity(count);
    for (path, item) in document.paths.iter() {
        if lowering.is_full(path.span) {
            break;
        }
        let items = lowering.resolver.path_items(item);
        let mut methods: Vec<&str> = Vec::new();
        for operation in items.iter().flat_map(|item| &item.operations) {
            if methods.contains(&operation.method.as_str()) {
                shadowed(lowering, operation);
                continue;
            }
            methods.push(operation.method.as_str());
            leftovers::of_operation(lowering, path);
            let lowered = lower(lowering, path.as_str(), &items, operation, schemes, false);
            if let Some(lowered) = lowering.kept(lowered) {
                callers.push((lowered.key(), operation));
                operations.push(lowered);
            }
        }
    }
    response::without_content(lowering, &operations);
    operations.extend(hooks::operations(lowering, schemes, &callers));
    lowering.fill_waiting();
    links::lower(lowering, &mut operations, &callers);
    callbacks::lower(lowering, &mut operations, &callers);
    operations
}

fn shadowed(lowering: &mut Lowering<'_>, operation: &document::Operation) {
    let method = operation.method.as_str();
    lowering.diagnostics.push(
        Diagnostic::warning(
            Code::IgnoredSibling,
            format!("this {method} has no effect: the path item has one of its own"),
        )
        .at(operation.span, "behind the `$ref`")
        .help("remove one of the two operations"),
    );
}

pub(super) fn lower<'d>(
    lowering: &mut Lowering<'d>,
    path: &str,
    items: &[&'d PathItem],
    operation: &'d document::Operation,
    schemes: &Schemes<'_>,
    hook: bool,
) -> Operation {
    let method = operation.method.as_str();
    let place = Place::operation(format!("{method} {path}"));
    let settings = lowering.config.operation(method, path);
    // The address of a hook is its receiver's; a fragment never goes over the wire (RFC 9110, section 7.1), it only
    // tells operations apart.
    let template = if hook { "" } else { path.split('#').next().unwrap_or(path) };
    let declared = declared(lowering, template, items, operation);
    let security = security::of_operation(lowering, path, operation, &declared, settings, schemes, hook);
    let accept = declared.iter().find_map(|parameter| parameter::fixed_accept(lowering, parameter));
    let parameters = parameters(lowering, template, declared, operation, &place, schemes);
    let parts = parts(template, &parameters);
    let body = operation.request_body.as_ref().and_then(|body| body::lower(lowering, body, &place));
    let mut answers = response::lower(lowering, operation, is_conditional(&parameters), &place);
    let headers = headers::lower(lowering, operation, &mut answers, &place);
    let servers = if hook { Vec::new() } else { servers::of_operation(lowering, items, operation) };
    Operation {
        method: method.into(),
        path: path.into(),
        parts,
        id: operation.operation_id.as_ref().map(|id| id.value.clone()),
        named: settings.and_then(|settings| settings.name.as_ref()).map(|name| name.get().as_str().into()),
        hook,
        apart: None,
        tag: operation.tags.first().map(|tag| tag.value.clone()),
        docs: Docs {
            summary: operation.summary.as_ref().map(|text| text.value.clone()),
            description: operation.description.as_ref().map(|text| text.value.clone()),
            deprecated: operation.deprecated,
        },
        span: operation.span,
        parameters,
        body,
        answers,
        headers: headers.successes,
        failure_headers: headers.failures,
        links: Vec::new(),
        loose_links: Vec::new(),
        callbacks: Vec::new(),
        pagination: None,
        security: security.alternatives,
        unsaid: security.unsaid,
        accept: accept.map(Text::from),
        servers,
    }
}

/// The parameters of the operation and, where it does not declare its own, of its path.
fn declared<'d>(
    lowering: &Lowering<'d>,
    template: &str,
    items: &[&'d PathItem],
    operation: &'d document::Operation,
) -> Vec<&'d document::Parameter> {
    let mut declared: Vec<&document::Parameter> = Vec::new();
    let mut known: HashSet<(document::Location, String)> = HashSet::new();
    let named: HashSet<&str> = braces::names(template).collect();
    let own = operation.parameters.iter().chain(items.iter().flat_map(|item| &item.parameters));
    let supplied = lowering.resolver.document().supplied.get(&operation.span);
    for parameter in own.filter_map(|parameter| resolve(lowering, parameter)).chain(supplied.into_iter().flatten()) {
        let in_path = parameter.location.value == document::Location::Path && !template.is_empty();
        if in_path && !named.contains(parameter.name.as_str()) {
            // It can't be sent, which has been reported.
            continue;
        }
        let mut name = parameter.name.as_str().to_owned();
        if parameter.location.value == document::Location::Header {
            name.make_ascii_lowercase();
        }
        if known.insert((parameter.location.value, name)) {
            declared.push(parameter);
        }
    }
    declared
}

/// The parameters that are members of the request; those of the path template first, in its order.
fn parameters(
    lowering: &mut Lowering<'_>,
    template: &str,
    declared: Vec<&document::Parameter>,
    operation: &document::Operation,
    place: &Place,
    schemes: &Schemes<'_>,
) -> Vec<Parameter> {
    let in_path = declared.iter().filter(|parameter| parameter.location.value == document::Location::Path);
    let in_path: HashSet<&str> = in_path.map(|parameter| parameter.name.as_str()).collect();
    let undeclared: Vec<&str> = braces::names(template).filter(|name| !in_path.contains(name)).collect();
    let count = declared.len() + undeclared.len();
    let lowered = declared.into_iter().filter_map(|parameter| {
        let step = Step::Parameter(parameter.location.value.as_str().into(), parameter.name.value.clone());
        parameter::lower(lowering, parameter, &place.step(step), schemes)
    });
    let mut parameters: Vec<Parameter> = at_most(count, lowered);
    parameters.extend(undeclared.into_iter().map(|name| parameter::undeclared(name, operation.span)));
    let mut ranks: HashMap<&str, usize> = HashMap::new();
    braces::names(template).enumerate().for_each(|(rank, name)| _ = ranks.entry(name).or_insert(rank));
    let rank = |parameter: &Parameter| {
        let found = ranks.get(parameter.member.name.as_str()).copied();
        (parameter.place == crate::ir::Place::Path).then_some(found).flatten().unwrap_or(usize::MAX)
    };
    parameters.sort_by_key(|parameter| rank(parameter));
    parameters
}

/// Whether a request may ask for what has changed (RFC 9110, section 13.1), so that the answer may be that nothing has.
fn is_conditional(parameters: &[Parameter]) -> bool {
    let is = |name: &str| ["if-none-match", "if-modified-since"].iter().any(|known| name.eq_ignore_ascii_case(known));
    let mut headers = parameters.iter().filter(|parameter| parameter.place == crate::ir::Place::Header);
    headers.any(|parameter| is(&parameter.member.name))
}

fn resolve<'d>(lowering: &Lowering<'d>, parameter: &'d RefOr<document::Parameter>) -> Option<&'d document::Parameter> {
    lowering.resolver.item(parameter).map(|target| target.item)
}

/// The path template in parts.
fn parts(template: &str, parameters: &[Parameter]) -> Vec<PathPart> {
    let mut numbers: HashMap<&str, usize> = HashMap::new();
    for (number, parameter) in parameters.iter().enumerate() {
        if parameter.place == crate::ir::Place::Path {
            numbers.entry(&parameter.member.name).or_insert(number);
        }
    }
    let mut parts = Vec::new();
    let mut literal = String::new();
    for piece in braces::pieces(template) {
        match piece {
            Piece::Plain(text) => literal.push_str(text),
            Piece::Name(name) => match numbers.get(name) {
                Some(number) => {
                    if !literal.is_empty() {
                        parts.push(PathPart::Literal(std::mem::take(&mut literal).into()));
                    }
                    parts.push(PathPart::Parameter(*number));
                }
                None => literal.extend(["{", name, "}"]),
            },
        }
    }
    if !literal.is_empty() {
        parts.push(PathPart::Literal(literal.into()));
    }
    parts
}
