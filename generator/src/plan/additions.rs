//! What a user wants on generated types beside what is there.

use super::{Ident, Schema};
use crate::analyse::names::configured;
use crate::config::{Config, Extra, Setting};
use crate::ir::{Api, TypeId};
use std::collections::BTreeMap;

/// Derives and attributes of one type, as they are written in the configuration, which has seen that they are Rust.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Additions {
    /// The paths of traits.
    pub derives: Vec<String>,
    /// Attributes.
    pub attributes: Vec<String>,
}

/// Those of each type that has any, by its name; of one that is an alias of another, none.
pub(super) fn additions(
    api: &Api,
    config: &Config,
    order: &[TypeId],
    schemas: &[Schema],
    alike: &[Option<usize>],
) -> BTreeMap<Ident, Additions> {
    let mut all = BTreeMap::new();
    if !config.has_types() && config.schemas.derives.is_none() && config.schemas.attributes.is_none() {
        return all;
    }
    for (number, (id, schema)) in order.iter().zip(schemas).enumerate() {
        if alike.get(number).is_some_and(Option::is_some) {
            continue;
        }
        let Some(def) = api.types.get(*id) else { continue };
        let own = configured(config, api, def);
        let derives = config.schemas.derives.iter().chain(own.iter().filter_map(|own| own.derives.as_ref()));
        let attributes = config.schemas.attributes.iter().chain(own.iter().filter_map(|own| own.attributes.as_ref()));
        let of =
            Additions { derives: wanted(derives, |text| !has(schema, text)), attributes: wanted(attributes, |_| true) };
        if of != Additions::default() {
            all.insert(schema.ident().clone(), of);
        }
    }
    all
}

/// What is wanted everywhere, and of this type; a setting counts as used where any of it is new to the type.
fn wanted<'c>(settings: impl Iterator<Item = &'c Setting<Vec<Extra>>>, is_new: impl Fn(&str) -> bool) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for setting in settings {
        for extra in setting.peek().iter().filter(|extra| is_new(&extra.text)) {
            setting.get();
            if !all.contains(&extra.text) {
                all.push(extra.text.clone());
            }
        }
    }
    all
}

/// Whether a type has a trait without being asked.
fn has(schema: &Schema, derive: &str) -> bool {
    match derive {
        "Default" => match schema {
            Schema::Struct(item) => item.has_default(),
            Schema::Tuple(item) => item.required() == 0,
            Schema::Enum(_) | Schema::Union(_) => false,
        },
        "Eq" | "Hash" => matches!(schema, Schema::Enum(_)),
        _ => false,
    }
}
