//! The folders of a project: `specs/<vendor>/` and `generated/<vendor>/` below one root.

use std::fmt;
use std::fs;
use std::io;
use std::path::{MAIN_SEPARATOR, Path, PathBuf};

use crate::config::{self, VendorName};
use crate::diagnostic::{Code, visible};
use crate::generate::Unsupported;
use crate::write::MANIFEST;
use crate::{lock, overlay};

/// The runtime's source in Bindery's own repository, below the root.
const RUNTIME: &str = "generator/runtime";

/// A project: documents in `specs/`, and the crates that are made of them in `generated/`.
#[derive(Clone, Debug)]
pub struct Project {
    /// Relative to the current folder, so that what is shown to the user is short.
    root: PathBuf,
    pub(super) unsupported: Unsupported,
}

/// A vendor of a project.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Vendor {
    /// Its name, which is that of its folders.
    pub name: VendorName,
    /// Its document.
    pub document: PathBuf,
    /// The folder of its crates.
    pub out: PathBuf,
}

impl Project {
    /// The documents' folder below the root.
    pub const SPECS: &'static str = "specs";
    /// The output's folder below the root.
    pub const GENERATED: &'static str = "generated";
    /// What a vendor's document is called, in the order of preference.
    pub const DOCUMENTS: &'static [&'static str] = &["openapi.yaml", "openapi.yml", "openapi.json"];

    /// The nearest folder with a `specs` folder in it, from the current one upwards.
    ///
    /// # Errors
    /// When it is not known which folder is the current one.
    pub fn find() -> Result<Option<Self>, ProjectError> {
        let here = std::env::current_dir().map_err(|error| ProjectError::unreadable(Path::new("."), &error))?;
        let steps = here.ancestors().position(|folder| folder.join(Self::SPECS).is_dir());
        Ok(steps.map(|steps| Self::at(std::iter::repeat_n("..", steps).collect())))
    }

    /// The project whose root is the current folder, whether or not it has documents yet.
    #[must_use]
    pub fn here() -> Self {
        Self::at(PathBuf::new())
    }

    fn at(root: PathBuf) -> Self {
        Self { root, unsupported: Unsupported::Refuse }
    }

    /// The same, of which there has to be one: for tests, see [`Self::checked_in`].
    ///
    /// # Errors
    /// When there is none.
    pub fn nearest() -> Result<Self, ProjectError> {
        Self::find()?.ok_or_else(|| ProjectError::new(format!("there is no `{}` folder here, nor above", Self::SPECS)))
    }

    /// As `bindery --skip-unsupported`: what can't be represented is left out.
    #[must_use]
    pub fn skip_unsupported(mut self) -> Self {
        self.unsupported = Unsupported::Skip;
        self
    }

    /// The folder of a vendor's document.
    #[must_use]
    pub fn spec_folder(&self, vendor: &VendorName) -> PathBuf {
        self.specs().join(vendor.as_str())
    }

    /// The documents' folder.
    #[must_use]
    pub fn specs(&self) -> PathBuf {
        self.root.join(Self::SPECS)
    }

    /// The output's folder.
    #[must_use]
    pub fn generated(&self) -> PathBuf {
        self.root.join(Self::GENERATED)
    }

    /// Every vendor, ordered by name.
    ///
    /// # Errors
    /// When there is none, when a folder in `specs` is none of a vendor, or when a symbolic link leads out of the project.
    pub fn vendors(&self) -> Result<Vec<Vendor>, ProjectError> {
        let specs = self.specs();
        let vendor = |folder: String| {
            let name = VendorName::new(folder).map_err(|error| {
                ProjectError::new(format!("`{}` holds a folder that is no vendor: {error}", display(&specs)))
            })?;
            let folder = self.spec_folder(&name);
            let document = Self::DOCUMENTS.iter().map(|document| folder.join(document)).find(|path| path.exists());
            let document = document.ok_or_else(|| {
                ProjectError::new(format!("`{}` holds no document", display(&folder)))
                    .help(format!("put one there as {}, or remove the folder", Self::DOCUMENTS.join(" or ")))
            })?;
            for beside in [config::FILE_NAME, overlay::FILE_NAME, lock::FILE_NAME] {
                self.refuse_way_out(&folder.join(beside))?;
            }
            self.refuse_way_out(&document)?;
            Ok(Vendor { out: self.generated().join(name.as_str()), name, document })
        };
        let found = folders(&specs).map_err(|error| ProjectError::unreadable(&specs, &error))?;
        let vendors = found.into_iter().map(vendor).collect::<Result<Vec<_>, ProjectError>>()?;
        if vendors.is_empty() {
            return Err(ProjectError::new(format!("`{}` holds no vendor's folder", display(&specs)))
                .help("bring one in with `bindery import PAGE --vendor NAME`, or add `specs/NAME/openapi.yaml`"));
        }
        Ok(vendors)
    }

    /// Refuses a file of the project that a symbolic link puts outside of it: who can change the project, but not what is
    /// around it, would choose what is read, shown in diagnostics, and written beside it.
    fn refuse_way_out(&self, path: &Path) -> Result<(), ProjectError> {
        let root = if self.root.as_os_str().is_empty() { Path::new(".") } else { &self.root };
        let whole = |path: &Path| fs::canonicalize(path).map_err(|error| ProjectError::unreadable(path, &error));
        if !path.exists() || whole(path)?.starts_with(whole(root)?) {
            return Ok(());
        }
        let message = format!("a symbolic link leads from `{}` out of the project", display(path));
        let error = ProjectError { code: Some(Code::UnreadableFile), ..ProjectError::new(message) };
        Err(error.help("put the file there, or name the document: `bindery generate SPEC --out DIR`"))
    }

    /// Folders below `generated` that an earlier run has written for a vendor that is gone.
    ///
    /// # Errors
    /// When the folder can't be read.
    pub fn abandoned(&self, vendors: &[Vendor]) -> Result<Vec<PathBuf>, ProjectError> {
        let generated = self.generated();
        if !generated.is_dir() {
            return Ok(Vec::new());
        }
        let is_known = |folder: &String| vendors.iter().any(|vendor| vendor.name.as_str() == folder);
        let found = folders(&generated).map_err(|error| ProjectError::unreadable(&generated, &error))?;
        let unknown = found.into_iter().filter(|folder| !is_known(folder)).map(|folder| generated.join(folder));
        Ok(unknown.filter(|folder| folder.join(MANIFEST).is_file()).collect())
    }

    /// The path from a crate of `out` to the runtime's source, where the output stands in Bindery's own repository.
    /// Relative, so that manifests are equal on every machine.
    #[must_use]
    pub fn runtime_path(&self, out: &Path) -> Option<String> {
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

/// The names of the folders in a folder, sorted; hidden ones are nobody's.
///
/// # Errors
/// Those of reading the folder.
pub fn folders(folder: &Path) -> io::Result<Vec<String>> {
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.path().is_dir() {
            names.push(entry.file_name().to_string_lossy().into_owned());
        }
    }
    names.retain(|name| !name.starts_with('.'));
    names.sort();
    Ok(names)
}

/// A path as it is shown: with `/` on every platform.
#[must_use]
pub fn display(path: &Path) -> String {
    path.display().to_string().replace(MAIN_SEPARATOR, "/")
}

/// What keeps a project from being one.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct ProjectError {
    /// What `bindery explain` tells more of, where that is so.
    pub code: Option<Code>,
    /// It in a line.
    pub message: String,
    /// How to mend it.
    pub help: Option<String>,
}

impl ProjectError {
    fn new(message: String) -> Self {
        Self { code: None, message, help: None }
    }

    fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    fn unreadable(path: &Path, error: &io::Error) -> Self {
        let message = format!("can't read `{}`: {error}", visible(&display(path)));
        Self { code: Some(Code::UnreadableFile), ..Self::new(message) }
    }
}

impl fmt::Display for ProjectError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.message)?;
        self.help.as_ref().map_or(Ok(()), |help| write!(out, "; {help}"))
    }
}

impl std::error::Error for ProjectError {}
