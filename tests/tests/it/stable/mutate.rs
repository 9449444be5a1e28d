//! Changes of a document that leave the rest of it alone.

use super::chance::Chance;
use super::tree::{Tree, tree};

/// What a change may touch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Touches {
    /// Something is there that was not.
    Adds,
    /// An operation is gone.
    Removes(String, String),
    /// Nothing is there that was not, and nothing is gone.
    Reorders,
    /// What depends on this component.
    Component(String),
    /// That, and what its unions are of: beside another object, one keeps members that it does not list.
    Union(String),
    /// What depends on this operation.
    Operation(String, String),
}

/// A change that was made.
#[derive(Clone, Debug)]
pub struct Change {
    pub what: String,
    pub touches: Touches,
}

pub const METHODS: [&str; 8] = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

type Mutation = fn(&mut Tree, &mut Chance, &[String]) -> Option<Change>;

/// Every kind of change.
pub const ALL: [(&str, Mutation); 10] = [
    ("operation", add_operation),
    ("method", add_method),
    ("removed", remove_operation),
    ("reordered", reorder),
    ("property", add_property),
    ("value", add_value),
    ("branch", add_branch),
    ("response", add_response),
    ("parameter", add_parameter),
    ("tag", add_tag),
];

fn change(what: String, touches: Touches) -> Option<Change> {
    Some(Change { what, touches })
}

/// A name that is spelled otherwise and may be the same in Rust.
pub fn respelled(name: &str, chance: &mut Chance) -> String {
    let mut characters = name.chars();
    let first = characters.next().unwrap_or('x');
    let rest = characters.as_str();
    match chance.below(6) {
        0 => name.to_uppercase(),
        1 => name.to_lowercase(),
        2 => format!("{}{rest}", first.to_uppercase()),
        3 => format!("{}{rest}", first.to_lowercase()),
        4 => name.replace(['_', '-', ' '], ""),
        _ => name.chars().flat_map(|c| c.is_uppercase().then_some('_').into_iter().chain(c.to_lowercase())).collect(),
    }
}

/// Puts a member at any place.
fn put(members: &mut Vec<(String, Tree)>, name: &str, value: Tree, chance: &mut Chance) -> Option<()> {
    if members.iter().any(|(known, _)| known == name) {
        return None;
    }
    let at = chance.below(members.len() + 1);
    members.insert(at, (name.to_owned(), value));
    Some(())
}

/// The operations, as path and method.
pub fn operations(document: &Tree) -> Vec<(String, String)> {
    let paths = document.get("paths").map(Tree::members).unwrap_or_default();
    let of = |(path, item): &(String, Tree)| {
        let methods = item.members().iter().filter(|(method, _)| METHODS.contains(&method.as_str()));
        methods.map(|(method, _)| (path.clone(), method.clone())).collect::<Vec<_>>()
    };
    paths.iter().flat_map(of).collect()
}

fn names(document: &Tree, section: &str) -> Vec<String> {
    let components = document.get("components").and_then(|components| components.get(section));
    components.map(Tree::members).unwrap_or_default().iter().map(|(name, _)| name.clone()).collect()
}

/// Names that something has already, of any kind: as they are in Rust, as they are in the document.
fn some_name(document: &Tree, chance: &mut Chance, published: &[String]) -> String {
    let mut all = names(document, "schemas");
    all.extend(published.iter().cloned());
    let name = chance.one_of(&all).cloned().unwrap_or_else(|| "Added".to_owned());
    if chance.below(3) == 0 { name } else { respelled(&name, chance) }
}

/// An operation, and the components that only it refers to.
fn operation(document: &mut Tree, chance: &mut Chance, published: &[String], parameters: &str) -> Option<Tree> {
    let ids: Vec<String> =
        published.iter().filter(|name| name.starts_with(|c: char| c.is_lowercase())).cloned().collect();
    let id = match chance.below(3) {
        0 => "addedOperation".to_owned(),
        1 => respelled(chance.one_of(&ids).map_or("addedOperation", String::as_str), chance),
        _ => chance.one_of(&ids).map_or("addedOperation", String::as_str).replace('_', "-"),
    };
    let name: String = some_name(document, chance, published);
    let name: String =
        name.chars().map(|c| if c.is_ascii_alphanumeric() || "._-".contains(c) { c } else { '_' }).collect();
    let properties = ["status", "type", "kind", "code", "state", "data"];
    let one = *chance.one_of(&properties)?;
    let schema = tree(&format!(
        r#"{{"type": "object", "required": ["at"], "properties": {{
            "at": {{"type": "string", "pattern": "^[0-9]+$"}},
            "{one}": {{"type": "string", "enum": ["new", "old", "added"]}},
            "inner": {{"type": "object", "properties": {{"{one}": {{"type": "string", "enum": ["a", "b"]}}}}}}}}}}"#
    ));
    let schemas = document.below("components").iter().any(|(name, _)| name == "schemas");
    // The first scheme asks something of every operation.
    let secured = document.get("components").is_some_and(|components| components.get("securitySchemes").is_some());
    let components = document.get_mut("components")?;
    if !schemas {
        components.below("schemas");
    }
    put(components.below("schemas"), &name, schema, chance)?;
    let error = put(
        components.below("schemas"),
        "AddedProblem",
        tree(r#"{"type": "object", "required": ["why"], "properties": {"why": {"type": "string"}}}"#),
        chance,
    );
    error?;
    let scheme = chance.one_of(&["Added", "added_key", "Key", "key", "bearer"]).copied()?;
    let with_scheme = chance.below(4) == 0 && secured;
    if with_scheme {
        put(
            components.below("securitySchemes"),
            scheme,
            tree(r#"{"type": "apiKey", "in": "header", "name": "x-added"}"#),
            chance,
        )?;
    }
    let tags: Vec<String> = document
        .get("tags")
        .into_iter()
        .flat_map(|tags| match tags {
            Tree::List(items) => items.iter().filter_map(|tag| tag.get("name")?.text().map(str::to_owned)).collect(),
            _ => Vec::new(),
        })
        .collect();
    let tag = match chance.below(4) {
        0 => None,
        1 => Some("Added".to_owned()),
        2 => chance.one_of(&tags).cloned(),
        _ => chance.one_of(&tags).map(|tag| respelled(tag, chance)),
    };
    let tag = tag.map(|tag| format!(r#""tags": [{}],"#, Tree::Text(tag).print())).unwrap_or_default();
    let security = if with_scheme { format!(r#""security": [{{"{scheme}": []}}],"#) } else { String::new() };
    let statuses = *chance.one_of(&[["400", "404"], ["404", "422"], ["401", "500"]])?;
    let id = Tree::Text(id).print();
    let [one, other] = statuses;
    let problem = |status: &str| {
        format!(
            r##""{status}": {{"description": "It failed.", "content": {{"application/json": {{"schema": {{"$ref": "#/components/schemas/AddedProblem"}}}}}}}}"##
        )
    };
    Some(tree(&format!(
        r##"{{"operationId": {id}, {tag} {security} "parameters": {parameters},
            "responses": {{"200": {{"description": "It is there.", "content": {{"application/json": {{"schema": {{"$ref": "#/components/schemas/{name}"}}}}}}}},
            {}, {}}}}}"##,
        problem(one),
        problem(other)
    )))
}

fn add_operation(document: &mut Tree, chance: &mut Chance, published: &[String]) -> Option<Change> {
    let parameters = r#"[{"name": "added_id", "in": "path", "required": true, "schema": {"type": "string"}},
        {"name": "code", "in": "query", "schema": {"type": "string", "pattern": "^[a-z]{3}$"}}]"#;
    let operation = operation(document, chance, published, parameters)?;
    let method = METHODS[chance.below(4)];
    let item = Tree::Map(vec![(method.to_owned(), operation)]);
    put(document.below("paths"), "/added/{added_id}", item, chance)?;
    change(format!("{method} /added/{{added_id}} is added"), Touches::Adds)
}

fn add_method(document: &mut Tree, chance: &mut Chance, published: &[String]) -> Option<Change> {
    let (path, sibling) = chance.one_of(&operations(document))?.clone();
    if path.contains('{') {
        return None;
    }
    let method = METHODS[chance.below(8)];
    let item = document.at(&["paths", &path])?;
    if method == sibling || item.get(method).is_some() || item.get("parameters").is_some() {
        return None;
    }
    let operation = operation(document, chance, published, "[]")?;
    put(document.at(&["paths", &path])?.members_mut()?, method, operation, chance)?;
    change(format!("{method} {path} is added"), Touches::Adds)
}

fn remove_operation(document: &mut Tree, chance: &mut Chance, _: &[String]) -> Option<Change> {
    let all = operations(document);
    if all.len() < 2 {
        return None;
    }
    let (path, method) = chance.one_of(&all)?.clone();
    document.at(&["paths", &path])?.members_mut()?.retain(|(name, _)| *name != method);
    change(format!("{method} {path} is removed"), Touches::Removes(path, method))
}

fn reorder(document: &mut Tree, chance: &mut Chance, _: &[String]) -> Option<Change> {
    let what = match chance.below(5) {
        0 => {
            chance.shuffle(document.get_mut("paths")?.members_mut()?);
            "paths".to_owned()
        }
        1 => {
            let sections: Vec<String> =
                document.get("components")?.members().iter().map(|(name, _)| name.clone()).collect();
            let section = chance.one_of(&sections)?.clone();
            chance.shuffle(document.at(&["components", &section])?.members_mut()?);
            format!("components/{section}")
        }
        2 => {
            let (path, method) = chance.one_of(&operations(document))?.clone();
            chance.shuffle(document.at(&["paths", &path, &method, "responses"])?.members_mut()?);
            format!("responses of {method} {path}")
        }
        3 => {
            chance.shuffle(document.get_mut("tags")?.items_mut()?);
            "tags".to_owned()
        }
        _ => {
            let (path, _) = chance.one_of(&operations(document))?.clone();
            chance.shuffle(document.at(&["paths", &path])?.members_mut()?);
            format!("methods of {path}")
        }
    };
    change(format!("{what} in another order"), Touches::Reorders)
}

/// A component of a kind.
fn component(document: &Tree, chance: &mut Chance, is: impl Fn(&Tree) -> bool) -> Option<String> {
    let schemas = document.get("components")?.get("schemas")?.members();
    let all: Vec<String> = schemas.iter().filter(|(_, schema)| is(schema)).map(|(name, _)| name.clone()).collect();
    chance.one_of(&all).cloned()
}

fn add_property(document: &mut Tree, chance: &mut Chance, _: &[String]) -> Option<Change> {
    let name =
        component(document, chance, |schema| schema.get("properties").is_some_and(|all| !all.members().is_empty()))?;
    let properties = document.at(&["components", "schemas", &name, "properties"])?.members_mut()?;
    let known = chance.one_of(properties)?.0.clone();
    let property = if chance.below(2) == 0 { "added_property".to_owned() } else { respelled(&known, chance) };
    let kinds = [r#"{"type": "string"}"#, r#"{"type": "number"}"#, r#"{"enum": ["new", "old", "added"]}"#];
    let schema = tree(chance.one_of(&kinds)?);
    put(properties, &property, schema, chance)?;
    change(format!("{name} has `{property}`"), Touches::Component(name))
}

fn add_value(document: &mut Tree, chance: &mut Chance, _: &[String]) -> Option<Change> {
    let text = |values: &Tree| matches!(values, Tree::List(items) if items.len() > 1 && items.iter().all(|item| item.text().is_some()));
    let name = component(document, chance, |schema| schema.get("enum").is_some_and(text))?;
    let values = document.at(&["components", "schemas", &name, "enum"])?.items_mut()?;
    let known = chance.one_of(values)?.text()?.to_owned();
    let value = if chance.below(2) == 0 { "added_value".to_owned() } else { respelled(&known, chance) };
    if values.iter().any(|known| known.text() == Some(value.as_str())) {
        return None;
    }
    let at = chance.below(values.len() + 1);
    values.insert(at, Tree::Text(value.clone()));
    change(format!("{name} has the value `{value}`"), Touches::Component(name))
}

/// The unions of a component, each as the steps that lead to its branches.
fn unions(schema: &Tree, at: &mut Vec<String>, found: &mut Vec<Vec<String>>) {
    for (name, below) in schema.members() {
        at.push(name.clone());
        match below {
            Tree::List(branches) if ["oneOf", "anyOf"].contains(&name.as_str()) => {
                let beside = ["oneOf", "anyOf", "properties"].into_iter().filter(|other| schema.get(other).is_some());
                let is_alone = beside.count() == 1;
                if is_alone && schema.get("discriminator").is_none() && branches.iter().any(is_more_than_values) {
                    found.push(at.clone());
                }
            }
            Tree::Map(_) if !["example", "examples", "default", "const"].contains(&name.as_str()) => {
                unions(below, at, found);
            }
            _ => {}
        }
        at.pop();
    }
}

/// Whether a branch makes more of a union than an enumeration, or an open one, and does more than constrain.
fn is_more_than_values(branch: &Tree) -> bool {
    if ["type", "properties", "$ref", "allOf"].into_iter().all(|keyword| branch.get(keyword).is_none()) {
        return false;
    }
    branch.get("enum").is_none()
        && branch.get("const").is_none()
        && branch.get("type").and_then(Tree::text) != Some("string")
}

fn add_branch(document: &mut Tree, chance: &mut Chance, _: &[String]) -> Option<Change> {
    let mut all = Vec::new();
    for (name, schema) in document.get("components")?.get("schemas")?.members() {
        unions(schema, &mut vec![name.clone()], &mut all);
    }
    let steps = chance.one_of(&all)?.clone();
    let place: Vec<&str> = ["components", "schemas"].into_iter().chain(steps.iter().map(String::as_str)).collect();
    let branches = document.at(&place)?.items_mut()?;
    let kinds = [
        r#"{"type": "string"}"#,
        r#"{"type": "string", "format": "uuid"}"#,
        r#"{"type": "integer"}"#,
        r#"{"type": "array", "items": {"type": "string"}}"#,
        r#"{"type": "object", "required": ["added_one"], "properties": {"added_one": {"type": "string"}}}"#,
        r#"{"type": "object", "properties": {"kind": {"const": "added"}, "type": {"const": "added"}}}"#,
    ];
    let branch = tree(chance.one_of(&kinds)?);
    let what = format!("{} has the branch {}", steps.join("/"), branch.print());
    let at = chance.below(branches.len() + 1);
    branches.insert(at, branch);
    change(what, Touches::Union(steps.into_iter().next()?))
}

fn add_response(document: &mut Tree, chance: &mut Chance, _: &[String]) -> Option<Change> {
    let (path, method) = chance.one_of(&operations(document))?.clone();
    let responses = document.at(&["paths", &path, &method, "responses"])?.members_mut()?;
    let status = *chance.one_of(&["202", "409", "418", "503"])?;
    let response = tree(
        r#"{"description": "It is another.", "content": {"application/json": {"schema": {"type": "object", "required": ["why"], "properties": {"why": {"type": "string"}}}}}}"#,
    );
    put(responses, status, response, chance)?;
    change(format!("{method} {path} answers {status}"), Touches::Operation(path, method))
}

fn add_parameter(document: &mut Tree, chance: &mut Chance, _: &[String]) -> Option<Change> {
    let (path, method) = chance.one_of(&operations(document))?.clone();
    let item = document.at(&["paths", &path])?;
    let shared = item.get("parameters").cloned();
    let operation = item.get_mut(&method)?;
    let known: Vec<String> = [shared.as_ref(), operation.get("parameters")]
        .into_iter()
        .flatten()
        .flat_map(|all| match all {
            Tree::List(items) => items.iter().filter_map(|one| one.get("name")?.text().map(str::to_owned)).collect(),
            _ => Vec::new(),
        })
        .collect();
    let name = match chance.one_of(&known) {
        Some(known) if chance.below(2) == 0 => respelled(known, chance),
        _ => "added_parameter".to_owned(),
    };
    let place = *chance.one_of(&["query", "header"])?;
    if known.contains(&name) && shared.is_none() && place == "query" {
        return None;
    }
    if operation.get("parameters").is_none() {
        operation.members_mut()?.push(("parameters".to_owned(), Tree::List(Vec::new())));
    }
    let parameters = operation.get_mut("parameters")?.items_mut()?;
    let at = chance.below(parameters.len() + 1);
    parameters.insert(
        at,
        tree(&format!(
            r#"{{"name": {}, "in": "{place}", "schema": {{"type": "string"}}}}"#,
            Tree::Text(name.clone()).print()
        )),
    );
    change(format!("{method} {path} has `{name}` in {place}"), Touches::Operation(path, method))
}

fn add_tag(document: &mut Tree, chance: &mut Chance, _: &[String]) -> Option<Change> {
    let Tree::Map(members) = &mut *document else { return None };
    if !members.iter().any(|(name, _)| name == "tags") {
        members.push(("tags".to_owned(), Tree::List(Vec::new())));
    }
    let tags = document.get_mut("tags")?.items_mut()?;
    let name = chance.one_of(tags).and_then(|tag| tag.get("name")?.text().map(str::to_owned)).unwrap_or_default();
    let name = if name.is_empty() { "Unused".to_owned() } else { respelled(&name, chance) };
    if tags.iter().any(|tag| tag.get("name").and_then(Tree::text) == Some(&name)) {
        return None;
    }
    let at = chance.below(tags.len() + 1);
    tags.insert(at, tree(&format!(r#"{{"name": {}}}"#, Tree::Text(name.clone()).print())));
    change(format!("the tag `{name}` is declared"), Touches::Adds)
}
