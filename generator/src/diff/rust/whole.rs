//! Items that are gone or new as such.

use super::super::change::{Detail, Event};
use super::advice;
use super::effect::{Users, additive, breaking};
use super::item::{Facet, Kind, Path, Public};
use super::reach::Uses;
use crate::config::CrateKind;

/// An item that is gone; where it stood, something else may stand.
pub(super) fn gone(path: &Path, public: &Public, uses: &Uses, instead: Option<&Path>) -> Detail {
    let advice = advice::gone(path, public.kind, instead);
    let lost = public.types();
    let detail = breaking(Users::of(path, uses).touch, None, "is gone".to_owned(), advice);
    Detail { event: Event::Removed, lost, ..detail }
}

/// An item that is new.
pub(super) fn new(path: &Path, public: &Public) -> Detail {
    let whose = Users::naming(path);
    // What the client's crate asks for, it implements itself.
    let asked = path.0 == CrateKind::Server
        && public.kind == Some(Kind::Handler)
        && public.facets.get(&(Facet::Signature, String::new())).is_some_and(|shape| !shape.default);
    let detail = match asked {
        true => breaking(whose, None, "is new, and has to be implemented".to_owned(), advice::implement(path)),
        false => additive(whose, None, "is new".to_owned()),
    };
    Detail { event: Event::Added, ..detail }
}
