//! Makes the bindings that `src/lib.rs` includes.

use std::path::{Path, PathBuf};
use std::{env, fs};

use bindery_build::Bindings;

const FIXTURES: &[&str] = &[
    "additions",
    "all-of-unions",
    "bodies",
    "bodies-several",
    "callbacks",
    "constraints",
    "constraints-unevaluated",
    "defaults",
    "direction",
    "direction-split",
    "earlier-drafts",
    "enum-numbers",
    "enum-values",
    "envelopes",
    "equal-types",
    "files",
    "foreign",
    "formats",
    "forms",
    "handles",
    "idempotency",
    "links",
    "maps",
    "media-types",
    "methods",
    "multipart",
    "multipart-responses",
    "multipart-styles",
    "names-rust",
    "nulls",
    "nulls-branches",
    "numbers",
    "oauth",
    "objects",
    "objects-mixed",
    "pagination",
    "pagination-declared",
    "pagination-parts",
    "parameter-content",
    "parameter-styles",
    "parameters",
    "recursion",
    "recursion-lists",
    "references-files",
    "renames",
    "response-headers",
    "responses",
    "responses-ranges",
    "security",
    "security-parameters",
    "security-unsaid",
    "servers",
    "servers-none",
    "servers-relative",
    "servers-variables",
    "serving",
    "settings",
    "shared-errors",
    "singles",
    "streams",
    "swagger-2-0",
    "tuples",
    "union-discriminators",
    "union-keys",
    "union-kinds",
    "union-preference",
    "union-tags",
    "usual-error",
    "webhooks",
    "xml",
];

fn main() {
    for name in FIXTURES {
        let document = PathBuf::from(format!("../fixtures/{name}.yaml"));
        Bindings::from_document(with_configuration(name, &document)).name(*name).write();
    }
}

/// A fixture keeps its configuration in the comments that it begins with: where there is one, both are put into a
/// folder of their own.
fn with_configuration(name: &str, document: &Path) -> PathBuf {
    let text = fs::read_to_string(document).unwrap_or_default();
    let lines = text.lines().map_while(|line| line.strip_prefix("#|"));
    let configuration: String = lines.map(|line| line.trim_start().to_owned() + "\n").collect();
    let Some(out) = env::var_os("OUT_DIR").filter(|_| !configuration.is_empty()) else { return document.to_owned() };
    println!("cargo::rerun-if-changed={}", document.display());
    let folder = Path::new(&out).join("configured").join(name);
    let copy = folder.join("openapi.yaml");
    let written = fs::create_dir_all(&folder)
        .and_then(|()| fs::write(folder.join("bindery.toml"), configuration))
        .and_then(|()| fs::write(&copy, text));
    match written {
        Ok(()) => copy,
        Err(error) => {
            println!("cargo::error={}: {error}", folder.display());
            document.to_owned()
        }
    }
}
