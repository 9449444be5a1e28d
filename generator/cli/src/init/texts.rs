//! What the files of a project say at the beginning.

use bindery_build::build::Project;
use bindery_build::config::{self, VendorName};
use bindery_build::generate::Unsupported;

use super::place::Place;
use super::{File, Wish};

pub(super) const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Line ends are compared too. Tables that machines read are folded away in reviews; definitions and methods are not.
const ATTRIBUTES: &str = "\
# Bytes are compared: nothing changes line ends.
/specs/** -text
/generated/** text eol=lf
# Tables for machines: folded away in reviews. What is for people stays to be read.
/generated/**/codec.rs linguist-generated
/generated/**/codec/** linguist-generated
/generated/**/.bindery linguist-generated
# Sorted lines that only ever grow.
/specs/*/names.lock merge=union
";

/// The crates are as they were generated, also where `cargo fmt --all` finds them.
const RUSTFMT: &str = "disable_all_formatting = true\n";

/// Every file of the project, but for documents.
pub(super) fn files(wish: &Wish) -> Vec<File> {
    let mut files: Vec<File> = wish.vendors.iter().map(settings).collect();
    match wish.build {
        true => files.push(File::new("build.rs", build(wish)).needing(calls(wish))),
        false => {
            files.push(File::new(".gitattributes", ATTRIBUTES).needing(ATTRIBUTES));
            files.push(File::new(format!("{}/rustfmt.toml", Project::GENERATED), RUSTFMT));
            if wish.place == Place::Workspace {
                files.push(File::new("bindings/Cargo.toml", tests_manifest()));
                files.push(File::new("bindings/tests/bindings.rs", test(wish)));
            } else {
                files.push(File::new("tests/bindings.rs", test(wish)));
            }
        }
    }
    if let Place::Empty(name) = &wish.place {
        files.push(File::new(".gitignore", "/target\n"));
        files.push(File::new("Cargo.toml", manifest(name, wish)));
        files.push(File::new("src/lib.rs", library(wish)));
    }
    files
}

fn settings(vendor: &VendorName) -> File {
    let text = format!(
        "\
# What `{vendor}` leaves open: every line is optional, and one that has no effect is an error.
#
# [output]
# only = [\"types\", \"client\"]                # without a server
#
# [select]
# tags = [\"Billing*\"]                       # only these operations, and what they reach
#
# [operations.\"PUT /v1/members/{{id}}\"]
# name = \"save_member\"                      # what the method is called
"
    );
    File::new(Project::here().spec_folder(vendor).join(config::FILE_NAME), text)
}

/// A dependency of a package that uses what is generated.
pub(super) struct Dependency {
    pub(super) name: String,
    kind: Kind,
    /// The folder, of a crate that is generated; of the others it is the version.
    path: Option<String>,
    features: &'static [&'static str],
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Normal,
    Dev,
    Build,
}

impl Kind {
    const ALL: [Self; 3] = [Self::Normal, Self::Dev, Self::Build];

    fn table(self) -> &'static str {
        match self {
            Self::Normal => "dependencies",
            Self::Dev => "dev-dependencies",
            Self::Build => "build-dependencies",
        }
    }
}

impl Dependency {
    /// All of them, by kind.
    pub(super) fn all(wish: &Wish) -> Vec<Self> {
        let ours = |name: &str, kind, features| Self { name: name.to_owned(), kind, path: None, features };
        if wish.build {
            return vec![ours("bindery", Kind::Normal, &["client", "server"]), ours("bindery-build", Kind::Build, &[])];
        }
        let generated = |vendor: &VendorName, part: &str| Self {
            name: format!("{vendor}-{part}"),
            kind: Kind::Normal,
            path: Some(format!("{}/{vendor}/{part}", Project::GENERATED)),
            features: &[],
        };
        let crates = wish.vendors.iter().flat_map(|vendor| ["client", "server"].map(|part| generated(vendor, part)));
        let test = (wish.place != Place::Workspace).then(|| ours("bindery-build", Kind::Dev, &[]));
        crates.chain(test).collect()
    }

    /// The command that adds it.
    pub(super) fn command(&self, wish: &Wish) -> String {
        let mut command = String::from("cargo add");
        if wish.place == Place::Workspace {
            command.push_str(" --package MEMBER");
        }
        command.push_str(match self.kind {
            Kind::Normal => "",
            Kind::Dev => " --dev",
            Kind::Build => " --build",
        });
        match &self.path {
            Some(path) => command.push_str(&format!(" --path {path}")),
            None => command.push_str(&format!(" {}@{VERSION}", self.name)),
        }
        if !self.features.is_empty() {
            command.push_str(&format!(" --features {}", self.features.join(",")));
        }
        command
    }

    /// It in a manifest.
    fn line(&self) -> String {
        let value = match (&self.path, self.features) {
            (Some(path), _) => format!("{{ path = \"{path}\" }}"),
            (None, []) => format!("\"{VERSION}\""),
            (None, features) => {
                let features = features.iter().map(|feature| format!("\"{feature}\"")).collect::<Vec<_>>().join(", ");
                format!("{{ version = \"{VERSION}\", features = [{features}] }}")
            }
        };
        format!("{} = {value}\n", self.name)
    }
}

/// The tables of dependencies of a manifest.
fn tables(wish: &Wish) -> String {
    let all = Dependency::all(wish);
    let table = |kind: Kind| {
        let lines: String = all.iter().filter(|one| one.kind == kind).map(Dependency::line).collect();
        (!lines.is_empty()).then(|| format!("[{}]\n{lines}", kind.table()))
    };
    Kind::ALL.into_iter().filter_map(table).collect::<Vec<_>>().join("\n")
}

/// The manifest of a package that begins.
fn manifest(name: &str, wish: &Wish) -> String {
    format!(
        "[package]\nname = \"{name}\"\nversion = \"0.1.0\"\nedition = \"2024\"\npublish = false\n\n{}\n[workspace]\n",
        tables(wish)
    )
}

fn library(wish: &Wish) -> String {
    let mut text = String::from("//! What this project does with the APIs in `specs`.\n");
    match wish.build {
        true => text.push_str(&format!("\n{}", modules(wish))),
        false => {
            for vendor in &wish.vendors {
                let name = snake(vendor);
                text.push_str(&format!("\npub use {name}_client;\npub use {name}_server;\n"));
            }
        }
    }
    text
}

/// The modules that hold what the build script makes.
pub(super) fn modules(wish: &Wish) -> String {
    let module = |vendor: &VendorName| {
        let name = snake(vendor);
        format!("pub mod {name} {{\n    include!(concat!(env!(\"OUT_DIR\"), \"/{name}.rs\"));\n}}\n")
    };
    wish.vendors.iter().map(module).collect::<Vec<_>>().join("\n")
}

fn build(wish: &Wish) -> String {
    format!("//! Makes the modules that the crate includes.\n\nfn main() {{\n{}}}\n", calls(wish))
}

/// The document of a vendor.
pub(super) fn document(wish: &Wish, vendor: &VendorName) -> String {
    let folder = Project::here().spec_folder(vendor);
    let document = Project::DOCUMENTS.iter().find(|document| folder.join(document).exists());
    crate::input::display(&folder.join(document.unwrap_or(&wish.document)))
}

fn calls(wish: &Wish) -> String {
    let lenient = if wish.unsupported == Unsupported::Skip { ".skip_unsupported()" } else { "" };
    let call = |vendor: &VendorName| {
        let path = document(wish, vendor);
        format!("    bindery_build::Bindings::from_document(\"{path}\"){lenient}.write();\n")
    };
    wish.vendors.iter().map(call).collect()
}

fn test(wish: &Wish) -> String {
    let lenient = if wish.unsupported == Unsupported::Skip { ".skip_unsupported()" } else { "" };
    format!(
        "//! The crates in `generated` are those of the documents in `specs`.\n\n\
         #[test]\n\
         fn bindings_are_up_to_date() -> Result<(), bindery_build::Drift> {{\n    \
             bindery_build::Project::nearest()?{lenient}.checked_in()\n\
         }}\n"
    )
}

/// The manifest of the package that holds the test, where no other does.
fn tests_manifest() -> String {
    format!(
        "[package]\nname = \"bindings\"\nversion = \"0.0.0\"\nedition = \"2024\"\npublish = false\n\n\
         [dev-dependencies]\nbindery-build = \"{VERSION}\"\n"
    )
}

pub(super) fn snake(vendor: &VendorName) -> String {
    vendor.as_str().replace('-', "_")
}
