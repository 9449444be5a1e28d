//! What fuzzing begins with: the fixtures of the tests, and a dictionary.

use std::fs;
use std::path::{Path, PathBuf};

use crate::json::Json;
use crate::mutate::{self, words};

/// A seed and its name.
pub type Seed = (String, Vec<u8>);

/// The folder of this crate.
#[must_use]
pub fn home() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The files in a folder beside this crate whose names end so, sorted.
pub(crate) fn files(folder: &str, extension: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(home().join(folder)).into_iter().flatten().flatten();
    let mut files: Vec<PathBuf> =
        entries.map(|entry| entry.path()).filter(|path| path.to_string_lossy().ends_with(extension)).collect();
    files.sort();
    files
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_default()
}

/// The text of a fixture.
pub(crate) fn fixture(name: &str) -> String {
    read(&home().join(format!("../fixtures/{name}.yaml")))
}

fn stem(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

/// The fixtures as cases: with the configuration that they begin with, and their overlays.
pub(crate) fn cases() -> Vec<(String, Json)> {
    let paths = ["../fixtures", "../fixtures/bad"].into_iter().flat_map(|folder| files(folder, ".yaml"));
    let cases = paths.filter_map(|path| {
        let text = read(&path);
        let mut members = vec![("document".to_owned(), Json::read(text.as_bytes())?)];
        let lines = text.lines().map_while(|line| line.strip_prefix("#|"));
        let config: String = lines.map(|line| line.strip_prefix(' ').unwrap_or(line).to_owned() + "\n").collect();
        if !config.is_empty() {
            members.push(("config".to_owned(), Json::String(config)));
        }
        let overlay = path.with_file_name("overlays").join(path.file_name()?);
        members.extend(Json::read(read(&overlay).as_bytes()).map(|overlay| ("overlay".to_owned(), overlay)));
        Some((stem(&path), Json::Object(members)))
    });
    cases.collect()
}

/// What a target once got wrong.
#[must_use]
pub fn findings(target: &str) -> Vec<Seed> {
    let files = files(&format!("findings/{target}"), "");
    files.iter().filter_map(|path| Some((stem(path), fs::read(path).ok()?))).collect()
}

/// How many findings there are in all.
#[must_use]
pub fn all_findings() -> usize {
    let folders = files("findings", "").into_iter().filter_map(|folder| fs::read_dir(folder).ok());
    folders.map(Iterator::count).sum()
}

/// Documents: as they are, and with canaries in all of their texts.
#[must_use]
pub fn documents() -> Vec<Seed> {
    let mut seeds = Vec::new();
    for (name, case) in cases() {
        let mut tainted = case.clone();
        mutate::taint(&mut tainted);
        seeds.push((format!("{name}-canary"), tainted.text().into_bytes()));
        seeds.push((name, case.text().into_bytes()));
    }
    seeds
}

/// Files of all three kinds, with the byte that says which.
#[must_use]
pub(crate) fn texts() -> Vec<Seed> {
    let mut seeds = Vec::new();
    for path in ["../fixtures", "../fixtures/bad"].into_iter().flat_map(|folder| files(folder, ".yaml")) {
        let text = read(&path);
        let Some(tree) = Json::read(text.as_bytes()) else { continue };
        let page = format!("# {}\n\n````yaml get /a\n{text}````\n", stem(&path));
        for (kind, text) in [(0, text), (1, tree.text()), (2, page)] {
            seeds.push((format!("{}-{kind}", stem(&path)), [&[kind], text.as_bytes()].concat()));
        }
    }
    let yaml = [
        "a: &x [1, .5, 0x1F, 0o17, ~]\nb: *x\n? c\n: |+\n  text\n\n",
        "{a: 'it''s', \"b\\u00e9\": >-\n  folded\n  text\n}",
        "%YAML 1.2\n---\n!!map {!!str a: !!int 1}\n...\n",
        "&a - &b [*a, {*b : c}]",
    ];
    seeds.extend(yaml.iter().enumerate().map(|(at, text)| (format!("yaml-{at}"), [&[0], text.as_bytes()].concat())));
    seeds
}

/// Configurations, locks, overlays and paths, with the byte that says which.
#[must_use]
pub(crate) fn settings() -> Vec<Seed> {
    let mut seeds = Vec::new();
    let mut add = |name: String, kind: u8, text: &str| seeds.push((name, [&[kind], text.as_bytes()].concat()));
    for (name, case) in cases() {
        if let Some(config) = case.get("config").and_then(Json::as_str) {
            add(format!("{name}-config"), 0, config);
        }
    }
    for path in files("../fixtures/overlays", ".yaml") {
        add(format!("{}-overlay", stem(&path)), 2, &read(&path));
    }
    for vendor in fs::read_dir(home().join("../../specs")).into_iter().flatten().flatten() {
        let name = vendor.file_name().to_string_lossy().into_owned();
        add(format!("{name}-lock"), 1, &read(&vendor.path().join("names.lock")));
        add(format!("{name}-config"), 0, &read(&vendor.path().join("bindery.toml")));
        add(format!("{name}-overlay"), 2, &read(&vendor.path().join("overlay.yaml")));
    }
    for (at, path) in words::PATHS.iter().enumerate() {
        add(format!("path-{at}"), 3, path);
    }
    seeds
}

/// Words for libFuzzer, in its form.
#[must_use]
pub fn dictionary() -> String {
    let escaped = |word: &str| word.bytes().map(|byte| format!("\\x{byte:02x}")).collect::<String>();
    let keywords = words::KEYWORDS.iter().map(|(word, _)| *word);
    let all = keywords.chain(words::NASTY.iter().copied()).chain(words::SYNTAX.iter().copied());
    all.filter(|word| !word.is_empty()).map(|word| format!("\"{}\"\n", escaped(word))).collect()
}
