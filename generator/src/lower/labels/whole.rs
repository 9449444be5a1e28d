//! All that a schema says of its values, as text: what can tell branches apart where nothing shorter does.

use super::limits;
use crate::document::{Schema, SchemaObject};
use crate::lower::docs;
use crate::source::Map;
use std::fmt::Write as _;

/// Equal where the schemas say the same, and else different but for files that references of one spelling lead from. As
/// deep as schemas nest, which the reader limits.
pub(super) fn of(schema: &Schema) -> String {
    let mut text = String::new();
    write(schema, &mut text);
    text
}

fn write(schema: &Schema, out: &mut String) {
    let Some(object) = schema.as_object() else {
        let _ = write!(out, "{:?}", schema.as_bool());
        return;
    };
    out.push_str(&limits(schema));
    values(object, out);
    let (of_object, of_array, combinators) = (&object.object, &object.array, &object.combinators);
    for named in [&of_object.properties, &of_object.pattern_properties, &of_object.dependent_schemas] {
        map(named, out);
    }
    let single = [
        &of_object.additional_properties,
        &of_object.property_names,
        &of_object.unevaluated_properties,
        &of_array.items,
        &of_array.contains,
        &of_array.unevaluated_items,
        &combinators.not,
        &combinators.condition,
        &combinators.then,
        &combinators.otherwise,
    ];
    for one in single {
        list(one, out);
    }
    for several in [&of_array.prefix_items, &combinators.all_of, &combinators.any_of, &combinators.one_of] {
        list(several, out);
    }
}

/// What is said of the value itself, beside its limits.
fn values(schema: &SchemaObject, out: &mut String) {
    let (object, array, string, openapi) = (&schema.object, &schema.array, &schema.string, &schema.openapi);
    let types = schema.types.as_ref().map(|types| types.value.to_string());
    let reference = schema.reference.as_ref().map(|reference| reference.as_str());
    let _ = write!(out, "{reference:?}{types:?}{}", schema.nullable.is_some());
    let listed = schema.enumeration.iter().flat_map(|values| values.iter());
    for value in listed.chain(schema.constant.as_deref()).chain(schema.default.as_deref()) {
        let _ = write!(out, "={:?}", docs::json(value));
    }
    let _ = write!(out, "{}{}", schema.constant.is_some(), schema.default.is_some());
    let counts = [&object.min_properties, &object.max_properties, &array.min_contains, &array.max_contains];
    let counts = counts.map(|count| count.as_ref().map(|count| count.value));
    let flags = [array.unique_items, openapi.read_only, openapi.write_only];
    let content = [&string.content_encoding, &string.content_media_type];
    let content = content.map(|text| text.as_ref().map(|text| text.as_str()));
    let tag = openapi.discriminator.as_ref().map(|discriminator| discriminator.property_name.as_str());
    let _ = write!(out, "{counts:?}{flags:?}{content:?}{tag:?}");
    for (name, others) in object.dependent_required.iter() {
        let others: Vec<&str> = others.iter().map(|other| other.as_str()).collect();
        let _ = write!(out, "{:?}{others:?}", name.as_str());
    }
}

fn map(schemas: &Map<Schema>, out: &mut String) {
    let mut all: Vec<(&str, &Schema)> = schemas.iter().map(|(name, schema)| (name.as_str(), schema)).collect();
    all.sort_by_key(|(name, _)| *name);
    out.push('{');
    for (name, schema) in all {
        let _ = write!(out, "{name:?}:");
        write(schema, out);
    }
    out.push('}');
}

fn list<'s>(schemas: impl IntoIterator<Item = &'s Schema>, out: &mut String) {
    out.push('[');
    for schema in schemas {
        write(schema, out);
        out.push(',');
    }
    out.push(']');
}
