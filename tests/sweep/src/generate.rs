//! The process that generates from one document.

use std::collections::BTreeMap;
use std::error::Error;
use std::path::{Path, PathBuf};
use std::time::Instant;
use std::{fs, io};

use bindery_build::analyse::untyped::counts;
use bindery_build::build::Folder;
use bindery_build::config::{Config, VendorName};
use bindery_build::diagnostic::{Diagnostics, Severity};
use bindery_build::generate::{self, Input, Options, Unsupported};
use bindery_build::source::Contents;
use bindery_build::{document, overlay, source};
use nix::sys::resource::{UsageWho, getrusage};
use serde::{Deserialize, Serialize};

use crate::arguments::Sweep;
use crate::row::Generated;
use sweep::documents::Document;

pub(crate) const WORKER: &str = "generate-one";

/// What the process is asked for.
#[derive(Serialize, Deserialize)]
pub(crate) struct Request {
    document: PathBuf,
    out: PathBuf,
    runtime: String,
    skip_unsupported: bool,
}

impl Request {
    pub(crate) fn new(document: &Document, sweep: &Sweep) -> io::Result<Self> {
        Ok(Self {
            document: document.path.clone(),
            out: document.work.clone(),
            runtime: runtime()?.display().to_string(),
            skip_unsupported: sweep.skip_unsupported,
        })
    }

    /// The crates of another document, for their dependencies.
    pub(crate) fn plain(document: PathBuf, out: PathBuf) -> io::Result<Self> {
        Ok(Self { document, out, runtime: runtime()?.display().to_string(), skip_unsupported: false })
    }
}

fn runtime() -> io::Result<PathBuf> {
    fs::canonicalize(concat!(env!("CARGO_MANIFEST_DIR"), "/../../generator/runtime"))
}

/// Generates, writes the crates, prints what came of it.
pub(crate) fn work(request: &str) -> Result<(), Box<dyn Error>> {
    let request: Request = serde_json::from_str(request)?;
    println!("{}", serde_json::to_string(&run(&request)?)?);
    Ok(())
}

pub(crate) fn run(request: &Request) -> Result<Generated, Box<dyn Error>> {
    let document = Contents::from(fs::read(&request.document)?);
    let name = request.document.display().to_string();
    let beside = |file: &str| fs::read(request.document.with_file_name(file)).ok().map(Contents::from);
    let (config, lock) = (beside("bindery.toml"), beside("names.lock"));
    let input = |contents| Input { name: &name, contents };
    let settings = Config::peek(config.as_ref().map(Contents::bytes));
    let overlays: Vec<_> = overlay::files(&settings).into_iter().filter_map(|listed| beside(&listed.path)).collect();
    let generate = |unsupported| {
        let asked = generate::Request {
            document: input(&document),
            config: config.as_ref().map(input),
            overlays: overlays.iter().map(input).collect(),
            lock: lock.as_ref().map(input),
            name: VendorName::of_document(&request.document),
            options: Options { runtime_path: Some(request.runtime.clone()), unsupported, ..Options::default() },
        };
        generate::generate_with(&asked, &mut Folder::of(&request.document))
    };
    let unsupported = if request.skip_unsupported { Unsupported::Skip } else { Unsupported::Refuse };
    let begin = Instant::now();
    let generated = generate(unsupported);
    let seconds = begin.elapsed().as_secs_f64();
    let memory = most_memory()?;

    let errors = by_code(&generated.diagnostics);
    let mut row = Generated {
        seconds,
        megabytes: memory,
        warnings: generated.diagnostics.count(Severity::Warning),
        untyped: counts(&generated.untyped).into_iter().map(|(why, count)| (why.name().to_owned(), count)).collect(),
        left_out: generated.left_out.iter().map(|left| (left.operation.clone(), left.code.to_string())).collect(),
        longest_name: generated.names.longest.clone(),
        long_names: generated.names.long,
        collisions: generated.names.collisions.len(),
        ..Generated::default()
    };
    for (path, text) in generated.files.iter() {
        let path = path.below(&request.out);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(&path, text)?;
        let text = std::str::from_utf8(text)?;
        if path.extension().is_some_and(|extension| extension == "rs") {
            row.lines += text.lines().count();
        }
    }
    if request.skip_unsupported {
        let refused = by_code(&generate(Unsupported::Refuse).diagnostics);
        let skipped = refused.into_iter().map(|(code, count)| {
            let still = errors.get(&code).copied().unwrap_or(0);
            (code, count.saturating_sub(still))
        });
        row.skipped = skipped.filter(|(_, count)| *count > 0).collect();
    }
    row.errors = errors;
    size(&name, &document, &mut row);
    Ok(row)
}

/// Version, operations and schemas, as the document has them.
fn size(name: &str, contents: &Contents, row: &mut Generated) {
    let (mut sources, mut diagnostics, limits) =
        (source::Sources::new(), Diagnostics::new(), bindery_build::limits::Limits::default());
    let file = sources.add_file(name, contents, &limits, &mut diagnostics);
    let document = file.and_then(|file| document::read(&mut sources, file, &limits, &mut diagnostics));
    if let Some(document) = document {
        let items = document.paths.iter().chain(document.webhooks.iter());
        row.version = document.openapi.value.to_string();
        row.operations = items.map(|(_, item)| item.operations.len()).sum();
        row.schemas = document.components.schemas.len();
    }
}

fn by_code(diagnostics: &Diagnostics) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for found in diagnostics.iter().filter(|found| found.severity == Severity::Error) {
        *counts.entry(found.code.id().to_owned()).or_default() += 1;
    }
    counts
}

/// The most that this process had in memory, in megabytes. What the system counts for a process begins with what its
/// parent had, so the kernel's own count goes first where there is one.
fn most_memory() -> Result<f64, Box<dyn Error>> {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let kilobytes = status.lines().find_map(|line| line.strip_prefix("VmHWM:")?.trim().strip_suffix("kB"));
    match kilobytes.and_then(|kilobytes| kilobytes.trim().parse::<f64>().ok()) {
        Some(kilobytes) => Ok(kilobytes / 1024.0),
        None => Ok(megabytes(getrusage(UsageWho::RUSAGE_SELF)?.max_rss())),
    }
}

/// Linux counts kilobytes.
pub(crate) fn megabytes(max_rss: i64) -> f64 {
    f64::from(i32::try_from(max_rss).unwrap_or(i32::MAX)) / 1024.0
}

/// Makes the folder of a document's crates a workspace, with the versions of dependencies that the tests have.
pub(crate) fn workspace(folder: &Path) -> io::Result<()> {
    fs::write(
        folder.join("Cargo.toml"),
        "[workspace]\nresolver = \"3\"\nmembers = [\"types\", \"client\", \"server\"]\n",
    )?;
    fs::copy(concat!(env!("CARGO_MANIFEST_DIR"), "/../Cargo.lock"), folder.join("Cargo.lock")).map(drop)
}
