//! The generated types of a document, as a program that values are put through.

use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::io::{BufWriter, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;

use bindery_build::build::Folder;
use bindery_build::config::{CrateKind, VendorName};
use bindery_build::diagnostic::Severity;
use bindery_build::generate::{Generated, Input, Layout, Options, Request, Unsupported, generate_with};
use bindery_build::select::Selection;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::groups::FOLDER;
use crate::walk::Direction;

/// A value to put through the type of a group.
#[derive(Serialize)]
pub(crate) struct Attempt<'v> {
    pub(crate) group: usize,
    pub(crate) direction: Direction,
    /// As servers read, instead of clients.
    pub(crate) strict: bool,
    pub(crate) value: [&'v Value; 1],
}

/// What came of it.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Outcome {
    pub(crate) written: Option<Value>,
    pub(crate) refused: Option<String>,
    /// There is no such type.
    pub(crate) missing: bool,
    /// The name of the type.
    pub(crate) name: String,
}

/// Generates from what `document`, the file at `path`, has become, and builds; the path of the program.
pub(crate) fn build(
    document: &Value,
    path: &Path,
    folder: &Path,
    target: &Path,
    jobs: u8,
) -> Result<PathBuf, Box<dyn Error>> {
    let generated = types(&serde_json::to_vec(document)?, path)?;
    if let Some(found) = generated.diagnostics.iter().find(|found| found.severity == Severity::Error) {
        return Err(format!("not generated: {} {}", found.code.id(), found.message).into());
    }
    let source = folder.join("src");
    fs::create_dir_all(&source)?;
    let code = generated.files.iter().find(|(path, _)| path.as_str().ends_with(".rs"));
    fs::write(source.join("suite.rs"), code.ok_or("no code")?.1)?;
    fs::write(source.join("main.rs"), include_str!("program.txt").replace("/* groups */", &groups(&generated.lock)))?;
    let runtime = fs::canonicalize(concat!(env!("CARGO_MANIFEST_DIR"), "/../../generator/runtime"))?;
    fs::write(
        folder.join("Cargo.toml"),
        format!(
            "[workspace]\n[package]\nname = \"fidelity-trial\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\
             [dependencies]\nserde_json = {{ version = \"1\", features = [\"float_roundtrip\"] }}\n\
             bindery = {{ path = {:?}, features = [\"validate\"] }}\n\
             [profile.dev]\ndebug = false\n[profile.dev.package.\"*\"]\nopt-level = 1\n",
            runtime.display().to_string(),
        ),
    )?;
    fs::copy(concat!(env!("CARGO_MANIFEST_DIR"), "/../Cargo.lock"), folder.join("Cargo.lock"))?;
    let mut cargo = Command::new(option_env!("CARGO").unwrap_or("cargo"));
    cargo.args(["build", "--quiet", "--jobs", &jobs.to_string(), "--target-dir"]).arg(target).current_dir(folder);
    cargo.env("CARGO_INCREMENTAL", "0").env_remove("CARGO_TARGET_DIR").stdin(Stdio::null()).stdout(Stdio::null());
    let output = cargo.stderr(Stdio::piped()).output()?;
    if !output.status.success() {
        let text = String::from_utf8_lossy(&output.stderr).into_owned();
        let first: Vec<&str> = text.lines().skip_while(|line| !line.starts_with("error")).take(4).collect();
        return Err(format!("not compiled: {}", first.join(" ")).into());
    }
    let program = folder.join("trial");
    fs::rename(target.join("debug/fidelity-trial"), &program)?;
    Ok(program)
}

fn types(document: &[u8], path: &Path) -> Result<Generated, Box<dyn Error>> {
    let request = Request {
        document: Input { name: "document.json", contents: &document.to_vec().into() },
        config: None,
        overlays: Vec::new(),
        lock: None,
        name: VendorName::new("suite").map_err(|error| error.to_string())?,
        options: Options {
            only: Some(vec![CrateKind::Types]),
            select: Some(Selection::new([format!("POST {FOLDER}*")], [])),
            unsupported: Unsupported::Skip,
            layout: Layout::SingleFile,
            ..Options::default()
        },
    };
    Ok(generate_with(&request, &mut Folder::of(path)))
}

/// The request type of each group, from lines such as `type POST /fidelity/7 call = Fidelity7Request`.
fn groups(lock: &str) -> String {
    let mut groups = String::new();
    for line in lock.lines() {
        let call = line.strip_prefix("type POST ").and_then(|line| line.strip_prefix(FOLDER));
        if let Some((number, ident)) = call.and_then(|call| call.split_once(" call = ")) {
            let _ = writeln!(groups, "    {number} => suite::types::operations::{ident},");
        }
    }
    groups
}

/// Puts values through; what came of each. Where the program ends early, fewer come back.
pub(crate) fn run(program: &Path, attempts: &[Attempt<'_>]) -> Result<Vec<Outcome>, Box<dyn Error>> {
    let mut command = Command::new(program);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::inherit()).spawn()?;
    let input = child.stdin.take().ok_or("no input")?;
    let lines: Result<Vec<String>, _> = attempts.iter().map(serde_json::to_string).collect();
    let lines = lines?;
    thread::scope(|scope| {
        scope.spawn(move || {
            let mut input = BufWriter::new(input);
            // An end of the program shows in the number of its answers.
            lines.iter().all(|line| writeln!(input, "{line}").is_ok())
        });
        let output = child.wait_with_output()?;
        let text = String::from_utf8(output.stdout)?;
        Ok(text.lines().filter_map(|line| serde_json::from_str(line).ok()).collect())
    })
}
