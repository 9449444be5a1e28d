//! Makes a module of each Rust snippet in the documentation, so that it is compiled, and bindings of the documents that
//! snippets are about.
//!
//! A line `<!-- rust: SCOPE(PARAMETERS) -->` before a snippet says what is there without being shown: the items of the
//! module `scope::SCOPE`, and the parameters of the function. It holds up to the next such line of the page. After one,
//! snippets count that rustdoc is told to ignore: the page of a crate may show what another crate makes of it.
//!
//! A line `<!-- toml: DOCUMENT -->` before a recipe for `bindery.toml` puts it into that of `specs/DOCUMENT`, so that what
//! the page says of it is what happens.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use bindery_build::build::Bindings;

const ROOT: &str = "../..";

fn main() {
    for document in ["feed", "shop"] {
        Bindings::from_document(format!("specs/{document}/openapi.yaml")).write();
    }
    Bindings::from_document("../../examples/bookshop/specs/library/openapi.yaml").name("library").write();
    // A page includes it.
    Bindings::from_document("../../examples/parcels/api/openapi.yaml").name("parcels").write();
    let recipes: String = pages().iter().map(|page| recipes(&fs::read_to_string(page).unwrap(), "shelf")).collect();
    let shelf = Path::new(&std::env::var("OUT_DIR").unwrap()).join("shelf");
    println!("cargo::rerun-if-changed=specs/shelf/openapi.yaml");
    fs::create_dir_all(&shelf).unwrap();
    fs::copy("specs/shelf/openapi.yaml", shelf.join("openapi.yaml")).unwrap();
    fs::write(shelf.join("bindery.toml"), recipes).unwrap();
    Bindings::from_document(shelf.join("openapi.yaml")).name("shelf").write();
    let mut modules = String::new();
    for page in pages() {
        println!("cargo::rerun-if-changed={}", page.display());
        let text = fs::read_to_string(&page).unwrap();
        let name = page.strip_prefix(ROOT).unwrap().with_extension("");
        let name = name.to_str().unwrap().to_lowercase().replace(|char: char| !char.is_alphanumeric(), "_");
        let snippets: String = parse(&text).iter().map(Snippet::module).collect();
        if !snippets.is_empty() {
            let _ = write!(modules, "mod r#{name} {{\n{snippets}}}\n");
        }
    }
    fs::write(Path::new(&std::env::var("OUT_DIR").unwrap()).join("snippets.rs"), modules).unwrap();
}

/// The pages of the documentation. Decisions (`docs/adr`) tell what was considered, and are not for following.
fn pages() -> Vec<PathBuf> {
    let mut pages = ["README.md", "generator/README.md"].map(|page| Path::new(ROOT).join(page)).to_vec();
    for folder in ["docs", "docs/guide"] {
        let folder = Path::new(ROOT).join(folder);
        println!("cargo::rerun-if-changed={}", folder.display());
        let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        pages.extend(entries.filter(|path| path.extension().is_some_and(|extension| extension == "md")));
    }
    pages.sort();
    pages
}

/// What a page says of the `bindery.toml` of a document.
fn recipes(page: &str, document: &str) -> String {
    let mark = format!("<!-- toml: {document} -->\n```toml\n");
    page.split(&mark).skip(1).filter_map(|rest| Some(rest.split_once("```")?.0)).collect()
}

struct Snippet<'t> {
    line: usize,
    scope: &'t str,
    parameters: &'t str,
    code: &'t str,
}

fn parse(page: &str) -> Vec<Snippet<'_>> {
    let (mut found, mut scope, mut parameters) = (Vec::new(), "plain", "");
    let (mut offset, mut code) = (0, None);
    for (line, text) in page.split_inclusive('\n').enumerate() {
        let end = offset + text.len();
        match (code, text.trim_end()) {
            (None, "```rust") => code = Some((line + 1, end)),
            (None, "```rust,ignore") if scope != "plain" => code = Some((line + 1, end)),
            (None, text) => {
                if let Some(given) = text.strip_prefix("<!-- rust: ").and_then(|text| text.strip_suffix(") -->")) {
                    (scope, parameters) = given.split_once('(').unwrap();
                }
            }
            (Some((line, start)), "```") => {
                found.push(Snippet { line, scope, parameters, code: &page[start..offset] });
                code = None;
            }
            (Some(_), _) => {}
        }
        offset = end;
    }
    found
}

impl Snippet<'_> {
    fn module(&self) -> String {
        let Self { line, scope, parameters, code } = self;
        // What is about a file as a whole has no place in a function.
        let code = code.replace("//!", "//");
        format!(
            "mod line_{line} {{\nuse crate::scope::{scope}::*;\n\
             async fn snippet({parameters}) -> Result<(), Box<dyn std::error::Error>> {{\n{code}\n;Ok(()) }} }}\n"
        )
    }
}
