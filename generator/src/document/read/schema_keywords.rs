//! The keyword groups of a schema. Each reader says whether the keyword is one of its own.

use super::Reader;
use super::fields::Fields;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Discriminator, Kind, Schema, SchemaObject, Version, Xml};
use crate::source::{Entry, Map, Node, Number, Object, Spanned, Text, Value};
use std::collections::HashSet;

/// The values of `nodeType` (OpenAPI 3.2, 4.26.1).
const NODE_TYPES: [&str; 5] = ["element", "attribute", "text", "cdata", "none"];

impl Reader<'_> {
    pub(super) fn object_keyword(&mut self, schema: &mut SchemaObject, object: &Object, entry: &Entry<Node>) -> bool {
        let (key, node) = (entry.key.as_str(), &entry.value);
        match key {
            "properties" => schema.object.make().properties = self.schemas(key, node),
            "required" => {
                if let Some(required) = self.required(object, entry) {
                    schema.object.make().required = required;
                }
            }
            "additionalProperties" => schema.object.make().additional_properties = self.schema(key, node),
            "patternProperties" => schema.object.make().pattern_properties = self.schemas(key, node),
            "propertyNames" => schema.object.make().property_names = self.schema(key, node),
            "minProperties" => schema.object.make().min_properties = self.count(key, node),
            "maxProperties" => schema.object.make().max_properties = self.count(key, node),
            "dependentRequired" => {
                schema.object.make().dependent_required =
                    self.members(key, node, |reader, entry| reader.texts(key, &entry.value));
            }
            "dependencies" => self.dependencies(schema, entry),
            "dependentSchemas" => schema.object.make().dependent_schemas = self.schemas(key, node),
            "unevaluatedProperties" => schema.object.make().unevaluated_properties = self.schema(key, node),
            _ => return false,
        }
        true
    }

    /// Keywords about strings and numbers.
    pub(super) fn value_keyword(&mut self, schema: &mut SchemaObject, object: &Object, entry: &Entry<Node>) -> bool {
        let (key, node) = (entry.key.as_str(), &entry.value);
        let is_true = |name: &str| matches!(object.get(name), Some(Node { value: Value::Bool(true), .. }));
        match key {
            "minLength" => schema.string.make().min_length = self.count(key, node),
            "maxLength" => schema.string.make().max_length = self.count(key, node),
            "pattern" => schema.string.make().pattern = self.string(key, node),
            "contentEncoding" => schema.string.make().content_encoding = self.string(key, node),
            "contentMediaType" => schema.string.make().content_media_type = self.string(key, node),
            "contentSchema" => schema.string.make().content_schema = self.schema(key, node),
            "minimum" if is_true("exclusiveMinimum") => {
                schema.number.make().exclusive_minimum = self.number(key, node);
            }
            "maximum" if is_true("exclusiveMaximum") => {
                schema.number.make().exclusive_maximum = self.number(key, node);
            }
            "minimum" => schema.number.make().minimum = self.number(key, node),
            "maximum" => schema.number.make().maximum = self.number(key, node),
            "exclusiveMinimum" | "exclusiveMaximum" if node.as_bool().is_some() => self.boolean_bound(entry),
            "exclusiveMinimum" => {
                let instead = "the bound as `minimum`, with `exclusiveMinimum: true` beside it";
                self.later_value(Version::V3_1, "a number as `exclusiveMinimum`", Some(instead), entry.key.span);
                schema.number.make().exclusive_minimum = self.number(key, node);
            }
            "exclusiveMaximum" => {
                let instead = "the bound as `maximum`, with `exclusiveMaximum: true` beside it";
                self.later_value(Version::V3_1, "a number as `exclusiveMaximum`", Some(instead), entry.key.span);
                schema.number.make().exclusive_maximum = self.number(key, node);
            }
            "multipleOf" => schema.number.make().multiple_of = self.number(key, node),
            _ => return false,
        }
        true
    }

    pub(super) fn array_keyword(&mut self, schema: &mut SchemaObject, object: &Object, entry: &Entry<Node>) -> bool {
        let (key, node) = (entry.key.as_str(), &entry.value);
        match key {
            "items" if node.as_array().is_some() => self.tuple(schema, entry),
            "additionalItems" if object.get("items").is_some_and(|items| items.as_array().is_some()) => {
                self.tuple(schema, entry);
            }
            "items" => schema.array.make().items = self.schema(key, node),
            "prefixItems" => schema.array.make().prefix_items = self.schema_list(key, node),
            "contains" => schema.array.make().contains = self.schema(key, node),
            "minContains" => schema.array.make().min_contains = self.count(key, node),
            "maxContains" => schema.array.make().max_contains = self.count(key, node),
            "minItems" => schema.array.make().min_items = self.count(key, node),
            "maxItems" => schema.array.make().max_items = self.count(key, node),
            "uniqueItems" => schema.array.make().unique_items = self.boolean(key, node).unwrap_or(false),
            "unevaluatedItems" => schema.array.make().unevaluated_items = self.schema(key, node),
            _ => return false,
        }
        true
    }

    pub(super) fn combinator(&mut self, schema: &mut SchemaObject, entry: &Entry<Node>) -> bool {
        let (key, node) = (entry.key.as_str(), &entry.value);
        match key {
            "allOf" => schema.combinators.make().all_of = self.schema_list(key, node),
            "anyOf" => schema.combinators.make().any_of = self.schema_list(key, node),
            "oneOf" => schema.combinators.make().one_of = self.schema_list(key, node),
            "not" => schema.combinators.make().not = self.condition(key, node),
            "if" => schema.combinators.make().condition = self.condition(key, node),
            "then" => schema.combinators.make().then = self.schema(key, node),
            "else" => schema.combinators.make().otherwise = self.schema(key, node),
            _ => return false,
        }
        true
    }

    pub(super) fn openapi_keyword(&mut self, schema: &mut SchemaObject, entry: &Entry<Node>) -> bool {
        let (key, node) = (entry.key.as_str(), &entry.value);
        match key {
            "readOnly" => schema.openapi.make().read_only = self.boolean(key, node).unwrap_or(false),
            "writeOnly" => schema.openapi.make().write_only = self.boolean(key, node).unwrap_or(false),
            "deprecated" => schema.openapi.make().deprecated = self.boolean(key, node).unwrap_or(false),
            "example" => {}
            // Some documents write a map here, as a media type has it; an example is never worth an error.
            "examples" => return node.as_array().is_some(),
            "discriminator" => schema.openapi.make().discriminator = self.discriminator(node).map(Box::new),
            "xml" => schema.openapi.make().xml = self.xml(node).map(Box::new),
            "externalDocs" => self.external_docs(node),
            _ => return false,
        }
        true
    }

    pub(super) fn identity_keyword(&mut self, schema: &mut SchemaObject, entry: &Entry<Node>) -> bool {
        let (key, node) = (entry.key.as_str(), &entry.value);
        match key {
            "$id" => {
                schema.identity.make().id = self.string(key, node);
                self.has_ids = true;
            }
            "$schema" => schema.identity.make().dialect = self.string(key, node),
            "$anchor" => schema.identity.make().anchor = self.string(key, node),
            "$dynamicRef" => {
                schema.identity.make().dynamic_ref = self.string(key, node);
                if let Some(target) = &schema.identity.dynamic_ref {
                    self.refers(Kind::Schema, target);
                }
            }
            "$dynamicAnchor" => schema.identity.make().dynamic_anchor = self.string(key, node),
            "$defs" => schema.identity.make().defs = self.schemas(key, node),
            "$comment" => schema.identity.make().comment = self.string(key, node),
            _ => return false,
        }
        true
    }

    /// A map of schemas.
    pub(super) fn schemas(&mut self, name: &str, node: &Node) -> Map<Schema> {
        self.members(name, node, |reader, entry| reader.schema_of_member(name, entry))
    }

    /// A schema that is asked about, not demanded.
    fn condition(&mut self, name: &str, node: &Node) -> Option<Schema> {
        self.in_condition += 1;
        let schema = self.schema(name, node);
        self.in_condition -= 1;
        schema
    }

    pub(super) fn schema_list(&mut self, name: &str, node: &Node) -> Vec<Schema> {
        self.items(name, node, |reader, item| reader.schema(name, item)).unwrap_or_default()
    }

    /// `required`. As a boolean, on a property, it says nothing in any version that is read; beside `properties`, it may
    /// mean these or the schema that has them.
    fn required(&mut self, object: &Object, entry: &Entry<Node>) -> Option<Vec<Spanned<Text>>> {
        if entry.value.as_bool().is_none() {
            return self.texts("required", &entry.value);
        }
        let message = "`required` of a schema must be a list of property names, not a boolean";
        if let (Some(true), Some(properties)) = (entry.value.as_bool(), object.entry("properties")) {
            let found = Diagnostic::error(Code::RequiredOnProperty, message).at(entry.value.span, "which of them?");
            let found = found.at(properties.key.span, "of these");
            self.mistake(found.help("list the names of those that have to be there"), "none of them is required");
            return None;
        }
        let found = Diagnostic::warning(Code::RequiredOnProperty, message).at(entry.value.span, "without effect");
        let help = "list the property in the `required` of the object that it belongs to, and remove this line";
        self.report(found.help(help));
        None
    }

    fn number(&mut self, name: &str, node: &Node) -> Option<Spanned<Number>> {
        let number = node.as_number().cloned().or_else(|| self.number_meant(name, node));
        if number.is_none() && !self.is_nothing(name, "a number", node) {
            self.wrong_type(name, "a number", node);
        }
        number.map(|number| Spanned::new(number, node.span))
    }

    /// A number of characters, items or properties.
    fn count(&mut self, name: &str, node: &Node) -> Option<Spanned<u64>> {
        let number = self.number(name, node)?;
        let count = number.as_u64();
        if count.is_none() {
            self.ignored_limit(name, &number, "write a whole number that is not negative");
        }
        count.map(|count| Spanned::new(count, node.span))
    }

    /// A `discriminator`. As the name of the property alone, it is that of Swagger 2.0.
    fn discriminator(&mut self, node: &Node) -> Option<Discriminator> {
        if let Value::String(name) = &node.value {
            let message = "`discriminator` is an object since OpenAPI 3.0; it is read as it was meant before";
            let found = Diagnostic::warning(Code::OutdatedKeyword, message).at(node.span, "the name of the property");
            self.report(found.help(format!("write `discriminator: {{ propertyName: {name} }}`")));
            return Some(Discriminator {
                span: node.span,
                property_name: Spanned::new(name.clone(), node.span),
                mapping: Map::new(),
                default_mapping: None,
            });
        }
        let mut fields = self.fields(node, "`discriminator`")?;
        let help = "add `propertyName`: the property that tells the variants apart";
        let property_name = self.needed_text(&mut fields, "propertyName", help)?;
        let mapping = self.map(&mut fields, "mapping", |reader, entry| reader.string("mapping", &entry.value));
        let default_mapping = self.text(&mut fields, "defaultMapping");
        self.rest(&fields);
        Some(Discriminator { span: node.span, property_name, mapping, default_mapping })
    }

    /// What the mapping of a discriminator names is looked for later.
    pub(super) fn follow_mapping(&mut self, schema: &SchemaObject) {
        let Some(discriminator) = schema.openapi.discriminator.as_ref() else { return };
        fn last(text: &str) -> &str {
            text.rsplit('/').next().unwrap_or_default()
        }
        let named: HashSet<&str> = discriminator.mapping.values().map(|target| last(target)).collect();
        let is_tagged = |branch: &Schema| {
            let reference = branch.as_object().and_then(|branch| branch.reference.as_ref());
            reference.is_some_and(|of| named.contains(last(of)))
        };
        let is_spare = schema.combinators.any_of.iter().chain(&schema.combinators.one_of).all(is_tagged);
        let targets = discriminator.mapping.values().chain(&discriminator.default_mapping);
        self.mappings.extend(targets.map(|target| (target.clone(), is_spare)));
    }

    /// `nodeType`; one that the specification does not have says nothing.
    fn node_type(&mut self, fields: &mut Fields<'_>) -> Option<Spanned<Text>> {
        let node = fields.get("nodeType")?;
        let message = match node.as_str() {
            Some(text) if NODE_TYPES.contains(&text) => return Some(Spanned::new(text.into(), node.span)),
            Some(text) => format!("there is no `nodeType` called `{text}`"),
            None => format!("`nodeType` must be a string, not {}", node.value.kind()),
        };
        let found = Diagnostic::warning(Code::WrongType, message).at(node.span, "without effect");
        self.report(found.help("write `element`, `attribute`, `text`, `cdata` or `none`"));
        None
    }

    fn xml(&mut self, node: &Node) -> Option<Xml> {
        let mut fields = self.fields(node, "`xml`")?;
        let read = Xml {
            span: node.span,
            node_type: self.node_type(&mut fields),
            name: self.text(&mut fields, "name"),
            namespace: self.text(&mut fields, "namespace"),
            prefix: self.text(&mut fields, "prefix"),
            attribute: self.flag(&mut fields, "attribute"),
            wrapped: self.flag(&mut fields, "wrapped"),
        };
        self.rest(&fields);
        Some(read)
    }
}
