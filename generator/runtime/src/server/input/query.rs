//! Which parameters of a query somebody asks for.

use http::request::Parts;

use crate::Violation;
use crate::operation::{Endpoint, Place, Slot, Style};
use crate::server::pairs;
use crate::shape::Shape;

/// The names that parameters, credentials and the path itself have in the query.
pub(super) fn taken(endpoint: &'static Endpoint, shape: &'static Shape) -> Vec<&'static str> {
    let mut taken = Vec::new();
    for (place, name) in endpoint.places.iter().zip(shape.names) {
        let Place::Query(style) = place else { continue };
        match style.parts().0 {
            Style::Members(names) => taken.extend(names),
            _ => taken.push(*name),
        }
    }
    let slots = endpoint.api.schemes.iter().filter_map(|scheme| match scheme.slot {
        Slot::Query(name) => Some(name),
        _ => None,
    });
    taken.extend(slots);
    taken
}

/// A violation for each parameter that nobody asks for.
pub(super) fn unknown(
    endpoint: &'static Endpoint,
    shape: &'static Shape,
    parts: &Parts,
    taken: &[&'static str],
) -> Vec<Violation> {
    let takes_all = |place: &Place| match place {
        Place::Query(style) => style.parts().0 == Style::Members(&[]),
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
        nested.any(|(_, of)| *of == base) || taken.contains(&base) && base != name
    };
    let known = |name: &str| taken.contains(&name) || fixed.iter().any(|(key, _)| key == name) || nested(name);
    let query = pairs::query(parts.uri.query().unwrap_or_default());
    let mut unknown: Vec<_> = query.map(|(name, _)| name.into_owned()).filter(|name| !known(name)).collect();
    unknown.dedup();
    let violation = |name: String| {
        let location = format!("/query/{}", name.replace('~', "~0").replace('/', "~1"));
        Violation::new(location, "parameters", "the operation has no such parameter".to_owned())
    };
    unknown.into_iter().map(violation).collect()
}
