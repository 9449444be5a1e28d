//! Which document is compared with which.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use bindery_build::build::Project;
use bindery_build::config::{self, VendorName};
use bindery_build::diagnostic::visible;

use super::operand::Operand;
use crate::arguments::Diff;
use crate::failure::Failure;
use crate::git::{Kind, Repository};
use crate::input::Place;
use crate::store::Store;

/// The two editions of an API; one, where a vendor was added or removed.
#[derive(Debug)]
pub(super) struct Pair {
    pub(super) name: VendorName,
    pub(super) old: Option<Place>,
    pub(super) new: Option<Place>,
}

/// What an operand turns out to be.
enum Editions {
    /// A document by itself.
    File(Place),
    /// A vendor's folder.
    Vendor(Place),
    /// A folder of vendors.
    All(BTreeMap<VendorName, Place>),
    /// Nothing, which is an edition where the other one has something.
    Nothing(Failure),
}

/// The pairs that the arguments name, ordered by vendor.
pub(super) fn pairs(arguments: &Diff) -> Result<Vec<Pair>, Failure> {
    let (old, new) = match (&arguments.old, &arguments.new) {
        (Some(old), Some(new)) => (editions(Operand::new(old)?, false)?, editions(Operand::new(new)?, false)?),
        (Some(one), None) => match Operand::new(one)? {
            Operand::Path(Store::Disk, path) => {
                let head = Operand::Path(head(&path)?, below_top(&path)?);
                (editions(head, true)?, editions(Operand::Path(Store::Disk, path), true)?)
            }
            Operand::Path(store, path) => {
                let here = from_here(&path)?;
                (editions(Operand::Path(store, path), true)?, editions(Operand::Path(Store::Disk, here), true)?)
            }
            all @ Operand::All(_) => (editions(all, true)?, working_tree()?),
        },
        (None, _) => {
            let project = project()?;
            let specs = project.specs();
            let head = Operand::Path(head(&specs)?, below_top(&specs)?);
            (editions(head, true)?, working_tree()?)
        }
    };
    paired(old, new)
}

fn paired(old: Editions, new: Editions) -> Result<Vec<Pair>, Failure> {
    let name = |place: &Place| VendorName::of_document(&place.document);
    let one = |old: Option<Place>, new: Option<Place>| {
        let name = new.as_ref().or(old.as_ref()).map_or_else(VendorName::unnamed, name);
        Ok(vec![Pair { name, old, new }])
    };
    match (old, new) {
        (Editions::Nothing(_), Editions::Nothing(failure)) => Err(failure),
        (Editions::All(mut old), Editions::All(new)) => {
            let mut pairs: Vec<_> =
                new.into_iter().map(|(name, new)| Pair { old: old.remove(&name), new: Some(new), name }).collect();
            pairs.extend(old.into_iter().map(|(name, old)| Pair { name, old: Some(old), new: None }));
            pairs.sort_by(|a, b| a.name.cmp(&b.name));
            Ok(pairs)
        }
        (Editions::All(old), Editions::Nothing(_)) => paired(Editions::All(old), Editions::All(BTreeMap::new())),
        (Editions::Nothing(_), Editions::All(new)) => paired(Editions::All(BTreeMap::new()), Editions::All(new)),
        (Editions::All(_), _) | (_, Editions::All(_)) => {
            Err(Failure::new("one of the two is a folder of vendors, and the other is not")
                .help("name two documents, two vendors' folders, or two folders of vendors"))
        }
        (Editions::Nothing(_), Editions::File(new) | Editions::Vendor(new)) => one(None, Some(new)),
        (Editions::File(old) | Editions::Vendor(old), Editions::Nothing(_)) => one(Some(old), None),
        // A document that has just been fetched is read as the vendor's folder reads its own.
        (Editions::Vendor(old), Editions::File(mut new)) => {
            borrow(&mut new, &old);
            one(Some(old), Some(new)).map(|pairs| named(pairs, |pair| pair.old.as_ref()))
        }
        (Editions::File(mut old), Editions::Vendor(new)) => {
            borrow(&mut old, &new);
            one(Some(old), Some(new))
        }
        (Editions::File(old) | Editions::Vendor(old), Editions::File(new) | Editions::Vendor(new)) => {
            one(Some(old), Some(new))
        }
    }
}

/// With the name that the document of a vendor's folder has.
fn named(pairs: Vec<Pair>, of: impl Fn(&Pair) -> Option<&Place>) -> Vec<Pair> {
    let name = |pair: &Pair| of(pair).map(|place| VendorName::of_document(&place.document));
    pairs.into_iter().map(|pair| Pair { name: name(&pair).unwrap_or_else(|| pair.name.clone()), ..pair }).collect()
}

/// Lets a document without a configuration of its own take that of a vendor's folder.
fn borrow(file: &mut Place, vendor: &Place) {
    let folder = |place: &Place| place.document.parent().unwrap_or(Path::new("")).to_owned();
    if !file.store.exists(&folder(file).join(config::FILE_NAME)) {
        file.settings = Some((vendor.store.clone(), folder(vendor)));
    }
}

/// What an operand turns out to be. `may_lack` says whether there may be nothing.
fn editions(operand: Operand, may_lack: bool) -> Result<Editions, Failure> {
    let (store, path) = match operand {
        Operand::Path(store, path) => (store, path),
        Operand::All(store) => {
            let specs = match Project::find()? {
                Some(project) => below_top(&project.specs())?,
                None => PathBuf::from(Project::SPECS),
            };
            (store, specs)
        }
    };
    let shown = visible(&store.shown(&path));
    match store.kind(&path)? {
        Some(Kind::File) => return Ok(Editions::File(Place::new(store, &path))),
        Some(Kind::Folder) => {}
        Some(Kind::Link) => return Err(Failure::new(format!("`{shown}` is a symbolic link, which is not followed"))),
        Some(Kind::Submodule) => {
            return Err(Failure::new(format!("`{shown}` is a submodule, whose files are in another repository")));
        }
        None => {
            let failure = absent(&store, &path);
            return if may_lack { Ok(Editions::Nothing(failure)) } else { Err(failure) };
        }
    }
    if let Some(document) = document(&store, &path) {
        return Ok(Editions::Vendor(Place::new(store, &document)));
    }
    // The root of a project stands for its documents.
    let specs = path.join(Project::SPECS);
    let path = if store.kind(&specs)? == Some(Kind::Folder) { specs } else { path };
    let mut vendors = BTreeMap::new();
    for folder in store.folders(&path)? {
        let Some(document) = document(&store, &path.join(&folder)) else { continue };
        let name = VendorName::new(folder)
            .map_err(|error| Failure::new(format!("`{shown}` holds a folder that is no vendor: {error}")))?;
        vendors.insert(name, Place::new(store.clone(), &document));
    }
    if vendors.is_empty() {
        let failure = Failure::new(format!("`{shown}` holds no document, nor folders with one"))
            .help(format!("a document is called {} there", Project::DOCUMENTS.join(" or ")));
        return if may_lack { Ok(Editions::Nothing(failure)) } else { Err(failure) };
    }
    Ok(Editions::All(vendors))
}

/// Why nothing is at a path.
fn absent(store: &Store, path: &Path) -> Failure {
    let failure = Failure::new(format!("there is nothing at `{}`", visible(&store.shown(path))));
    match store {
        Store::Disk => failure,
        Store::Revision(_) => {
            failure.help("paths of git begin at the top of the repository; from the current folder it is `REV:./path`")
        }
    }
}

/// A vendor's document in its folder.
fn document(store: &Store, folder: &Path) -> Option<PathBuf> {
    Project::DOCUMENTS.iter().map(|document| folder.join(document)).find(|path| store.exists(path))
}

/// The vendors of the project as they are now.
fn working_tree() -> Result<Editions, Failure> {
    let vendors = project()?.vendors()?.into_iter();
    Ok(Editions::All(vendors.map(|vendor| (vendor.name, Place::new(Store::Disk, &vendor.document))).collect()))
}

fn project() -> Result<Project, Failure> {
    Project::find()?.ok_or_else(|| {
        Failure::new("there is no `specs` folder here, nor in a folder above")
            .help("for two documents: `bindery diff OLD NEW`")
    })
}

/// The folder in which git is asked about a path on disk: itself, or the nearest one above that is there.
fn folder_of(path: &Path) -> &Path {
    path.ancestors().find(|folder| folder.is_dir() || folder.as_os_str().is_empty()).unwrap_or(Path::new(""))
}

/// What HEAD is where a path on disk lies.
pub(super) fn head(path: &Path) -> Result<Store, Failure> {
    Ok(Store::Revision(Arc::new(Repository::around(folder_of(path))?.revision("HEAD")?)))
}

/// A path on disk as its repository has it.
pub(super) fn below_top(path: &Path) -> Result<PathBuf, Failure> {
    let folder = folder_of(path);
    let rest = path.strip_prefix(folder).unwrap_or(Path::new(""));
    Ok(Repository::around(folder)?.prefix()?.join(rest))
}

/// A path of the repository from the current folder.
fn from_here(path: &Path) -> Result<PathBuf, Failure> {
    let prefix = Repository::around(Path::new(""))?.prefix()?;
    let up: PathBuf = std::iter::repeat_n("..", prefix.components().count()).collect();
    Ok(up.join(path))
}
