//! One schema: which rule applies.
//!
//! The order matters: schemas that hold together are merged first, a reference is a reference whatever annotations stand
//! beside it, null is taken out before anything else is looked at, and a union is only a union when no narrower rule
//! explains it.

use super::context::Lowering;
use super::place::Place;
use super::{
    all_of, booleans, constraints, enums, foreign, leftovers, nulls, numbers, objects, rules, scalars, tuples, unions,
};
use crate::diagnostic::Code;
use crate::document::{Schema, SchemaObject, Type as JsonType};
use crate::generate::Unsupported;
use crate::ir::{Rule, Span, Step, Type, Untyped, Value};
use crate::source::{Spanned, Text};

impl Lowering<'_> {
    /// Lowers a schema that stands at `place`.
    pub(super) fn schema(&mut self, schema: &Schema, place: &Place) -> Value {
        if let Some(value) = self.known(schema, place) {
            return value;
        }
        let anchored = self.anchored(schema, place);
        let place = anchored.as_ref().unwrap_or(place);
        match schema {
            Schema::Bool(allowed) => {
                if allowed.value {
                    return Value::untyped(Untyped::Everything);
                }
                never(place)
            }
            Schema::Object(object) => self.object_schema(object, place),
        }
    }

    fn object_schema(&mut self, schema: &SchemaObject, place: &Place) -> Value {
        if booleans::is_false(schema) {
            return never(place);
        }
        leftovers::of_reference(self, schema);
        if let Some(value) = foreign::by_place(self, schema, place) {
            return value;
        }
        if all_of::applies(schema) {
            return all_of::lower(self, schema, place);
        }
        if let Some(reference) = &schema.reference {
            return self.reference(reference, schema);
        }
        if !objects::is_object(schema) {
            leftovers::of_schema(self, schema);
        }
        let split = nulls::split(schema);
        let value = self.without_null(&split.schema, place);
        if !split.nullable {
            return value;
        }
        self.decided("null", schema.span, "null is one of the values");
        value.or_null()
    }

    /// `$ref`, with what stands beside it.
    fn reference(&mut self, reference: &Spanned<Text>, schema: &SchemaObject) -> Value {
        let Some(target) = self.resolver.meaning(reference) else {
            return Value::untyped(Untyped::Unresolved);
        };
        let mut value = self.referenced(target.pointer, target.item);
        value.rules.extend(constraints::beside_reference(schema, self));
        if schema.nullable.is_some() { value.or_null() } else { value }
    }

    /// A schema whose null has been taken out.
    fn without_null(&mut self, schema: &SchemaObject, place: &Place) -> Value {
        if let Some(value) = enums::lower(self, schema, place) {
            return value;
        }
        if let Some(value) = scalars::lower_union(self, schema, place) {
            return value;
        }
        if let Some(value) = unions::lower(self, schema, place) {
            return value;
        }
        self.by_type(schema, place)
    }

    fn by_type(&mut self, schema: &SchemaObject, place: &Place) -> Value {
        let of = scalars::json_type(schema);
        let scalar = of.and_then(|of| numbers::scalar(self, schema, Some(place), of));
        let ty = match (scalar, of) {
            (Some(scalar), _) => scalar,
            (None, Some(JsonType::Array)) => match tuples::lower(self, schema, place) {
                Some(tuple) => return tuple,
                None => Type::Array(Box::new(self.items(schema, place))),
            },
            (None, Some(JsonType::Object)) => return objects::lower(self, schema, place),
            (None, Some(JsonType::Null)) => {
                return Value { nullable: true, ..Value::new(Type::Null) };
            }
            (None, _) => Type::untyped(untyped(schema)),
        };
        let rules = rules::of(schema, self);
        match foreign::by_format(self, schema, place, &ty) {
            Some(value) => Value { rules, ..value },
            None => Value { rules, ..Value::new(ty) },
        }
    }

    /// The elements of a list. Where they differ by place they are values of any type, or of the one that all are.
    fn items(&mut self, schema: &SchemaObject, place: &Place) -> Value {
        let array = &schema.array;
        let rest =
            array.items.as_ref().filter(|rest| !matches!(rest, Schema::Bool(_)) || array.prefix_items.is_empty());
        match (array.prefix_items.first(), rest) {
            (None, Some(items)) => self.schema(items, &place.step(Step::Items)),
            (None, None) => Value::untyped(Untyped::FreeArray),
            (Some(first), rest) => {
                let closed = rest.is_some() || matches!(&array.items, Some(Schema::Bool(allowed)) if !allowed.value);
                let alike = array.prefix_items.iter().chain(rest).all(|other| scalars::alike(first, other));
                let ty = scalars::plain(first).filter(|_| closed && alike);
                ty.map_or_else(|| Value::untyped(Untyped::MixedItems), Value::new)
            }
        }
    }

    /// Reports something that is not done yet.
    pub(super) fn unsupported(&mut self, schema: &SchemaObject, what: &str) {
        let found = self.unsupported.finding(Code::Unsupported, format!("{what} can't be represented yet"));
        self.diagnostics.push(match self.unsupported {
            Unsupported::Refuse => found
                .at(schema.span, "this schema")
                .help("`--skip-unsupported` takes it as a value of any type; an overlay can describe it otherwise"),
            Unsupported::Skip => found.at(schema.span, "taken as a value of any type"),
        });
    }

    /// Reports a part of an operation that is not done yet: with `--skip-unsupported` the operation is left out.
    pub(super) fn unsupported_part(&mut self, span: Span, what: &str) {
        self.leave_out = Some(Code::Unsupported);
        let found = self.unsupported.finding(Code::Unsupported, format!("{what} can't be represented yet"));
        self.diagnostics.push(match self.unsupported {
            Unsupported::Refuse => found
                .at(span, "here")
                .help("`--skip-unsupported` leaves the operation out; an overlay can describe it otherwise"),
            Unsupported::Skip => found.at(span, "the operation is left out"),
        });
    }
}

/// A value that there is not.
pub(super) fn never(place: &Place) -> Value {
    Value { rules: vec![Rule::Refused(place.keyword())], ..Value::new(Type::Never) }
}

/// Why a schema that no rule finds a type for has none.
fn untyped(schema: &SchemaObject) -> Untyped {
    let kinds = schema.object.is_present() || schema.array.is_present();
    let kinds = kinds || schema.string.is_present() || schema.number.is_present();
    let states = kinds || schema.format.is_some() || schema.combinators.is_present();
    if states { Untyped::NoType } else { Untyped::Everything }
}
