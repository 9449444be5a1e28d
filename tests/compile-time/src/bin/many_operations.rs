//! A document with so many operations, for measuring what large servers cost to compile.
//!
//! `many_operations COUNT >OUT.json`: resources with five operations each (a page, one made, one read, one changed, one
//! deleted), as APIs have them that are written by rules: parameters with constraints, bodies that nest and refer to
//! one another, a union for every fourth, errors of one shape. What they hold differs, so that no two are equal.

use std::io::{BufWriter, Error, Write, stdout};

use serde_json::{Map, Value, json};

/// Operations of a resource, and resources of a tag.
const OPERATIONS: usize = 5;
const OF_A_TAG: usize = 10;

const NOUNS: [&str; 20] = [
    "account", "agent", "batch", "build", "channel", "cluster", "contract", "device", "event", "folder", "invoice",
    "job", "key", "label", "member", "order", "plan", "report", "session", "ticket",
];
const KINDS: [&str; 12] = [
    "active", "archived", "basic", "daily", "draft", "external", "internal", "managed", "partner", "public", "remote",
    "shared",
];
/// Members that resources have some of: name, schema.
const MEMBERS: [(&str, &str); 16] = [
    ("title", r#"{"type": "string", "minLength": 1, "maxLength": 120}"#),
    ("description", r#"{"type": "string", "maxLength": 4000}"#),
    ("email", r#"{"type": "string", "format": "email"}"#),
    ("count", r#"{"type": "integer", "format": "int32", "minimum": 0}"#),
    ("ratio", r#"{"type": "number", "minimum": 0, "maximum": 1}"#),
    ("enabled", r#"{"type": "boolean", "default": true}"#),
    ("slug", r#"{"type": "string", "pattern": "^[a-z0-9-]+$"}"#),
    ("tags", r#"{"type": "array", "items": {"type": "string"}, "maxItems": 20}"#),
    ("url", r#"{"type": "string", "format": "uri"}"#),
    ("parent_id", r#"{"type": ["string", "null"]}"#),
    ("metadata", r#"{"type": "object", "additionalProperties": {"type": "string"}}"#),
    ("due_at", r#"{"type": "string", "format": "date-time"}"#),
    ("priority", r#"{"type": "integer", "minimum": 1, "maximum": 5, "default": 3}"#),
    ("external_id", r#"{"type": "string"}"#),
    ("size", r#"{"type": "integer", "format": "int64"}"#),
    ("locale", r#"{"type": "string", "minLength": 2, "maxLength": 8}"#),
];

fn main() -> Result<(), Error> {
    let count = std::env::args().nth(1).and_then(|count| count.parse::<usize>().ok());
    let count = count.ok_or_else(|| Error::other("usage: many_operations COUNT"))?;
    let (mut paths, mut schemas) = (Map::new(), Map::new());
    schemas.insert("Problem".to_owned(), problem());
    for number in 0..count.div_ceil(OPERATIONS) {
        let resource = Resource { number, left: count - number * OPERATIONS };
        resource.paths(&mut paths);
        resource.schemas(&mut schemas);
    }
    let document = json!({
        "openapi": "3.1.0",
        "info": {"title": "Operations", "version": "1.0.0"},
        "servers": [{"url": "https://api.example.com"}],
        "security": [{"token": []}],
        "paths": paths,
        "components": {
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
            "schemas": schemas,
        },
    });
    let mut out = BufWriter::new(stdout().lock());
    serde_json::to_writer_pretty(&mut out, &document)?;
    out.flush()
}

struct Resource {
    number: usize,
    /// How many operations the document still lacks.
    left: usize,
}

impl Resource {
    /// `DailyInvoice`, with a number where the words have run out.
    fn name(&self) -> String {
        let (noun, kind) = (NOUNS[self.number % NOUNS.len()], KINDS[self.number / NOUNS.len() % KINDS.len()]);
        let round = self.number / (NOUNS.len() * KINDS.len());
        let capital = |word: &str| word[..1].to_uppercase() + &word[1..];
        let round = if round == 0 { String::new() } else { round.to_string() };
        format!("{}{}{round}", capital(kind), capital(noun))
    }

    fn paths(&self, paths: &mut Map<String, Value>) {
        let name = self.name();
        let tag = format!("{}s", NOUNS[self.number / OF_A_TAG % NOUNS.len()]);
        let all = format!("/v1/orgs/{{org_id}}/{}", kebab(&name));
        let org = json!({"name": "org_id", "in": "path", "required": true,
            "schema": {"type": "string", "pattern": "^[a-z0-9-]+$"}});
        let id = json!({"name": "id", "in": "path", "required": true, "schema": {"type": "integer", "minimum": 1}});
        let operation = |verb: &str, summary: &str, parameters: Vec<Value>, status: &str, answer: Value| {
            json!({
                "operationId": format!("{verb}{name}"),
                "tags": [tag],
                "summary": format!("{summary} {}.", kebab(&name).replace('-', " ")),
                "parameters": parameters,
                "responses": {
                    status: answer,
                    "400": failure("The request is not valid."),
                    "401": failure("The caller is not known."),
                    "404": failure("There is no such thing."),
                    "default": failure("Something else went wrong."),
                },
            })
        };
        let with_body = |mut operation: Value, body: String| {
            operation["requestBody"] = json!({"required": true, "content": json_content(&body)});
            operation
        };
        let limit = json!({"name": "limit", "in": "query",
            "schema": {"type": "integer", "minimum": 1, "maximum": 100 + self.number, "default": 20}});
        let cursor = json!({"name": "cursor", "in": "query", "schema": {"type": "string"}});
        let status = json!({"name": "status", "in": "query",
            "schema": {"$ref": format!("#/components/schemas/{name}Status")}});
        let since = json!({"name": "since", "in": "query", "schema": {"type": "string", "format": "date-time"}});
        let key = json!({"name": "Idempotency-Key", "in": "header", "schema": {"type": "string", "maxLength": 64}});
        let mut operations = vec![
            (
                false,
                "get",
                operation(
                    "list",
                    "Lists each",
                    vec![org.clone(), limit, cursor, status, since],
                    "200",
                    success(&format!("{name}Page")),
                ),
            ),
            (
                false,
                "post",
                with_body(
                    operation("create", "Makes a new", vec![org.clone(), key], "201", success(&name)),
                    format!("New{name}"),
                ),
            ),
            (true, "get", operation("get", "Reads one", vec![org.clone(), id.clone()], "200", success(&name))),
            (
                true,
                "patch",
                with_body(
                    operation("update", "Changes one", vec![org.clone(), id.clone()], "200", success(&name)),
                    format!("{name}Update"),
                ),
            ),
            (
                true,
                "delete",
                operation("delete", "Deletes one", vec![org, id], "204", json!({"description": "It is gone."})),
            ),
        ];
        operations.truncate(self.left);
        for (one, method, operation) in operations {
            let path = if one { format!("{all}/{{id}}") } else { all.clone() };
            let item = paths.entry(path).or_insert_with(|| json!({}));
            item[method] = operation;
        }
    }

    /// Four to eleven of the members, from another one on for each resource.
    fn members(&self) -> Map<String, Value> {
        let chosen = (0..4 + self.number % 8).map(|place| MEMBERS[(self.number * 5 + place * 3) % MEMBERS.len()]);
        chosen.map(|(name, schema)| (name.to_owned(), serde_json::from_str(schema).expect("it is JSON"))).collect()
    }

    fn schemas(&self, schemas: &mut Map<String, Value>) {
        let name = self.name();
        let refer = |of: String| json!({"$ref": format!("#/components/schemas/{of}")});
        let statuses = ["new", "open", "done", "failed"].map(|word| format!("{word}_{}", kebab(&name)));
        schemas.insert(format!("{name}Status"), json!({"type": "string", "enum": statuses}));
        let settings = json!({
            "type": "object",
            "required": ["region"],
            "properties": {
                "region": {"type": "string"},
                "retries": {"type": "integer", "minimum": 0, "maximum": 10 + self.number},
                "notify": {"type": "array", "items": {"type": "string", "format": "email"}},
            },
        });
        schemas.insert(format!("{name}Settings"), settings);
        let mut members = self.members();
        let required: Vec<_> = members.keys().take(2).cloned().collect();
        if self.number.is_multiple_of(4) {
            self.union(schemas);
            members.insert("source".to_owned(), refer(format!("{name}Source")));
        }
        members.insert("settings".to_owned(), refer(format!("{name}Settings")));
        let of = |members: &Map<String, Value>, required: &[String]| json!({"type": "object", "required": required, "properties": members});
        schemas.insert(format!("New{name}"), of(&members, &required));
        members.insert("status".to_owned(), refer(format!("{name}Status")));
        let mut update = of(&members, &[]);
        update.as_object_mut().expect("it is an object").remove("required");
        schemas.insert(format!("{name}Update"), update);
        members.insert("id".to_owned(), json!({"type": "integer", "format": "int64"}));
        members.insert("created_at".to_owned(), json!({"type": "string", "format": "date-time"}));
        let always = ["id", "status", "created_at"].map(str::to_owned);
        schemas.insert(name.clone(), of(&members, &[required.as_slice(), &always].concat()));
        let page = json!({
            "type": "object",
            "required": ["data"],
            "properties": {
                "data": {"type": "array", "items": refer(name.clone())},
                "next_cursor": {"type": ["string", "null"]},
            },
        });
        schemas.insert(format!("{name}Page"), page);
    }

    /// Where a resource comes from: one of two, told apart by a member.
    fn union(&self, schemas: &mut Map<String, Value>) {
        let name = self.name();
        let branch = |kind: &str, member: &str| {
            json!({
                "type": "object",
                "required": ["kind", member],
                "properties": {"kind": {"type": "string", "const": kind}, member: {"type": "string"}},
            })
        };
        let (upload, link) = (format!("{name}Upload"), format!("{name}Link"));
        schemas.insert(upload.clone(), branch("upload", "file_id"));
        schemas.insert(link.clone(), branch("link", "href"));
        let place = |name: &str| format!("#/components/schemas/{name}");
        let union = json!({
            "oneOf": [{"$ref": place(&upload)}, {"$ref": place(&link)}],
            "discriminator": {
                "propertyName": "kind",
                "mapping": {"upload": place(&upload), "link": place(&link)},
            },
        });
        schemas.insert(format!("{name}Source"), union);
    }
}

/// `daily-invoice`
fn kebab(name: &str) -> String {
    let mut kebab = String::new();
    for character in name.chars() {
        if character.is_ascii_uppercase() && !kebab.is_empty() {
            kebab.push('-');
        }
        kebab.push(character.to_ascii_lowercase());
    }
    kebab
}

fn json_content(schema: &str) -> Value {
    json!({"application/json": {"schema": {"$ref": format!("#/components/schemas/{schema}")}}})
}

fn success(schema: &str) -> Value {
    json!({"description": "It went well.", "content": json_content(schema)})
}

fn failure(description: &str) -> Value {
    json!({"description": description, "content": json_content("Problem")})
}

fn problem() -> Value {
    json!({
        "type": "object",
        "required": ["message"],
        "properties": {
            "message": {"type": "string"},
            "issues": {
                "type": "array",
                "items": {
                    "type": "object",
                    "required": ["path", "message"],
                    "properties": {"path": {"type": "string"}, "message": {"type": "string"}},
                },
            },
        },
    })
}
