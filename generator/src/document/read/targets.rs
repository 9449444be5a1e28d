//! Follows every reference once: checks that its target exists, and reads targets outside of `components`.

use super::Reader;
use super::find::{Files, Found};
use super::resources::Resources;
use super::trees::Trees;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::document::resolve::Targets;
use crate::document::{Component, Document, Kind, RefOr, swagger, uri};
use crate::near::{all_nearest, did_you_mean};
use crate::source::{FileId, Node, Span, Spanned, Text};
use std::collections::{BTreeMap, BTreeSet};

/// So many references that lead nowhere are reported.
const MOST_MISSING: usize = 1000;

/// What a reference that leads nowhere costs.
fn left_out(kind: Kind) -> &'static str {
    match kind {
        Kind::Schema => "the reference allows any value",
        Kind::RequestBody => "the operation is left out",
        Kind::PathItem => "its operations are left out",
        Kind::Parameter => "the parameter is left out, and taken for a string where the path names it",
        Kind::SecurityScheme => "the alternatives that need it are left out, and an operation without another one",
        Kind::Response | Kind::Example | Kind::Header | Kind::Link | Kind::Callback | Kind::MediaType => {
            "it is left out"
        }
    }
}

/// What was not found, by what was looked for, in which file, and as what; each with the places that refer to it.
type Missing = BTreeMap<(Kind, FileId, Text), (Diagnostic, BTreeSet<Span>)>;

/// One finding for all that refers to a file that can't be read, as things of one kind.
fn of_one_file(missing: Missing) -> Missing {
    let mut joined = Missing::new();
    for ((kind, file, text), (found, places)) in missing {
        let is_of_file = matches!(found.code, Code::UnreadableFile | Code::LimitExceeded);
        let text = if is_of_file { found.message.as_str().into() } else { text };
        joined.entry((kind, file, text)).or_insert_with(|| (found, BTreeSet::new())).1.extend(places);
    }
    joined
}

impl Reader<'_> {
    /// Follows what is pending until nothing new turns up.
    pub(super) fn follow(&mut self, document: &Document, files: &mut Files<'_>) -> Targets {
        let mut targets = Targets::default();
        let mut trees = Trees::new(document.file, &self.tree, files.sources);
        let mut mapped = self.mapped(document);
        let mut read = BTreeSet::new();
        let mut missing = Missing::new();
        // A file that is read later may bear the name that an absolute reference has.
        let mut absolute = Vec::new();
        let mut waits = true;
        while !self.pending.is_empty() || !absolute.is_empty() {
            if self.pending.is_empty() {
                self.pending = std::mem::take(&mut absolute);
                waits = false;
            }
            for (kind, reference) in std::mem::take(&mut self.pending) {
                if waits && uri::is_absolute(&reference) {
                    absolute.push((kind, reference));
                    continue;
                }
                if let Some(found) = self.embedded(kind, &reference, &mut trees) {
                    targets.embedded.insert(reference.span, found.pointer.clone());
                    self.take(kind, found, &mut targets);
                    continue;
                }
                let key = (kind, reference.span.file, reference.value.clone());
                if let Some((_, places)) = missing.get_mut(&key) {
                    places.insert(reference.span);
                } else if read.insert(key.clone()) {
                    match self.find(kind, &reference, &mut trees, files) {
                        Ok(found) => {
                            // Elsewhere the same text may refer to what it names.
                            let of_all = if found.within { &mut targets.within } else { &mut targets.canonical };
                            let of_file = of_all.entry(reference.span.file).or_default();
                            of_file.insert(reference.value.to_string(), found.pointer.clone());
                            self.take(kind, found, &mut targets);
                        }
                        Err(found) => {
                            self.dangling += 1;
                            // More would not be shown either; they must not fill the memory.
                            if missing.len() < MOST_MISSING {
                                missing.insert(key, (*found, BTreeSet::from([reference.span])));
                            }
                        }
                    }
                }
            }
            mapped.extend(self.mapped(document));
        }
        for ((kind, ..), (mut found, places)) in of_one_file(missing) {
            let of_mapping = found.span().and_then(|span| mapped.get(&span)).copied();
            if let (Code::DanglingReference, Some(_)) = (found.code, of_mapping) {
                found.code = Code::DanglingMapping;
            }
            // The first place in the document is the primary one, whichever was met first.
            let text = found.labels.first().map(|label| label.text.clone()).unwrap_or_default();
            found.labels.clear();
            let found = found.at_all(places, &text);
            match (found.code, kind) {
                (Code::DanglingMapping, _) => self.dangling_mapping(found, of_mapping == Some(true)),
                (Code::DanglingReference | Code::WrongReferenceTarget | Code::UnreadableFile, kind) => {
                    self.mistake(found, left_out(kind));
                }
                _ => self.report(found),
            }
        }
        targets.dynamic = trees.resources.values().flat_map(Resources::dynamic).cloned().collect();
        targets
    }

    /// Mapping values that are references, not component names: follows them, and returns their places, each with whether
    /// it is spare.
    fn mapped(&mut self, document: &Document) -> BTreeMap<Span, bool> {
        let mut places = BTreeMap::new();
        for (target, is_spare) in std::mem::take(&mut self.mappings) {
            if target.contains(['#', '/']) || target.ends_with(".json") || target.ends_with(".yaml") {
                self.refers(Kind::Schema, &target);
                places.insert(target.span, is_spare);
            } else if !document.components.schemas.contains_key(&target) {
                let message = format!("the discriminator maps to `{target}`, which is no component schema");
                let names = document.components.schemas.keys().map(Spanned::as_str).take(self.searched());
                let help = did_you_mean(&all_nearest(&target, names))
                    .unwrap_or_else(|| "map to a schema under `components/schemas`, or remove the entry".to_owned());
                let found = Diagnostic::error(Code::DanglingMapping, message).at(target.span, "no such schema");
                self.dangling_mapping(found.help(help), is_spare);
            }
        }
        places
    }

    /// A mapping is a hint that never changes what validates: an entry that leads nowhere says nothing. Where a branch has
    /// no entry, that one may be meant.
    fn dangling_mapping(&mut self, found: Diagnostic, is_spare: bool) {
        const MEANT: &str = "the entry has no effect";
        if is_spare {
            self.report(Diagnostic { severity: Severity::Warning, ..found.fact(MEANT) });
        } else {
            self.mistake(found, MEANT);
        }
    }

    /// Reads the target of a reference unless it is a component of the document.
    fn take(&mut self, kind: Kind, found: Found, targets: &mut Targets) {
        let Found { pointer, mut node, segments, .. } = found;
        let is_component = pointer.starts_with('#') && segments.len() == 3;
        if is_component && segments.first().is_some_and(|first| first == "components") {
            return;
        }
        if self.swagger && !pointer.starts_with('#') {
            node = swagger::fragment(kind, &node);
        }
        let unknown = self.unknown;
        match kind {
            Kind::Schema => {
                if !targets.schemas.contains_key(&pointer)
                    && let Some(schema) = self.schema("the referenced schema", &node)
                {
                    targets.schemas.insert(pointer, schema);
                }
            }
            Kind::Response => self.take_item(&mut targets.responses, pointer, &node, Self::response),
            Kind::Parameter => self.take_item(&mut targets.parameters, pointer, &node, Self::parameter),
            Kind::Example => self.take_item(&mut targets.examples, pointer, &node, Self::example),
            Kind::RequestBody => self.take_item(&mut targets.request_bodies, pointer, &node, Self::request_body),
            Kind::Header => self.take_item(&mut targets.headers, pointer, &node, Self::header),
            Kind::SecurityScheme => {
                self.take_item(&mut targets.security_schemes, pointer, &node, Self::security_scheme)
            }
            Kind::Link => self.take_item(&mut targets.links, pointer, &node, Self::link),
            Kind::Callback => self.take_item(&mut targets.callbacks, pointer, &node, Self::callback),
            Kind::PathItem => self.take_item(&mut targets.path_items, pointer, &node, Self::path_item),
            Kind::MediaType => self.take_item(&mut targets.media_types, pointer, &node, Self::media_type),
        }
        // Members of a target in the same file have been counted where they stand.
        self.unknown = unknown;
    }

    fn take_item<T: Component>(
        &mut self,
        into: &mut BTreeMap<String, RefOr<T>>,
        pointer: String,
        node: &Node,
        read: impl FnOnce(&mut Self, &Node) -> Option<T>,
    ) {
        if !into.contains_key(&pointer)
            && let Some(item) = self.reference_or(node, read)
        {
            into.insert(pointer, item);
        }
    }
}
