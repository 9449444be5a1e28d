//! The independent validator: the `jsonschema` crate.

use jsonschema::{Draft, Registry, Resource, Retrieve, Uri, Validator};
use serde_json::{Value, json};

const DOCUMENT: &str = "urn:bindery:document";

/// Says which values the schemas of a document allow.
pub(crate) struct Judge<'d> {
    registry: Registry<'d>,
}

/// References to other documents are taken for any value: nothing is fetched.
struct Nothing;

impl Retrieve for Nothing {
    fn retrieve(&self, _: &Uri<String>) -> Result<Value, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Value::Bool(true))
    }
}

impl Judge<'_> {
    pub(crate) fn new(document: &Value) -> Result<Self, String> {
        // Only what schemas can refer to, so that nothing else is taken for a schema.
        let resource = Resource::from_contents(json!({
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "components": document["components"],
            "paths": document["paths"],
            "webhooks": document["webhooks"],
        }));
        let builder = Registry::new().draft(Draft::Draft202012).retriever(Nothing);
        let registry = builder.add(DOCUMENT, resource).and_then(|builder| builder.prepare());
        Ok(Self { registry: registry.map_err(|error| error.to_string())? })
    }

    /// The validator of the schema that a reference within the document names. Formats are annotations, as in JSON Schema,
    /// unless they are asked for.
    pub(crate) fn validator(&self, reference: &str, formats: bool) -> Result<Validator, String> {
        let options = jsonschema::options().with_draft(Draft::Draft202012).with_registry(&self.registry);
        let options = options.with_retriever(Nothing).should_validate_formats(formats);
        options.build(&json!({"$ref": format!("{DOCUMENT}{reference}")})).map_err(|error| error.to_string())
    }
}
