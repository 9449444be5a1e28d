//! One schema: which rule applies.
//!
//! The order matters: schemas that hold together are merged first, a reference is a reference whatever annotations stand
//! beside it, null is taken out before anything else is looked at, and a union is only a union when no narrower rule
//! explains it.

use super::context::{Lowering, Place};
use super::{all_of, enums, leftovers, nulls, objects, rules, scalars, unions};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Schema, SchemaObject, Type as JsonType};
use crate::generate::Unsupported;
use crate::ir::{Span, Step, Type, Value};
use crate::source::Spanned;

impl Lowering<'_> {
    /// Lowers a schema that stands at `place`.
    pub(super) fn schema(&mut self, schema: &Schema, place: &Place) -> Value {
        match schema {
            Schema::Bool(allowed) => {
                if !allowed.value {
                    leftovers::keyword(self, allowed.span, "`false` as a schema");
                }
                Value::new(Type::Any)
            }
            Schema::Object(object) => self.object_schema(object, place),
        }
    }

    fn object_schema(&mut self, schema: &SchemaObject, place: &Place) -> Value {
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
        let mut value = self.without_null(&split.schema, place);
        if split.nullable {
            value.nullable = true;
            self.decided("null", schema.span, "null is one of the values");
        }
        value
    }

    /// `$ref`, with what stands beside it.
    fn reference(&mut self, reference: &Spanned<String>, schema: &SchemaObject) -> Value {
        let Some(target) = self.resolver.schema(reference) else {
            return Value::new(Type::Any);
        };
        let (pointer, item) = self.resolver.follow_aliases(target.item);
        let mut value = self.referenced(pointer.unwrap_or(target.pointer), item);
        value.nullable |= schema.nullable.is_some();
        value.rules.extend(rules::of(schema, self));
        value
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
        let ty = match scalars::json_type(schema) {
            Some(JsonType::Boolean) => Type::Boolean,
            Some(JsonType::Integer) => Type::Integer,
            Some(JsonType::Number) => Type::Number,
            Some(JsonType::String) => Type::String(schema.format.as_ref().map(|format| format.value.clone())),
            Some(JsonType::Array) => {
                let items = schema.array.items.as_ref();
                let items = items.map(|items| self.schema(items, &place.step(Step::Items)));
                Type::Array(Box::new(items.unwrap_or_else(|| Value::new(Type::Any))))
            }
            Some(JsonType::Object) => return objects::lower(self, schema, place),
            Some(JsonType::Null) => {
                leftovers::keyword(self, schema.span, "`null` as the only type");
                return Value { nullable: true, ..Value::new(Type::Any) };
            }
            None => Type::Any,
        };
        Value { ty, nullable: false, rules: rules::of(schema, self) }
    }

    /// Reports something that is not done yet.
    pub(super) fn unsupported(&mut self, schema: &SchemaObject, what: &str) {
        self.diagnostics.push(match self.unsupported {
            Unsupported::Refuse => Diagnostic::error(Code::Unsupported, format!("{what} can't be represented yet"))
                .at(schema.span, "this schema")
                .help("`--skip-unsupported` takes it as a value of any type"),
            Unsupported::Skip => Diagnostic::warning(Code::Unsupported, format!("{what} can't be represented yet"))
                .at(schema.span, "taken as a value of any type"),
        });
    }

    /// Reports a part of an operation that is not done yet: with `--skip-unsupported` the operation is left out.
    pub(super) fn unsupported_part(&mut self, span: Span, what: &str) {
        self.leave_out = true;
        self.diagnostics.push(match self.unsupported {
            Unsupported::Refuse => Diagnostic::error(Code::Unsupported, format!("{what} can't be represented yet"))
                .at(span, "here")
                .help("`--skip-unsupported` leaves the operation out"),
            Unsupported::Skip => Diagnostic::warning(Code::Unsupported, format!("{what} can't be represented yet"))
                .at(span, "the operation is left out"),
        });
    }
}
