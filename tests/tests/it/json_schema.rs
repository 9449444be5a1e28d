//! The official test suite of JSON Schema against generated types, where `BINDERY_SHARED` names the folder that has it.
//!
//! Each group of the suite is a schema with values, here a component and the body of an operation. Types are generated
//! for all groups and compiled into one program, which reads every value as a server does, checks it and writes it
//! again. What no schema lists is kept, as each operation answers with the type that it takes. What misses is listed test
//! by test in `docs/json-schema.md`, with the reason; the lists and the figures there must be exact.

mod report;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use bindery_build::config::{CrateKind, VendorName};
use bindery_build::generate::{Generated, Input, Layout, Options, Request, Unsupported, generate};

use self::report::{Known, Report};
use crate::support::cargo::{cargo, target};
use crate::support::repository::{files, findings, root};

#[test]
#[ignore = "compiles the types of some three hundred schemas: `cargo test --test it -- --ignored --nocapture json_schema`"]
fn suite() {
    let Some(shared) = std::env::var_os("BINDERY_SHARED") else { return };
    let suite = Path::new(&shared).join("suites/json-schema");
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("json-schema");
    fs::create_dir_all(folder.join("src")).unwrap();
    let (mut modules, mut groups) = (String::new(), String::new());
    for path in files(&suite.join("specs"), ".yaml") {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let generated = types(&path, &name);
        if !generated.is_ok() {
            println!("{name}: nothing is generated\n{}", findings(&generated));
            continue;
        }
        let module = name.replace('-', "_");
        let (_, contents) = generated.files.iter().find(|(path, _)| path.as_str().ends_with(".rs")).unwrap();
        fs::write(folder.join(format!("src/suite_{module}.rs")), contents).unwrap();
        let _ = writeln!(modules, "mod suite_{module} {{ include!(\"suite_{module}.rs\"); }}");
        for (group, ident) in requests(&generated.lock) {
            let _ = writeln!(groups, "    \"{group}\" => suite_{module}::types::operations::{ident},");
        }
    }
    let program = include_str!("json_schema/program.txt").replace("/* modules */", &modules);
    fs::write(folder.join("src/main.rs"), program.replace("/* groups */", &groups)).unwrap();
    fs::write(folder.join("Cargo.toml"), manifest()).unwrap();
    fs::copy(root().join("tests/Cargo.lock"), folder.join("Cargo.lock")).unwrap();
    cargo(&folder, &["build", "--offline", "--quiet"]);
    let cases = suite.join("selected.json");
    let run = std::process::Command::new(program_path()).arg(&cases).output().unwrap();
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    let cases: Vec<Value> = serde_json::from_slice(&fs::read(cases).unwrap()).unwrap();
    check(&Report::new(&cases, &serde_json::from_slice(&run.stdout).unwrap()));
}

/// Compares what was found with the documentation, and with what is to be reached.
fn check(report: &Report) {
    let page = fs::read_to_string(root().join("docs/json-schema.md")).unwrap();
    let known = Known::new(&page);
    let (departures, unreached) = (known.section("Departures"), known.section("Not reached"));
    println!("{}", report.table());
    for (name, miss) in &report.misses {
        let known = departures.contains(name) || (unreached.contains(name) && miss.tolerable);
        println!("{}{name}: {}", if known { "" } else { "new: " }, miss.what);
    }
    println!("untyped: {:?}", report.untyped);
    let misses: BTreeSet<String> = report.misses.keys().cloned().collect();
    let listed: BTreeSet<String> = departures.union(&unreached).cloned().collect();
    assert_eq!(misses, listed, "what misses is what the page lists");
    let untyped: BTreeSet<String> = report.untyped.iter().map(|name| format!("`{name}`")).collect();
    let listed = known.section("Untyped");
    let listed: BTreeSet<String> =
        listed.iter().filter_map(|entry| Some(entry.split_once(':')?.0.to_owned())).collect();
    assert_eq!(untyped, listed, "what is untyped is what the page lists");
    assert!(known.quotes(&report.table()), "the page quotes these figures");
    let (typed, untyped) = report.fallbacks();
    assert!(untyped * 20 < typed, "{untyped} of the {typed} groups that state a type are below a twentieth");
    assert!(unreached.iter().all(|name| report.misses[name].tolerable), "only invalid values of tier C may be missed");
    assert!(report.refused("C") >= 70, "refused of tier C: {} %", report.refused("C"));
}

fn program_path() -> PathBuf {
    target().join("debug/json-schema-suite")
}

/// The types of a document, in one file.
fn types(path: &Path, name: &str) -> Generated {
    let contents = fs::read(path).unwrap().into();
    generate(&Request {
        document: Input { name, contents: &contents },
        config: None,
        overlays: Vec::new(),
        lock: None,
        name: VendorName::new("suite").unwrap(),
        options: Options {
            only: Some(vec![CrateKind::Types]),
            unsupported: Unsupported::Skip,
            layout: Layout::SingleFile,
            ..Options::default()
        },
    })
}

/// The request type of each group, from lines such as `type POST /not_000 call = Not000`.
fn requests(lock: &str) -> BTreeMap<String, String> {
    let calls = lock.lines().filter_map(|line| {
        let (group, ident) = line.strip_prefix("type POST /")?.split_once(" call = ")?;
        Some((group.to_owned(), ident.to_owned()))
    });
    calls.collect()
}

fn manifest() -> String {
    let runtime = root().join("generator/runtime").canonicalize().unwrap().to_string_lossy().replace('\\', "/");
    format!(
        "[workspace]\n[package]\nname = \"json-schema-suite\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\
         [dependencies]\nserde_json = \"1\"\nbindery = {{ path = \"{runtime}\", features = [\"validate\"] }}\n\
         [profile.dev]\ndebug = false\n"
    )
}
