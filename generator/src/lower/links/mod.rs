//! Links: calls that follow from a response.
//!
//! ```yaml
//! links:
//!   repositories: {operationId: list_repositories, parameters: {owner: $response.body#/username}}
//! ```
//! is a method that makes the call from the response. A link is left out, with a note, where it leads to no operation
//! that is generated, or where an expression leads to nothing that the types of request and response have.

mod expression;
mod leads;

use super::context::Lowering;
use super::{docs, leftovers};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{self, local_pointer};
use crate::ir::{Answer, Body, Docs, Json, Kind, Link, LinkValue, LooseLink, Operation, Place, Statuses, Type, Value};
use crate::source::{Node, Text};
use expression::{Expression, Piece, Source, pieces};
use leads::leads;
use std::collections::HashMap;

/// The links of all operations; `declared` has what the document says of the first of them, in their order.
pub(super) fn lower<'d>(
    lowering: &mut Lowering<'d>,
    operations: &mut [Operation],
    declared: &[(String, &'d document::Operation)],
) {
    let mut all: Vec<(usize, Links)> = Vec::new();
    let targets = Targets::of(operations);
    for (number, (_, operation)) in declared.iter().enumerate() {
        let links = of_operation(lowering, &targets, number, operation);
        if !links.whole.is_empty() || !links.loose.is_empty() {
            all.push((number, links));
        }
    }
    for (number, links) in all {
        if let Some(operation) = operations.get_mut(number) {
            (operation.links, operation.loose_links) = (links.whole, links.loose);
        }
    }
}

/// The links of an operation.
#[derive(Default)]
struct Links {
    whole: Vec<Link>,
    loose: Vec<LooseLink>,
}

fn of_operation<'d>(
    lowering: &mut Lowering<'d>,
    targets: &Targets<'_>,
    number: usize,
    declared: &'d document::Operation,
) -> Links {
    let mut links = Links::default();
    let Some(operation) = targets.all.get(number) else { return links };
    for (key, response) in declared.responses.by_status() {
        let Some(response) = lowering.resolver.item(response) else { continue };
        let statuses = super::response::statuses(key.value);
        let Some(answer) = operation.answers.iter().position(|answer| answer.statuses == statuses) else { continue };
        for (name, link) in response.item.links.iter() {
            let Some(link) = lowering.resolver.item(link) else { continue };
            let link = link.item;
            let description = link.description.as_ref().map(|text| text.value.clone());
            match resolve(lowering, targets, (operation, answer), link) {
                Ok((target, values)) => links.whole.push(Link {
                    name: name.value.clone(),
                    answer,
                    target,
                    values,
                    docs: Docs { description, ..Docs::default() },
                    span: link.span,
                }),
                Err(Reason::Dangling(what)) => {
                    let message = format!("the link `{name}` leads to no operation");
                    let found = Diagnostic::warning(Code::DanglingReference, message).at(link.span, what);
                    lowering.diagnostics.push(found.help("name an operation of the document, or remove the link"));
                }
                Err(Reason::Unknown(what)) => {
                    let target = link.operation_id.as_ref().or(link.operation_ref.as_ref());
                    let target = target.map(|target| target.value.clone()).unwrap_or_default();
                    links.loose.push(LooseLink { name: name.value.clone(), target, description });
                    let message = format!("nothing is generated for the link `{name}`");
                    lowering.diagnostics.push(Diagnostic::note(Code::NotGenerated, message).at(link.span, what));
                }
            }
            if let Some(server) = &link.server {
                leftovers::part(lowering, server.span, "`server` of a link");
            }
        }
    }
    links
}

/// Why nothing is made of a link.
enum Reason {
    /// It names no operation: a mistake of the document.
    Dangling(String),
    /// It says something that can't be told.
    Unknown(String),
}

type Resolved = (usize, Vec<(usize, LinkValue)>);

/// The operation that a link leads to, and the values of its parameters.
fn resolve(
    lowering: &Lowering<'_>,
    targets: &Targets<'_>,
    from: (&Operation, usize),
    link: &document::Link,
) -> Result<Resolved, Reason> {
    let number = target(targets, link)?;
    let Some(target) = targets.all.get(number) else { return Err(Reason::Dangling("no operation".to_owned())) };
    let mut values: Vec<(usize, LinkValue)> = Vec::new();
    for (name, node) in link.parameters.iter() {
        let Some(parameter) = parameter(target, name.as_str()) else {
            return Err(Reason::Unknown(format!("`{}` has no parameter `{name}`", called(target))));
        };
        values.push((parameter, value(lowering, from, node)?));
    }
    if let Some(node) = &link.request_body {
        if target.body.is_none() {
            return Err(Reason::Unknown(format!("`{}` has no body", called(target))));
        }
        values.push((target.parameters.len(), value(lowering, from, node)?));
    }
    values.sort_by_key(|(number, _)| *number);
    Ok((number, values))
}

fn called(operation: &Operation) -> String {
    operation.id.as_ref().map_or_else(|| operation.key(), Text::to_string)
}

/// The operations that links may name: those that the API does not call itself, by number.
struct Targets<'o> {
    all: &'o [Operation],
    by_id: HashMap<&'o str, Vec<usize>>,
    by_path: HashMap<(&'o str, String), usize>,
}

impl<'o> Targets<'o> {
    fn of(all: &'o [Operation]) -> Self {
        let mut targets = Self { all, by_id: HashMap::new(), by_path: HashMap::new() };
        for (number, operation) in all.iter().enumerate().filter(|(_, operation)| !operation.hook) {
            if let Some(id) = &operation.id {
                targets.by_id.entry(id).or_default().push(number);
            }
            targets.by_path.entry((operation.path.as_str(), operation.method.to_ascii_lowercase())).or_insert(number);
        }
        targets
    }
}

/// The number of the operation that a link names.
fn target(targets: &Targets<'_>, link: &document::Link) -> Result<usize, Reason> {
    if let Some(id) = &link.operation_id {
        return match targets.by_id.get(id.as_str()).map(Vec::as_slice) {
            Some([number]) => Ok(*number),
            Some(_) => Err(Reason::Unknown(format!("several operations are called `{id}`"))),
            None => Err(Reason::Dangling(format!("no operation that is generated is called `{id}`"))),
        };
    }
    let Some(reference) = &link.operation_ref else {
        return Err(Reason::Dangling("neither `operationId` nor `operationRef`".to_owned()));
    };
    let Some(tokens) = local_pointer(reference.as_str()) else {
        return Err(Reason::Unknown("an `operationRef` into another document is not followed".to_owned()));
    };
    let found = match tokens.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["paths", path, method] => targets.by_path.get(&(*path, method.to_ascii_lowercase())).copied(),
        _ => None,
    };
    let missing = || Reason::Dangling(format!("`{reference}` is no operation that is generated"));
    found.ok_or_else(missing)
}

/// The number of the parameter that a link names, by its place too where it says so: `id`, `path.id`.
fn parameter(target: &Operation, name: &str) -> Option<usize> {
    let is = |place: Option<Place>, name: &str| {
        target.parameters.iter().position(|parameter| {
            let in_place = place.is_none_or(|place| parameter.place == place);
            let header = parameter.place == Place::Header && parameter.member.name.eq_ignore_ascii_case(name);
            in_place && (parameter.member.name == name || header)
        })
    };
    is(None, name).or_else(|| {
        let (place, name) = name.split_once('.')?;
        let place = match place {
            "path" => Place::Path,
            "query" => Place::Query,
            "header" => Place::Header,
            "cookie" => Place::Cookie,
            _ => return None,
        };
        is(Some(place), name)
    })
}

/// A value of a link: an expression, a text with expressions in it, or what the document says.
fn value(lowering: &Lowering<'_>, from: (&Operation, usize), node: &Node) -> Result<LinkValue, Reason> {
    match node.as_str() {
        Some(text) => text_value(lowering, from, text).map_err(Reason::Unknown),
        None => Ok(LinkValue::Constant(docs::json(node))),
    }
}

/// The value of a text with runtime expressions in it.
///
/// # Errors
/// Why it can't be told.
pub(super) fn text_value(lowering: &Lowering<'_>, from: (&Operation, usize), text: &str) -> Result<LinkValue, String> {
    if text.starts_with('$') {
        return of_expression(lowering, from, text);
    }
    let pieces = pieces(text);
    if pieces.iter().all(|piece| matches!(piece, Piece::Text(_))) {
        return Ok(LinkValue::Constant(Json::String(text.into())));
    }
    let parts = pieces.into_iter().map(|piece| match piece {
        Piece::Text(text) => Ok(LinkValue::Constant(Json::String(text.into()))),
        Piece::Expression(expression) => of_expression(lowering, from, expression),
    });
    parts.collect::<Result<_, _>>().map(LinkValue::Text)
}

fn of_expression(
    lowering: &Lowering<'_>,
    (operation, answer): (&Operation, usize),
    text: &str,
) -> Result<LinkValue, String> {
    let nothing = |why: &str| format!("`{text}`: {why}");
    let answer = operation.answers.get(answer).ok_or_else(|| nothing("there is no such response"))?;
    let expression = Expression::parse(text).ok_or_else(|| nothing("this is no runtime expression"))?;
    let parameter = |place: Place, name: &str| {
        let number = operation.parameters.iter().position(|parameter| {
            let header = place == Place::Header && parameter.member.name.eq_ignore_ascii_case(name);
            parameter.place == place && (parameter.member.name == name || header)
        });
        let number = number.ok_or_else(|| nothing("the request has no such parameter"));
        number.map(|number| LinkValue::Request(number, Text::default()))
    };
    match expression {
        Expression::Url => Err(nothing("only a request that was sent has a URL")),
        Expression::Method => Ok(LinkValue::Constant(Json::String(operation.method.clone()))),
        Expression::StatusCode => match answer.statuses {
            Statuses::Exact(status) => Ok(LinkValue::Constant(Json::Number(status.to_string().into()))),
            Statuses::Range(_) | Statuses::Default => Err(nothing("the document leaves the status open")),
        },
        Expression::Request(Source::Path(name)) => parameter(Place::Path, name),
        Expression::Request(Source::Query(name)) => parameter(Place::Query, name),
        Expression::Request(Source::Header(name)) => parameter(Place::Header, name),
        Expression::Request(Source::Body(pointer)) => {
            let content = operation.body.as_ref().and_then(Body::only);
            let content = content.filter(|content| leads(lowering.types(), &content.value, pointer));
            content.ok_or_else(|| nothing("the request's body has no such place"))?;
            Ok(LinkValue::Request(operation.parameters.len(), pointer.into()))
        }
        Expression::Response(Source::Header(name)) => header(lowering, operation, answer, name)
            .map(LinkValue::Header)
            .ok_or_else(|| nothing("the response declares no such header")),
        Expression::Response(Source::Body(pointer)) => {
            let content = answer.contents.first().filter(|content| !content.format.is_stream());
            let content = content.filter(|content| leads(lowering.types(), &content.value, pointer));
            content.ok_or_else(|| nothing("the response's body has no such place"))?;
            Ok(LinkValue::Response(pointer.into()))
        }
        Expression::Response(Source::Path(_) | Source::Query(_)) => Err(nothing("a response has none of these")),
    }
}

/// The number of a header in the record of its side, where the response declares it.
fn header(lowering: &Lowering<'_>, operation: &Operation, answer: &Answer, name: &str) -> Option<usize> {
    let record = if answer.failure { &operation.failure_headers } else { &operation.headers };
    let Some(Value { ty: Type::Named(id), .. }) = record else { return None };
    let Kind::Object(object) = &lowering.types().get(*id)?.kind else { return None };
    let number = object.members.iter().position(|member| member.name.eq_ignore_ascii_case(name))?;
    answer.headers.is_none_or(|has| has.allowed >> number & 1 == 1).then_some(number)
}
