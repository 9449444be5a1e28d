//! What holds of everything that is generated, whatever the document says: the oracle of `output` asks for it, and so do
//! the tests of hostile documents (`tests/it/hostile`).

use std::collections::BTreeSet;

use proc_macro2::TokenStream;

/// What is wrong with the names of files: they are such on any platform, and each is there once.
pub(crate) fn names<'p>(paths: impl IntoIterator<Item = &'p str>) -> Vec<String> {
    let (mut known, mut wrong) = (BTreeSet::new(), Vec::new());
    for path in paths {
        if !is_plain(path) {
            wrong.push(format!("the file {path:?}"));
        }
        if !known.insert(path.to_ascii_lowercase()) {
            wrong.push(format!("the file {path:?} is there twice"));
        }
    }
    wrong
}

/// Whether a path has only what every system takes for a name, and leads to what we generate.
fn is_plain(path: &str) -> bool {
    const RESERVED: [&str; 6] = ["con", "prn", "aux", "nul", "com1", "lpt1"];
    let is_word = |letter: u8| letter.is_ascii_lowercase() || letter.is_ascii_digit() || b"_.-".contains(&letter);
    let is_named = |part: &str| {
        let stem = part.split('.').next().unwrap_or_default();
        part.len() <= 100
            && !part.contains("..")
            && !stem.is_empty()
            && !RESERVED.contains(&stem)
            && (part == "Cargo.toml" || part.bytes().all(is_word))
    };
    let is_source = path.ends_with(".rs") && !path.ends_with("build.rs");
    path.split('/').all(is_named) && (is_source || path.ends_with("/Cargo.toml") || path == "names.lock")
}

/// The first character of a file that its reader would not see, or that changes how others are seen.
pub(crate) fn hidden(text: &str) -> Option<char> {
    let is_hidden = |c: &char| {
        c.is_control() && *c != '\n'
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}')
            || matches!(c, '\u{ad}' | '\u{feff}' | '\u{e0000}'..='\u{e007f}')
    };
    text.chars().find(is_hidden)
}

/// The tokens of a file of Rust.
///
/// # Errors
/// Why it is none.
pub(crate) fn rust(path: &str, text: &str) -> Result<TokenStream, String> {
    let tokens: TokenStream = text.parse().map_err(|error| format!("{path} does not lex: {error}"))?;
    match syn::parse2::<syn::File>(tokens.clone()) {
        Ok(_) => Ok(tokens),
        Err(error) => Err(format!("{path} is no Rust: {error}")),
    }
}

/// What is wrong with a `Cargo.toml` of this vendor: it has our dependencies and those of `bindery.toml` (`own`), and
/// nothing that runs.
pub(crate) fn manifest(vendor: &str, path: &str, text: &str, own: &[String]) -> Vec<String> {
    let manifest: toml::Table = match text.parse() {
        Ok(manifest) => manifest,
        Err(error) => return vec![format!("{path}: {error}")],
    };
    let keys = |value: Option<&toml::Value>| {
        let table = value.and_then(toml::Value::as_table);
        table.into_iter().flat_map(|table| table.keys().cloned()).collect::<Vec<String>>()
    };
    let mut wrong = Vec::new();
    let mut known = |of: &str, found: Vec<String>, known: &dyn Fn(&str) -> bool| {
        let unknown = found.into_iter().filter(|key| !known(key));
        wrong.extend(unknown.map(|key| format!("{path}: `{key}` in {of}")));
    };
    let is_among = |all: &'static [&'static str]| move |key: &str| all.contains(&key);
    known("a manifest", manifest.keys().cloned().collect(), &is_among(&["package", "lib", "dependencies", "lints"]));
    let described = &["name", "version", "edition", "rust-version", "description", "publish"];
    known("[package]", keys(manifest.get("package")), &is_among(described));
    known("[lib]", keys(manifest.get("lib")), &is_among(&["doctest"]));
    let (dependencies, types) = (manifest.get("dependencies"), format!("{vendor}-types"));
    let is_own = |name: &str| own.iter().any(|own| own == name);
    known("[dependencies]", keys(dependencies), &|name| name == "bindery" || name == types || is_own(name));
    for name in keys(dependencies).into_iter().filter(|name| !is_own(name)) {
        let dependency = dependencies.and_then(|all| all.get(&name));
        known(&name, keys(dependency), &is_among(&["version", "path", "features"]));
    }
    if keys(manifest.get("lib")).is_empty() {
        wrong.push(format!("{path}: no `doctest` in [lib]"));
    }
    wrong
}
