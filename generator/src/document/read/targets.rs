//! Follows every reference once: checks that its target exists, and reads targets outside of `components`.

use super::resources::Resources;
use super::trees::Trees;
use super::{Reader, near::nearest};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::document::pointer::{Address, Fragment, canonical, join};
use crate::document::resolve::Targets;
use crate::document::{Component, Document, Kind, Loader, RefOr, swagger, uri};
use crate::source::{FileId, Limits, Node, Sources, Span, Spanned, parse};
use std::collections::{BTreeMap, BTreeSet};

/// What is needed to read other files.
pub(super) struct Files<'f> {
    pub(super) sources: &'f mut Sources,
    pub(super) limits: &'f Limits,
    pub(super) loader: &'f mut dyn Loader,
}

/// Where a reference leads.
struct Found {
    pointer: String,
    node: Node,
    segments: Vec<String>,
}

/// So many references that lead nowhere are reported.
const MOST_MISSING: usize = 1000;

const ALL: [Kind; 11] = [
    Kind::Schema,
    Kind::Response,
    Kind::Parameter,
    Kind::Example,
    Kind::RequestBody,
    Kind::Header,
    Kind::SecurityScheme,
    Kind::Link,
    Kind::Callback,
    Kind::PathItem,
    Kind::MediaType,
];

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
type Missing = BTreeMap<(Kind, FileId, String), (Diagnostic, BTreeSet<Span>)>;

/// One finding for all that refers to a file that can't be read, as things of one kind.
fn of_one_file(missing: Missing) -> Missing {
    let mut joined = Missing::new();
    for ((kind, file, text), (found, places)) in missing {
        let text = if found.code == Code::UnreadableFile { found.message.clone() } else { text };
        joined.entry((kind, file, text)).or_insert_with(|| (found, BTreeSet::new())).1.extend(places);
    }
    joined
}

impl Reader<'_> {
    /// Follows what is pending until nothing new turns up.
    pub(super) fn follow(&mut self, document: &Document, files: &mut Files<'_>) -> Targets {
        let mut targets = Targets::default();
        let mut trees = Trees::new(document.file, &document.tree, files.sources);
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
                            let of_file = targets.canonical.entry(reference.span.file).or_default();
                            of_file.insert(reference.value.clone(), found.pointer.clone());
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

    /// What a reference names inside of a schema with an `$id`, or by that `$id`.
    fn embedded(&self, kind: Kind, reference: &Spanned<String>, trees: &mut Trees) -> Option<Found> {
        if !self.has_ids || kind != Kind::Schema {
            return None;
        }
        // What an overlay has brought is a part of the document.
        let path = trees.paths.get(&reference.span.file).map_or("", String::as_str);
        let tree = trees.by_path.get(path)?.as_ref()?;
        let resources = trees.resources.entry(tree.span.file).or_insert_with(|| Resources::of(tree));
        let (resource, fragment) = resources.named(reference, reference.span)?;
        let segments = match Address::parse(&format!("#{fragment}")).ok()?.fragment {
            Fragment::Anchor(name) => resources.anchor(resource, &name)?.to_vec(),
            Fragment::Pointer(inner) => resources.place(resource)?.iter().cloned().chain(inner).collect(),
        };
        let node = lookup(tree, &segments)?.clone();
        Some(Found { pointer: canonical(path, &segments), node, segments })
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
                let help = nearest(&target, names).map_or_else(
                    || "map to a schema under `components/schemas`, or remove the entry".to_owned(),
                    |name| format!("did you mean `{name}`?"),
                );
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

    /// How many names may be searched for a near miss: none once there are many errors, as each search costs time.
    fn searched(&self) -> usize {
        const FAULTS: usize = 200;
        const NAMES: usize = 20_000;
        if self.diagnostics.count(Severity::Error) + self.dangling < FAULTS { NAMES } else { 0 }
    }

    fn find(
        &mut self,
        kind: Kind,
        reference: &Spanned<String>,
        trees: &mut Trees,
        files: &mut Files<'_>,
    ) -> Result<Found, Box<Diagnostic>> {
        let refused = |why: &str| {
            let message = format!("the reference `{reference}` is refused: {why}");
            let found = Diagnostic::error(Code::RefusedReference, message).at(reference.span, "not followed");
            Box::new(found.help("copy what it names into this document, below `components`, and refer to it there"))
        };
        let left = |place: &[String]| {
            let why = if place.is_empty() { "it leaves the document's folder" } else { "it leaves the root" };
            let help = "name a folder above both with `--root`, or with `root` in `bindery.toml`; or copy what it names \
                        into this document";
            Box::new(Diagnostic { help: None, ..*refused(why) }.help(help))
        };
        let by_uri = if uri::is_absolute(reference) { trees.named(reference) } else { None };
        let fragment = reference.split_once('#').map_or("", |(_, fragment)| fragment);
        let (address, within) = match &by_uri {
            Some((file, within)) => (Address::parse(&format!("{file}#{fragment}")), within.as_slice()),
            None => (Address::parse(reference), [].as_slice()),
        };
        let address = address.map_err(refused)?;
        let from = trees.paths.get(&reference.span.file).filter(|_| by_uri.is_none()).cloned().unwrap_or_default();
        let path = match &address.file {
            Some(file) => join(&from, file, files.loader.place()).ok_or_else(|| left(files.loader.place()))?,
            None => from,
        };
        let path = trees.path(path);

        let tree = match trees.by_path.get(&path) {
            Some(tree) => tree.clone(),
            None => self.load(&path, reference, trees, files)?,
        };
        // A file that could not be parsed has been reported where it is wrong.
        let tree = tree.unwrap_or(Node { span: reference.span, value: crate::source::Value::Null });
        let dangling = |help: String| {
            let message = format!("the reference `{reference}` leads nowhere");
            Box::new(Diagnostic::error(Code::DanglingReference, message).at(reference.span, "not found").help(help))
        };
        match address.fragment {
            Fragment::Anchor(name) => {
                let resources = trees.resources.entry(tree.span.file).or_insert_with(|| Resources::of(&tree));
                let segments = resources.any_anchor(&name).map(<[String]>::to_vec);
                let found = segments.and_then(|segments| Some((lookup(&tree, &segments)?.clone(), segments)));
                let (node, segments) = found.ok_or_else(|| dangling(format!("no schema has `$anchor: {name}`")))?;
                Ok(Found { pointer: canonical(&path, &segments), node, segments })
            }
            Fragment::Pointer(inner) => {
                let segments: Vec<String> = within.iter().cloned().chain(inner).collect();
                let is_moved = self.swagger && path.is_empty();
                let segments = if is_moved { swagger::moved(segments) } else { segments };
                let segments = match only_schema(kind, &tree, &segments) {
                    Some(schema) => {
                        self.another_as_schema(reference, segments.get(1));
                        schema
                    }
                    None => segments,
                };
                if let Some(other) = misplaced(kind, &path, &segments) {
                    return Err(Box::new(wrong_kind(kind, reference, &other)));
                }
                let pointer = canonical(&path, &segments);
                match lookup(&tree, &segments) {
                    Some(node) => Ok(Found { pointer, node: node.clone(), segments }),
                    None => {
                        let file = address.file.as_deref().unwrap_or("");
                        Err(dangling(help_for(&tree, file, kind, &segments, self.searched())))
                    }
                }
            }
        }
    }

    fn another_as_schema(&mut self, reference: &Spanned<String>, section: Option<&String>) {
        let section = section.map_or("", String::as_str);
        let message = format!("the reference `{reference}` leads to an entry of `{section}` where a schema is needed");
        let found = Diagnostic::warning(Code::WrongReferenceTarget, message);
        self.report(found.at(reference.span, "its only schema is taken").help("refer to that schema"));
    }

    fn load(
        &mut self,
        path: &str,
        reference: &Spanned<String>,
        trees: &mut Trees,
        files: &mut Files<'_>,
    ) -> Result<Option<Node>, Box<Diagnostic>> {
        let bytes = files.loader.load(path).map_err(|why| {
            let message = format!("the file `{path}` can't be read: {why}");
            let found = Diagnostic::error(Code::UnreadableFile, message).at(reference.span, "referred to here");
            Box::new(found.help("copy what it holds into this document, below `components`, and refer to it there"))
        })?;
        let file = files.sources.add_bytes(trees.shown(path), &bytes, files.limits, self.diagnostics);
        let tree = file.and_then(|file| {
            trees.paths.insert(file, path.to_owned());
            parse(files.sources, file, files.limits, self.diagnostics)
        });
        trees.by_path.insert(path.to_owned(), tree.clone());
        Ok(tree)
    }

    /// Reads the target of a reference unless it is a component of the document.
    fn take(&mut self, kind: Kind, found: Found, targets: &mut Targets) {
        let Found { pointer, mut node, segments } = found;
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

/// The node that a JSON pointer names.
pub(crate) fn lookup<'n>(tree: &'n Node, segments: &[String]) -> Option<&'n Node> {
    segments.iter().try_fold(tree, |node, segment| match node.as_array() {
        Some(items) => items.get(segment.parse::<usize>().ok()?),
        None => node.get(segment),
    })
}

/// The one schema that a reference to a component of another kind can mean: that of a header or parameter, or of the
/// only media type of a response or body.
fn only_schema(kind: Kind, tree: &Node, segments: &[String]) -> Option<Vec<String>> {
    let [components, section, _] = segments else { return None };
    if kind != Kind::Schema || components != "components" {
        return None;
    }
    let node = lookup(tree, segments)?;
    let below = match section.as_str() {
        "headers" | "parameters" | "mediaTypes" => vec!["schema"],
        "responses" | "requestBodies" => {
            let mut content = node.get("content")?.as_object()?.keys();
            let (only, None) = (content.next()?, content.next()) else { return None };
            vec!["content", only.as_str(), "schema"]
        }
        _ => return None,
    };
    let below: Vec<String> = below.into_iter().map(str::to_owned).collect();
    lookup(node, &below)?;
    Some(segments.iter().cloned().chain(below).collect())
}

/// The kind of the component that the pointer names, when it is not the kind that is needed.
fn misplaced(kind: Kind, path: &str, segments: &[String]) -> Option<String> {
    match segments {
        [] if path.is_empty() => Some("the whole document".to_owned()),
        [components, section, _] if components == "components" && section != kind.section() => {
            let known = ALL.into_iter().any(|other| other.section() == section);
            known.then(|| format!("an entry of `{section}`"))
        }
        _ => None,
    }
}

fn wrong_kind(kind: Kind, reference: &Spanned<String>, other: &str) -> Diagnostic {
    let message = format!("the reference `{reference}` leads to {other} where one of `{}` is needed", kind.section());
    Diagnostic::error(Code::WrongReferenceTarget, message)
        .at(reference.span, "of another kind")
        .help(format!("refer to an entry of `#/components/{}`", kind.section()))
}

/// What to do about a pointer that leads nowhere.
fn help_for(tree: &Node, file: &str, kind: Kind, segments: &[String], searched: usize) -> String {
    // The longest part that exists, and the name that fails in it.
    for (at, failing) in segments.iter().enumerate() {
        let (before, _) = segments.split_at_checked(at).unwrap_or_default();
        let Some(object) = lookup(tree, before).and_then(Node::as_object) else { break };
        if object.contains_key(failing) {
            continue;
        }
        if let Some(name) = nearest(failing, object.keys().map(Spanned::as_str).take(searched)) {
            let mut meant: Vec<String> = before.to_vec();
            meant.push(name.to_owned());
            meant.extend(segments.iter().skip(at + 1).cloned());
            return format!("did you mean `{}`?", canonical(file, &meant));
        }
        break;
    }
    let name = segments.last().map_or("", String::as_str);
    format!("declare `{name}` under `components/{}`, or mend the reference", kind.section())
}
