//! Small documents: one for each rule, with its configuration in the comments that it begins with; an overlay of the
//! same name stands in the folder `overlays`.

use std::fs;
use std::path::{Path, PathBuf};

use bindery_build::build::Folder;
use bindery_build::config::{Config, VendorName};
use bindery_build::generate::{Generated, Options, Request, Unsupported, generate_with};
use bindery_build::limits::Limits;
use bindery_build::skeleton::{Skeleton, skeleton_with};

use super::repository::{Owned, Vendor, files, root};

/// A document of `fixtures/`.
pub struct Fixture {
    pub name: String,
    pub document: Owned,
    pub config: Option<Owned>,
    pub overlay: Option<Owned>,
    folder: PathBuf,
}

impl Fixture {
    /// The documents directly in a folder of this crate.
    pub fn all(folder: &str) -> Vec<Self> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
        let paths = files(&folder, ".yaml").into_iter().filter(|path| path.parent() == Some(&folder));
        paths.map(|path| Self::read(&path)).collect()
    }

    fn read(path: &Path) -> Self {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let bytes = fs::read(path).unwrap();
        let text = String::from_utf8_lossy(&bytes);
        let lines = text.lines().map_while(|line| line.strip_prefix("#|"));
        let config: String = lines.map(|line| line.strip_prefix(' ').unwrap_or(line).to_owned() + "\n").collect();
        let config = (!config.is_empty())
            .then(|| Owned { name: "bindery.toml".to_owned(), contents: config.into_bytes().into() });
        let folder = path.parent().unwrap().to_owned();
        let overlay = folder.join(format!("overlays/{name}.yaml"));
        let overlay = overlay
            .exists()
            .then(|| Owned { name: "overlay.yaml".to_owned(), contents: fs::read(overlay).unwrap().into() });
        Self { document: Owned { name: format!("{name}.yaml"), contents: bytes.into() }, name, config, overlay, folder }
    }

    /// Another document, as it is.
    pub fn of(path: &Path) -> Self {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let file = path.file_name().unwrap().to_string_lossy().into_owned();
        let document = Owned { name: file, contents: fs::read(path).unwrap().into() };
        Self { name, document, config: None, overlay: None, folder: path.parent().unwrap().to_owned() }
    }

    /// A vendor's document, with what stands beside it.
    pub fn vendor(vendor: Vendor) -> Self {
        let Vendor { name, document, config, overlay, .. } = vendor;
        let folder = root().join("specs").join(&name);
        Self { name, document, config, overlay, folder }
    }

    /// The same with other bytes.
    pub fn with(&self, bytes: &[u8]) -> Self {
        let document = Owned { name: self.document.name.clone(), contents: bytes.to_vec().into() };
        let folder = self.folder.clone();
        Self { name: self.name.clone(), document, config: None, overlay: None, folder }
    }

    /// The same with another configuration.
    pub fn with_config(&self, config: Option<Owned>) -> Self {
        Self { config, ..self.with(self.document.contents.bytes()) }
    }

    /// The same with the configuration of another.
    pub fn with_config_of(self, other: &Self) -> Self {
        let config = other.config.as_ref();
        let config = config.map(|config| Owned { name: config.name.clone(), contents: config.contents.clone() });
        Self { config, ..self }
    }

    /// The files that it refers to.
    pub fn others(&self) -> Folder {
        Folder::of(&self.folder.join(&self.document.name))
    }

    pub fn generate(&self) -> Generated {
        self.generate_as("fixture", None)
    }

    /// Generates what can be represented.
    pub fn generate_skipping(&self) -> Generated {
        self.generate_with("fixture", Options { unsupported: Unsupported::Skip, ..Options::default() })
    }

    /// Generates crates of this vendor's name, with the runtime at this path.
    pub fn generate_as(&self, vendor: &str, runtime_path: Option<String>) -> Generated {
        self.generate_with(vendor, Options { default_runtime_path: runtime_path, ..Options::default() })
    }

    pub fn generate_with(&self, vendor: &str, options: Options) -> Generated {
        let config = Config::peek(self.config.as_ref().map(|config| config.contents.bytes()));
        let limits = Limits::new(&options.limits, &config);
        generate_with(&self.request(vendor, options), &mut self.others().within(&limits))
    }

    /// The program that `bindery skeleton` prints for crates of the fixture's name.
    pub fn skeleton(&self) -> Skeleton {
        let config = Config::peek(self.config.as_ref().map(|config| config.contents.bytes()));
        let others = self.others().within(&Limits::new(&[], &config));
        skeleton_with(&self.request(&self.name, Options::default()), &others, None)
    }

    /// The request to generate from it.
    pub fn request(&self, vendor: &str, options: Options) -> Request<'_> {
        Request {
            document: self.document.input(),
            config: self.config.as_ref().map(Owned::input),
            overlays: self.overlay.iter().map(Owned::input).collect(),
            lock: None,
            name: VendorName::new(vendor).unwrap(),
            options,
        }
    }
}
