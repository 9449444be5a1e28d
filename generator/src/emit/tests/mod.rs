//! What the emitters print for a small plan, and what must hold for every plan.

mod fixture;

use super::*;
use crate::ir::{Json, Pattern, Rule};
use crate::plan::Docs;
use crate::plan::{Line, Schema, Wire};

fn options() -> Options {
    let runtime = RuntimeDependency { version: "0.1.0", path: Some("../../runtime".to_owned()) };
    Options {
        only: CrateKind::ALL.to_vec(),
        runtime,
        dependencies: Vec::new(),
        header: None,
        tables: true,
        limits: Limits::default(),
    }
}

fn single(bindings: &Bindings, options: &Options) -> String {
    let files = single_file(bindings, "acme.rs", options).unwrap();
    String::from_utf8(files.get("acme.rs").unwrap().to_vec()).unwrap()
}

fn printed(bindings: &Bindings) -> Vec<(String, String)> {
    let files = crates(bindings, &options()).unwrap();
    let text = |bytes: &Vec<u8>| String::from_utf8(bytes.clone()).unwrap();
    files.iter().map(|(path, bytes)| (path.as_str().to_owned(), text(bytes))).collect()
}

#[test]
fn files_of_a_small_plan() {
    let bindings = fixture::bindings();
    for (path, text) in printed(&bindings) {
        insta::with_settings!({ omit_expression => true, description => path.clone() }, {
            insta::assert_snapshot!(path.replace(['/', '.'], "_"), text);
        });
    }
    insta::assert_snapshot!("single_file", single(&bindings, &options()));
}

#[test]
fn only_what_was_asked_for() {
    let only = Options { only: vec![CrateKind::Types, CrateKind::Server], ..options() };
    let files = crates(&fixture::bindings(), &only).unwrap();
    assert!(files.get("types/src/lib.rs").is_some() && files.get("server/src/lib.rs").is_some());
    assert!(files.get("client/src/lib.rs").is_none());
    let single = single(&fixture::bindings(), &only);
    assert!(syn::parse_file(&single).unwrap().attrs.is_empty());
    assert!(!single.contains("mod client"));
}

#[test]
fn prints_the_same_again() {
    assert_eq!(printed(&fixture::bindings()), printed(&fixture::bindings()));
}

/// Nothing is built or run with what is printed but the crate itself, and nothing of it is unsafe.
#[test]
fn crates_are_plain() {
    for (path, text) in printed(&fixture::bindings()) {
        if path.ends_with("lib.rs") {
            assert!(text.contains("#![forbid(unsafe_code)]"), "{path}");
        }
        if !path.ends_with(".toml") {
            continue;
        }
        let manifest: toml::Table = text.parse().unwrap();
        let keys = |section: &str| manifest[section].as_table().unwrap().keys().cloned().collect::<Vec<_>>().join(" ");
        assert_eq!(manifest.keys().cloned().collect::<Vec<_>>().join(" "), "dependencies lib lints package", "{path}");
        assert_eq!(keys("package"), "description edition name publish rust-version version", "{path}");
        assert_eq!((keys("lib"), manifest["lib"]["doctest"].as_bool()), ("doctest".to_owned(), Some(false)), "{path}");
        assert_eq!(manifest["lints"]["rust"]["unsafe_code"].as_str(), Some("forbid"), "{path}");
        let types = format!("{}-types", fixture::bindings().vendor);
        let mut dependencies = vec!["bindery", &types];
        dependencies.retain(|name| *name == "bindery" || !path.starts_with("types/"));
        dependencies.sort_unstable();
        assert_eq!(keys("dependencies"), dependencies.join(" "), "{path}");
    }
    let file = syn::parse_file(&single(&fixture::bindings(), &options())).unwrap();
    let modules =
        file.items.iter().filter_map(|item| if let syn::Item::Mod(module) = item { Some(module) } else { None });
    let forbids = |module: &syn::ItemMod| module.attrs.iter().any(|attribute| attribute.path().is_ident("forbid"));
    assert_eq!(modules.map(forbids).collect::<Vec<_>>(), [true; 3]);
}

/// Whatever the document says, what is printed is the same Rust: only literals and comments differ.
#[test]
fn document_text_stays_in_literals_and_comments() {
    let disguised = |text: &str| {
        let mut bindings = fixture::bindings();
        disguise(&mut bindings, text);
        bindings
    };
    let plain = printed(&disguised("plain"));
    for text in testing::Strings::new(17).filter(|text| !text.trim().is_empty()).take(60) {
        let bindings = disguised(&text);
        for (plain, hostile) in plain.iter().zip(&printed(&bindings)) {
            assert_eq!(skeleton(plain), skeleton(hostile), "{text:?} in {}", plain.0);
        }
        syn::parse_file(&single(&bindings, &options())).unwrap();
    }
}

/// The tokens of a file without comments, and with one literal for all strings; of a manifest its keys.
fn skeleton((path, text): &(String, String)) -> String {
    if path.ends_with(".toml") {
        let table: toml::Table = text.parse().unwrap();
        let dependencies = table["dependencies"].as_table().unwrap().keys().cloned().collect::<Vec<_>>();
        return format!("{:?} {dependencies:?} {:?}", table.keys().collect::<Vec<_>>(), table["lib"]);
    }
    testing::skeleton(text.parse().unwrap()).to_string()
}

/// Puts `text` wherever the document's words stand.
fn disguise(bindings: &mut Bindings, text: &str) {
    let wire = || Wire(text.into());
    let docs = || Docs(vec![Line::Document(text.into())]);
    (bindings.title, bindings.description) = (wire(), docs());
    for schema in &mut bindings.schemas {
        match schema {
            Schema::Struct(item) => {
                item.docs = docs();
                item.members.iter_mut().for_each(|member| (member.wire, member.docs) = (wire(), docs()));
                let patterns = item.members.iter_mut().flat_map(|member| &mut member.rules);
                let pattern = || Pattern { source: text.into(), translated: text.into() };
                patterns
                    .filter(|rule| matches!(rule, Rule::Pattern(_)))
                    .for_each(|rule| *rule = Rule::Pattern(pattern()));
            }
            Schema::Enum(item) => {
                item.docs = docs();
                item.variants
                    .iter_mut()
                    .for_each(|variant| (variant.value, variant.docs) = (Json::String(text.into()), docs()));
            }
            Schema::Tuple(item) => item.docs = docs(),
            Schema::Union(item) => item.docs = docs(),
        }
    }
    for operation in &mut bindings.operations {
        (operation.method, operation.path, operation.docs) = (wire(), wire(), docs());
        operation.request.docs = docs();
        operation.body.iter_mut().for_each(|content| content.media_type = wire());
        operation
            .answers
            .iter_mut()
            .flat_map(|answer| &mut answer.contents)
            .for_each(|content| content.media_type = wire());
    }
    bindings.groups.iter_mut().for_each(|group| (group.of, group.docs) = (crate::plan::GroupOf::Tag(wire()), docs()));
    bindings.servers.iter_mut().for_each(|server| (server.url, server.description) = (wire(), wire()));
    bindings.schemes.iter_mut().for_each(|scheme| {
        (scheme.name, scheme.prefix, scheme.docs) = (wire(), wire(), docs());
        scheme.slot = crate::ir::Slot::Header(text.into());
    });
}

/// Every fixture is printed, each item in both ways: see `layout::direct`.
#[test]
fn what_is_printed_directly_is_what_prettyplease_prints() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/fixtures");
    let shared = std::env::var("BINDERY_PRINTED").map(std::path::PathBuf::from).unwrap_or(folder);
    for entry in std::fs::read_dir(shared).unwrap() {
        let path = entry.unwrap().path();
        if !path.is_file() {
            continue;
        }
        let (name, bytes) = (path.display().to_string(), std::fs::read(&path).unwrap());
        let options = crate::generate::Options {
            unsupported: crate::generate::Unsupported::Skip,
            ..crate::generate::Options::default()
        };
        let generated = crate::generate::generate(&crate::generate::Request {
            document: crate::generate::Input { name: &name, contents: &bytes.into() },
            config: None,
            overlays: Vec::new(),
            lock: None,
            name: crate::config::VendorName::new("acme").unwrap(),
            options,
        });
        assert!(generated.is_ok() || generated.files.is_empty(), "{name}");
    }
}
