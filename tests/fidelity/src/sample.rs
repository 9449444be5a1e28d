//! Samples values from schemas.
//!
//! A schema is first made flat: references, `allOf` and one branch of each union become one schema without them, and a
//! value of that is made. Not every value is valid then (`not`, `if` and the like are not looked at): the judge says
//! which are.

use serde_json::{Map, Value, json};

use crate::chance::Chance;
use crate::text;

/// Below this, optional members and items are left out, so that recursive schemas end.
const DEEP: usize = 5;

/// Below this, there is no value.
const TOO_DEEP: usize = 24;

/// So many schemas are laid over each other at most.
const LAYERS: usize = 200;

pub(crate) struct Sampler<'d> {
    document: &'d Value,
    chance: Chance,
    layers: usize,
    /// Below members that travel in one direction only: what no schema lists is not kept there.
    one_way: usize,
}

impl<'d> Sampler<'d> {
    pub(crate) const fn new(document: &'d Value, seed: u64) -> Self {
        Self { document, chance: Chance::new(seed), layers: 0, one_way: 0 }
    }

    /// A value of a schema; `None` where none was found.
    pub(crate) fn value(&mut self, schema: &Value) -> Option<Value> {
        self.at(schema, 0)
    }

    fn at(&mut self, schema: &Value, depth: usize) -> Option<Value> {
        if depth > TOO_DEEP || schema == &Value::Bool(false) {
            return None;
        }
        let mut flat = Map::new();
        self.layers = 0;
        self.lay(schema, &mut flat)?;
        if let Some(value) = flat.get("const") {
            return Some(value.clone());
        }
        if let Some(Value::Array(values)) = flat.get("enum") {
            return self.chance.one_of(values).cloned();
        }
        match self.kind(&flat, depth)? {
            "null" => Some(Value::Null),
            "boolean" => Some(Value::Bool(self.chance.percent(50))),
            "integer" => Some(self.number(&flat, true)),
            "number" => Some(self.number(&flat, false)),
            "array" => self.array(&flat, depth),
            "object" => self.object(&flat, depth),
            _ => Some(Value::String(text::of(&flat, &mut self.chance))),
        }
    }

    /// Lays a schema over what is there: both are to hold.
    fn lay(&mut self, schema: &Value, flat: &mut Map<String, Value>) -> Option<()> {
        self.layers += 1;
        let Value::Object(schema) = schema else { return (schema != &Value::Bool(false)).then_some(()) };
        if self.layers > LAYERS {
            return None;
        }
        if let Some(target) = schema.get("$ref").and_then(Value::as_str) {
            let document = self.document;
            self.lay(document.pointer(&pointer(target)?)?, flat)?;
        }
        for part in schema.get("allOf").and_then(Value::as_array).into_iter().flatten() {
            self.lay(part, flat)?;
        }
        for (keyword, value) in schema {
            lay_keyword(keyword, value, flat);
        }
        for union in ["oneOf", "anyOf"] {
            if let Some(branches) = schema.get(union).and_then(Value::as_array) {
                let branch = self.chance.one_of(branches)?.clone();
                self.lay(&branch, flat)?;
                tag(schema, &branch, flat);
            }
        }
        Some(())
    }

    fn kind(&mut self, flat: &Map<String, Value>, depth: usize) -> Option<&'static str> {
        const KINDS: [&str; 7] = ["string", "integer", "number", "boolean", "object", "array", "null"];
        let of_name = |name: &Value| KINDS.into_iter().find(|kind| name == kind);
        match flat.get("type") {
            Some(Value::Array(names)) => self.chance.one_of(names).and_then(of_name),
            Some(name) => of_name(name),
            None if flat.contains_key("properties") || flat.contains_key("required") => Some("object"),
            None if flat.contains_key("additionalProperties") => Some("object"),
            None if flat.contains_key("items") || flat.contains_key("prefixItems") => Some("array"),
            None if flat.contains_key("minimum") || flat.contains_key("maximum") => Some("number"),
            None if flat.contains_key("pattern") || flat.contains_key("format") => Some("string"),
            None => self.chance.one_of(if depth < DEEP { &KINDS } else { &KINDS[..4] }).copied(),
        }
    }

    fn object(&mut self, flat: &Map<String, Value>, depth: usize) -> Option<Value> {
        let empty = Map::new();
        let properties = flat.get("properties").and_then(Value::as_object).unwrap_or(&empty);
        let required = flat.get("required").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
        let mut object = Map::new();
        for (name, schema) in properties {
            let demanded = required.iter().any(|required| required == name);
            if !demanded && (depth >= DEEP || !self.chance.percent(50)) {
                continue;
            }
            let one_way = usize::from(schema["readOnly"] == true || schema["writeOnly"] == true);
            self.one_way += one_way;
            let value = self.at(schema, depth + 1);
            self.one_way -= one_way;
            match value {
                Some(value) => drop(object.insert(name.clone(), value)),
                None if demanded => return None,
                None => {}
            }
        }
        let other = flat.get("additionalProperties").unwrap_or(&Value::Bool(true));
        for name in required.iter().filter_map(Value::as_str) {
            if !object.contains_key(name) {
                object.insert(name.to_owned(), self.at(other, depth + 1)?);
            }
        }
        let at_least = limit(flat, "minProperties").unwrap_or(0);
        let more = match other {
            Value::Bool(_) => usize::from(depth < DEEP && self.one_way == 0 && self.chance.percent(20)),
            _ if depth < DEEP => self.chance.below(3),
            _ => 0,
        };
        for number in 0..more.max(at_least.saturating_sub(object.len())) {
            let names = flat.get("propertyNames").and_then(Value::as_object);
            let name = names.and_then(|_| self.at(flat.get("propertyNames")?, depth + 1));
            let name = name.and_then(|name| name.as_str().map(str::to_owned));
            if let Some(value) = self.at(other, depth + 1) {
                object.insert(name.unwrap_or_else(|| format!("surplus {number}")), value);
            }
        }
        Some(Value::Object(object))
    }

    fn array(&mut self, flat: &Map<String, Value>, depth: usize) -> Option<Value> {
        let first = flat.get("prefixItems").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
        let rest = flat.get("items").unwrap_or(&Value::Bool(true));
        let least = limit(flat, "minItems").unwrap_or(first.len());
        let spread = if depth < DEEP { self.chance.below(3) } else { 0 };
        let length = (least + spread).min(limit(flat, "maxItems").unwrap_or(usize::MAX));
        let mut items = Vec::new();
        for number in 0..length {
            match self.at(first.get(number).unwrap_or(rest), depth + 1) {
                Some(item) if flat.get("uniqueItems") == Some(&Value::Bool(true)) && items.contains(&item) => {}
                Some(item) => items.push(item),
                None if number < least => return None,
                None => break,
            }
        }
        Some(Value::Array(items))
    }

    fn number(&mut self, flat: &Map<String, Value>, whole: bool) -> Value {
        let bound = |keyword: &str| flat.get(keyword).and_then(Value::as_f64);
        let step = bound("multipleOf").unwrap_or(if whole { 1.0 } else { 0.25 });
        let format = flat.get("format").and_then(Value::as_str).unwrap_or_default();
        let (narrowest, widest) = range(format);
        let low = bound("minimum").or_else(|| bound("exclusiveMinimum").map(|limit| limit + step));
        let high = bound("maximum").or_else(|| bound("exclusiveMaximum").map(|limit| limit - step));
        let low = low.or((narrowest == 0.0).then_some(0.0));
        let value = match self.chance.below(4) {
            0 => low.unwrap_or(narrowest).max(narrowest),
            1 => high.unwrap_or(widest).min(widest),
            _ => low.unwrap_or_else(|| high.map_or(0.0, |high| high.min(0.0))) + step * small(self.chance.below(100)),
        };
        let value = (value / step).round() * step;
        let value = value.min(high.unwrap_or(f64::INFINITY)).max(low.unwrap_or(f64::NEG_INFINITY));
        // `1.0` is an integer too (JSON Schema, 6.1.1), and what is written as `1` is a number.
        let spelled = if whole || self.chance.percent(20) { format!("{value:.0}") } else { value.to_string() };
        let spelled = if whole && value.abs() < 1e15 && self.chance.percent(5) { spelled + ".0" } else { spelled };
        serde_json::from_str(&spelled).unwrap_or_else(|_| json!(value))
    }
}

/// What a format of the registry (<https://spec.openapis.org/registry/format/>) allows, as far as doubles are exact.
fn range(format: &str) -> (f64, f64) {
    let unsigned = format.strip_prefix("uint").or(format.strip_prefix("u-int"));
    let (unsigned, bits) = match (unsigned, format.strip_prefix("int")) {
        (Some(bits), _) => (true, bits),
        (None, Some(bits)) => (false, bits),
        (None, None) => (false, ""),
    };
    let span = bits.parse::<i32>().map_or(53, |bits| bits - i32::from(!unsigned)).clamp(1, 53);
    let widest = 2_f64.powi(span) - 1.0;
    (if unsigned { 0.0 } else { -widest }, widest)
}

fn lay_keyword(keyword: &str, value: &Value, flat: &mut Map<String, Value>) {
    match (keyword, flat.get_mut(keyword), value) {
        ("$ref" | "allOf" | "oneOf" | "anyOf", ..) => {}
        ("properties", Some(Value::Object(there)), Value::Object(more)) => {
            for (name, schema) in more {
                let both = there.get(name).map(|other| json!({"allOf": [other, schema]}));
                there.insert(name.clone(), both.unwrap_or_else(|| schema.clone()));
            }
        }
        ("required", Some(Value::Array(there)), Value::Array(more)) => there.extend(more.iter().cloned()),
        ("enum", Some(Value::Array(there)), Value::Array(more)) => there.retain(|value| more.contains(value)),
        ("type", Some(there), more) => *there = both_types(there, more),
        _ => drop(flat.insert(keyword.to_owned(), value.clone())),
    }
}

fn both_types(one: &Value, other: &Value) -> Value {
    let names = |value: &Value| value.as_array().cloned().unwrap_or_else(|| vec![value.clone()]);
    let other = names(other);
    let integer = |name: &Value| name == "integer" && other.iter().any(|other| other == "number");
    let mut both: Vec<Value> = names(one).into_iter().filter(|name| other.contains(name) || integer(name)).collect();
    if names(one).iter().any(|name| name == "number") && !both.iter().any(|name| name == "number") {
        both.extend(other.iter().filter(|name| *name == "integer").cloned());
    }
    Value::Array(both)
}

/// Gives the property that tells branches apart the name of this branch, where the branch does not say it itself.
fn tag(union: &Map<String, Value>, branch: &Value, flat: &mut Map<String, Value>) {
    let Some(property) = union.get("discriminator").and_then(|tag| tag["propertyName"].as_str()) else { return };
    let Some(target) = branch["$ref"].as_str() else { return };
    let mapping = union.get("discriminator").and_then(|tag| tag["mapping"].as_object());
    let name = |target: &str| target.rsplit('/').next().unwrap_or_default().to_owned();
    let mapped = mapping.into_iter().flatten().find(|(_, to)| to.as_str().is_some_and(|to| name(to) == name(target)));
    let value = mapped.map_or_else(|| name(target), |(key, _)| key.clone());
    let properties = flat.get_mut("properties").and_then(Value::as_object_mut);
    if let Some(schema) = properties.and_then(|properties| properties.get_mut(property)) {
        *schema = json!({"allOf": [schema.clone()], "const": value});
    }
}

fn limit(flat: &Map<String, Value>, keyword: &str) -> Option<usize> {
    usize::try_from(flat.get(keyword)?.as_u64()?).ok()
}

fn small(number: usize) -> f64 {
    u32::try_from(number).map_or(0.0, f64::from)
}

/// The JSON pointer of a reference within the document (RFC 6901, section 6).
fn pointer(reference: &str) -> Option<String> {
    let mut parts = reference.strip_prefix('#')?.split('%');
    let mut bytes = parts.next()?.as_bytes().to_vec();
    for part in parts {
        let (digits, rest) = part.split_at_checked(2)?;
        bytes.push(u8::from_str_radix(digits, 16).ok()?);
        bytes.extend(rest.bytes());
    }
    String::from_utf8(bytes).ok()
}
