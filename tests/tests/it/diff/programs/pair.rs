//! Two editions of a document, what their comparison reports, and the crates that programs meet.

use std::fs;
use std::path::{Path, PathBuf};

use bindery_build::build::Folder;
use bindery_build::config::VendorName;
use bindery_build::diff::{Report, compare};
use bindery_build::generate::{Layout, Options, Request, Unsupported, generate_with};
use bindery_build::inspect::{Format, Stage, inspect_with};

use crate::support::repository::{Owned, rendered};

pub struct Pair {
    /// A name that a module can have.
    pub name: String,
    pub old: Owned,
    pub new: Owned,
    pub config: Option<Owned>,
    pub overlay: Option<Owned>,
    /// The files beside which stands what each edition refers to.
    pub beside: [PathBuf; 2],
}

/// What there is of a pair.
pub struct Made {
    pub report: Report,
    /// The new edition's crates as one file, with the names that the old one has published.
    pub new: String,
    /// The old one's public items.
    pub items: String,
}

impl Pair {
    /// A folder of `fixtures/diff`.
    pub fn read(name: &str, folder: &Path) -> Self {
        Self::of(name, &folder.join("old.yaml"), &folder.join("new.yaml"))
    }

    /// Two documents.
    pub fn of(name: &str, old: &Path, new: &Path) -> Self {
        let file = |path: &Path| {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            Owned { name, contents: fs::read(path).unwrap().into() }
        };
        let name = name.replace('-', "_");
        Self {
            name,
            old: file(old),
            new: file(new),
            config: None,
            overlay: None,
            beside: [old.to_owned(), new.to_owned()],
        }
    }

    /// Compares and generates. Nothing, where one of the editions has errors, which is said.
    pub fn made(&self) -> Result<Made, String> {
        let compared = compare(
            &self.request(&self.old, None, Layout::default()),
            &mut self.others(0),
            &self.request(&self.new, None, Layout::default()),
            &mut self.others(1),
        );
        let report = compared.report.ok_or_else(|| {
            let found = |found: &bindery_build::diff::Found| rendered(&found.diagnostics, &found.sources);
            format!("{}:\n{}{}", self.name, found(&compared.old), found(&compared.new))
        })?;
        let old = self.request(&self.old, None, Layout::default());
        let lock = generate_with(&old, &mut self.others(0)).lock;
        let lock = Owned { name: "names.lock".to_owned(), contents: lock.into_bytes().into() };
        let asked = self.request(&self.new, Some(&lock), Layout::SingleFile);
        let generated = generate_with(&asked, &mut self.others(1));
        let new = generated.files.iter().next().map(|(_, bytes)| String::from_utf8(bytes.clone()).unwrap());
        let items = inspect_with(&old, &mut self.others(0), Stage::Rust, Format::Text).text;
        Ok(Made { report, new: new.unwrap_or_default(), items })
    }

    fn others(&self, edition: usize) -> Folder {
        Folder::of(&self.beside[edition])
    }

    fn request<'a>(&'a self, document: &'a Owned, lock: Option<&'a Owned>, layout: Layout) -> Request<'a> {
        Request {
            document: document.input(),
            config: self.config.as_ref().map(Owned::input),
            overlays: self.overlay.iter().map(Owned::input).collect(),
            lock: lock.map(Owned::input),
            name: VendorName::new("compared").unwrap(),
            options: Options { unsupported: Unsupported::Skip, layout, ..Options::default() },
        }
    }
}
