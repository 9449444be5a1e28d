//! Projects that the tests make up, and what cargo makes of them.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use serde_json::Value;

use crate::support::cargo::{Ran, run};
use crate::support::repository::{files, root};

pub const BUILD: &str = r#"
fn main() {
    bindery_build::Bindings::from_document("specs/notes/openapi.yaml")
        .only([bindery_build::CrateKind::Types])
        .write();
}
"#;

pub const LIBRARY: &str = r#"//! Notes.
#![deny(warnings)]

/// What the document describes.
pub mod notes {
    include!(concat!(env!("OUT_DIR"), "/notes.rs"));
}
"#;

pub const DOCUMENT: &str = "\
openapi: 3.1.0
info: {title: Notes, version: '1'}
servers: [{url: https://notes.example.com}]
security: []
paths:
  /notes:
    post:
      operationId: writeNote
      requestBody:
        content: {application/json: {schema: {$ref: '#/components/schemas/Note'}}}
      responses:
        '204': {description: It is written.}
components:
  schemas:
    Note:
      type: object
      properties:
        text: {type: string}
";

pub const LOCK: &str = "type component Note = Memo\n";

/// A project in a folder of its own.
pub struct Project(pub PathBuf);

impl Project {
    /// A folder with nothing in it.
    pub fn empty(name: &str) -> Self {
        let project = Self(Path::new(env!("CARGO_TARGET_TMPDIR")).join("consumer").join(name));
        if project.0.exists() {
            fs::remove_dir_all(&project.0).unwrap();
        }
        fs::create_dir_all(&project.0).unwrap();
        project
    }

    /// A project in a folder that stays, so that runs of the tests leave one each behind.
    pub fn new(name: &str) -> Self {
        let project = Self::empty(name);
        let manifest = format!(
            "[package]\nname = \"notes-{name}\"\nversion = \"0.1.0\"\nedition = \"2021\"\n\n[workspace]\n\n\
             [dependencies]\nbindery = {{ path = \"{}\" }}\n\n\
             [build-dependencies]\nbindery-build = {{ path = \"{}\" }}\n\n\
             [profile.dev]\ndebug = \"line-tables-only\"\n\n\
             [profile.dev.build-override]\ndebug = \"line-tables-only\"\n",
            crate_path("generator/runtime"),
            crate_path("generator"),
        );
        project.write("Cargo.toml", &manifest);
        project.write("Cargo.lock", &fs::read_to_string(root().join("tests/Cargo.lock")).unwrap());
        project.write("build.rs", BUILD);
        project.write("src/lib.rs", LIBRARY);
        project.write("specs/notes/openapi.yaml", DOCUMENT);
        project
    }

    pub fn write(&self, path: &str, contents: &str) {
        let path = self.0.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, contents).unwrap();
    }

    /// Replaces a part of the document.
    pub fn change(&self, old: &str, new: &str) {
        let path = "specs/notes/openapi.yaml";
        let document = fs::read_to_string(self.0.join(path)).unwrap();
        assert!(document.contains(old), "{old}");
        self.write(path, &document.replace(old, new));
    }

    pub fn build(&self) -> Build {
        self.build_from(Path::new(""), &[])
    }

    /// The same from a folder of the project, with more arguments.
    pub fn build_from(&self, folder: &Path, arguments: &[&str]) -> Build {
        let build = ["build", "--offline", "--message-format", "json-render-diagnostics"];
        let ran = run(&self.0.join(folder), &[&build[..], arguments].concat(), &[]);
        assert!(ran.success, "{}", ran.stderr);
        Build::read(&ran, "notes-")
    }

    pub fn fails(&self) -> String {
        let ran = run(&self.0, &["build", "--offline"], &[]);
        assert!(!ran.success, "{}", ran.stderr);
        ran.stderr
    }

    /// The project's own files; cargo keeps its lock itself.
    pub fn contents(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        let own = files(&self.0, "").into_iter().filter(|path| !path.ends_with("Cargo.lock"));
        own.map(|path| (path.clone(), fs::read(path).unwrap())).collect()
    }
}

/// A folder of this repository, as a manifest elsewhere names it.
pub fn crate_path(folder: &str) -> String {
    root().join(folder).canonicalize().unwrap().to_string_lossy().replace('\\', "/")
}

/// What cargo says of a build of the project.
pub struct Build {
    /// Whether the crate had been built before.
    pub fresh: bool,
    /// `OUT_DIR`.
    pub out: PathBuf,
    pub stderr: String,
}

impl Build {
    fn read(ran: &Ran, package: &str) -> Self {
        let messages = ran.stdout.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
        let own = |message: &Value| message["package_id"].as_str().is_some_and(|id| id.contains(package));
        let messages: Vec<Value> = messages.filter(own).collect();
        let of = |reason: &'static str| messages.iter().filter(move |message| message["reason"] == reason);
        let script = of("build-script-executed").next().unwrap();
        let library = of("compiler-artifact").find(|message| message["target"]["kind"][0] == "lib").unwrap();
        Self {
            fresh: library["fresh"] == true,
            out: PathBuf::from(script["out_dir"].as_str().unwrap()),
            stderr: ran.stderr.clone(),
        }
    }

    pub fn bindings(&self) -> String {
        fs::read_to_string(self.out.join("notes.rs")).unwrap()
    }

    /// When the build script was run: cargo gives its output the time at which it began.
    pub fn executed(&self) -> SystemTime {
        fs::metadata(self.out.with_file_name("output")).unwrap().modified().unwrap()
    }

    /// What the build script told cargo.
    pub fn instructions(&self) -> Vec<String> {
        let output = fs::read_to_string(self.out.with_file_name("output")).unwrap();
        output.lines().map(str::to_owned).collect()
    }
}
