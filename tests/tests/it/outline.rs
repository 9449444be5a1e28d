//! `inspect --stage rust` shows what lines of the runtime's macros make: of every fixture, each constructor, accessor,
//! setter, link and callback.

use std::collections::BTreeSet;
use std::path::Path;

use bindery_build::build::Folder;
use bindery_build::config::VendorName;
use bindery_build::generate::{Options, Request, Unsupported, generate_with};
use bindery_build::inspect::{Format, Stage, inspect_with};

use crate::support::repository::{Owned, files};

/// Lines that make what callers call, and those that make nothing which the page shows.
const SHOWN: &[&str] = &["new", "defaults", "setters", "links", "callbacks"];
const OTHERS: &[&str] = &[
    "record",
    "request",
    "headers",
    "string_enum",
    "value_enum",
    "union",
    "tuple",
    "operation",
    "envelope_operation",
    "envelope",
    "paginated",
    "statuses",
    "replies",
    "narrow",
];

#[test]
fn outlines_show_what_macros_make() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let mut seen = BTreeSet::new();
    let top = files(&folder, ".yaml").into_iter().filter(|path| path.parent() == Some(&folder));
    for path in top {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let document = Owned { name: name.clone(), contents: std::fs::read(&path).unwrap().into() };
        let request = Request {
            document: document.input(),
            config: None,
            overlays: Vec::new(),
            lock: None,
            name: VendorName::new("shown").unwrap(),
            options: Options { unsupported: Unsupported::Skip, ..Options::default() },
        };
        let generated = generate_with(&request, &mut Folder::of(&path));
        let page = inspect_with(&request, &mut Folder::of(&path), Stage::Rust, Format::Text).text;
        for (file, bytes) in generated.files.iter().filter(|(file, _)| file.as_str().ends_with(".rs")) {
            let Ok(parsed) = syn::parse_file(std::str::from_utf8(bytes).unwrap()) else { panic!("{name}: {file}") };
            let own = page.split("\n// ").find(|part| part.trim_start_matches("// ").starts_with(file.as_str()));
            let methods = own.map_or(0, |part| part.matches("pub fn ").count());
            let mut made = 0;
            for item in parsed.items {
                let syn::Item::Macro(line) = item else { continue };
                let word = line.mac.path.segments.last().unwrap().ident.to_string();
                assert!(SHOWN.contains(&word.as_str()) || OTHERS.contains(&word.as_str()), "{name}: {word}! is new");
                made += usize::from(SHOWN.contains(&word.as_str()));
                seen.insert(word);
            }
            assert!(methods >= made, "{name}: {file} has {made} lines that make methods, and the page shows {methods}");
        }
    }
    assert!(SHOWN.iter().all(|word| seen.contains(*word)), "{seen:?}");
}
