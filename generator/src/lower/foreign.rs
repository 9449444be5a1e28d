//! Types of other crates, where `bindery.toml` puts them in the place of a schema's own.
//!
//! ```toml
//! [formats]
//! date-time = "jiff::Timestamp"
//!
//! [types.Money]
//! type = "my_money::Money"
//! ```
//! The value keeps its kind on the wire, so that unions, parameters and forms are told apart and spelled as before; what
//! an object or a list is made of is the type's business. Constraints stay, and are checked on what the type writes.

use super::context::Lowering;
use super::place::Place;
use super::{nulls, numbers, rules, scalars};
use crate::config::HeldAs;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Schema, SchemaObject, Type as JsonType};
use crate::ir::{Foreign, Type, Untyped, Value, Whence};

/// How many schemas are looked at for what kind of value one is.
const STEPS: usize = 16;

/// The type that is named for the schema itself: whatever it says, and if it only refers to another.
pub(super) fn by_place(lowering: &mut Lowering<'_>, schema: &SchemaObject, place: &Place) -> Option<Value> {
    let (foreign, setting) = lowering.configured(place)?.foreign()?;
    setting.get();
    let nullable = nulls::split(schema).nullable;
    let meant = meant(lowering, schema);
    let meant = nulls::split(meant);
    let ty = wire(&meant.schema);
    if !foreign.holds(&ty) {
        let message = format!("`{foreign}` can't hold what the schema describes");
        let label = match foreign.whence {
            Whence::Numbers(_) => "this type is a number on the wire, or the text of one",
            _ => "this type is text on the wire",
        };
        let found = Diagnostic::error(Code::BadSetting, message).at(setting.span(), label);
        let found = found.at(schema.span, "the schema describes something else");
        lowering
            .diagnostics
            .push(found.help("name a type that is on the wire what the schema describes, or delete the entry"));
        return None;
    }
    let is_scalar = !matches!(ty, Type::Array(_) | Type::Map(_) | Type::Any(_));
    let rules = if is_scalar { rules::of(&meant.schema, lowering) } else { Vec::new() };
    let value = Value { rules, ..held(lowering, foreign, ty, schema) };
    Some(if nullable || meant.nullable { value.or_null() } else { value })
}

/// The type that is named for the format of a scalar, unless something is said of the schema itself.
pub(super) fn by_format(lowering: &mut Lowering<'_>, schema: &SchemaObject, place: &Place, ty: &Type) -> Option<Value> {
    let config = lowering.config;
    let (foreign, setting) = config.foreign_format(schema.format.as_ref()?)?;
    if !foreign.holds(ty) {
        return None;
    }
    let own = lowering.configured(place);
    if own.and_then(|own| own.held.as_ref()).is_some_and(|held| matches!(held.peek(), HeldAs::Ours(_))) {
        return None;
    }
    setting.get();
    Some(held(lowering, foreign, ty.clone(), schema))
}

fn held(lowering: &mut Lowering<'_>, foreign: &Foreign, ty: Type, schema: &SchemaObject) -> Value {
    lowering.foreign.insert(foreign.clone());
    lowering.decided("foreign", schema.span, format!("held in `{foreign}`"));
    Value { foreign: Some(foreign.clone()), ..Value::new(ty) }
}

/// The schema that says what kind of value there is, where the first one only refers to it.
fn meant<'s, 'd: 's>(lowering: &Lowering<'d>, schema: &'s SchemaObject) -> &'s SchemaObject {
    let mut schema = schema;
    for _ in 0..STEPS {
        let next = match (&schema.reference, schema.combinators.all_of.as_slice()) {
            (Some(reference), _) => lowering.resolver.meaning(reference).map(|found| found.item),
            (None, [first, ..]) if scalars::json_type(schema).is_none() => Some(first),
            _ => None,
        };
        match next.and_then(Schema::as_object) {
            Some(next) => schema = next,
            None => break,
        }
    }
    schema
}

/// What a value is on the wire, without what it is made of.
fn wire(schema: &SchemaObject) -> Type {
    let any = || Type::untyped(Untyped::Everything);
    match scalars::json_type(schema).or_else(|| of_values(schema)) {
        Some(JsonType::Object) => Type::Map(Box::new(Value::new(any()))),
        Some(JsonType::Array) => Type::Array(Box::new(Value::new(any()))),
        Some(JsonType::Null) | None => any(),
        Some(of) => numbers::stated(schema, of).unwrap_or_else(any),
    }
}

/// The kind of listed values of which no type is stated, where they are all texts.
fn of_values(schema: &SchemaObject) -> Option<JsonType> {
    let values = schema.enumeration.as_ref().filter(|values| !values.is_empty())?;
    values.iter().all(|value| value.as_str().is_some()).then_some(JsonType::String)
}
