//! Documents as an independent validator understands them: schemas of OpenAPI 3.0 in the words of JSON Schema 2020-12,
//! and without the members of the direction in which a value does not travel.

use serde_json::{Map, Value, json};

use crate::walk::Direction;

/// So many schemas include each other by `allOf`.
const LONGEST_CHAIN: usize = 16;

/// Takes what OpenAPI 3.0 says in its own way into JSON Schema. What merely looks like a schema, in an example, is
/// changed with it, which matters to nobody.
pub(crate) fn upgraded(document: &Value) -> Value {
    let mut document = document.clone();
    if document["openapi"].as_str().is_some_and(|version| version.starts_with("3.0")) {
        each(&mut document, &mut upgrade);
    }
    document
}

fn each(value: &mut Value, change: &mut dyn FnMut(&mut Map<String, Value>)) {
    match value {
        Value::Object(members) => {
            change(members);
            members.values_mut().for_each(|value| each(value, change));
        }
        Value::Array(items) => items.iter_mut().for_each(|value| each(value, change)),
        _ => {}
    }
}

fn upgrade(schema: &mut Map<String, Value>) {
    if schema.get("$ref").is_some_and(Value::is_string) {
        schema.retain(|keyword, _| keyword == "$ref");
        return;
    }
    if schema.len() == 1 && schema.get("nullable") == Some(&Value::Bool(true)) {
        // A branch of its own: by the letter any value, and written for null.
        schema.insert("type".to_owned(), json!("null"));
        return;
    }
    let name = schema.get("type").filter(|name| name.is_string()).cloned();
    if let (Some(Value::Bool(true)), Some(name)) = (schema.get("nullable"), name) {
        schema.insert("type".to_owned(), json!([name, "null"]));
    }
    for (flag, limit) in [("exclusiveMinimum", "minimum"), ("exclusiveMaximum", "maximum")] {
        if let Some(Value::Bool(exclusive)) = schema.get(flag) {
            let limit = if *exclusive { schema.remove(limit) } else { None };
            schema.remove(flag);
            schema.extend(limit.map(|limit| (flag.to_owned(), limit)));
        }
    }
}

/// The document as one direction has it: without the members that travel the other way. Comes before [`upgraded`], which
/// drops what stands beside references, `readOnly` with it.
pub(crate) fn directed(document: &Value, direction: Direction) -> Value {
    let flag = match direction {
        Direction::Request => "readOnly",
        Direction::Response => "writeOnly",
        Direction::Any => return document.clone(),
    };
    let mut directed = document.clone();
    each(&mut directed, &mut |schema| withhold(schema, document, flag));
    directed
}

fn withhold(schema: &mut Map<String, Value>, document: &Value, flag: &str) {
    let mut foreign = Vec::new();
    names(schema, document, flag, 0, &mut foreign);
    if foreign.is_empty() {
        return;
    }
    strip(schema, &foreign);
    for part in schema.get_mut("allOf").and_then(Value::as_array_mut).into_iter().flatten() {
        if let Some(part) = part.as_object_mut() {
            strip(part, &foreign);
        }
    }
}

/// The names of an object's members that travel the other way, wherever the parts of its `allOf` say so.
fn names(schema: &Map<String, Value>, document: &Value, flag: &str, depth: usize, found: &mut Vec<String>) {
    if depth > LONGEST_CHAIN {
        return;
    }
    let properties = schema.get("properties").and_then(Value::as_object).into_iter().flatten();
    let foreign = properties.filter(|(_, property)| is_foreign(property, document, flag, 0));
    found.extend(foreign.map(|(name, _)| name.clone()));
    for part in schema.get("allOf").and_then(Value::as_array).into_iter().flatten() {
        let part = target(part, document).unwrap_or(part);
        part.as_object().into_iter().for_each(|part| names(part, document, flag, depth + 1, found));
    }
}

/// Whether a property travels the other way, which the schema that it refers to, or includes, may say for it.
fn is_foreign(property: &Value, document: &Value, flag: &str, depth: usize) -> bool {
    let mut parts = property["allOf"].as_array().into_iter().flatten().chain(target(property, document));
    property[flag] == true || depth < LONGEST_CHAIN && parts.any(|part| is_foreign(part, document, flag, depth + 1))
}

fn target<'a>(schema: &Value, document: &'a Value) -> Option<&'a Value> {
    document.pointer(schema["$ref"].as_str()?.strip_prefix('#')?)
}

/// Nothing may stand there: where the object is closed it must not count as a surplus either.
fn strip(schema: &mut Map<String, Value>, foreign: &[String]) {
    if let Some(Value::Object(properties)) = schema.get_mut("properties") {
        properties.retain(|name, _| !foreign.contains(name));
    }
    if let Some(Value::Array(required)) = schema.get_mut("required") {
        required.retain(|name| name.as_str().is_none_or(|name| !foreign.iter().any(|foreign| foreign == name)));
    }
}
