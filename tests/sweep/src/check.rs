//! The process that checks the crates of one document.

use std::error::Error;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use nix::sys::resource::{UsageWho, getrusage};
use nix::sys::time::TimeValLike;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::arguments::Sweep;
use crate::generate;
use crate::row::Checked;
use sweep::documents::Document;

pub(crate) const WORKER: &str = "check-one";

/// What the process is asked for.
#[derive(Serialize, Deserialize)]
pub(crate) struct Request {
    crates: PathBuf,
    target: PathBuf,
    jobs: u8,
}

impl Request {
    pub(crate) fn new(document: &Document, sweep: &Sweep) -> io::Result<Self> {
        Self::of(document.work.clone(), sweep)
    }

    fn of(crates: PathBuf, sweep: &Sweep) -> io::Result<Self> {
        Ok(Self { crates, target: std::path::absolute(&sweep.work)?.join("target"), jobs: sweep.jobs })
    }
}

/// Builds the dependencies, so that no document is charged for them.
pub(crate) fn prepare(sweep: &Sweep) -> Result<(), Box<dyn Error>> {
    let document = concat!(env!("CARGO_MANIFEST_DIR"), "/../fixtures/minimal.yaml");
    let out = std::path::absolute(&sweep.work)?.join("dependencies");
    generate::run(&generate::Request::plain(document.into(), out.clone())?)?;
    let checked = run(&Request::of(out, sweep)?)?;
    match checked.first {
        Some(first) => Err(format!("the dependencies can't be checked: {first}").into()),
        None => Ok(()),
    }
}

/// Checks, and prints what came of it.
pub(crate) fn work(request: &str) -> Result<(), Box<dyn Error>> {
    println!("{}", serde_json::to_string(&run(&serde_json::from_str(request)?)?)?);
    Ok(())
}

fn run(request: &Request) -> Result<Checked, Box<dyn Error>> {
    generate::workspace(&request.crates)?;
    let mut cargo = Command::new(option_env!("CARGO").unwrap_or("cargo"));
    cargo.args(["check", "--workspace", "--keep-going", "--message-format=json", "--jobs", &request.jobs.to_string()]);
    cargo.arg("--manifest-path").arg(request.crates.join("Cargo.toml")).arg("--target-dir").arg(&request.target);
    cargo.env("CARGO_INCREMENTAL", "0").env_remove("CARGO_TARGET_DIR").stdin(Stdio::null()).stderr(Stdio::inherit());
    let output = cargo.output()?;
    let usage = getrusage(UsageWho::RUSAGE_CHILDREN)?;
    let milliseconds = (usage.user_time() + usage.system_time()).num_milliseconds();
    let mut checked = Checked {
        seconds: f64::from(i32::try_from(milliseconds)?) / 1000.0,
        megabytes: generate::megabytes(usage.max_rss()),
        ..Checked::default()
    };
    let crates = fs::canonicalize(&request.crates)?;
    for line in output.stdout.split(|&byte| byte == b'\n') {
        if let Ok(message) = serde_json::from_slice::<Value>(line) {
            count(&message, &crates, &mut checked);
        }
    }
    if !output.status.success() && checked.errors == 0 {
        checked.errors = 1;
        checked.first.get_or_insert_with(|| "cargo check did not come through: see check-one.log".to_owned());
    }
    Ok(checked)
}

/// Counts a message of cargo's if it is a finding of rustc's about one of the crates.
fn count(message: &Value, crates: &Path, checked: &mut Checked) {
    let is_ours = message["manifest_path"].as_str().is_some_and(|path| Path::new(path).starts_with(crates));
    let finding = &message["message"];
    // What sums up the others has no place.
    let has_place = finding["spans"].as_array().is_some_and(|spans| !spans.is_empty());
    if message["reason"] != "compiler-message" || !is_ours || !has_place {
        return;
    }
    match finding["level"].as_str() {
        Some("warning") => checked.warnings += 1,
        Some(level) if level.starts_with("error") => checked.errors += 1,
        _ => return,
    }
    let rendered = || finding["rendered"].as_str().unwrap_or_default().lines().take(2).collect::<Vec<_>>().join(" ");
    checked.first.get_or_insert_with(rendered);
}
