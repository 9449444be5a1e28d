//! Programs in the hands of rustc: the new editions are modules of one crate, which is checked once, and the programs
//! stand in another, a line each.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use serde_json::Value;

use super::Program;
use crate::support::cargo::run;
use crate::support::repository::root;

/// What every program sees beside the crates.
const AROUND: &str = "#![allow(warnings)]
pub fn any<T>() -> T { loop {} }
fn main() {}
mod used;
";

/// What the crates have of the runtime without saying so, where the document has no type of that name.
const RUNTIME: [&str; 9] = [
    "client::LinkError",
    "operation::Failure",
    "operation::HeadersOf",
    "operation::Operation",
    "operation::Paginated",
    "operation::StatusSet",
    "operation::WithHeaders",
    "server::Credential",
    "server::Denied",
];

/// The two crates, in a folder that stays.
pub struct Crates(PathBuf);

impl Crates {
    /// `texts` are the editions, by the names of their modules.
    pub fn new<'t>(folder: &str, texts: impl IntoIterator<Item = (&'t str, &'t str)>) -> Self {
        let texts: Vec<(&str, &str)> = texts.into_iter().collect();
        let crates = Self(PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(folder));
        let path = |path: &str| root().join(path).canonicalize().unwrap().to_string_lossy().replace('\\', "/");
        let runtime = path("generator/runtime");
        // Types of other crates: those that the runtime knows, and a program's own.
        let foreign = texts.iter().any(|(_, text)| text.contains("::money::"));
        let features = ", \"chrono\", \"jiff\", \"rust_decimal\", \"time\", \"uuid\"";
        let ordered = texts.iter().any(|(_, text)| text.contains("::bindery::IndexMap"));
        let features = format!("{features}{}", if ordered { ", \"indexmap\"" } else { "" });
        let money = if foreign {
            format!("money = {{ package = \"{folder}-money\", path = \"../money\" }}\n")
        } else {
            String::new()
        };
        // Cargo tells packages of workspaces that share a target folder apart by their names only.
        let begun =
            |name: &str| format!("[package]\nname = \"{folder}-{name}\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n");
        let runtime = |features: &str| format!("bindery = {{ path = \"{runtime}\"{features} }}\n");
        let package = |name: &str| {
            let features = format!(", features = [\"client\", \"server\", \"xml\"{features}]");
            format!("{}[dependencies]\n{}{money}", begun(name), runtime(&features))
        };
        let members = if foreign { ", \"money\"" } else { "" };
        if foreign {
            let (lib, serde) =
                (path("tests/money/src/lib.rs"), "serde = { version = \"1\", features = [\"derive\"] }\n");
            let lib = format!("[lib]\nname = \"money\"\npath = \"{lib}\"\n\n");
            crates.write("money/Cargo.toml", &format!("{}{lib}[dependencies]\n{}{serde}", begun("money"), runtime("")));
        }
        // As in the workspace of the tests, so that dependencies are shared with it.
        let profile = "[profile.dev]\ndebug = \"line-tables-only\"\n";
        let workspace = format!("[workspace]\nresolver = \"3\"\nmembers = [\"editions\", \"programs\"{members}]\n\n");
        crates.write("Cargo.toml", &format!("{workspace}{profile}"));
        crates.write("Cargo.lock", &fs::read_to_string(root().join("tests/Cargo.lock")).unwrap());
        crates.write("editions/Cargo.toml", &package("editions"));
        let mut modules = String::from("#![allow(warnings)]\n");
        let mut seen = String::from("mod rt {\n");
        for (name, text) in texts {
            let own = |path: &&&str| {
                let name = path.rsplit("::").next().unwrap();
                ["struct", "enum", "type"].iter().any(|kind| text.contains(&format!("pub {kind} {name} ")))
            };
            let used = RUNTIME.iter().filter(|path| !own(path)).map(|path| format!("pub use ::bindery::{path};"));
            seen +=
                &format!("pub mod {name} {{ pub use ::bindery::client as runtime; {} }}\n", used.collect::<String>());
            modules += &format!("pub mod {name};\n");
            crates.write(&format!("editions/src/{name}.rs"), text);
        }
        crates.write("editions/src/lib.rs", &modules);
        crates.write(
            "programs/Cargo.toml",
            &(package("programs") + &format!("{folder}-editions = {{ path = \"../editions\" }}\n")),
        );
        let around = format!("{AROUND}{seen}}}\nextern crate {}_editions as pairs;\n", folder.replace('-', "_"));
        for target in TARGETS {
            crates.write(&format!("programs/src/bin/{target}/main.rs"), &around);
        }
        crates
    }

    /// Writes a file, if that changes it.
    fn write(&self, path: &str, text: &str) {
        let path = self.0.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        if fs::read_to_string(&path).ok().as_deref() != Some(text) {
            fs::write(path, text).unwrap();
        }
    }

    /// The programs of each of two lists that don't compile, by number, with the first thing that is wrong.
    pub fn fail(&self, programs: [&[&Program]; 2]) -> [BTreeMap<usize, String>; 2] {
        for (target, programs) in TARGETS.iter().zip(programs) {
            let text: String = programs.iter().enumerate().map(|(number, program)| line(number, program)).collect();
            self.write(&format!("programs/src/bin/{target}/used.rs"), &text);
        }
        let ran = run(&self.0, &["check", "--offline", "--quiet", "--keep-going", "--message-format", "json"], &[]);
        let mut failed = [BTreeMap::new(), BTreeMap::new()];
        for message in ran.stdout.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok()) {
            let said = &message["message"];
            if message["reason"] != "compiler-message" || said["level"] != "error" {
                continue;
            }
            let rendered = said["rendered"].as_str().unwrap_or_default().to_owned();
            let of = TARGETS.iter().position(|target| message["target"]["name"] == **target);
            for span in said["spans"].as_array().into_iter().flatten().filter(|span| span["is_primary"] == true) {
                let is_program = span["file_name"].as_str().is_some_and(|file| file.ends_with("used.rs"));
                let failed = of.filter(|_| is_program).and_then(|of| failed.get_mut(of));
                let failed = failed.unwrap_or_else(|| panic!("what was generated does not compile\n{rendered}"));
                let number = usize::try_from(span["line_start"].as_u64().unwrap() - 1).unwrap();
                failed.entry(number).or_insert_with(|| rendered.clone());
            }
        }
        assert!(ran.success || failed.iter().any(|failed| !failed.is_empty()), "{}{}", ran.stdout, ran.stderr);
        failed
    }
}

/// Programs that must compile, and those that must not.
const TARGETS: [&str; 2] = ["compiling", "failing"];

fn line(number: usize, program: &Program) -> String {
    let pair = program.pair.as_str();
    let text = calls(&program.snippet.text.replace("SETTER ", ""));
    let text = text.replace(":: compared_types ::", "crate :: pairs :: PAIR :: types ::").replace("PAIR", pair);
    let text = text.replace("super :: servers ::", &format!("crate::pairs::{pair}::client::servers::"));
    // A type of the document may be called as a trait.
    let text = text.replace("-> impl Future <", "-> impl :: core :: future :: Future <");
    let text = text.replace("> + Send {", "> + :: core :: marker :: Send {");
    let text = text.replace("crate :: operations ::", "").replace('\n', " ");
    format!(
        "mod u{number} {{ use crate::any; use crate::rt::{pair}::*; use crate::pairs::{pair}::types::*; use \
         crate::pairs::{pair}::types::operations::*; {text} }}\n"
    )
}

/// Names the client's calls by their path: a type of the document may be called so too, and is without parameters.
fn calls(text: &str) -> String {
    let mut parts = text.split("Call <");
    let mut all = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let is_other =
            all.trim_end().ends_with("::") || all.ends_with(|last: char| last.is_alphanumeric() || last == '_');
        all += if is_other { "Call <" } else { "crate :: pairs :: PAIR :: client :: Call <" };
        all += part;
    }
    all
}
