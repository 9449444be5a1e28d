//! Where things are in this repository.

use std::fs;
use std::path::{Path, PathBuf};

use bindery_build::config::VendorName;
use bindery_build::generate::{Generated, Input, Options, Request, generate};
use bindery_build::source::Contents;

/// The way from a generated crate to the runtime, as it is written into the manifests of this repository.
const RUNTIME_PATH: &str = "../../../generator/runtime";

/// The root of the repository.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The files below a folder whose name ends in `extension` (any, if that is empty), sorted.
pub fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
            let path = entry.unwrap().path();
            match path.is_dir() {
                true => folders.push(path),
                false if path.to_string_lossy().ends_with(extension) => files.push(path),
                false => {}
            }
        }
    }
    files.sort();
    files
}

/// The folders directly in a folder, sorted by name.
pub fn folders(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut folders: Vec<_> = entries.filter(|path| path.is_dir()).collect();
    folders.sort();
    folders
}

/// A path below the root, with `/` on every platform.
pub fn shown(path: &Path) -> String {
    path.strip_prefix(root()).unwrap_or(path).to_string_lossy().replace('\\', "/")
}

/// A file that belongs to a document, read.
pub struct Owned {
    pub name: String,
    pub contents: Contents,
}

impl Owned {
    pub fn input(&self) -> Input<'_> {
        Input { name: &self.name, contents: &self.contents }
    }
}

/// A vendor of `specs/`, read.
pub struct Vendor {
    pub name: String,
    pub document: Owned,
    pub config: Option<Owned>,
    pub overlay: Option<Owned>,
    pub lock: Option<Owned>,
}

impl Vendor {
    /// All of them.
    pub fn all() -> Vec<Self> {
        let vendor = |folder: PathBuf| {
            let read = |name: &str| {
                let path = folder.join(name);
                path.exists().then(|| Owned { name: shown(&path), contents: fs::read(&path).unwrap().into() })
            };
            let name = folder.file_name().unwrap().to_string_lossy().into_owned();
            let document = read("openapi.yaml").unwrap_or_else(|| panic!("{name} has no openapi.yaml"));
            let (config, overlay) = (read("bindery.toml"), read("overlay.yaml"));
            Self { name, document, config, overlay, lock: read("names.lock") }
        };
        folders(&root().join("specs")).into_iter().map(vendor).collect()
    }

    /// As `cargo run` at the root does.
    pub fn generate(&self) -> Generated {
        self.generate_with(Options { default_runtime_path: Some(RUNTIME_PATH.to_owned()), ..Options::default() })
    }

    pub fn generate_with(&self, options: Options) -> Generated {
        generate(&self.request(options))
    }

    /// The request to generate from it.
    pub fn request(&self, options: Options) -> Request<'_> {
        Request {
            document: self.document.input(),
            config: self.config.as_ref().map(Owned::input),
            overlays: self.overlay.iter().map(Owned::input).collect(),
            lock: self.lock.as_ref().map(Owned::input),
            name: VendorName::new(&*self.name).unwrap(),
            options,
        }
    }
}

/// Every finding, as it is shown without colours.
pub fn findings(generated: &Generated) -> String {
    rendered(&generated.diagnostics, &generated.sources)
}

/// Every finding, as it is shown without colours.
pub fn rendered(
    diagnostics: &bindery_build::diagnostic::Diagnostics,
    sources: &bindery_build::source::Sources,
) -> String {
    use bindery_build::diagnostic::{Style, render};
    let texts = diagnostics.sorted().into_iter().map(|diagnostic| render(diagnostic, sources, Style::Plain));
    texts.map(|text| text.trim_end().to_owned() + "\n").collect::<Vec<_>>().join("\n")
}
