//! `--watch`: generates again whenever something has changed. Looking a few times a second is enough for a person, and
//! the same on every platform and file system.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, SystemTime};

use bindery_build::build::Project;
use bindery_build::lock;

use crate::Outcome;
use crate::arguments::Generate;
use crate::console::Console;
use crate::failure::Failure;
use crate::input::display;

/// Between one look and the next. What has changed must have been still for as long.
const PAUSE: Duration = Duration::from_millis(250);
/// The most files that are looked at: whoever has more of them beside a document watches something else.
const MOST: usize = 5_000;

/// The files below a folder, each with its time and size.
type State = BTreeMap<PathBuf, (Option<SystemTime>, u64)>;

/// Runs `generate` for ever, once for each change. What goes wrong is told, and the next change may mend it.
pub(crate) fn run(
    arguments: &Generate,
    console: &mut Console,
    generate: impl Fn(&Generate, &mut Console) -> Result<Outcome, Failure>,
) -> Result<Outcome, Failure> {
    loop {
        let folder = folder(arguments)?;
        let before = state(&folder, arguments);
        if let Err(failure) = generate(arguments, console) {
            console.note(failure);
        }
        console.note(format_args!("watching `{}`: stop with Ctrl-C", display(&folder)));
        changed(before, || state(&folder, arguments));
    }
}

/// Waits for another state than `before`, and until that has settled.
fn changed(before: State, look: impl Fn() -> State) {
    let mut last = before.clone();
    loop {
        thread::sleep(PAUSE);
        let now = look();
        if now != before && now == last {
            return;
        }
        last = now;
    }
}

/// The folder of the documents.
fn folder(arguments: &Generate) -> Result<PathBuf, Failure> {
    let folder = match (&arguments.root, &arguments.spec) {
        (Some(root), _) => root.clone(),
        (None, Some(spec)) => spec.parent().unwrap_or(Path::new("")).to_owned(),
        (None, None) => {
            let project = Project::find()?;
            project.map(|project| project.specs()).ok_or_else(|| Failure::new("there is no `specs` folder to watch"))?
        }
    };
    Ok(if folder.as_os_str().is_empty() { PathBuf::from(".") } else { folder })
}

fn state(folder: &Path, arguments: &Generate) -> State {
    let out = arguments.out.as_ref().and_then(|out| fs::canonicalize(out).ok());
    let mut state = State::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).into_iter().flatten().flatten() {
            let (path, name) = (entry.path(), entry.file_name());
            // The lock is written by each run, and others that are hidden or derived are no part of a document.
            let name = name.to_string_lossy();
            if name.starts_with('.') || matches!(&*name, "target" | "node_modules" | lock::FILE_NAME) {
                continue;
            }
            let Ok(metadata) = fs::metadata(&path) else { continue };
            if !metadata.is_dir() {
                state.insert(path, (metadata.modified().ok(), metadata.len()));
            } else if out.is_none() || fs::canonicalize(&path).ok() != out {
                folders.push(path);
            }
            if state.len() >= MOST {
                return state;
            }
        }
    }
    state
}
