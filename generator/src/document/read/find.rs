//! Finds what a reference names: in this file or another one, by pointer, by anchor or by `$id`.

use super::Reader;
use super::resources::Resources;
use super::trees::Trees;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::document::pointer::{Address, Fragment, canonical, join};
use crate::document::{Kind, LoadError, Loader, swagger, uri};
use crate::json_pointer::escape;
use crate::limits::Limits;
use crate::near::did_you_mean;
use crate::source::{Node, Sources, Spanned, Text, parse};

/// What is needed to read other files.
pub(super) struct Files<'f> {
    pub(super) sources: &'f mut Sources,
    pub(super) limits: &'f Limits,
    pub(super) loader: &'f mut dyn Loader,
}

/// Where a reference leads.
pub(super) struct Found {
    pub(super) pointer: String,
    pub(super) node: Node,
    pub(super) segments: Vec<String>,
    /// Whether it is not what the reference names, but the schema in it.
    pub(super) within: bool,
}

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

impl Reader<'_> {
    /// What a reference names inside of a schema with an `$id`, or by that `$id`.
    pub(super) fn embedded(&self, kind: Kind, reference: &Spanned<Text>, trees: &mut Trees) -> Option<Found> {
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
        Some(Found { pointer: canonical(path, &segments), node, segments, within: false })
    }

    /// What a reference names, or why there is nothing.
    pub(super) fn find(
        &mut self,
        kind: Kind,
        reference: &Spanned<Text>,
        trees: &mut Trees,
        files: &mut Files<'_>,
    ) -> Result<Found, Box<Diagnostic>> {
        self.seek(kind, reference, trees, files).map_err(|found| {
            // What names no pointer of this document may be meant to.
            let is_local = match found.code {
                Code::UnreadableFile | Code::WrongReferenceTarget => true,
                Code::RefusedReference => reference.starts_with('/'),
                _ => reference.starts_with('#') && !reference.starts_with("#/"),
            };
            let meant = self.entries_meant(kind, reference).filter(|_| is_local);
            match meant.and_then(|(meant, _)| did_you_mean(&meant)) {
                Some(help) => Box::new(found.help(help)),
                None => found,
            }
        })
    }

    fn seek(
        &mut self,
        kind: Kind,
        reference: &Spanned<Text>,
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
                let help = || {
                    format!("write `$anchor: {name}` in the schema that is meant, or a pointer, which begins with `#/`")
                };
                let (node, segments) = found.ok_or_else(|| dangling(help()))?;
                Ok(Found { pointer: canonical(&path, &segments), node, segments, within: false })
            }
            Fragment::Pointer(inner) => {
                let segments: Vec<String> = within.iter().cloned().chain(inner).collect();
                let is_moved = self.swagger && path.is_empty();
                let segments = if is_moved { swagger::moved(segments) } else { segments };
                let schema = only_schema(kind, &tree, &segments);
                let within = schema.is_some();
                if let Some(schema) = &schema {
                    self.another_as_schema(reference, schema);
                }
                let segments = schema.unwrap_or(segments);
                if let Some(other) = misplaced(kind, &path, &segments) {
                    let help = format!("refer to an entry of `{}`", self.address(kind, ""));
                    return Err(Box::new(wrong_kind(kind, reference, &other).help(help)));
                }
                let pointer = canonical(&path, &segments);
                match lookup(&tree, &segments) {
                    Some(node) => Ok(Found { pointer, node: node.clone(), segments, within }),
                    None => Err(dangling(self.mend(&tree, address.file.as_deref(), kind, reference, &segments))),
                }
            }
        }
    }

    fn another_as_schema(&mut self, reference: &Spanned<Text>, schema: &[String]) {
        let section = schema.get(1).map_or("", String::as_str);
        let below = schema.get(3..).unwrap_or_default().iter().map(|step| format!("/{}", escape(step)));
        let help = match self.swagger {
            true => "refer to that schema".to_owned(),
            false => format!("refer to that schema: `{reference}{}`", below.collect::<String>()),
        };
        let message = format!("the reference `{reference}` leads to an entry of `{section}` where a schema is needed");
        let found = Diagnostic::warning(Code::WrongReferenceTarget, message);
        self.report(found.at(reference.span, "its only schema is taken").help(help));
    }

    fn load(
        &mut self,
        path: &str,
        reference: &Spanned<Text>,
        trees: &mut Trees,
        files: &mut Files<'_>,
    ) -> Result<Option<Node>, Box<Diagnostic>> {
        let bytes = files.loader.load(path).map_err(|why| {
            let found = match why {
                LoadError::Unreadable(why) => {
                    let message = format!("the file `{path}` can't be read: {why}");
                    let help = "fetch this file as well, and keep it where the document has it; or mend the reference";
                    Diagnostic::error(Code::UnreadableFile, message).help(help)
                }
                LoadError::Exceeds(limit) => {
                    let more = format!("with `{path}`, the files that the document refers to are larger");
                    files.limits.exceeded(limit, &more, None, "cut what is not needed out of them")
                }
            };
            Box::new(found.at(reference.span, "referred to here"))
        })?;
        let file = files.sources.add_file(trees.shown(path), &bytes.into(), files.limits, self.diagnostics);
        let tree = file.and_then(|file| {
            trees.paths.insert(file, path.to_owned());
            parse(files.sources, file, files.limits, self.diagnostics)
        });
        trees.by_path.insert(path.to_owned(), tree.clone());
        Ok(tree)
    }

    /// How many names may be searched for a near miss: none once there are many errors, as each search costs time.
    pub(super) fn searched(&self) -> usize {
        const FAULTS: usize = 200;
        const NAMES: usize = 20_000;
        if self.diagnostics.count(Severity::Error) + self.dangling < FAULTS { NAMES } else { 0 }
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

fn wrong_kind(kind: Kind, reference: &Spanned<Text>, other: &str) -> Diagnostic {
    let message = format!("the reference `{reference}` leads to {other} where one of `{}` is needed", kind.section());
    Diagnostic::error(Code::WrongReferenceTarget, message).at(reference.span, "of another kind")
}
