//! From the IR and its side tables to the plan.

mod alike;
mod docs;
mod links;
mod mentions;
mod operations;
mod outcomes;
mod paging;
mod places;
mod refs;
mod schemas;
mod servers;
mod shared;
mod unions;

use super::{Bindings, Division, Group, GroupOf, Schema, Scheme, Wire, Word};
use crate::analyse::Analysis;
use crate::analyse::names::SharedName;
use crate::config::{Config, ReadOnly, UnknownQuery};
use crate::ir::{Api, EnvelopeDecision, Tag, TypeId};
use crate::list::at_most;
use std::collections::BTreeMap;
use std::rc::Rc;

/// What every part of the plan is made from.
struct Planning<'a> {
    api: &'a Api,
    analysis: &'a Analysis,
    config: &'a Config,
    /// The number of each type's item among the schemas.
    items: BTreeMap<TypeId, usize>,
    /// The envelopes that are opened, by type.
    envelopes: BTreeMap<TypeId, &'a EnvelopeDecision>,
    /// The types that responses carry, by those that requests carry instead.
    outputs: BTreeMap<TypeId, TypeId>,
    /// Where each type is used first.
    mentions: BTreeMap<TypeId, Vec<Word>>,
    /// What operations that share a type of errors say alike of its variants.
    common: BTreeMap<usize, Rc<[bool]>>,
}

/// The types of the schemas that [`bindings`] plans, in the same order.
#[cfg(feature = "diff")]
pub(crate) fn order(api: &Api) -> Vec<TypeId> {
    let outputs = api.inputs.iter().map(|(output, input)| (*input, *output)).collect();
    schemas::order(api, &outputs)
}

/// Plans the crates of an API.
pub fn bindings(api: &Api, analysis: &Analysis, config: &Config, vendor: &str) -> Bindings {
    let outputs: BTreeMap<TypeId, TypeId> = api.inputs.iter().map(|(output, input)| (*input, *output)).collect();
    let order = schemas::order(api, &outputs);
    let items = order.iter().enumerate().map(|(number, id)| (*id, number)).collect();
    let envelopes = schemas::envelopes(api);
    let (mentions, common) = (BTreeMap::new(), BTreeMap::new());
    let mut planning = Planning { api, analysis, config, items, envelopes, outputs, mentions, common };
    planning.mentions = planning.mentions();
    planning.common = planning.common();
    let mut schemas: Vec<Schema> = at_most(order.len(), order.iter().filter_map(|id| planning.schema(*id)));
    let alike = planning.alike(&order, &mut schemas);
    let additions = super::additions::additions(api, config, &order, &schemas, &alike);
    let count = api.operations.len();
    let operations = at_most(count, (0..count).filter_map(|number| planning.operation(number)));
    Bindings {
        vendor: vendor.to_owned(),
        title: Wire(api.title.clone()),
        description: docs::of_document(&api.docs),
        schemas,
        alike,
        operations,
        shared_statuses: planning.shared_statuses(),
        shared_replies: planning.shared_replies(),
        groups: planning.groups(),
        division: planning.division(&order),
        servers: planning.servers(),
        server_choices: planning.server_choices(),
        elsewhere: planning.elsewhere(),
        schemes: planning.schemes(),
        additions,
        foreign: api.foreign.clone(),
        ordered_maps: api.ordered_maps,
        ignore_read_only: config.schemas.read_only.as_ref().is_some_and(|setting| *setting.get() == ReadOnly::Ignore),
        refuse_unknown_query: config
            .parameters
            .unknown_query
            .as_ref()
            .is_some_and(|setting| *setting.get() == UnknownQuery::Refuse),
        xml: api.xml.clone(),
        usual_error: api.usual_error.as_ref().and_then(|value| analysis.templates.get(value)).cloned(),
        usual_error_type: api.usual_error.as_ref().map(|value| planning.plain(value)),
    }
}

impl Planning<'_> {
    fn groups(&self) -> Vec<Group> {
        let mut tags: BTreeMap<&str, &Tag> = BTreeMap::new();
        self.api.tags.iter().for_each(|tag| _ = tags.entry(tag.name.as_str()).or_insert(tag));
        let groups = self.analysis.names.groups.iter().map(|names| {
            let name = match &names.of {
                GroupOf::Tag(tag) => Some(tag.0.as_str()),
                GroupOf::Resource(_) | GroupOf::Untagged | GroupOf::Hooks => None,
            };
            let tag = name.and_then(|name| tags.get(name));
            Group {
                module: names.module.clone(),
                trait_ident: names.trait_ident.clone(),
                of: names.of.clone(),
                handle: names.handle.clone(),
                docs: docs::of_text(
                    tag.and_then(|tag| tag.description.as_ref()).filter(|text| Some(text.as_str()) != name),
                ),
                operations: names.operations.clone(),
                apart: names.apart.clone(),
            }
        });
        groups.collect()
    }

    fn division(&self, order: &[TypeId]) -> Division {
        let files = &self.analysis.names.files;
        let schemas = order.iter().map(|id| files.types.get(id.index()).copied().flatten()).collect();
        let shared = |all: &[SharedName]| all.iter().map(|shared| files.of_all(&shared.operations)).collect();
        Division {
            modules: files.modules.clone(),
            schemas,
            operations: files.operations.clone(),
            statuses: shared(&self.analysis.names.shared_statuses),
            replies: shared(&self.analysis.names.shared_failures),
        }
    }

    fn schemes(&self) -> Vec<Scheme> {
        let schemes = self.api.schemes.iter().zip(&self.analysis.names.schemes).map(|(scheme, ident)| Scheme {
            ident: ident.clone(),
            name: Wire(scheme.name.clone()),
            slot: scheme.slot.clone(),
            prefix: Wire(scheme.prefix.clone()),
            tokens: scheme.tokens.clone(),
            docs: docs::of_item(&scheme.docs),
        });
        schemes.collect()
    }
}
