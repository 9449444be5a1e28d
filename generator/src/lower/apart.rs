//! Operations of one method and path that only a fixed header tells apart.
//!
//! ```yaml
//! /#X-Amz-Target=Shop.Get:
//!   post: {parameters: [{name: X-Amz-Target, in: header, required: true, schema: {enum: [Shop.Get]}}]}
//! ```
//! What stands behind `#` never goes over the wire, so a server would have to guess. A required header with one value
//! tells it: the route asks for it. Of operations that nothing tells apart the first is served, with a warning; fixed
//! queries have been compared with the paths, which they are a part of.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::ir::{Api, Json, Kind, Operation, PathPart, Place, Type, Types};
use std::collections::BTreeMap;

/// Puts fixed headers into the routes of operations that need them.
pub(super) fn by_headers(api: &mut Api, diagnostics: &mut Diagnostics) {
    let mut groups: BTreeMap<(&str, String), Vec<usize>> = BTreeMap::new();
    for (number, operation) in api.operations.iter().enumerate().filter(|(_, operation)| !operation.hook) {
        groups.entry((&operation.method, shape(&operation.parts))).or_default().push(number);
    }
    let mut told: Vec<(usize, Vec<PathPart>)> = Vec::new();
    for numbers in groups.into_values().filter(|numbers| numbers.len() > 1) {
        let operations: Vec<&Operation> = numbers.iter().filter_map(|number| api.operations.get(*number)).collect();
        let only_names_differ = operations.iter().all(|operation| !operation.path.contains('#'));
        if only_names_differ {
            // Which has been reported.
            continue;
        }
        let headers: Vec<_> = operations.iter().map(|operation| fixed(&api.types, operation)).collect();
        let differ = |(one, other): (&Headers<'_>, &Headers<'_>)| {
            one.iter().any(|(name, value)| other.get(name).is_some_and(|other| other != value))
        };
        let undecided = headers.iter().enumerate().find_map(|(number, one)| {
            let before = headers.iter().take(number).position(|other| !differ((one, other)))?;
            operations.get(before).zip(operations.get(number))
        });
        if let Some((first, second)) = undecided {
            let message = format!("nothing tells `{}` and `{}` apart for a server", first.key(), second.key());
            diagnostics.push(
                Diagnostic::warning(Code::DuplicatePath, message)
                    .at(second.span, "the same method and path on the wire")
                    .at(first.span, "this one is served")
                    .help("require a header or a query with a value of its own in each"),
            );
        }
        for (number, headers) in numbers.into_iter().zip(headers) {
            let parts = headers.into_iter().map(|(name, value)| PathPart::Header(name.into(), value.into())).collect();
            told.push((number, parts));
        }
    }
    for (number, parts) in told {
        if let Some(operation) = api.operations.get_mut(number) {
            operation.parts.extend(parts);
        }
    }
}

/// Headers and the only values that they may have, by name in lower case.
type Headers<'a> = BTreeMap<String, &'a str>;

fn fixed<'a>(types: &'a Types, operation: &Operation) -> Headers<'a> {
    let headers = operation.parameters.iter().filter(|parameter| parameter.place == Place::Header);
    let fixed = headers.filter(|parameter| parameter.member.required).filter_map(|parameter| {
        let Type::Named(id) = parameter.member.value.ty else { return None };
        let Kind::Enumeration(listed) = &types.get(id)?.kind else { return None };
        match listed.variants.as_slice() {
            [only] if !listed.open => match &only.value {
                Json::String(value) => Some((parameter.member.name.to_ascii_lowercase(), value.as_str())),
                _ => None,
            },
            _ => None,
        }
    });
    fixed.collect()
}

/// A path without the names of its parameters.
fn shape(parts: &[PathPart]) -> String {
    let text = parts.iter().map(|part| match part {
        PathPart::Literal(text) => text.as_str(),
        PathPart::Parameter(_) => "{}",
        PathPart::Header(..) => "",
    });
    text.collect()
}
