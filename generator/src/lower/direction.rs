//! Members that travel in one direction only (OpenAPI 3.1.1, 4.8.24: `readOnly` and `writeOnly`; where such a member is
//! in `required`, that binds the direction in which it travels).
//!
//! ```yaml
//! User:
//!   required: [id, name]
//!   properties:
//!     id: {type: string, readOnly: true}
//!     name: {type: string}
//!     password: {type: string, writeOnly: true}
//! ```
//! becomes two types where `User` travels both ways: `User` with `id` and `name`, which responses carry, and an input
//! with `name` and `password`, which requests carry; and so does every type between an operation and `User`. All else
//! stays one type: without a required member of one direction, its codec tells the directions apart. Where a type
//! travels one way only, it has the members of that way.
//!
//! What was split once stays so, as long as the lock knows the input: callers have its name.

use crate::ir::{
    Access, Api, Decision, Discriminator, Kind, Object, Origin, Type, TypeDef, TypeId, Types, Value, parts, parts_mut,
    reach,
};
use crate::lock::{Kind as LockKind, Lock};
use crate::source::Text;
use std::collections::BTreeMap;

/// Gives requests types of their own where they need them, and each type the members of its directions.
pub(super) fn split(api: &mut Api, lock: &Lock) {
    bind_tags(api);
    let requests = reach(&api.types, api.requests());
    let responses = reach(&api.types, api.responses());
    let both: Vec<bool> = requests.iter().zip(&responses).map(|(request, response)| *request && *response).collect();
    let found = to_split(api, &both, lock);
    let split = on_the_way(&api.types, &both, found);
    let ids: Vec<TypeId> = api.types.iter().map(|(id, _)| id).collect();
    for id in ids.iter().copied().filter(|id| at(&split, *id)) {
        let Some(def) = api.types.get(id).cloned() else { continue };
        let input = TypeDef {
            origin: Origin::Input(Box::new(def.origin)),
            also: def.also.into_iter().map(|origin| Origin::Input(Box::new(origin))).collect(),
            ..def
        };
        let input = api.types.add(input);
        api.inputs.insert(id, input);
    }
    for id in ids {
        let response_only = at(&responses, id) && !at(&requests, id);
        if at(&split, id) || response_only {
            without(api, id, Access::WriteOnly);
        } else if at(&requests, id) && !at(&responses, id) {
            without(api, id, Access::ReadOnly);
            refer_to_inputs(api, id);
        }
    }
    let inputs: Vec<TypeId> = api.inputs.values().copied().collect();
    for id in inputs {
        without(api, id, Access::ReadOnly);
        refer_to_inputs(api, id);
    }
    let Api { operations, inputs, .. } = api;
    for operation in operations {
        let parameters = operation.parameters.iter_mut().map(|parameter| &mut parameter.member.value);
        let contents = operation.body.iter_mut().flat_map(|body| &mut body.contents).map(|content| &mut content.value);
        parameters.chain(contents).for_each(|value| to_input(inputs, value));
    }
}

fn at(table: &[bool], id: TypeId) -> bool {
    table.get(id.index()).copied().unwrap_or(false)
}

/// A property that tells the branches of a union apart is needed in both directions.
fn bind_tags(api: &mut Api) {
    let mut tags: Vec<(TypeId, Text)> = Vec::new();
    for (_, def) in api.types.iter() {
        let Kind::Union(union) = &def.kind else { continue };
        let Some(Discriminator { property, .. }) = &union.discriminator else { continue };
        let branches = union.branches.iter().filter_map(|branch| match branch.value.ty {
            Type::Named(id) => Some((id, property.clone())),
            _ => None,
        });
        tags.extend(branches);
    }
    for (id, property) in tags {
        let Some(Kind::Object(object)) = api.types.get_mut(id).map(|def| &mut def.kind) else { continue };
        for member in object.members.iter_mut().filter(|member| member.name == property) {
            member.access = Access::Both;
        }
    }
}

/// The types with a required member of one direction, and those that the lock knows as split.
fn to_split(api: &mut Api, both: &[bool], lock: &Lock) -> Vec<TypeId> {
    let mut found = Vec::new();
    let is_locked =
        |origin: &Origin| lock.peek(LockKind::Type, &Origin::Input(Box::new(origin.clone())).key()).is_some();
    for (id, def) in api.types.iter() {
        if matches!(def.kind, Kind::Enumeration(_)) {
            continue;
        }
        if at(both, id)
            && let Kind::Object(object) = &def.kind
            && let Some(member) = object.members.iter().find(|member| member.required && member.access != Access::Both)
        {
            let keyword = if member.access == Access::ReadOnly { "readOnly" } else { "writeOnly" };
            let what = format!("`{}` is required and `{keyword}`: requests carry a type of their own", member.name);
            api.decisions.push(Decision { pass: "direction", span: def.span, what });
            found.push(id);
        } else if std::iter::once(&def.origin).chain(&def.also).any(is_locked) {
            let what = "requests have carried a type of their own: they keep it".to_owned();
            api.decisions.push(Decision { pass: "direction", span: def.span, what });
            found.push(id);
        }
    }
    found
}

/// `found`, and every type that travels both ways and leads to one of them.
fn on_the_way(types: &Types, both: &[bool], found: Vec<TypeId>) -> Vec<bool> {
    let mut holders: Vec<Vec<TypeId>> = vec![Vec::new(); types.len()];
    for (id, def) in types.iter() {
        for part in parts(&def.kind) {
            if let Some(holders) = part.named().and_then(|part| holders.get_mut(part.index())) {
                holders.push(id);
            }
        }
    }
    let mut split = vec![false; types.len()];
    let mut open = found;
    while let Some(id) = open.pop() {
        let Some(known) = split.get_mut(id.index()) else { continue };
        if !std::mem::replace(known, true) {
            open.extend(holders.get(id.index()).into_iter().flatten().filter(|holder| at(both, **holder)));
        }
    }
    split
}

/// Takes the members of the other direction out of an object; those that are left are like any other.
fn without(api: &mut Api, id: TypeId, access: Access) {
    let Some(def) = api.types.get_mut(id) else { return };
    let Kind::Object(Object { members, withheld, .. }) = &mut def.kind else { return };
    let names: Vec<Text> = members.extract_if(.., |member| member.access == access).map(|member| member.name).collect();
    members.iter_mut().for_each(|member| member.access = Access::Both);
    if names.is_empty() {
        return;
    }
    let (of, keyword) = match access {
        Access::ReadOnly => ("requests", "readOnly"),
        Access::WriteOnly | Access::Both => ("responses", "writeOnly"),
    };
    let what = format!("what {of} carry is without `{}`: `{keyword}`", names.join("`, `"));
    api.decisions.push(Decision { pass: "direction", span: def.span, what });
    if access == Access::ReadOnly {
        *withheld = names;
    }
}

/// Makes a type that requests carry consist of such types.
fn refer_to_inputs(api: &mut Api, id: TypeId) {
    let Api { types, inputs, .. } = api;
    let parts = types.get_mut(id).into_iter().flat_map(|def| parts_mut(&mut def.kind));
    parts.for_each(|part| to_input(inputs, part));
}

fn to_input(inputs: &BTreeMap<TypeId, TypeId>, value: &mut Value) {
    value.rename(|id| inputs.get(&id).copied().unwrap_or(id));
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::Diagnostics;
    use crate::ir::{Api, Kind};
    use crate::limits::Limits;
    use crate::lock::{Kind as LockKind, Lock};
    use crate::source::Sources;

    /// An API that sends and receives `A`, which holds `B`; `B` has these members.
    fn lowered(members: &str, lock: &mut Lock) -> Api {
        let text = format!(
            "openapi: 3.1.0
info: {{title: T, version: '1'}}
paths:
  /a:
    put:
      requestBody: {{content: {{application/json: {{schema: {{$ref: '#/components/schemas/A'}}}}}}}}
      responses: {{'200': {{description: A, content: {{application/json: {{schema: {{$ref: '#/components/schemas/A'}}}}}}}}}}
components:
  schemas:
    A: {{type: object, properties: {{b: {{type: array, items: {{$ref: '#/components/schemas/B'}}}}, a: {{$ref: '#/components/schemas/A'}}}}}}
    B: {{type: object, required: [id], properties: {{{members}}}}}
"
        );
        let (mut sources, mut diagnostics) = (Sources::new(), Diagnostics::new());
        let file = sources.add("openapi.yaml", text);
        let document = crate::document::read(&mut sources, file, &Limits::default(), &mut diagnostics).unwrap();
        let config = crate::config::Config::default();
        let refuse = crate::generate::Unsupported::Refuse;
        let mut api = crate::lower::api(&document, &config, refuse, &mut diagnostics);
        crate::lower::settle(&mut api, &config, lock, &mut diagnostics);
        assert!(!diagnostics.has_errors());
        api
    }

    /// The members of each type, by its key.
    fn types(api: &Api) -> Vec<String> {
        let types = api.types.iter().map(|(_, def)| {
            let Kind::Object(object) = &def.kind else { return def.origin.key() };
            let members: Vec<&str> = object.members.iter().map(|member| member.name.as_str()).collect();
            format!("{}: {}", def.origin.key(), members.join(" "))
        });
        types.collect()
    }

    const SPLIT: [&str; 4] = ["component A: b a", "component B: id", "input component A: b a", "input component B: "];

    #[test]
    fn only_a_required_member_of_one_direction_splits() {
        let whole = lowered("id: {type: string}, x: {type: string, readOnly: true}", &mut Lock::new());
        assert_eq!(types(&whole), ["component A: b a", "component B: id x"]);
        let split = lowered("id: {type: string, readOnly: true}", &mut Lock::new());
        assert_eq!(types(&split), SPLIT);
    }

    #[test]
    fn what_was_split_stays_so() {
        let mut lock = Lock::new();
        lock.insert(LockKind::Type, "input component B", "BInput");
        let api = lowered("id: {type: string}", &mut lock);
        assert_eq!(types(&api)[2..], ["input component A: b a", "input component B: id"]);
    }
}
