//! Finds examples and defaults, each with the schema that it belongs to.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::keywords::{below, escape};

/// Who sends a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Direction {
    Request,
    Response,
    /// The place does not say.
    Any,
}

/// An example or a default.
pub(crate) struct Found<'d> {
    /// `example` or `default`.
    pub(crate) what: &'static str,
    /// JSON pointer to it.
    pub(crate) place: String,
    pub(crate) schema: &'d Value,
    pub(crate) direction: Direction,
    pub(crate) value: &'d Value,
}

/// All of a document, in its order.
pub(crate) fn examples(document: &Value) -> Vec<Found<'_>> {
    let mut walk = Walk { document, found: Vec::new() };
    let root = Place { pointer: String::new(), direction: Direction::Any };
    for group in ["paths", "webhooks"] {
        walk.each(document, group, &root, Walk::path_item);
    }
    let components = &document["components"];
    let root = root.down("components");
    walk.each(components, "schemas", &root, Walk::schema);
    walk.each(components, "parameters", &root, Walk::described);
    walk.each(components, "headers", &root, Walk::described);
    walk.each(components, "pathItems", &root, Walk::path_item);
    walk.each(components, "requestBodies", &root.to(Direction::Request), Walk::content);
    walk.each(components, "responses", &root.to(Direction::Response), Walk::response);
    if let Some(callbacks) = components["callbacks"].as_object() {
        for name in callbacks.keys() {
            walk.each(&components["callbacks"], name, &root.down("callbacks"), Walk::path_item);
        }
    }
    walk.found
}

#[derive(Clone)]
struct Place {
    pointer: String,
    direction: Direction,
}

impl Place {
    fn down(&self, key: &str) -> Self {
        Self { pointer: format!("{}/{}", self.pointer, escape(key)), direction: self.direction }
    }

    fn to(&self, direction: Direction) -> Self {
        Self { pointer: self.pointer.clone(), direction }
    }
}

struct Walk<'d> {
    document: &'d Value,
    found: Vec<Found<'d>>,
}

impl<'d> Walk<'d> {
    fn each(&mut self, of: &'d Value, group: &str, at: &Place, visit: fn(&mut Self, &'d Value, &Place)) {
        let at = at.down(group);
        match &of[group] {
            Value::Object(members) => {
                for (key, value) in members.iter().filter(|(key, _)| !key.starts_with("x-") || group == "schemas") {
                    visit(self, value, &at.down(key));
                }
            }
            Value::Array(items) => {
                for (number, value) in items.iter().enumerate() {
                    visit(self, value, &at.down(&number.to_string()));
                }
            }
            _ => {}
        }
    }

    fn path_item(&mut self, item: &'d Value, at: &Place) {
        self.each(item, "parameters", at, Self::described);
        self.each(item, "additionalOperations", at, Self::operation);
        for method in ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"] {
            if item[method].is_object() {
                self.operation(&item[method], &at.down(method));
            }
        }
    }

    fn operation(&mut self, operation: &'d Value, at: &Place) {
        self.each(operation, "parameters", at, Self::described);
        self.content(&operation["requestBody"], &at.down("requestBody").to(Direction::Request));
        self.each(operation, "responses", &at.to(Direction::Response), Self::response);
        if let Some(callbacks) = operation["callbacks"].as_object() {
            for name in callbacks.keys() {
                self.each(&operation["callbacks"], name, &at.down("callbacks"), Self::path_item);
            }
        }
    }

    fn response(&mut self, response: &'d Value, at: &Place) {
        self.each(response, "headers", at, Self::described);
        self.content(response, at);
    }

    /// Each JSON media type of what has a `content`.
    fn content(&mut self, of: &'d Value, at: &Place) {
        let at = at.down("content");
        for (media_type, described) in of["content"].as_object().into_iter().flatten() {
            let at = at.down(media_type);
            if is_json(media_type) {
                self.described(described, &at);
            } else {
                self.schema(&described["schema"], &at.down("schema"));
            }
        }
    }

    /// What has a `schema`, and examples beside it.
    fn described(&mut self, of: &'d Value, at: &Place) {
        self.content(of, at);
        let schema = &of["schema"];
        if schema.is_null() {
            return;
        }
        self.schema(schema, &at.down("schema"));
        if let Some(value) = of.get("example") {
            self.found(at.down("example"), schema, value);
        }
        for (key, example) in of["examples"].as_object().into_iter().flatten() {
            let place = at.down("examples").down(key);
            let example = self.resolved(example);
            if let Some(value) = example.get("value").or_else(|| example.get("dataValue")) {
                self.found(place, schema, value);
            }
        }
    }

    fn found(&mut self, place: Place, schema: &'d Value, value: &'d Value) {
        let Place { pointer, direction } = place;
        self.found.push(Found { what: "example", place: pointer, schema, direction, value });
    }

    fn schema(&mut self, schema: &'d Value, at: &Place) {
        let Some(members) = schema.as_object() else { return };
        if !self.is_only_reference(members) {
            for what in ["default", "example"] {
                if let Some(value) = members.get(what) {
                    let Place { pointer: place, direction } = at.down(what);
                    self.found.push(Found { what, place, schema, direction, value });
                }
            }
            for (number, value) in members.get("examples").and_then(Value::as_array).into_iter().flatten().enumerate() {
                self.found(at.down("examples").down(&number.to_string()), schema, value);
            }
        }
        for (pointer, schema) in below(members) {
            self.schema(schema, &Place { pointer: at.pointer.clone() + &pointer, direction: at.direction });
        }
    }

    /// In OpenAPI 3.0 what stands beside a reference is void.
    fn is_only_reference(&self, schema: &Map<String, Value>) -> bool {
        let version = self.document["openapi"].as_str().unwrap_or_default();
        version.starts_with("3.0") && schema.get("$ref").is_some_and(Value::is_string)
    }

    fn resolved(&self, value: &'d Value) -> &'d Value {
        let pointer = value["$ref"].as_str().and_then(|target| target.strip_prefix('#'));
        pointer.and_then(|pointer| self.document.pointer(pointer)).unwrap_or(value)
    }
}

/// Whether a media type is JSON, of one value.
fn is_json(media_type: &str) -> bool {
    let essence = media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    essence.ends_with("/json") || essence.ends_with("+json")
}
