//! `Cargo.toml` of a generated crate.
//!
//! Values pass through a TOML serializer; the document only gives the description's words. No build script, no
//! dependency but the sibling and the runtime.

use std::collections::BTreeSet;

use serde_core::ser::{Serialize, SerializeStruct, Serializer};
use toml::ser::ValueSerializer;

use super::{CrateKind, EmitError, Options};
use crate::ir::Format;
use crate::plan::Bindings;
use crate::unicode::push_visible;

/// The version of generated crates: ours, never the document's.
const VERSION: &str = "0.1.0";
/// The oldest compiler that takes what is generated.
const RUST_VERSION: &str = "1.85";

struct Ours<'a> {
    version: &'a str,
    path: Option<&'a str>,
    features: Option<Vec<&'a str>>,
}

// By hand: a crate that builds with this one would wait for the derive.
impl Serialize for Ours<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let optional = usize::from(self.path.is_some()) + usize::from(self.features.is_some());
        let mut table = serializer.serialize_struct("Ours", 1 + optional)?;
        table.serialize_field("version", self.version)?;
        if let Some(path) = self.path {
            table.serialize_field("path", path)?;
        }
        if let Some(features) = &self.features {
            table.serialize_field("features", features)?;
        }
        table.end()
    }
}

/// The manifest of the crate of this kind.
pub(super) fn manifest(bindings: &Bindings, options: &Options, kind: CrateKind) -> Result<String, EmitError> {
    let title: Vec<&str> = bindings.title.0.split(|c: char| c.is_whitespace() || c.is_control()).collect();
    let words = title.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    let mut title = String::new();
    words.chars().for_each(|character| push_visible(&mut title, character));
    let mut manifest = Manifest::default();
    manifest.section("package");
    manifest.entry("name", &format!("{}-{kind}", bindings.vendor))?;
    manifest.entry("version", VERSION)?;
    manifest.entry("edition", "2024")?;
    manifest.entry("rust-version", RUST_VERSION)?;
    manifest.entry("description", &format!("{title}: {kind}"))?;
    manifest.entry("publish", &false)?;
    manifest.section("lib");
    manifest.entry("doctest", &false)?;
    manifest.section("dependencies");
    let features = features(bindings, &[kind]);
    let features = (!features.is_empty()).then_some(features);
    if kind != CrateKind::Types {
        let types = Ours { version: VERSION, path: Some("../types"), features: None };
        manifest.entry(&format!("{}-types", bindings.vendor), &types)?;
    }
    let runtime = Ours { version: options.runtime.version, path: options.runtime.path.as_deref(), features };
    manifest.entry("bindery", &runtime)?;
    for (name, value) in &options.dependencies {
        manifest.entry(name, value)?;
    }
    manifest.section("lints.rust");
    manifest.entry("unsafe_code", "forbid")?;
    Ok(manifest.text)
}

/// The features of the runtime that these crates need.
pub(super) fn features(bindings: &Bindings, kinds: &[CrateKind]) -> Vec<&'static str> {
    let side = |kind: &CrateKind| match kind {
        CrateKind::Types => None,
        CrateKind::Client => Some("client"),
        CrateKind::Server => Some("server"),
    };
    let sides = kinds.iter().filter_map(side);
    let multipart = (kinds.contains(&CrateKind::Client) && answers_in_parts(bindings)).then_some("multipart");
    let mut foreign = bindings.foreign.iter().filter_map(|ty| ty.feature()).collect::<BTreeSet<_>>();
    foreign.extend(bindings.ordered_maps.then_some("indexmap"));
    sides.chain(multipart).chain(has_xml(bindings).then_some("xml")).chain(foreign).collect()
}

/// Whether clients have to read parts, for which the runtime has a feature.
fn answers_in_parts(bindings: &Bindings) -> bool {
    let answers = bindings.operations.iter().flat_map(|operation| &operation.answers);
    let mut contents = answers.flat_map(|answer| &answer.contents);
    contents.any(|content| matches!(content.format, Format::Multipart(_)))
}

/// Whether any body is XML, for which the runtime has a feature.
fn has_xml(bindings: &Bindings) -> bool {
    bindings.operations.iter().any(|operation| {
        let answers = operation.answers.iter().flat_map(|answer| &answer.contents);
        let parameters = operation.places.iter().flatten().filter_map(|placed| placed.content.as_ref());
        operation.body.iter().chain(answers).chain(parameters).any(|content| matches!(content.format, Format::Xml(_)))
    })
}

#[derive(Default)]
struct Manifest {
    text: String,
}

impl Manifest {
    fn section(&mut self, name: &str) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.text.push_str(&format!("[{name}]\n"));
    }

    /// A line; the serializer writes a table on one line, which is how people write dependencies.
    fn entry<T: Serialize + ?Sized>(&mut self, key: &str, value: &T) -> Result<(), EmitError> {
        let mut text = String::new();
        value.serialize(ValueSerializer::new(&mut text))?;
        self.text.push_str(&format!("{key} = {text}\n"));
        Ok(())
    }
}
