//! How a server words its own refusals in the error shape that a document declares.
//!
//! Nothing in a document says "this is where the message goes", so it is found by structure: a string called like a
//! message, a short one called like a code, a list whose elements have a path and a message. Problem details
//! (RFC 9457), whose names mean something else than elsewhere, are known by their members.

use crate::ir::{Api, Kind, Member, Object, Type, TypeId, Types, Value};
use crate::plan::{Template, Wire};
use std::collections::BTreeMap;

/// Templates by type.
#[derive(Debug, Default)]
pub struct Templates(BTreeMap<TypeId, Template>);

impl Templates {
    /// The template of an error body.
    pub fn get(&self, value: &Value) -> Option<&Template> {
        match value.ty {
            Type::Named(id) => self.0.get(&id),
            _ => None,
        }
    }
}

const MESSAGE: &[&str] = &["message", "msg", "error", "detail", "description", "title", "error_description", "reason"];
const CODE: &[&str] = &["code", "type", "error_code", "kind", "name"];
const STATUS: &[&str] = &["status", "status_code", "statuscode"];
const PATH: &[&str] = &["path", "loc", "location"];
const POINTER: &[&str] = &["pointer", "field", "param", "parameter", "property"];

/// Finds the template of every error body of the API.
pub fn templates(api: &Api) -> Templates {
    let mut templates = Templates::default();
    let failures = api.operations.iter().flat_map(|operation| &operation.answers).filter(|answer| answer.failure);
    for content in failures.flat_map(|answer| &answer.contents) {
        let Type::Named(id) = content.value.ty else { continue };
        if !templates.0.contains_key(&id)
            && let Some(template) = object(&api.types, id, false, 0)
        {
            templates.0.insert(id, template);
        }
    }
    templates
}

/// The template of an object; nothing when a required member has no place for anything that a refusal can say.
fn object(types: &Types, id: TypeId, each: bool, depth: usize) -> Option<Template> {
    if depth > 3 {
        return None;
    }
    let Kind::Object(Object { members, .. }) = &types.get(id)?.kind else { return None };
    let is_problem = !each && is_problem(members);
    let mut filled = Vec::new();
    let mut says_something = false;
    for candidate in members {
        // Refusals have no page of their own, so an optional `instance` is left out (RFC 9457, 3.1.5).
        if is_problem && candidate.name == "instance" && !candidate.required {
            continue;
        }
        let of_problem = if is_problem { problem(candidate) } else { None };
        match of_problem.or_else(|| member(types, candidate, each, depth)) {
            Some(template) => {
                says_something |= !matches!(template, Template::Boolean(_) | Template::Status | Template::Text(_));
                filled.push((Wire(candidate.name.clone()), template));
            }
            None if candidate.required && !candidate.value.nullable => return None,
            None => {}
        }
    }
    says_something.then_some(Template::Object(filled))
}

/// Whether these are members of problem details (RFC 9457, 3.1): a title, and the status or what happened.
fn is_problem(members: &[Member]) -> bool {
    let has = |name: &str, fits: fn(&Type) -> bool| {
        members.iter().any(|member| member.name == name && fits(&member.value.ty))
    };
    let is_string = |ty: &Type| matches!(ty, Type::String(_));
    let is_number = |ty: &Type| matches!(ty, Type::Integer(_) | Type::Number(_));
    has("title", is_string) && (has("detail", is_string) || has("status", is_number))
}

/// A member of problem details whose meaning is not what its name says elsewhere: the type of a problem about which
/// only the status is known is `about:blank`, and its title the words of the status (RFC 9457, 4.2.1).
fn problem(member: &Member) -> Option<Template> {
    match (member.name.as_str(), &member.value.ty) {
        _ if member.value.foreign.is_some() => None,
        ("type" | "instance", Type::String(_)) => Some(Template::Text(Wire("about:blank".into()))),
        ("title", Type::String(_)) => Some(Template::Title),
        _ => None,
    }
}

fn member(types: &Types, member: &Member, each: bool, depth: usize) -> Option<Template> {
    // What a type of somebody else's can say, nobody here knows.
    if member.value.foreign.is_some() {
        return None;
    }
    let name = member.name.to_ascii_lowercase();
    let called = |names: &[&str]| names.contains(&name.as_str());
    match &member.value.ty {
        Type::String(_) if called(MESSAGE) => Some(Template::Message),
        Type::String(_) if called(CODE) => Some(Template::Code),
        Type::String(_) if each && (called(POINTER) || called(PATH)) => Some(Template::Pointer),
        Type::String(_) if member.required => Some(Template::Message),
        Type::Integer(_) | Type::Number(_) if called(STATUS) || called(CODE) => Some(Template::Status),
        Type::Boolean if member.required || name.contains("user") => Some(Template::Boolean(name.contains("user"))),
        Type::Named(id) if is_integers(types, *id) => (called(STATUS) || called(CODE)).then_some(Template::Status),
        Type::Array(items) => list(types, items, each, called(PATH), depth),
        Type::Named(id) => object(types, *id, each, depth + 1),
        _ => None,
    }
}

/// An enumeration of integers.
fn is_integers(types: &Types, id: TypeId) -> bool {
    matches!(types.get(id).map(|def| &def.kind), Some(Kind::Enumeration(of)) if of.is_of_integers())
}

/// A list of problems, or the path of one.
fn list(types: &Types, items: &Value, each: bool, path: bool, depth: usize) -> Option<Template> {
    match &items.ty {
        _ if items.foreign.is_some() => None,
        Type::Named(id) if each && path && is_name_or_index(types, *id) => Some(Template::Path),
        Type::String(_) | Type::Any(_) if each && path => Some(Template::Path),
        Type::Named(id) if !each => {
            object(types, *id, true, depth + 1).map(|template| Template::EachViolation(Box::new(template)))
        }
        Type::String(_) if !each => Some(Template::EachViolation(Box::new(Template::Message))),
        _ => None,
    }
}

/// A union of string and number, as paths are made of.
fn is_name_or_index(types: &Types, id: TypeId) -> bool {
    let Some(Kind::Union(union)) = types.get(id).map(|def| &def.kind) else { return false };
    union.branches.iter().all(|branch| matches!(branch.value.ty, Type::String(_) | Type::Integer(_) | Type::Number(_)))
}

#[cfg(test)]
mod tests {
    use crate::ir::{
        Access, Additional, Docs, Integer, Kind, Member, Object, Origin, Span, Type, TypeDef, Types, Value,
    };
    use crate::plan::Template;
    use crate::source::FileId;

    const STRING: Type = Type::String(None);

    fn template(members: &[(&str, Type, bool)]) -> Option<Template> {
        let span = Span::new(FileId::default(), 0, 0);
        let member = |(name, ty, required): &(&str, Type, bool)| Member {
            name: (*name).into(),
            value: Value::new(ty.clone()),
            required: *required,
            access: Access::Both,
            default: None,
            docs: Docs::default(),
            span,
        };
        let object = Object {
            headers: None,
            members: members.iter().map(member).collect(),
            additional: Additional::Open,
            withheld: Vec::new(),
            rules: Vec::new(),
        };
        let mut types = Types::default();
        let id = types.add(TypeDef {
            origin: Origin::Component("Error".into()),
            also: Vec::new(),
            span,
            docs: Docs::default(),
            kind: Kind::Object(object),
        });
        super::object(&types, id, false, 0)
    }

    fn filled(members: &[(&str, Type, bool)]) -> Vec<(String, Template)> {
        let Some(Template::Object(members)) = template(members) else { return Vec::new() };
        members.into_iter().map(|(name, template)| (name.0.to_string(), template)).collect()
    }

    fn expected(members: &[(&str, Template)]) -> Vec<(String, Template)> {
        members.iter().map(|(name, template)| ((*name).to_owned(), template.clone())).collect()
    }

    fn about_blank() -> Template {
        Template::Text(crate::plan::Wire("about:blank".into()))
    }

    #[test]
    fn problem_details() {
        let members = [
            ("type", STRING, true),
            ("title", STRING, true),
            ("status", Type::Integer(Integer::default()), true),
            ("detail", STRING, false),
            ("instance", STRING, false),
        ];
        let common = [
            ("type", about_blank()),
            ("title", Template::Title),
            ("status", Template::Status),
            ("detail", Template::Message),
        ];
        assert_eq!(filled(&members), expected(&common));
        let instance = [("title", STRING, true), ("detail", STRING, true), ("instance", STRING, true)];
        let all = [("title", Template::Title), ("detail", Template::Message), ("instance", about_blank())];
        assert_eq!(filled(&instance), expected(&all), "what is required can't be left out");
    }

    #[test]
    fn a_title_alone_is_the_message() {
        let alone = [("type", STRING, true), ("title", STRING, true)];
        assert_eq!(filled(&alone), expected(&[("type", Template::Code), ("title", Template::Message)]));
        let listed = [("title", STRING, true), ("detail", Type::Array(Box::new(Value::new(STRING))), true)];
        let each = Template::EachViolation(Box::new(Template::Message));
        assert_eq!(filled(&listed), expected(&[("title", Template::Message), ("detail", each)]));
    }
}
