//! What is next: told at the end, in the order in which it is to be done.

use std::path::PathBuf;

use bindery_build::generate::Unsupported;

use super::place::Place;
use super::{Wish, texts};
use crate::input::display;

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
                steps.extend(missing(wish, manifest, "`Cargo.toml`"));
                steps.push(format!("add to `src/lib.rs` or `src/main.rs`:\n\n{}", indented(&texts::modules(wish))));
            }
            steps.push("build with `cargo build`; commit `specs`".to_owned());
        }
        false => {
            steps.push(format!("generate with `bindery{lenient}`"));
            match &wish.place {
                Place::Empty(_) => {}
                Place::Package(manifest) => steps.extend(missing(wish, manifest, "`Cargo.toml`")),
                Place::Workspace => {
                    steps.push("add \"bindings\" to `members` in `Cargo.toml`".to_owned());
                    let members = "the `Cargo.toml` of the member that uses them, with the path as seen from there";
                    steps.extend(missing(wish, "", members));
                }
            }
            steps.push(
                "run `cargo test`: it fails whenever `generated` is not what `specs` says, and tells the command \
                        that mends it; commit both"
                    .to_owned(),
            );
        }
    }
    numbered(steps)
}

/// The dependencies, where a manifest does not have them all.
fn missing(wish: &Wish, manifest: &str, called: &str) -> Option<String> {
    let dependencies = texts::dependencies(wish);
    let mut keys = dependencies.lines().filter_map(|line| line.split_once(" = ")).map(|(key, _)| key);
    let is_there =
        |key: &str| manifest.lines().any(|line| line.trim_start().split([' ', '=', '.']).next() == Some(key));
    (!keys.all(is_there)).then(|| format!("add to {called}:\n\n{}", indented(&dependencies)))
}

fn numbered(steps: Vec<String>) -> Vec<String> {
    let steps = steps.into_iter().enumerate().map(|(at, step)| format!("{}. {step}", at + 1));
    ["".to_owned(), "Next:".to_owned()].into_iter().chain(steps).collect()
}

fn indented(text: &str) -> String {
    let line = |line: &str| if line.is_empty() { "\n".to_owned() } else { format!("    {line}\n") };
    text.lines().map(line).collect()
}
