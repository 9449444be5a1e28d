//! Which parameters of a query somebody asks for.

use crate::Violation;
use crate::operation::{Endpoint, Place, Style};
use crate::server::pairs::{self, Pair};
use crate::shape::Shape;
use crate::spelling::owner::is_taken;

/// A violation for each parameter that nobody asks for.
pub(super) fn unknown(endpoint: &'static Endpoint, shape: &'static Shape, query: &[Pair<'_>]) -> Vec<Violation> {
    let takes_all = |place: &Place| match place {
        Place::Query(style) => matches!(style.parts().0, Style::Members([]) | Style::Rest),
        Place::QueryString(_) => true,
        _ => false,
    };
    if endpoint.places.iter().any(takes_all) {
        return Vec::new();
    }
    let fixed: Vec<_> = pairs::query(endpoint.path.split_once('?').map_or("", |(_, query)| query)).collect();
    let nested = |name: &str| {
        let places = endpoint.places.iter().zip(shape.names);
        let mut nested = places.filter(|(place, _)| match place {
            Place::Query(style) => matches!(style.parts().0, Style::DeepObject(_) | Style::Members(_)),
            _ => false,
        });
        let base = name.split('[').next().unwrap_or(name);
        nested.any(|(_, of)| *of == base) || is_taken(endpoint, shape.names, base) && base != name
    };
    let known =
        |name: &str| is_taken(endpoint, shape.names, name) || fixed.iter().any(|(key, _)| key == name) || nested(name);
    let mut unknown: Vec<_> = query.iter().map(|(name, _)| name.to_string()).filter(|name| !known(name)).collect();
    unknown.dedup();
    let violation = |name: String| {
        Violation::new(super::named("query", &name), "parameters", "the operation has no such parameter".to_owned())
    };
    unknown.into_iter().map(violation).collect()
}
