//! The crates of every vendor, as somebody else gets them: no warning of rustc, clippy or rustdoc, each also alone.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use bindery_build::generate::Options;
use bindery_build::write::plan;

use crate::support::cargo::run;
use crate::support::repository::{Vendor, findings, root};

const KINDS: [&str; 3] = ["types", "client", "server"];

/// A workspace of its own, in a folder that stays, so that only what changed is compiled again.
struct Workspace(PathBuf);

impl Workspace {
    fn generate(vendors: &[Vendor]) -> Self {
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("vendors");
        let runtime = root().join("generator/runtime").canonicalize().unwrap().to_string_lossy().replace('\\', "/");
        for vendor in vendors {
            let options = Options { runtime_path: Some(runtime.clone()), ..Options::default() };
            let generated = vendor.generate_with(options);
            assert!(generated.is_ok(), "{}", findings(&generated));
            plan(&folder.join(&vendor.name), &generated.files).unwrap().apply().unwrap();
            example(&folder.join(&vendor.name).join("client"), "drop(example());");
            example(&folder.join(&vendor.name).join("server"), "example();");
        }
        let crates = vendors.iter().flat_map(|vendor| KINDS.map(|kind| format!("\"{}/{kind}\"", vendor.name)));
        let crates = crates.collect::<Vec<_>>().join(", ");
        // As in the workspace of the tests, so that dependencies are shared with it.
        let profile = "[profile.dev]\ndebug = \"line-tables-only\"\n";
        let manifest = format!("[workspace]\nresolver = \"3\"\nmembers = [{crates}]\n\n{profile}");
        fs::write(folder.join("Cargo.toml"), manifest).unwrap();
        fs::copy(root().join("tests/Cargo.lock"), folder.join("Cargo.lock")).unwrap();
        Self(folder)
    }

    /// Runs cargo, which must have nothing to say.
    fn silent(&self, arguments: &[&str], variables: &[(&str, &str)]) {
        let started = Instant::now();
        let ran = run(&self.0, arguments, variables);
        assert!(ran.success && ran.stderr.is_empty(), "cargo {}\n{}{}", arguments.join(" "), ran.stdout, ran.stderr);
        println!("{:6.1} s: cargo {}", started.elapsed().as_secs_f64(), arguments.join(" "));
    }
}

/// Makes an example of what the crate's documentation shows: generated crates run no doctests.
fn example(folder: &Path, call: &str) {
    let lib = fs::read_to_string(folder.join("src/lib.rs")).unwrap();
    let documentation = lib.lines().map_while(|line| line.strip_prefix("//!")).map(|line| line.trim_start());
    let shown = documentation.skip_while(|line| *line != "```no_run").skip(1).take_while(|line| *line != "```");
    let lines: Vec<&str> = shown.map(|line| line.strip_prefix("# ").unwrap_or(line)).collect();
    assert!(!lines.is_empty(), "{} shows no example", folder.display());
    // What rustdoc allows in an example.
    let text = format!("#![allow(unused, clippy::todo)]\n{}\nfn main() {{\n    {call}\n}}\n", lines.join("\n"));
    fs::create_dir_all(folder.join("examples")).unwrap();
    fs::write(folder.join("examples/documented.rs"), text).unwrap();
}

#[test]
fn every_crate_compiles_without_a_warning() {
    let vendors = Vendor::all();
    let workspace = Workspace::generate(&vendors);
    workspace
        .silent(&["clippy", "--offline", "--quiet", "--workspace", "--all-targets", "--", "--deny", "warnings"], &[]);
    workspace.silent(&["doc", "--offline", "--quiet", "--no-deps"], &[("RUSTDOCFLAGS", "-Dwarnings")]);
    // Together, a crate gets features of dependencies that only another one asks for.
    for kind in KINDS {
        for vendor in &vendors {
            workspace.silent(&["check", "--offline", "--quiet", "--package", &format!("{}-{kind}", vendor.name)], &[]);
        }
    }
}
