//! From the document to the intermediate representation.
//!
//! Each rule of lowering is a file of its own, with the document's text and what becomes of it in its module comment.
//! Rules about one schema are tried in the order of [`schema`]; rules about the API as a whole ([`share`],
//! [`direction`], [`envelope`], [`usual_error`], [`pagination`]) run over the finished representation.

mod all_of;
mod apart;
mod body;
mod booleans;
mod callbacks;
mod closed;
mod configured;
mod constraints;
mod context;
mod defaults;
mod direction;
mod discriminator;
mod docs;
mod endless;
mod enums;
mod envelope;
mod forbidden;
mod foreign;
mod forms;
mod headers;
mod hooks;
mod inheritance;
mod keys;
mod labels;
mod leftovers;
mod links;
mod media;
mod nothing;
mod nulls;
mod numbers;
mod objects;
mod operation;
mod pagination;
mod parameter;
mod patterns;
mod place;
mod promises;
mod renamed;
mod response;
mod rules;
mod scalars;
mod schema;
mod security;
mod servers;
mod share;
mod siblings;
mod streams;
mod tuples;
mod unions;
mod usual_error;
mod values;
mod xml;

#[cfg(feature = "diff")]
pub(crate) use {headers::FRAMING, nulls::is_null, numbers::limits, scalars::json_type};

use crate::config::Config;
use crate::diagnostic::Diagnostics;
use crate::document::{Document, Resolver};
use crate::generate::Unsupported;
use crate::ir::{Api, Docs, Tag};
use crate::lock::Lock;
use std::collections::BTreeMap;

/// Lowers a whole document, but for what depends on decisions that have been published: [`settle`] does the rest.
///
/// Problems go to `diagnostics`; the result is only meant to be used when none of them is an error.
pub fn api(document: &Document, config: &Config, unsupported: Unsupported, diagnostics: &mut Diagnostics) -> Api {
    let mut lowering = context::Lowering::new(Resolver::new(document), config, unsupported, diagnostics);
    lowering.components();
    let mut schemes = security::schemes(&mut lowering);
    let servers = servers::of_document(&mut lowering);
    let mut operations = operation::operations(&mut lowering, &security::Schemes::of(&schemes));
    let lowered = lowering.finish();
    schemes.extend(lowered.authorization);
    let xml = xml::settle(lowered.xml, &mut operations);
    let mut api = Api {
        title: document.info.title.value.clone(),
        version: document.info.version.value.clone(),
        docs: Docs {
            summary: document.info.summary.as_ref().map(|text| text.value.clone()),
            description: document.info.description.as_ref().map(|text| text.value.clone()),
            deprecated: false,
        },
        servers,
        schemes,
        tags: document.tags.iter().map(tag).collect(),
        types: lowered.types,
        inputs: BTreeMap::new(),
        operations,
        xml,
        usual_error: None,
        standing: lowered.standing,
        pointers: lowered.pointers,
        decisions: lowered.decisions,
        foreign: lowered.foreign.into_iter().collect(),
        ordered_maps: lowered.ordered_maps,
        left_out: lowered.left_out,
    };
    promises::settle(&mut api, lowered.promised);
    endless::open(&mut api.types, diagnostics);
    forms::settle(&mut api);
    nothing::bodies(&mut api);
    keys::settle(&mut api);
    apart::by_headers(&mut api, diagnostics);
    defaults::check(&mut api, diagnostics);
    api
}

/// Takes the decisions about the API as a whole; `lock` keeps those that have been published.
pub fn settle(api: &mut Api, config: &Config, lock: &mut Lock, diagnostics: &mut Diagnostics) {
    for (stands, called) in &api.standing {
        lock.give(stands, called);
    }
    let renamed = renamed::components(api, lock);
    siblings::branches(api, lock, &renamed);
    share::inline_types(api, config, lock);
    direction::split(api, lock);
    envelope::decide(api, config, lock, diagnostics);
    usual_error::find(api, lock);
    pagination::find(api, config, diagnostics);
}

fn tag(tag: &crate::document::Tag) -> Tag {
    let text = tag.description.as_ref().or(tag.summary.as_ref());
    Tag { name: tag.name.value.clone(), description: text.map(|text| text.value.clone()) }
}
