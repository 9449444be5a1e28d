//! The schemas of a document that have values to try, and the document that gives each of them a type of its own.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use crate::keywords::{bare, escape};

/// The path below which the operations of groups stand.
pub(crate) const FOLDER: &str = "/fidelity/";

/// Schemas, each once: those of equal meaning are one.
pub(crate) struct Groups {
    numbers: BTreeMap<String, usize>,
    schemas: Vec<Value>,
}

impl Groups {
    pub(crate) fn new() -> Self {
        Self { numbers: BTreeMap::new(), schemas: Vec::new() }
    }

    /// The number of a schema.
    pub(crate) fn number(&mut self, schema: &Value) -> usize {
        let schema = bare(schema);
        let key = schema.to_string();
        if let Some(number) = self.numbers.get(&key) {
            return *number;
        }
        self.schemas.push(schema);
        self.numbers.insert(key, self.schemas.len() - 1);
        self.schemas.len() - 1
    }

    /// The number of the component schema `name`.
    pub(crate) fn component(&mut self, name: &str) -> usize {
        self.number(&json!({"$ref": format!("#/components/schemas/{}", escape(name))}))
    }

    pub(crate) fn len(&self) -> usize {
        self.schemas.len()
    }

    /// A reference that leads to a schema in [`Groups::document`].
    pub(crate) fn reference(&self, number: usize) -> String {
        let schema = self.schemas.get(number).and_then(Value::as_object).filter(|schema| schema.len() == 1);
        let target = schema.and_then(|schema| schema.get("$ref")?.as_str());
        let component = target.filter(|target| target.starts_with("#/components/schemas/"));
        component.map_or_else(|| format!("#/components/schemas/Fidelity{number}"), str::to_owned)
    }

    /// The document with an operation for each schema, which takes and answers a list of it: no list is taken for an
    /// envelope, and what travels both ways keeps the members that no schema lists.
    pub(crate) fn document(&self, document: &Value) -> Value {
        let mut document = document.clone();
        let (mut paths, mut schemas) = (Map::new(), Map::new());
        for (number, schema) in self.schemas.iter().enumerate() {
            let reference = self.reference(number);
            if reference.ends_with(&format!("/Fidelity{number}")) {
                schemas.insert(format!("Fidelity{number}"), schema.clone());
            }
            let content = json!({"application/json": {"schema": {"type": "array", "items": {"$ref": reference}}}});
            let operation = json!({
                "operationId": format!("fidelity{number}"),
                "security": [],
                "requestBody": {"required": true, "content": content},
                "responses": {"200": {"description": "The same.", "content": content}},
            });
            paths.insert(format!("{FOLDER}{number}"), json!({"post": operation}));
        }
        insert(&mut document, &["paths"], paths);
        insert(&mut document, &["components", "schemas"], schemas);
        document
    }
}

fn insert(document: &mut Value, place: &[&str], members: Map<String, Value>) {
    let mut target = document;
    for key in place {
        if !target[*key].is_object() {
            target[*key] = json!({});
        }
        target = &mut target[*key];
    }
    if let Value::Object(target) = target {
        target.extend(members);
    }
}
