//! Keywords of one schema that contradict each other.
//!
//! ```yaml
//! type: integer
//! enum: ['1', '2']        # read as 1 and 2
//! minimum: 5
//! maximum: 3              # no value is left: an error, and with `--skip-unsupported` neither limit holds
//! ```
//! A mistake costs the smallest thing that it touches. Where the document's meaning is clear all the same, or nothing is
//! lost, there is a warning or a note. Where one of two keywords must be wrong and nobody can tell which, both places
//! are shown, and whoever runs the generator decides. Contradictions between several schemas are found where they are
//! merged; below `not` and `if`, a schema without values is a way to say never.

use super::Reader;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{ArrayKeywords, Group, Schema, SchemaObject, Type, TypeSet};
use crate::source::{Node, Number, Object, Span, Spanned, Value, plain_scalar};
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

impl Reader<'_> {
    /// Reports what contradicts itself in `schema`, which was read from `object`, and takes it out.
    pub(super) fn contradictions(&mut self, schema: &mut SchemaObject, object: &Object) {
        if self.in_condition > 0 {
            return;
        }
        self.repeated_values(schema);
        self.repeated_names(schema);
        self.listed_values(schema);
        self.constant(schema);
        self.crossed_limits(schema);
        self.divisor(schema);
        self.idle(schema, object);
        self.misspelt(schema);
        if schema.openapi.read_only && schema.openapi.write_only {
            self.both_directions(schema, object);
        }
    }

    /// Something that must be wrong, in one of two places.
    fn contradiction(&mut self, code: Code, message: String, places: [(Span, String); 2], left_out: &str) {
        let [(first, here), (second, there)] = places;
        let found = Diagnostic::error(code, message).at(second, there).at(first, here);
        self.mistake(found, left_out);
    }

    /// `enum` with values that `type` forbids: read as values of that type where they are spelled alike, else left out.
    fn listed_values(&mut self, schema: &mut SchemaObject) {
        let (Some(types), Some(values)) = (&schema.types, &mut schema.enumeration) else { return };
        let types = *types;
        if values.is_empty() {
            let found = Diagnostic::warning(Code::EmptyEnum, "an empty `enum` allows no value");
            let found = found.at(values.span, "ignored").at(types.span, "as values are of this type");
            self.report(found.help("list the values, or remove `enum`"));
            schema.enumeration = None;
            return;
        }
        let (mut respelled, mut kept, mut wrong) = (Vec::new(), Vec::new(), Vec::new());
        for value in values.iter() {
            // Null among the values allows null, whatever the type says.
            if value.is_null() || types.allows(Type::of(value)) {
                kept.push(value.clone());
            } else if let Some(meant) = spelled_alike(value, *types) {
                respelled.push(value.span);
                kept.push(meant);
            } else {
                wrong.push(value.span);
            }
        }
        if respelled.is_empty() && wrong.is_empty() {
            return;
        }
        if kept.is_empty() && respelled.is_empty() && of_elements(types.value, values, &mut schema.array) {
            let found = Diagnostic::warning(Code::MistypedValue, "`enum` lists elements, not lists");
            let found = found.at(values.span, "read as the values of `items`").at(types.span, "values are lists");
            self.report(found.help("move the `enum` into `items`"));
            schema.enumeration = None;
            return;
        }
        let span = values.span;
        let some = kept.iter().any(|value| !value.is_null());
        values.value = kept;
        if !respelled.is_empty() {
            let message = format!("`enum` has values that are no {}, but are spelled like one", *types);
            let found = Diagnostic::warning(Code::MistypedValue, message);
            let found = found.at_all(respelled, "read as it is spelled").at(types.span, "values are of this type");
            let help = match types.contains(Type::String) {
                true => "put the values in quotes, or mend `type`",
                false => "write the values as values of this type, or mend `type`",
            };
            self.report(found.help(help));
        }
        if some && !wrong.is_empty() {
            let message = format!("`enum` has values that are no {}", *types);
            let found = Diagnostic::warning(Code::MistypedValue, message);
            let found = found.at_all(wrong, "left out").at(types.span, "values are of this type");
            self.report(found.help("remove the values, or add their type to `type`"));
        } else if !some {
            let message = format!("no value of `enum` is of the type {}", *types);
            let places = [(types.span, "values are of this type".to_owned()), (span, "none of these is".to_owned())];
            self.contradiction(Code::MistypedValue, message, places, "the `enum` is left out");
            schema.enumeration = None;
        }
    }

    /// `const` against `type` and `enum`.
    fn constant(&mut self, schema: &mut SchemaObject) {
        let Some(value) = schema.constant.as_deref().cloned() else { return };
        if let Some(types) = schema.types
            && !types.allows(Type::of(&value))
        {
            if let Some(meant) = spelled_alike(&value, *types) {
                let message = format!("the value of `const` is no {}, but is spelled like one", *types);
                let found = Diagnostic::warning(Code::MistypedValue, message).at(value.span, "read as it is spelled");
                let help = "write it as a value of this type, or mend `type`";
                self.report(found.at(types.span, "the value is of this type").help(help));
                schema.constant = Some(Box::new(meant));
            } else if !value.is_null() {
                let message = format!("the value of `const` is not of the type {}", *types);
                let places = [
                    (types.span, "the value is of this type".to_owned()),
                    (value.span, format!("this is {}", value.value.kind())),
                ];
                self.contradiction(Code::MistypedValue, message, places, "the `const` is left out");
                schema.constant = None;
            }
        }
        let (Some(value), Some(values)) = (schema.constant.as_deref(), &schema.enumeration) else { return };
        if !values.contains(value) {
            let places = [
                (values.span, "the value is one of these".to_owned()),
                (value.span, "this is none of them".to_owned()),
            ];
            let message = "the value of `const` is not among those of `enum`".to_owned();
            self.contradiction(Code::MistypedValue, message, places, "the `const` is left out");
            schema.constant = None;
        }
    }

    fn crossed_limits(&mut self, schema: &mut SchemaObject) {
        while let Some(crossed) = schema.crossed_limits() {
            let ((least, _), (most, _)) = (&crossed.least, &crossed.most);
            let message = format!("no value is between `{least}` and `{most}`");
            self.contradiction(Code::CrossedLimits, message, crossed.places(), "neither limit is enforced");
            schema.forget_limit(least);
            schema.forget_limit(most);
        }
    }

    /// `multipleOf` is above zero (JSON Schema 2020-12 Validation, section 6.2.1).
    fn divisor(&mut self, schema: &mut SchemaObject) {
        let Some(divisor) = schema.number.multiple_of.clone() else { return };
        if divisor.as_f64().is_some_and(|value| value <= 0.0) {
            self.ignored_limit("multipleOf", &divisor, "write a number above zero");
            schema.number.make().multiple_of = None;
        }
    }

    /// A limit that can't be one says nothing.
    pub(super) fn ignored_limit(&mut self, name: &str, limit: &Spanned<Number>, help: &str) {
        let message = format!("`{name}` can't be {}", limit.value);
        self.report(Diagnostic::warning(Code::BadValue, message).at(limit.span, "ignored").help(help));
    }

    fn both_directions(&mut self, schema: &mut SchemaObject, object: &Object) {
        let key = |name: &str| object.entry(name).map_or(schema.span, |entry| entry.key.span);
        let message = "what is `readOnly` and `writeOnly` would travel in neither direction";
        let found = Diagnostic::warning(Code::BothDirections, message).at(key("writeOnly"), "ignored");
        let found = found.at(key("readOnly"), "ignored");
        self.report(found.help("keep the one that is meant: `readOnly` is in responses, `writeOnly` in requests"));
        let openapi = schema.openapi.make();
        (openapi.read_only, openapi.write_only) = (false, false);
    }

    fn repeated_values(&mut self, schema: &SchemaObject) {
        let Some(values) = &schema.enumeration else { return };
        let mut seen: HashMap<&Node, Span> = HashMap::with_capacity(values.len());
        for value in values.iter() {
            // Numbers that are spelled otherwise are no repetition.
            match seen.get(value) {
                Some(first) => self.repeated("a value", "enum", value.span, *first),
                None => drop(seen.insert(value, value.span)),
            }
        }
    }

    fn repeated_names(&mut self, schema: &mut SchemaObject) {
        let mut seen: BTreeMap<String, Span> = BTreeMap::new();
        let mut again = Vec::new();
        for name in &schema.object.required {
            match seen.get(name.as_str()) {
                Some(first) => again.push((name.span, *first)),
                None => drop(seen.insert(name.value.to_string(), name.span)),
            }
        }
        if again.is_empty() {
            return;
        }
        schema.object.make().required.retain(|name| seen.remove(name.as_str()).is_some());
        for (span, first) in again {
            self.repeated("a name", "required", span, first);
        }
    }

    fn repeated(&mut self, what: &str, keyword: &str, again: Span, first: Span) {
        let found = Diagnostic::note(Code::Repetition, format!("{what} of `{keyword}` is listed twice"));
        self.report(found.at(again, "counts once").at(first, "listed here before").help("remove one of the two"));
    }
}

/// Gives values to the elements of a list, where they are of its elements' type.
fn of_elements(types: TypeSet, values: &Spanned<Vec<Node>>, array: &mut Group<ArrayKeywords>) -> bool {
    let Some(Schema::Object(items)) = &array.items else { return false };
    let is_list = types.without(Type::Null) == TypeSet::default().with(Type::Array);
    let is_free = items.enumeration.is_none() && items.constant.is_none() && items.reference.is_none();
    let allowed = |of: TypeSet| values.iter().all(|value| of.allows(Type::of(value)));
    if !(is_list && is_free && items.types.is_some_and(|of| allowed(*of))) {
        return false;
    }
    let mut items = Arc::clone(items);
    Arc::make_mut(&mut items).enumeration = Some(Box::new(values.clone()));
    array.make().items = Some(Schema::Object(items));
    true
}

/// A scalar as a value of one of `types` that is spelled like it: `"1"` is 1, and `true` is `"true"`.
fn spelled_alike(value: &Node, types: TypeSet) -> Option<Node> {
    let meant = match &value.value {
        // A number that is not written as it is read, such as `010`, is spelled otherwise.
        Value::Number(number) if types.contains(Type::String) && number.as_str().len() == length(value.span) => {
            Value::String(number.to_string().into())
        }
        Value::Bool(value) if types.contains(Type::String) => Value::String(value.to_string().into()),
        Value::String(text) => match plain_scalar(text)? {
            Value::Number(number) if number.as_str() != text.as_str() => return None,
            meant => meant,
        },
        _ => return None,
    };
    let node = Node { value: meant, span: value.span };
    types.allows(Type::of(&node)).then_some(node)
}

fn length(span: Span) -> usize {
    usize::try_from(span.end.saturating_sub(span.start)).unwrap_or(usize::MAX)
}
