//! What is next: told at the end, in the order in which it is to be done.

use std::path::{Path, PathBuf};

use bindery_build::generate::Unsupported;
use toml_edit::DocumentMut;

use super::place::Place;
use super::{Wish, texts};
use crate::input::display;
use crate::summary::count;

/// The steps, a line each or several. `needed`: what has to be in files that were left as they are.
pub(super) fn steps(wish: &Wish, needed: &[(PathBuf, String)], sound: bool) -> Vec<String> {
    let mut steps = Vec::new();
    if wish.vendors.is_empty() {
        steps.push("put a document at `specs/NAME/openapi.yaml`, and run `bindery init` again".to_owned());
        return numbered(steps);
    }
    if !sound {
        steps.push("mend the document, where it says `error` above".to_owned());
    }
    for (path, text) in needed {
        steps.push(format!("add to `{}`:\n\n{}", display(path), indented(text)));
    }
    let lenient = if wish.unsupported == Unsupported::Skip { " --skip-unsupported" } else { "" };
    match wish.build {
        true => {
            if let Place::Package(manifest) = &wish.place {
                steps.extend(missing(wish, manifest));
                steps.push(format!("add to `src/lib.rs` or `src/main.rs`:\n\n{}", indented(&texts::modules(wish))));
            }
            steps.push("build with `cargo build`; commit `specs`".to_owned());
        }
        false => {
            let why = match wish.errors {
                0 => String::new(),
                errors => format!(", as {} in the way otherwise: `bindery` tells which", stand(errors)),
            };
            steps.push(format!("generate with `bindery{lenient}`{why}"));
            match &wish.place {
                Place::Empty(_) => {}
                Place::Package(manifest) => steps.extend(missing(wish, manifest)),
                Place::Workspace => {
                    steps.push("add \"bindings\" to `members` in `Cargo.toml`".to_owned());
                    steps.extend(missing(wish, ""));
                }
            }
            steps.push(
                "run `cargo test`: it fails whenever `generated` is not what `specs` says, and tells the command \
                        that mends it; commit both"
                    .to_owned(),
            );
        }
    }
    steps.extend(server(wish, lenient));
    numbered(steps)
}

/// How a server is begun.
fn server(wish: &Wish, lenient: &str) -> Option<String> {
    let vendor = wish.vendors.first()?;
    let document = texts::document(wish, vendor);
    // A program of its own sees what the library has.
    let library = match (&wish.place, wish.build) {
        (Place::Workspace, _) => None,
        (_, false) => Some(String::new()),
        (Place::Empty(name), true) => Some(name.clone()),
        (Place::Package(_), true) if !Path::new("src/lib.rs").exists() => None,
        (Place::Package(manifest), true) => {
            let manifest = manifest.parse::<DocumentMut>().ok()?;
            Some(manifest.get("package")?.get("name")?.as_str()?.to_owned())
        }
    };
    let module = match (&library, wish.build) {
        (_, false) => String::new(),
        (Some(library), true) => format!(" --module {}::{}", library.replace('-', "_"), texts::snake(vendor)),
        (None, true) => format!(" --module crate::{}", texts::snake(vendor)),
    };
    let command = format!("bindery skeleton {document}{lenient}{module}");
    Some(match library {
        Some(_) => format!("for a server, begin with `{command} --out src/bin/serve.rs`: a program with every handler"),
        None => format!("for a server, begin with what `{command}` prints: a program with every handler"),
    })
}

/// `1 error stands`.
fn stand(errors: usize) -> String {
    format!("{} {}", count(errors, "error"), if errors == 1 { "stands" } else { "stand" })
}

/// The dependencies, where a manifest does not have them all. As commands: what was to be pasted would repeat tables that
/// a manifest has.
fn missing(wish: &Wish, manifest: &str) -> Option<String> {
    let dependencies = texts::Dependency::all(wish);
    let manifest = manifest.parse::<DocumentMut>().unwrap_or_default();
    let tables = ["dependencies", "dev-dependencies", "build-dependencies"].map(|table| manifest.get(table));
    let is_there = |key: &str| tables.into_iter().flatten().any(|table| table.get(key).is_some());
    let member = if wish.place == Place::Workspace { ", of the MEMBER that uses them" } else { "" };
    let commands: String = dependencies.iter().map(|one| one.command(wish) + "\n").collect();
    let all = dependencies.iter().all(|one| is_there(&one.name));
    (!all).then(|| format!("add the dependencies{member}:\n\n{}", indented(&commands)))
}

fn numbered(steps: Vec<String>) -> Vec<String> {
    let steps = steps.into_iter().enumerate().map(|(at, step)| format!("{}. {step}", at + 1));
    ["".to_owned(), "Next:".to_owned()].into_iter().chain(steps).collect()
}

fn indented(text: &str) -> String {
    let line = |line: &str| if line.is_empty() { "\n".to_owned() } else { format!("    {line}\n") };
    text.lines().map(line).collect()
}
