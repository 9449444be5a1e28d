//! What `bindery.toml` says of schemas, which it knows by what they are called in the lock, or by JSON pointers.
//!
//! ```toml
//! [types."#/components/schemas/Order/properties/total"]      # told by the place itself
//! [types."#/paths/~1orders/get/parameters/0/schema"]         # found by where in the text that is
//! [types."GET /orders query page"]                           # the same, as the lock calls it
//! ```

use super::context::Lowering;
use super::place::Place;
use crate::config::{Maps, Type};
use crate::document::Schema;

impl<'d> Lowering<'d> {
    /// What `bindery.toml` says of the schema that stands at `place`: by its pointer, else by what the lock calls it.
    pub(super) fn configured(&self, place: &Place) -> Option<&'d Type> {
        if !self.config.has_types() {
            return None;
        }
        let by_pointer = place.address().and_then(|pointer| self.config.type_at(&pointer));
        by_pointer.or_else(|| self.config.type_at(&place.origin().key()))
    }

    /// Whether the map that stands at `place` keeps the order of its keys: what is said of the nearest schema that it is
    /// written in counts.
    pub(super) fn keeps_order(&mut self, place: &Place) -> bool {
        let around = place.outwards().filter(|_| self.config.has_types());
        let mut own = around.filter_map(|place| self.configured(&place)?.maps.as_ref());
        let maps = own.next().or(self.config.schemas.maps.as_ref());
        let is_ordered = maps.is_some_and(|maps| *maps.get() == Maps::IndexMap);
        self.ordered_maps |= is_ordered;
        is_ordered
    }

    /// The place of a schema that a pointer of the configuration leads to, where the place itself does not tell.
    pub(super) fn anchored(&self, schema: &Schema, place: &Place) -> Option<Place> {
        let pointer = self.resolver.document().anchors.get(&schema.span())?;
        place.address().is_none().then(|| place.anchored(pointer))
    }
}
