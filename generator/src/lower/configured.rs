//! What `bindery.toml` says of schemas, which it knows by what they are called in the lock, or by JSON pointers.
//!
//! ```toml
//! [types."#/components/schemas/Order/properties/total"]      # told by the place itself
//! [types."#/paths/~1orders/get/parameters/0/schema"]         # found by where in the text that is
//! [types."GET /orders query page"]                           # the same, as the lock calls it
//! ```

use super::context::Lowering;
use super::place::Place;
use crate::config::Type;
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

    /// The place of a schema that a pointer of the configuration leads to, where the place itself does not tell.
    pub(super) fn anchored(&self, schema: &Schema, place: &Place) -> Option<Place> {
        let pointer = self.resolver.document().anchors.get(&schema.span())?;
        place.address().is_none().then(|| place.anchored(pointer))
    }
}
