//! The folders of a project: `specs/<vendor>/` and `generated/<vendor>/` below one root.

use std::fs;
use std::path::{Path, PathBuf};

use bindery_build::config::VendorName;
use bindery_build::write::MANIFEST;
use bindery_build::{config, lock, overlay};

use crate::failure::Failure;
use crate::input::display;
use crate::store::Store;

/// The documents' folder below the root.
pub(crate) const SPECS: &str = "specs";
/// The output's folder below the root.
const GENERATED: &str = "generated";
/// What a vendor's document is called, in the order of preference.
pub(crate) const DOCUMENTS: &[&str] = &["openapi.yaml", "openapi.yml", "openapi.json"];
/// The runtime's source in Bindery's own repository, below the root.
const RUNTIME: &str = "generator/runtime";

/// A project.
pub(crate) struct Workspace {
    /// Relative to the current folder, so that what is shown to the user is short.
    root: PathBuf,
}

/// A vendor of a project.
pub(crate) struct Vendor {
    pub(crate) name: VendorName,
    pub(crate) document: PathBuf,
    pub(crate) out: PathBuf,
}

impl Workspace {
    /// The nearest folder with a `specs` folder in it, from the current one upwards.
    pub(crate) fn find() -> Result<Option<Self>, Failure> {
        let here = std::env::current_dir().map_err(|error| Failure::unreadable(".", &error))?;
        let steps = here.ancestors().position(|folder| folder.join(SPECS).is_dir());
        Ok(steps.map(|steps| Self { root: std::iter::repeat_n("..", steps).collect() }))
    }

    /// The project whose root is the current folder, whether or not it has documents yet.
    pub(crate) fn here() -> Self {
        Self { root: PathBuf::new() }
    }

    pub(crate) fn spec_folder(&self, vendor: &VendorName) -> PathBuf {
        self.specs().join(vendor.as_str())
    }

    pub(crate) fn specs(&self) -> PathBuf {
        self.root.join(SPECS)
    }

    pub(crate) fn generated(&self) -> PathBuf {
        self.root.join(GENERATED)
    }

    /// Every vendor, ordered by name.
    pub(crate) fn vendors(&self) -> Result<Vec<Vendor>, Failure> {
        let specs = self.specs();
        let vendor = |folder: String| {
            let name = VendorName::new(folder).map_err(|error| {
                Failure::new(format!("`{}` holds a folder that is no vendor: {error}", display(&specs)))
            })?;
            let folder = self.spec_folder(&name);
            let document = DOCUMENTS.iter().map(|document| folder.join(document)).find(|path| path.exists());
            let document = document.ok_or_else(|| {
                Failure::new(format!("`{}` holds no document", display(&folder)))
                    .help(format!("put one there as {}, or remove the folder", DOCUMENTS.join(" or ")))
            })?;
            for beside in [config::FILE_NAME, overlay::FILE_NAME, lock::FILE_NAME] {
                self.refuse_way_out(&folder.join(beside))?;
            }
            self.refuse_way_out(&document)?;
            Ok(Vendor { out: self.generated().join(name.as_str()), name, document })
        };
        let vendors: Vec<Vendor> =
            Store::Disk.folders(&specs)?.into_iter().map(vendor).collect::<Result<_, Failure>>()?;
        if vendors.is_empty() {
            return Err(Failure::new(format!("`{}` holds no vendor's folder", display(&specs)))
                .help("bring one in with `bindery import PAGE --vendor NAME`, or add `specs/NAME/openapi.yaml`"));
        }
        Ok(vendors)
    }

    /// Refuses a file of the project that a symbolic link puts outside of it: who can change the project, but not what is
    /// around it, would choose what is read, shown in diagnostics, and written beside it.
    fn refuse_way_out(&self, path: &Path) -> Result<(), Failure> {
        let root = if self.root.as_os_str().is_empty() { Path::new(".") } else { &self.root };
        let whole = |path: &Path| fs::canonicalize(path).map_err(|error| Failure::unreadable(&display(path), &error));
        if !path.exists() || whole(path)?.starts_with(whole(root)?) {
            return Ok(());
        }
        Err(Failure::out_of_project(path))
    }

    /// Folders below `generated` that an earlier run has written for a vendor that is gone.
    pub(crate) fn abandoned(&self, vendors: &[Vendor]) -> Result<Vec<PathBuf>, Failure> {
        let generated = self.generated();
        if !generated.is_dir() {
            return Ok(Vec::new());
        }
        let is_known = |folder: &String| vendors.iter().any(|vendor| vendor.name.as_str() == folder);
        let folders = Store::Disk.folders(&generated)?.into_iter().filter(|folder| !is_known(folder));
        Ok(folders.map(|folder| generated.join(folder)).filter(|folder| folder.join(MANIFEST).is_file()).collect())
    }

    /// The path from a crate of `out` to the runtime's source, where the output stands in Bindery's own repository.
    /// Relative, so that manifests are equal on every machine.
    pub(crate) fn runtime_path(&self, out: &Path) -> Option<String> {
        let is_ours = self.root.join(RUNTIME).join("Cargo.toml").is_file();
        let canonical = |path: &Path| fs::canonicalize(path).ok();
        let parent = match out.parent() {
            Some(parent) if parent.as_os_str().is_empty() => Path::new("."),
            Some(parent) => parent,
            None => return None,
        };
        let stands_there = parent == self.generated() || canonical(parent)? == canonical(&self.generated())?;
        (is_ours && stands_there).then(|| format!("../../../{RUNTIME}"))
    }
}
