//! Lists whose elements differ by their place.
//!
//! ```yaml
//! type: array
//! prefixItems: [{type: string}, {type: integer}]
//! minItems: 1
//! ```
//! is a tuple of a string, an integer that may be missing, and further elements of any type; `items: false` or `maxItems`
//! leaves those out, `items` with a schema gives them a type. A list of one scalar stays a list, unless its length is
//! fixed.

use super::context::Lowering;
use super::place::Place;
use super::{docs, objects, rules, scalars};
use crate::document::{Schema, SchemaObject};
use crate::ir::{Access, Kind, Member, Rule, Step, Tuple, Untyped, Value};
use crate::source::Text;

/// More elements than these would be a struct that nobody wants to write.
const MOST_ELEMENTS: usize = 16;

/// A tuple, where the schema, which is that of a list, is one.
pub(super) fn lower(lowering: &mut Lowering<'_>, schema: &SchemaObject, place: &Place) -> Option<Value> {
    let array = &schema.array;
    let count = array.prefix_items.len();
    let limit = |limit: u64| usize::try_from(limit).unwrap_or(usize::MAX);
    let least = array.min_items.as_ref().map_or(0, |least| limit(least.value));
    let most = array.max_items.as_ref().map(|most| limit(most.value));
    if count == 0 || count > MOST_ELEMENTS || array.unevaluated_items.is_some() || most.is_some_and(|most| most < count)
    {
        return None;
    }
    let closed = most == Some(count) || matches!(&array.items, Some(Schema::Bool(allowed)) if !allowed.value);
    let is_list = is_alike(schema, closed) && !(closed && least >= count);
    if is_list {
        return None;
    }
    lowering.decided("tuple", schema.span, format!("a list whose first elements have a type by their place: {count}"));
    let id = lowering.begin(place, schema.span);
    let mut elements = Vec::with_capacity(count);
    for (number, element) in array.prefix_items.iter().enumerate() {
        let name = Text::from(format!("item_{number}"));
        let place = place.step(Step::Property(name.clone()));
        let element = objects::member(lowering, &name, element, number < least, &place);
        // A place can't be left out in one direction.
        elements.push(Member { access: Access::Both, ..element });
    }
    let rest = match &array.items {
        _ if closed => None,
        Some(items @ Schema::Object(_)) => Some(lowering.schema(items, &place.step(Step::Items))),
        Some(Schema::Bool(_)) | None => Some(Value::untyped(Untyped::Everything)),
    };
    let tuple = Tuple { elements, rest: rest.map(Box::new) };
    let mut value = lowering.complete(id, docs::of_schema(schema), Kind::Tuple(tuple));
    value.rules = beside(lowering, schema);
    let (count, least) = (count as u64, least as u64);
    value.rules.retain(|rule| match rule {
        Rule::MinItems(_) => least > count,
        Rule::MaxItems(_) => !closed,
        _ => true,
    });
    Some(value)
}

/// Whether all elements, the further ones too, are the same scalar.
fn is_alike(schema: &SchemaObject, closed: bool) -> bool {
    let array = &schema.array;
    let rest = array.items.as_ref().filter(|_| !closed);
    let Some(first) = array.prefix_items.first() else { return false };
    (closed || rest.is_some()) && array.prefix_items.iter().chain(rest).all(|other| scalars::alike(first, other))
}

/// The constraints of the list, but for those of its elements, which are at their own values.
fn beside(lowering: &mut Lowering<'_>, schema: &SchemaObject) -> Vec<Rule> {
    let mut schema = schema.clone();
    let array = schema.array.make();
    (array.prefix_items, array.items) = (Vec::new(), None);
    rules::of(&schema, lowering)
}
