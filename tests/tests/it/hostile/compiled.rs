//! The same with a text at every place at once, as a crate of its own: it compiles, nothing of its documentation is a
//! test, and rustdoc makes no script of it.

use std::fs;
use std::path::PathBuf;

use bindery_build::generate::Layout;

use super::places::{Place, document, generated, generated_as, places};
use super::texts::TEXTS;
use crate::support::cargo::{run, target};
use crate::support::repository::{files, root};

/// How many documents are compiled.
const DOCUMENTS: usize = 4;

/// A text at each place: at the next place the next one that is not refused there.
fn filled(places: &[Place], start: usize) -> String {
    let mut chosen: Vec<(&Place, &str)> = Vec::new();
    for (number, place) in places.iter().enumerate() {
        let mut texts = (0..12).map(|tried| TEXTS[(start + number * 7 + tried) % TEXTS.len()]);
        let fits = |text: &&str| {
            place.is_prose() || {
                let one_more = chosen.iter().copied().chain([(place, *text)]);
                generated(&document(one_more)).is_ok()
            }
        };
        chosen.extend(texts.find(fits).map(|text| (place, text)));
    }
    document(chosen)
}

#[test]
fn a_crate_of_nothing_else_compiles_and_runs_none_of_it() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("hostile");
    let runtime = root().join("generator/runtime").canonicalize().unwrap().to_string_lossy().replace('\\', "/");
    let places = places();
    fs::create_dir_all(folder.join("src")).unwrap();
    let mut lib = "//! Hostile documents.\n#![deny(warnings)]\n".to_owned();
    for number in 0..DOCUMENTS {
        let document = filled(&places, number * TEXTS.len() / DOCUMENTS);
        let bindings = generated_as(&document, Layout::SingleFile);
        assert!(bindings.is_ok());
        let text = bindings.files.get("hostile.rs").expect("one file");
        fs::write(folder.join(format!("src/d{number}.in")), text).unwrap();
        lib += &format!("/// One of them.\npub mod d{number} {{\n    include!(\"d{number}.in\");\n}}\n");
    }
    fs::write(folder.join("src/lib.rs"), lib).unwrap();
    let features = "[\"client\", \"multipart\", \"server\", \"xml\"]";
    let manifest = format!(
        "[package]\nname = \"hostile-documents\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[workspace]\n\n\
         [dependencies]\nbindery = {{ path = \"{runtime}\", features = {features} }}\n\n\
         [profile.dev]\ndebug = \"line-tables-only\"\n"
    );
    fs::write(folder.join("Cargo.toml"), manifest).unwrap();
    fs::copy(root().join("tests/Cargo.lock"), folder.join("Cargo.lock")).unwrap();

    let tested = run(&folder, &["test", "--offline", "--quiet", "--doc", "--", "--list"], &[]);
    assert!(tested.success, "{}{}", tested.stdout, tested.stderr);
    assert!(!tested.stdout.contains(": test"), "{}", tested.stdout);

    let documented = run(&folder, &["doc", "--offline", "--quiet", "--no-deps"], &[]);
    assert!(documented.success && documented.stderr.is_empty(), "{}", documented.stderr);
    let pages = files(&target().join("doc/hostile_documents"), ".html");
    assert!(pages.len() > 100, "{}", pages.len());
    for page in pages {
        let text = fs::read_to_string(&page).unwrap();
        for active in ["<script>PWNED", "onerror=PWNED", "href=\"javascript:", "href=\"data:", "src=\"data:text/html"] {
            assert!(!text.contains(active), "{}: {active}", page.display());
        }
    }
}
