//! Schemas: one pass over the members, each handed to the group of keywords that knows it.

use super::Reader;
use super::fields::{NO_BOOLEAN, mistyped};
use super::later;
use super::objects::KEYWORDS;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Kind, Schema, SchemaObject, Type, TypeSet, Version};
use crate::source::{Entry, Node, Object, Spanned, Text, Value};

impl Reader<'_> {
    /// A schema; `name` is the field that it stands in, for messages.
    pub(super) fn schema(&mut self, name: &str, node: &Node) -> Option<Schema> {
        // A keyword that is read as in 3.1 has the schemas of 3.1.
        let is_boolean = name == "additionalProperties" || later::since("a schema", name) == Some(Version::V3_1);
        self.schema_or_boolean(name, node, is_boolean, false)
    }

    /// The schema of a member that is named freely, as a property is.
    pub(super) fn schema_of_member(&mut self, of: &str, entry: &Entry<Node>) -> Option<Schema> {
        let is_property = of == "properties";
        let slipped = is_property && entry.value.as_bool().is_some() && KEYWORDS.contains(&entry.key.as_str());
        if slipped && (self.version != Version::V3_0 || entry.key.as_str() == "additionalProperties") {
            let message = format!("`{}` is the name of a property here, and says nothing of the object", entry.key);
            let found = Diagnostic::warning(Code::IdleKeyword, message).at(entry.key.span, "below `properties`");
            self.report(found.help("if the keyword is meant, move it one level up, beside `properties`"));
            return self.schema_or_boolean(&entry.key, &entry.value, true, true);
        }
        self.schema_or_boolean(&entry.key, &entry.value, false, is_property)
    }

    fn schema_or_boolean(&mut self, name: &str, node: &Node, is_boolean: bool, is_property: bool) -> Option<Schema> {
        match &node.value {
            Value::Bool(value) if self.version != Version::V3_0 || is_boolean => {
                Some(Schema::Bool(Spanned::new(*value, node.span)))
            }
            Value::Object(object) => Some(Schema::Object(Box::new(self.schema_object(node, object)))),
            _ => {
                let (wanted, allows) = match &node.value {
                    Value::Bool(value) => (NO_BOOLEAN, Some(*value)),
                    // Of a condition, that would be its opposite.
                    _ => ("a schema", (self.in_condition == 0).then_some(true)),
                };
                let meant = match allows {
                    Some(true) => "every value is allowed",
                    Some(false) => "no value is allowed",
                    None => "the condition is left out",
                };
                let found = mistyped(name, wanted, node).at(node.span, "not a schema");
                let found = match self.schema_meant(name, node, is_property) {
                    Some(help) => found.help(help),
                    None => found,
                };
                self.mistake(found, meant);
                allows.map(|allows| Schema::Bool(Spanned::new(allows, node.span)))
            }
        }
    }

    fn schema_object(&mut self, node: &Node, object: &Object) -> SchemaObject {
        let mut schema = SchemaObject::empty(node.span);
        let beside_reference = self.version == Version::V3_0 && object.contains_key("$ref");
        for entry in object {
            if beside_reference && super::upgrade::is_constraint(&entry.key) {
                self.dropped_sibling(&entry.key);
                continue;
            }
            let known = self.general_keyword(&mut schema, entry)
                || self.object_keyword(&mut schema, object, entry)
                || self.value_keyword(&mut schema, object, entry)
                || self.array_keyword(&mut schema, object, entry)
                || self.combinator(&mut schema, entry)
                || self.openapi_keyword(&mut schema, entry)
                || self.identity_keyword(&mut schema, entry);
            if known {
                self.later_field("a schema", &entry.key, entry.key.span);
            } else {
                let known = entry.key.starts_with("x-") || KEYWORDS.contains(&entry.key.as_str());
                if !known && !self.gone(&entry.key) {
                    self.unknown_member(entry, "a schema", object);
                }
            }
        }
        if let (Some(types), Some(_)) = (&mut schema.types, schema.nullable) {
            types.value = types.value.with(Type::Null);
        }
        self.lists_anything(&schema, object);
        dynamic_reference(&mut schema);
        self.follow_mapping(&schema);
        self.contradictions(&mut schema, object);
        schema
    }

    fn general_keyword(&mut self, schema: &mut SchemaObject, entry: &Entry<Node>) -> bool {
        let (key, node) = (entry.key.as_str(), &entry.value);
        match key {
            "$ref" => {
                schema.reference = self.string(key, node);
                if let Some(target) = &schema.reference {
                    self.refers(Kind::Schema, target);
                }
            }
            "type" => schema.types = self.types(node),
            "nullable" => self.nullable(schema, entry),
            "enum" => {
                let values = match node.value {
                    Value::String(ref text) => self.lone_value(node, text),
                    _ => self.items(key, node, |_, value| Some(value.clone())),
                };
                schema.enumeration = values.map(|values| Box::new(Spanned::new(values, node.span)));
            }
            "const" => schema.constant = Some(Box::new(node.clone())),
            "default" => schema.default = Some(Box::new(node.clone())),
            "title" => schema.title = self.optional_text(key, node),
            "description" => schema.description = self.optional_text(key, node),
            "format" => schema.format = self.optional_text(key, node),
            _ => return false,
        }
        true
    }

    fn types(&mut self, node: &Node) -> Option<Spanned<TypeSet>> {
        let in_list = node.as_array().is_some();
        let one = |reader: &mut Self, node: &Node| {
            if in_list && node.is_null() {
                reader.read_as("type", "a string", node, "`\"null\"`");
                return Some(Type::Null);
            }
            let name = reader.string("type", node)?;
            let meant = Type::parse(&name).or_else(|| reader.type_meant(&name));
            if meant == Some(Type::Null) && !in_list {
                let instead = "`nullable: true` beside the type of the other values";
                reader.later_value(Version::V3_1, "the type `null`", Some(instead), node.span);
            }
            meant
        };
        let types = if in_list {
            // That of JSON Schema, which version 2.0 refers to, has lists.
            if !self.swagger {
                let instead = "the one type, with `nullable: true` beside it where null is meant, or `oneOf`";
                self.later_value(Version::V3_1, "a list of types", Some(instead), node.span);
            }
            self.items("type", node, one)?.into_iter().collect()
        } else {
            TypeSet::default().with(one(self, node)?)
        };
        Some(Spanned::new(types, node.span))
    }

    /// A text in the place of the list of `enum`: its one value, unless it is a list by itself.
    fn lone_value(&mut self, node: &Node, text: &str) -> Option<Vec<Node>> {
        let values: Vec<&str> = text.split([',', '|']).map(str::trim).collect();
        if values.len() < 2 || values.iter().any(|value| value.is_empty() || value.contains(' ')) {
            self.read_as("enum", "an array", node, "a list of this one");
            return Some(vec![node.clone()]);
        }
        let found = mistyped("enum", "an array", node).at(node.span, "one value, or several?");
        self.mistake(
            found.help(format!("write the values as a list: `[{}]`", values.join(", "))),
            "it is read as absent",
        );
        None
    }

    /// A list has to say what its elements are (OpenAPI 3.0, section 4.7.24.1); since 3.1 they are anything else.
    fn lists_anything(&mut self, schema: &SchemaObject, object: &Object) {
        let Some(types) = schema.types.filter(|types| **types == TypeSet::default().with(Type::Array)) else { return };
        let is_said = schema.reference.is_some() || schema.combinators.is_present();
        if !is_said && !object.contains_key("items") && !object.contains_key("prefixItems") {
            let instead = "`items`, which are `{}` where everything is allowed";
            self.later_value(Version::V3_1, "an array without `items`", Some(instead), types.span);
        }
    }

    fn dropped_sibling(&mut self, key: &Spanned<Text>) {
        let message = format!("`{key}` has no effect beside `$ref` in OpenAPI 3.0");
        let found = Diagnostic::note(Code::IgnoredSibling, message).at(key.span, "ignored");
        self.report(found.help("join the two with `allOf`, or put it into the referenced schema"));
    }
}

/// A `$dynamicRef` leads to the schema that it names by itself (Core 2020-12, section 8.2.3.2); where others of the same
/// name could take that one's place, lowering says so.
fn dynamic_reference(schema: &mut SchemaObject) {
    let Some(reference) = schema.identity.dynamic_ref.clone() else { return };
    if schema.reference.is_none() {
        schema.reference = Some(reference);
        return;
    }
    let mut branch = SchemaObject::empty(reference.span);
    branch.reference = Some(reference);
    schema.combinators.make().all_of.push(Schema::Object(Box::new(branch)));
}
