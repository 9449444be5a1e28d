//! What stands in the folder already, as cargo sees it.

use std::fs;
use std::path::Path;

use toml_edit::DocumentMut;

use crate::failure::Failure;
use crate::input::display;

/// The current folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// No project of cargo: one begins here, under this name.
    Empty(String),
    /// A package, which may be the root of a workspace: its manifest.
    Package(String),
    /// The root of a workspace, without a package of its own.
    Workspace,
}

impl Place {
    /// Looks. `build`: whether a build script is to be written.
    pub(super) fn look(build: bool) -> Result<Self, Failure> {
        let here = std::env::current_dir().map_err(|error| Failure::unreadable(".", &error))?;
        let manifest = Path::new("Cargo.toml");
        if !manifest.exists() {
            let above = here.ancestors().skip(1).find(|folder| folder.join("Cargo.toml").exists());
            return match above {
                None => Ok(Self::Empty(package(&here))),
                Some(above) => {
                    Err(Failure::new(format!("there is a `Cargo.toml` in `{}`, and none here", display(above)))
                        .help("run this in the folder of a package or of a workspace, or in one outside of any"))
                }
            };
        }
        let text = fs::read_to_string(manifest).map_err(|error| Failure::unreadable("Cargo.toml", &error))?;
        let parsed = text.parse::<DocumentMut>();
        let parsed = parsed.map_err(|error| Failure::new(format!("can't read `Cargo.toml`: {}", error.message())))?;
        match parsed.contains_key("package") {
            true => Ok(Self::Package(text)),
            false if build => Err(Failure::new("a build script belongs to a package, and this `Cargo.toml` has none")
                .help("run this in the folder of the package that uses the bindings")),
            false => Ok(Self::Workspace),
        }
    }
}

/// The name of a package that begins in this folder.
fn package(folder: &Path) -> String {
    let name = folder.file_name().map(|name| name.to_string_lossy().to_ascii_lowercase()).unwrap_or_default();
    let words = name.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let name = words.collect::<Vec<_>>().join("-");
    // Cargo refuses those of the language and of its own.
    let taken = ["test", "core", "std", "alloc", "proc-macro", "self", "super", "crate", "build", "deps", "examples"];
    match name.starts_with(|first: char| first.is_ascii_lowercase()) && !taken.contains(&name.as_str()) {
        true => format!("{name}-app"),
        false => "app".to_owned(),
    }
}
