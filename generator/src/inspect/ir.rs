//! The intermediate representation as a page: what the document means, in no language.

use super::rules::listed;
use crate::ir::{
    Additional, Answer, Api, Decision, Format, Integer, Json, Kind, MediaType, Member, Number, Operation, Reason, Slot,
    Statuses, Type, TypeDef, Value,
};
use crate::source::Sources;
use std::fmt::Write as _;

/// The whole API. Types are numbered as they are found.
pub(super) fn page(api: &Api, sources: &Sources) -> String {
    let mut out = String::new();
    let _ = writeln!(out, "{} {}", api.title, api.version);
    for server in &api.servers {
        let _ = writeln!(out, "server {} {}", server.url, server.description.as_deref().unwrap_or_default());
        for variable in &server.variables {
            let _ = writeln!(out, "  {} {:?} {}", variable.name, variable.default, variable.values.join(" "));
        }
    }
    for scheme in &api.schemes {
        let slot = match &scheme.slot {
            Slot::Header(name) => format!("header {name}"),
            Slot::Query(name) => format!("query {name}"),
            Slot::Cookie(name) => format!("cookie {name}"),
            Slot::Bearer => "bearer".to_owned(),
            Slot::Basic => "basic".to_owned(),
            Slot::Http(name) => format!("http {name}"),
            Slot::Certificate => "certificate".to_owned(),
        };
        let _ = writeln!(out, "scheme {}: {slot} {:?}", scheme.name, scheme.prefix);
    }
    if let Some(usual) = &api.usual_error {
        let _ = writeln!(out, "usual error {}", value(usual));
    }
    for operation in &api.operations {
        out.push('\n');
        self::operation(&mut out, operation, api);
    }
    for (id, def) in api.types.iter() {
        let _ = writeln!(out, "\n#{} {}", id.index(), def.origin.key());
        self::def(&mut out, def);
    }
    out.push_str("\ndecisions\n");
    for Decision { pass, span, what } in &api.decisions {
        let place = super::document::place(sources, *span);
        let _ = writeln!(out, "  {place}: {pass}: {what}");
    }
    out
}

fn operation(out: &mut String, operation: &Operation, api: &Api) {
    let tag = operation.tag.as_deref().unwrap_or("-");
    let _ = writeln!(out, "{} (tag {tag})", operation.key());
    for server in &operation.servers {
        let _ = writeln!(out, "  server {}", server.url);
    }
    for parameter in &operation.parameters {
        let style = match &parameter.content {
            Some((name, _)) => name.to_string(),
            None => format!("{:?}", parameter.style),
        };
        let _ = writeln!(out, "  {:?} {style} {}", parameter.place, member(&parameter.member));
    }
    if let Some(body) = &operation.body {
        for content in &body.contents {
            let required = if body.required { "required" } else { "optional" };
            let _ = writeln!(out, "  body {required} {}: {}{}", content.name, value(&content.value), format(content));
        }
    }
    for answer in &operation.answers {
        self::answer(out, answer);
    }
    for (side, headers) in [("success", &operation.headers), ("error", &operation.failure_headers)] {
        if let Some(headers) = headers {
            let _ = writeln!(out, "  {side} headers {}", value(headers));
        }
    }
    for link in &operation.links {
        let target = api.operations.get(link.target).map(Operation::key).unwrap_or_default();
        let _ = writeln!(out, "  link {} of answer {} to {target} {:?}", link.name, link.answer, link.values);
    }
    for callback in &operation.callbacks {
        let _ = writeln!(out, "  callback {} to {:?}", callback.name, callback.address);
    }
    if let Some(pagination) = &operation.pagination {
        let _ = writeln!(out, "  {}", super::pages::told(operation, pagination));
    }
    if operation.unsaid {
        let _ = writeln!(out, "  needs what the document does not say");
        return;
    }
    for alternative in &operation.security {
        let names = alternative.iter().filter_map(|need| api.schemes.get(need.scheme));
        let names: Vec<&str> = names.map(|scheme| scheme.name.as_str()).collect();
        let _ = writeln!(out, "  needs {}", if names.is_empty() { "nothing".to_owned() } else { names.join(" and ") });
    }
}

fn answer(out: &mut String, answer: &Answer) {
    let statuses = match answer.statuses {
        Statuses::Exact(status) => status.to_string(),
        Statuses::Range(first) => format!("{first}XX"),
        Statuses::Default => "default".to_owned(),
    };
    let side = if answer.failure { "error" } else { "success" };
    let bodies: Vec<String> = answer
        .contents
        .iter()
        .map(|content| format!("{}: {}{}", content.name, value(&content.value), format(content)))
        .collect();
    let bodies = if bodies.is_empty() { "no content".to_owned() } else { bodies.join(", ") };
    let envelope = match &answer.envelope {
        Some(envelope) => {
            let errors = match envelope.errors {
                Reason::Errors(number) => format!("errors {number}"),
                Reason::Words(number) => format!("words {number}"),
                Reason::Unsaid => "no words".to_owned(),
                Reason::Nothing => "no errors".to_owned(),
            };
            format!(", envelope with payload {} and {errors}", envelope.payload)
        }
        None => String::new(),
    };
    let headers = answer.headers.map(|has| format!(", headers {:b} of which {:b} required", has.allowed, has.required));
    let _ = writeln!(out, "  {statuses} {side} {bodies}{envelope}{}", headers.unwrap_or_default());
}

/// What is not clear from a media type's name: the properties of a form that are more than one text.
fn format(content: &MediaType) -> String {
    let parts = match &content.format {
        Format::Form(parts) | Format::Multipart(parts) => parts,
        Format::Xml(table) => return format!(" (XML {table})"),
        Format::Lines => return " (lines)".to_owned(),
        Format::Sequence => return " (sequence)".to_owned(),
        Format::Events(events) => return format!(" (events: {events:?})"),
        Format::Json | Format::Text | Format::Binary => return String::new(),
    };
    let parts = parts.iter().map(|part| {
        let list = if part.list { " list" } else { "" };
        let media_type = part.media_type.as_ref().map(|name| format!(" as {name}")).unwrap_or_default();
        let required = if part.required { " required" } else { "" };
        let members =
            if part.members.is_empty() { String::new() } else { format!(" of {}", part.members.join(" and ")) };
        let name = if part.name.is_empty() { String::new() } else { format!("{} ", part.name) };
        format!("{name}{:?}{list}{media_type}{required}{members}", part.style)
    });
    let parts: Vec<String> = parts.collect();
    if parts.is_empty() { String::new() } else { format!(" ({})", parts.join(", ")) }
}

fn def(out: &mut String, def: &TypeDef) {
    match &def.kind {
        Kind::Object(object) => {
            let additional = match &object.additional {
                Additional::Open => "open".to_owned(),
                Additional::Refused => "closed".to_owned(),
                Additional::Kept(values) => format!("others are {}", value(values)),
            };
            let withheld = match object.withheld.as_slice() {
                [] => String::new(),
                names => format!(", without {}", names.join(", ")),
            };
            let _ = match &object.headers {
                None => writeln!(out, "  object, {additional}{withheld}{}", listed(&object.rules)),
                Some(styles) => writeln!(out, "  headers {styles:?}"),
            };
            for part in &object.members {
                let _ = writeln!(out, "    {}", member(part));
            }
        }
        Kind::Enumeration(enumeration) => {
            let values: Vec<String> = enumeration.variants.iter().map(|variant| json(&variant.value)).collect();
            let _ = writeln!(out, "  {}enum {}", if enumeration.open { "open " } else { "" }, values.join(" "));
        }
        Kind::Tuple(tuple) => {
            let rest =
                tuple.rest.as_ref().map_or_else(|| "closed".to_owned(), |rest| format!("others are {}", value(rest)));
            let _ = writeln!(out, "  tuple, {rest}");
            for element in &tuple.elements {
                let _ = writeln!(out, "    {}", member(element));
            }
        }
        Kind::Union(union) => {
            let _ = writeln!(out, "  {:?}", union.kind);
            for branch in &union.branches {
                let _ = writeln!(out, "    {} {}", branch.label.as_deref().unwrap_or("-"), value(&branch.value));
            }
        }
    }
}

fn member(member: &Member) -> String {
    let optional = if member.required { "" } else { "?" };
    let access = match member.access {
        crate::ir::Access::Both => "",
        crate::ir::Access::ReadOnly => " readOnly",
        crate::ir::Access::WriteOnly => " writeOnly",
    };
    let default = member.default.as_ref().map(|default| format!(" = {}", json(default))).unwrap_or_default();
    format!("{}{optional}: {}{access}{default}", member.name, value(&member.value))
}

fn value(value: &Value) -> String {
    let ty = match &value.ty {
        Type::Any(_) => "any".to_owned(),
        Type::Null => "null".to_owned(),
        Type::Never => "nothing".to_owned(),
        Type::Boolean => "boolean".to_owned(),
        Type::Integer(Integer::Signed(64)) => "integer".to_owned(),
        Type::Integer(Integer::Signed(bits)) => format!("integer({bits} bits)"),
        Type::Integer(Integer::Unsigned(bits)) => format!("integer({bits} bits, unsigned)"),
        Type::Integer(Integer::Unlimited) => "integer(all digits)".to_owned(),
        Type::Number(Number::Double) => "number".to_owned(),
        Type::Number(Number::Decimal) => "number(all digits)".to_owned(),
        Type::String(None) => "string".to_owned(),
        Type::String(Some(format)) => format!("string({format})"),
        Type::Binary => "binary".to_owned(),
        Type::Array(items) => format!("[{}]", self::value(items)),
        Type::Map(values) if value.ordered => format!("{{{}}} in order", self::value(values)),
        Type::Map(values) => format!("{{{}}}", self::value(values)),
        Type::Named(id) => format!("#{}", id.index()),
    };
    let ty = value.foreign.iter().fold(ty, |ty, foreign| format!("{ty} in {foreign}"));
    let null = if value.nullable && value.ty != Type::Null { " or null" } else { "" };
    format!("{ty}{null}{}", listed(&value.rules))
}

pub(super) fn json(value: &Json) -> String {
    match value {
        Json::Null => "null".to_owned(),
        Json::Boolean(value) => value.to_string(),
        Json::Number(text) => text.to_string(),
        Json::String(text) => format!("{text:?}"),
        Json::Array(_) | Json::Object(_) => format!("{value:?}"),
    }
}
