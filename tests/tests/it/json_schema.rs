//! The official test suite of JSON Schema against generated types, where `BINDERY_SHARED` names the folder that has it.
//!
//! Each group of the suite is a schema with values, here a component and the body of an operation. Types are generated
//! for all groups and compiled into one program, which reads every value as a server does, checks it and writes it
//! again. What no schema lists is kept, as each operation answers with the type that it takes.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use bindery_build::config::{CrateKind, VendorName};
use bindery_build::generate::{Generated, Input, Layout, Options, Request, Unsupported, generate};

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
    let run = std::process::Command::new(program_path()).arg(cases).output().unwrap();
    println!("{}", String::from_utf8_lossy(&run.stdout));
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
}

fn program_path() -> PathBuf {
    target().join("debug/json-schema-suite")
}

/// The types of a document, in one file.
fn types(path: &Path, name: &str) -> Generated {
    let bytes = fs::read(path).unwrap();
    generate(&Request {
        document: Input { name, bytes: &bytes },
        config: None,
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
