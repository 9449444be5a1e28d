//! `bindery init [SPEC]`: what a project needs to begin. What exists is never written over: what to add to it is told.

mod next;
mod place;
mod texts;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use bindery_build::build::Project;
use bindery_build::config::VendorName;
use bindery_build::diagnostic::Severity;
use bindery_build::document::Loader;
use bindery_build::generate::{Options, Unsupported, generate_with};
use bindery_build::write::replace;

use crate::Outcome;
use crate::arguments::Init;
use crate::console::Console;
use crate::failure::Failure;
use crate::input::{Inputs, display};
use place::Place;

/// A file of the project, as it is to begin.
struct File {
    path: PathBuf,
    contents: Vec<u8>,
    /// What has to be in it, where one that exists is not this one: told with the next steps.
    needed: Option<String>,
}

impl File {
    fn new(path: impl Into<PathBuf>, contents: impl Into<Vec<u8>>) -> Self {
        Self { path: path.into(), contents: contents.into(), needed: None }
    }

    fn needing(self, needed: impl Into<String>) -> Self {
        Self { needed: Some(needed.into()), ..self }
    }
}

/// What the project is to be.
struct Wish {
    place: Place,
    vendors: Vec<VendorName>,
    /// Bindings from a build script, instead of crates that are committed.
    build: bool,
    unsupported: Unsupported,
    /// How many errors there are without that.
    errors: usize,
    /// What the document is called that is brought in.
    document: &'static str,
}

pub(crate) fn run(arguments: &Init, console: &mut Console) -> Result<Outcome, Failure> {
    let place = Place::look(arguments.build)?;
    let mut files = Vec::new();
    let (mut unsupported, mut errors) = (Unsupported::Refuse, 0);
    let mut vendors = known()?;
    let mut sound = true;
    let mut called = Project::DOCUMENTS[0];
    if let Some(spec) = &arguments.spec {
        let name = match &arguments.name {
            Some(name) => name.clone(),
            None => VendorName::of_document(&whole(spec)?),
        };
        let document = Document::read(spec, console)?;
        (unsupported, sound, errors) = (document.unsupported, document.sound, document.errors);
        called = called_in_project(spec)?;
        files = document.files(spec, &Project::here().spec_folder(&name), called)?;
        if !vendors.contains(&name) {
            vendors.push(name);
            vendors.sort();
        }
    }
    let wish = Wish { place, vendors, build: arguments.build, unsupported, errors, document: called };
    for file in texts::files(&wish) {
        if !files.iter().any(|other| other.path == file.path) {
            files.push(file);
        }
    }
    let mut needed = Vec::new();
    for file in files {
        match fs::symlink_metadata(&file.path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                replace(&file.path, &file.contents)?;
                console.line(format_args!("new {}", display(&file.path)));
            }
            _ if fs::read(&file.path).is_ok_and(|old| old == file.contents) => {
                console.line(format_args!("unchanged {}", display(&file.path)));
            }
            _ => {
                console.line(format_args!("left as it is {}", display(&file.path)));
                needed.extend(file.needed.map(|text| (file.path, text)));
            }
        }
    }
    next::steps(&wish, &needed, sound).iter().for_each(|line| console.line(line));
    Ok(Outcome::Done)
}

/// The vendors that the project has already.
fn known() -> Result<Vec<VendorName>, Failure> {
    let project = Project::here();
    if !project.specs().is_dir() {
        return Ok(Vec::new());
    }
    let has_document = |folder: &String| {
        let folder = project.specs().join(folder);
        Project::DOCUMENTS.iter().any(|document| folder.join(document).exists())
    };
    let folders = bindery_build::build::folders(&project.specs());
    let folders = folders.map_err(|error| Failure::unreadable(Project::SPECS, &error))?;
    Ok(folders.into_iter().filter(has_document).filter_map(|folder| VendorName::new(folder).ok()).collect())
}

fn whole(path: &Path) -> Result<PathBuf, Failure> {
    fs::canonicalize(path).map_err(|error| Failure::unreadable(&display(path), &error))
}

/// What a document is called in the folder of its vendor.
fn called_in_project(spec: &Path) -> Result<&'static str, Failure> {
    let extension = spec.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
    match extension.to_ascii_lowercase().as_str() {
        "json" => Ok("openapi.json"),
        "yaml" | "yml" => Ok("openapi.yaml"),
        _ => Err(Failure::new(format!("`{}` is no document in YAML or JSON by its name", display(spec)))
            .help("bring a page of documentation in with `bindery import PAGE --vendor NAME`")),
    }
}

/// The document that a project begins with.
struct Document {
    inputs: Inputs,
    /// Whether it takes `--skip-unsupported` to generate from it.
    unsupported: Unsupported,
    /// How many errors there are without that.
    errors: usize,
    /// Whether anything can be generated from it.
    sound: bool,
    /// The other files that it refers to, below its folder.
    others: Vec<String>,
}

impl Document {
    /// Reads it, and generates from it to see whether that goes.
    fn read(spec: &Path, console: &mut Console) -> Result<Self, Failure> {
        let inputs = Inputs::read(spec, None, None, &[])?;
        let mut others = Asked { others: inputs.others(), asked: Vec::new() };
        let generate = |unsupported: Unsupported, others: &mut dyn Loader| {
            let options = Options { unsupported, ..Options::default() };
            generate_with(&inputs.request(VendorName::of_document(spec), options), others)
        };
        let strict = generate(Unsupported::Refuse, &mut others);
        if strict.is_ok() {
            return Ok(Self { unsupported: Unsupported::Refuse, errors: 0, sound: true, others: others.asked, inputs });
        }
        let errors = strict.diagnostics.count(Severity::Error);
        let lenient = generate(Unsupported::Skip, &mut inputs.others()).is_ok();
        if !lenient {
            console.diagnostics(&strict.diagnostics, &strict.sources, Severity::Error);
        }
        let unsupported = if lenient { Unsupported::Skip } else { Unsupported::Refuse };
        Ok(Self { unsupported, errors, sound: lenient, others: others.asked, inputs })
    }

    /// It and what it refers to, copied into the folder of a vendor.
    fn files(&self, spec: &Path, folder: &Path, name: &str) -> Result<Vec<File>, Failure> {
        let here = |path: &Path| path.parent().and_then(|parent| fs::canonicalize(parent).ok());
        if folder.canonicalize().is_ok_and(|folder| here(&spec.canonicalize().unwrap_or_default()) == Some(folder)) {
            return Ok(Vec::new());
        }
        let read = |path: &Path| fs::read(path).map_err(|error| Failure::unreadable(&display(path), &error));
        let mut files = vec![File::new(folder.join(name), read(spec)?)];
        let beside = spec.parent().unwrap_or(Path::new(""));
        let aside = self.inputs.config.iter().chain(&self.inputs.overlays).chain(&self.inputs.lock);
        let aside = aside.filter_map(|file| Some(display(file.path.strip_prefix(beside).ok()?)));
        for other in aside.chain(self.others.iter().cloned()) {
            if other.split('/').any(|part| part == "..") {
                let message = format!("`{}` refers to `{other}`, which is not below its folder", display(spec));
                return Err(Failure::new(message).help("put both below `specs/`, and set `root` in `bindery.toml`"));
            }
            files.push(File::new(folder.join(&other), read(&beside.join(&other))?));
        }
        Ok(files)
    }
}

/// A loader that remembers what it had.
struct Asked<L> {
    others: L,
    asked: Vec<String>,
}

impl<L: Loader> Loader for Asked<L> {
    fn load(&mut self, path: &str) -> Result<Vec<u8>, bindery_build::document::LoadError> {
        let bytes = self.others.load(path)?;
        self.asked.push(path.to_owned());
        Ok(bytes)
    }

    fn place(&self) -> &[String] {
        self.others.place()
    }
}
