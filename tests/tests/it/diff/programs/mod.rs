//! What a comparison says of code, held against rustc: programs that use the old edition's crates, each one thing of
//! them, are compiled with the new edition's. Those that use what breaks must not compile, all others must.
//!
//! All pairs of `fixtures/diff` are modules of one crate, and so are the programs, which takes a few runs of
//! `cargo check` in all: rustc goes from names to types only where all names are right, so that what fails for one
//! reason is taken out before the rest is looked at.

mod snippets;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use bindery_build::build::Folder;
use bindery_build::diff::{Effect, Report};
use bindery_build::generate::{Layout, Options, Request, Unsupported, generate_with};
use bindery_build::inspect::{Format, Stage, inspect_with};
use serde_json::Value;

use super::{compared, pairs, request};
use crate::support::cargo::run;
use crate::support::repository::{Owned, root};
use snippets::{Snippet, Uses};

/// A program, and what is expected of it.
struct Program {
    pair: String,
    snippet: Snippet,
    /// Whether what it uses breaks.
    breaks: bool,
}

fn read(path: &Path) -> Owned {
    Owned { name: path.file_name().unwrap().to_string_lossy().into_owned(), contents: fs::read(path).unwrap().into() }
}

/// The new edition's crates as one file, with the names that the old one has published; and the old one's items.
fn editions(folder: &Path) -> (String, String) {
    let (old, new) = (folder.join("old.yaml"), folder.join("new.yaml"));
    let (was, is) = (read(&old), read(&new));
    let lock = generate_with(&request(&was), &mut Folder::of(&old)).lock;
    let lock = Owned { name: "names.lock".to_owned(), contents: lock.into_bytes().into() };
    let options = Options { unsupported: Unsupported::Skip, layout: Layout::SingleFile, ..Options::default() };
    let asked = Request { lock: Some(lock.input()), options, ..request(&is) };
    let generated = generate_with(&asked, &mut Folder::of(&new));
    let text = generated.files.iter().next().map(|(_, bytes)| String::from_utf8(bytes.clone()).unwrap());
    let page = inspect_with(&request(&was), &mut Folder::of(&old), Stage::Rust, Format::Text).text;
    (text.unwrap_or_default(), page)
}

/// Which programs must not compile; nothing of those that use something beside what they are about that is gone.
fn programs(pair: &str, page: &str, report: &Report) -> Vec<Program> {
    let breaking =
        |what: &bindery_build::diff::Detail| what.callers.max(what.implementors) == Effect::Breaking && !what.silent;
    let mut whole: BTreeSet<(String, String)> = BTreeSet::new();
    let mut members: BTreeMap<(String, String, String), Vec<&str>> = BTreeMap::new();
    let mut gone: BTreeSet<(String, String)> = BTreeSet::new();
    let mut lost: BTreeSet<String> = BTreeSet::new();
    for item in &report.items {
        let of = item.of.to_string();
        for detail in item.details.iter().filter(|detail| breaking(detail)) {
            let renamed = detail.what.strip_prefix("is called ").and_then(|what| what.split("was `").nth(1));
            let path = renamed.map_or(item.path.clone(), |was| was.trim_end_matches('`').to_owned());
            match &detail.member {
                Some(member) => members.entry((of.clone(), path, member.clone())).or_default().push(&detail.what),
                None => {
                    // A type of another kind may have what the old one had.
                    if !detail.what.contains(" now, was ") || renamed.is_some() {
                        gone.insert((of.clone(), path.clone()));
                    }
                    lost.insert(path.rsplit("::").next().unwrap().to_owned());
                    whole.insert((of.clone(), path));
                }
            }
        }
    }
    let mentions = |text: &str, name: &str| {
        text.split(|letter: char| !letter.is_alphanumeric() && letter != '_').any(|word| word == name)
    };
    let made = snippets::of(page).into_iter().filter_map(|snippet| {
        let (of, path) = snippet.of.clone();
        let member = snippet.member.clone().unwrap_or_default();
        let item = (of.clone(), path.clone());
        if snippet.uses == Uses::Derive && whole.contains(&item) && !gone.contains(&item) {
            return None;
        }
        let is_meant = |what: &&str| match snippet.uses {
            Uses::Field => !what.starts_with('`'),
            Uses::Method => what.starts_with('`') || what.starts_with("there is no "),
            Uses::Derive | Uses::Other => true,
        };
        let told = members.get(&(of.clone(), path.clone(), member)).into_iter().flatten().any(is_meant);
        let breaks = whole.contains(&item) || told;
        // What it is about compiles, but not what it is reached through.
        let name = path.rsplit("::").next().unwrap_or_default().to_owned();
        let through = lost.iter().any(|gone| *gone != name && mentions(&snippet.text, gone));
        let contract = path.split("::").next().unwrap_or_default().to_owned();
        let in_changed_trait =
            of == "server" && members.keys().any(|(of, path, _)| of == "server" && *path == contract);
        let setter = snippet.text.starts_with("SETTER");
        let usable = breaks || !(through || in_changed_trait || setter && unsettled(report, &path));
        usable.then(|| Program { pair: pair.to_owned(), snippet, breaks })
    });
    made.collect()
}

/// Whether the calls that setters are of are of another type: callers never name that.
fn unsettled(report: &Report, setters: &str) -> bool {
    let request = setters.trim_start_matches("Call<").trim_end_matches('>');
    report.items.iter().any(|item| item.details.iter().any(|detail| detail.what.contains(&format!("`Call<{request},"))))
}

/// A crate with the new editions as modules, in a folder that stays.
struct Crate(PathBuf);

impl Crate {
    fn new(texts: &BTreeMap<String, String>) -> Self {
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("diff-programs");
        fs::create_dir_all(folder.join("src/pairs")).unwrap();
        let runtime = root().join("generator/runtime").canonicalize().unwrap().to_string_lossy().replace('\\', "/");
        let manifest = format!(
            "[package]\nname = \"diff-programs\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[workspace]\n\n[dependencies]\n\
             bindery = {{ path = \"{runtime}\", features = [\"client\", \"server\", \"multipart\", \"xml\"] }}\n\n\
             [profile.dev]\ndebug = \"line-tables-only\"\n"
        );
        fs::write(folder.join("Cargo.toml"), manifest).unwrap();
        fs::copy(root().join("tests/Cargo.lock"), folder.join("Cargo.lock")).unwrap();
        let mut modules = String::from("#![allow(warnings)]\npub fn any<T>() -> T { loop {} }\npub mod pairs {\n");
        for (name, text) in texts {
            modules += &format!("    pub mod {name};\n");
            fs::write(folder.join(format!("src/pairs/{name}.rs")), text).unwrap();
        }
        fs::write(folder.join("src/lib.rs"), modules + "}\nmod used;\n").unwrap();
        Self(folder)
    }

    /// The programs that don't compile, by number, with the first thing that is wrong.
    fn fail(&self, programs: &[&Program]) -> BTreeMap<usize, String> {
        let mut text = String::new();
        for (number, program) in programs.iter().enumerate() {
            let pair = program.pair.as_str();
            let body = program
                .snippet
                .text
                .replace("PAIR", pair)
                .replace("SETTER ", "")
                .replace(":: compared_types ::", "crate :: pairs :: PAIR :: types ::");
            let body = body.replace("PAIR", pair).replace("crate :: operations ::", "");
            text += &format!(
                "mod u{number} {{ use crate::any; use super::rt::*; use crate::pairs::{pair}::types::*; use \
                 crate::pairs::{pair}::types::operations::*; use crate::pairs::{pair}::client::Call; {} }}\n",
                body.replace('\n', " ")
            );
        }
        text += "mod rt { pub use ::bindery::client as runtime; pub use ::bindery::operation::*; pub use \
                 ::bindery::client::LinkError; }\n";
        fs::write(self.0.join("src/used.rs"), text).unwrap();
        let ran = run(&self.0, &["check", "--offline", "--quiet", "--message-format", "json"], &[]);
        let mut failed = BTreeMap::new();
        for line in ran.stdout.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok()) {
            let message = &line["message"];
            if line["reason"] != "compiler-message" || message["level"] != "error" {
                continue;
            }
            let rendered = message["rendered"].as_str().unwrap_or_default().to_owned();
            for span in message["spans"].as_array().into_iter().flatten().filter(|span| span["is_primary"] == true) {
                let file = span["file_name"].as_str().unwrap_or_default();
                assert!(file.ends_with("used.rs"), "what was generated does not compile\n{rendered}");
                let number = usize::try_from(span["line_start"].as_u64().unwrap() - 1).unwrap();
                failed.entry(number).or_insert_with(|| rendered.clone());
            }
        }
        assert!(ran.success || !failed.is_empty(), "{}{}", ran.stdout, ran.stderr);
        failed
    }
}

#[test]
#[ignore = "a minute of rustc: `cargo test --manifest-path tests/Cargo.toml --test it -- --ignored diff_programs`"]
fn diff_programs() {
    let mut texts = BTreeMap::new();
    let mut all = Vec::new();
    for (name, folder) in pairs() {
        let report = compared(&folder.join("old.yaml"), &folder.join("new.yaml")).report.unwrap();
        let name = name.replace('-', "_");
        let (text, page) = editions(&folder);
        if text.is_empty() {
            continue;
        }
        texts.insert(name.clone(), text);
        all.extend(programs(&name, &page, &report));
    }
    let made = Crate::new(&texts);
    let shown = |program: &Program, why: &str| {
        let Snippet { of: (of, path), member, text, .. } = &program.snippet;
        format!("{} {of} {path} {member:?}\n  {text}\n{why}", program.pair)
    };
    let good: Vec<&Program> = all.iter().filter(|program| !program.breaks).collect();
    let mut wrong: Vec<String> = Vec::new();
    let mut rest = good.clone();
    loop {
        let failed = made.fail(&rest);
        wrong.extend(failed.iter().map(|(number, why)| shown(rest[*number], why)));
        if failed.is_empty() {
            break;
        }
        rest =
            rest.iter().enumerate().filter(|(number, _)| !failed.contains_key(number)).map(|(_, one)| *one).collect();
    }
    let mut rest: Vec<&Program> = all.iter().filter(|program| program.breaks).collect();
    let bad = rest.len();
    while !rest.is_empty() {
        let failed = made.fail(&rest);
        if failed.is_empty() {
            wrong.extend(rest.iter().map(|program| shown(program, "  is said to break, and compiles")));
            break;
        }
        rest =
            rest.iter().enumerate().filter(|(number, _)| !failed.contains_key(number)).map(|(_, one)| *one).collect();
    }
    println!("{} programs that must compile, {bad} that must not", good.len());
    assert!(wrong.is_empty() && bad > 0, "{} of {}:\n{}", wrong.len(), all.len(), wrong.join("\n"));
}

/// Nothing that breaks code is only among the items.
#[test]
fn diff_loses_nothing_that_breaks() {
    for (name, folder) in pairs() {
        let report = compared(&folder.join("old.yaml"), &folder.join("new.yaml")).report.unwrap();
        for (number, item) in report.items.iter().enumerate() {
            for detail in &item.details {
                let told = |callers: bool| {
                    let mut of = report.changes.iter().filter(|change| change.items.contains(&number));
                    of.any(|change| {
                        let (effect, uncompiled) = match callers {
                            true => (change.effects.callers, change.uncompiled.callers),
                            false => (change.effects.implementors, change.uncompiled.implementors),
                        };
                        effect == Effect::Breaking && (uncompiled || detail.silent)
                    })
                };
                let callers = detail.callers != Effect::Breaking || told(true);
                let implementors = detail.implementors != Effect::Breaking || told(false);
                assert!(callers && implementors, "{name}: {} {}", item.path, detail.what);
            }
        }
    }
}
