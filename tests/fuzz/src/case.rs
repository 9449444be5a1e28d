//! A document with what stands beside it, as one input.
//!
//! The input is JSON (or YAML): `{"document": …, "config": "…", "overlay": …, "lock": "…", "skip": true}`, or the document
//! alone. So one mutator changes all of it, and a finding can be read.

use bindery_build::config::VendorName;
use bindery_build::diagnostic::Diagnostics;
use bindery_build::generate::{Generated, Input, Options, Request, Unsupported, generate};
use bindery_build::source::{Contents, Sources};

use crate::diagnostics;
use crate::json::Json;

/// A document, its configuration, overlay and lock.
pub(crate) struct Case {
    /// All of it.
    pub(crate) tree: Json,
    pub(crate) document: Contents,
    pub(crate) config: Option<Contents>,
    pub(crate) overlay: Option<Contents>,
    pub(crate) lock: Option<Contents>,
    /// Whether what can't be represented is left out.
    pub(crate) skip: bool,
}

impl Case {
    /// Takes an input apart; nothing where it is no JSON.
    pub(crate) fn read(input: &[u8]) -> Option<Self> {
        let whole = Json::read(input)?;
        let text = |name: &str| whole.get(name).and_then(Json::as_str).map(Contents::from);
        let document = whole.get("document");
        Some(Self {
            document: Contents::from(document.unwrap_or(&whole).text().as_str()),
            config: text("config"),
            overlay: whole.get("overlay").map(|overlay| Contents::from(overlay.text().as_str())),
            lock: text("lock"),
            skip: whole.get("skip") == Some(&Json::Bool(true)),
            tree: whole.clone(),
        })
    }

    /// The dependencies that `bindery.toml` adds to the crates.
    pub(crate) fn dependencies(&self) -> Vec<String> {
        let text = self.config.as_ref().and_then(|config| std::str::from_utf8(config.bytes()).ok());
        let table = text.and_then(|text| text.parse::<toml::Table>().ok()).unwrap_or_default();
        let listed = table.get("dependencies").and_then(toml::Value::as_table);
        listed.map(|listed| listed.keys().cloned().collect()).unwrap_or_default()
    }

    /// How many bytes there are to read.
    pub(crate) fn size(&self) -> usize {
        let beside = [&self.config, &self.overlay, &self.lock];
        let beside = beside.into_iter().flatten().map(|contents| contents.bytes().len());
        self.document.bytes().len() + beside.sum::<usize>()
    }

    pub(crate) fn input<'c>(contents: &'c Contents, name: &'static str) -> Input<'c> {
        Input { name, contents }
    }

    /// Generates all crates, with this lock.
    pub(crate) fn generate(&self, lock: Option<&Contents>) -> Generated {
        let generated = generate(&self.request(lock));
        diagnostics::check(&generated.diagnostics, &generated.sources);
        generated
    }

    /// The request to generate all crates.
    pub(crate) fn request<'c>(&'c self, lock: Option<&'c Contents>) -> Request<'c> {
        Request {
            document: Self::input(&self.document, "openapi.json"),
            config: self.config.as_ref().map(|config| Self::input(config, "bindery.toml")),
            overlays: self.overlay.iter().map(|overlay| Self::input(overlay, "overlay.json")).collect(),
            lock: lock.map(|lock| Self::input(lock, "names.lock")),
            name: VendorName::new("fuzz").unwrap_or_else(|error| panic!("{error}")),
            options: Options {
                unsupported: if self.skip { Unsupported::Skip } else { Unsupported::Refuse },
                ..Options::default()
            },
        }
    }
}

/// What was found, on a line each.
pub(crate) fn findings(diagnostics: &Diagnostics, sources: &Sources) -> String {
    let lines = diagnostics.sorted().into_iter().map(|found| bindery_build::diagnostic::render_line(found, sources));
    lines.collect::<Vec<_>>().join("\n")
}
