//! The reference of `bindery.toml`. `INSTA_UPDATE=always` writes it anew.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use bindery_build::config::Config;
use bindery_build::config::reference::{Entry, SECTIONS, Section, Values};
use bindery_build::diagnostic::{Code, Diagnostic, Diagnostics};
use bindery_build::source::FileId;

const BEGIN: &str = "\
# Configuration

`bindery.toml` stands beside a document and says what is to be otherwise than the document has it, or than Bindery would
do it. All of it is optional; without the file nothing is set.

**Every entry must have an effect.** One that nothing in the document answers to is an error (`B0704`), so that a file says
what is so and nothing else: an operation that the vendor has renamed, a format that no schema has any more, are told
where they stand. So are unknown settings (`B0702`), and values that a setting can't have (`B0703`), each with what can
stand there. What *has to be there* for a setting to have an effect is told below.

Names of the document with characters other than letters, digits, `-` and `_` are quoted, as TOML wants it:
`[operations.\"GET /members\"]`.

This page is made of the table in `generator/src/config/reference` by
`INSTA_UPDATE=always cargo test -p bindery-cli configuration`.
";

/// A text in which `<` and `|` do not end a cell or begin a tag.
fn values(values: &Values) -> String {
    let words = |of: fn() -> Vec<(&'static str, &'static str)>| {
        of().into_iter().map(|(word, meaning)| format!("\n    - `\"{word}\"`: {meaning}")).collect::<String>()
    };
    match values {
        Values::Any(kind) => (*kind).to_owned(),
        Values::Words(of) => format!("one of{}", words(*of)),
        Values::WordsOr(of, kind) => format!("{kind}; or one of{}", words(*of)),
        Values::ListOfWords(of) => format!("a list of{}", words(*of)),
    }
}

fn entry(page: &mut String, of: &Entry) {
    _ = writeln!(page, "### `{}`\n\n{}\n", of.key, of.what);
    _ = writeln!(page, "- value: {}", values(&of.values));
    _ = writeln!(page, "- default: {}", of.default);
    _ = writeln!(page, "- has to be there: {}\n", of.needs);
    _ = writeln!(page, "```toml\n{}```\n", of.example);
}

fn page() -> String {
    let mut page = BEGIN.to_owned();
    for section in SECTIONS {
        _ = writeln!(page, "\n## {}\n", section.title);
        if !section.header.is_empty() {
            _ = writeln!(page, "`{}`\n", section.header);
        }
        if !section.about.is_empty() {
            _ = writeln!(page, "{}\n", section.about);
        }
        section.entries.iter().for_each(|of| entry(&mut page, of));
        page.truncate(page.trim_end().len());
        page.push('\n');
    }
    page
}

#[test]
fn the_page_of_the_configuration_is_made_of_the_table() {
    let page = page();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/configuration.md");
    if std::env::var("INSTA_UPDATE").is_ok_and(|update| update == "always") {
        fs::write(&path, &page).unwrap();
    }
    let is_current = fs::read_to_string(&path).is_ok_and(|current| current == page);
    let mend = "INSTA_UPDATE=always cargo test -p bindery-cli configuration";
    assert!(is_current, "docs/configuration.md is not what `{mend}` writes");
}

fn problems(text: &str) -> Vec<Diagnostic> {
    let mut diagnostics = Diagnostics::new();
    let _ = Config::parse(FileId::default(), text, &mut diagnostics);
    diagnostics.into_iter().collect()
}

#[test]
fn every_example_is_read() {
    for section in SECTIONS {
        for of in section.entries {
            assert_eq!(problems(of.example), [], "{}", of.example);
            let named = section.free || of.example.contains(of.key);
            assert!(named && of.example.contains(head(section)), "{}: {}", of.key, of.example);
        }
    }
}

/// What the header of a table begins with.
fn head(section: &Section) -> &str {
    section.header.split(['.', ']']).next().unwrap()
}

/// The settings that the reader knows at a place, which it tells when it is asked for another.
fn known(text: &str) -> Vec<String> {
    let found = problems(text).into_iter().find(|found| found.code == Code::UnknownSetting).unwrap();
    let help = found.help.unwrap();
    let list = help.strip_prefix("known here: ").unwrap();
    list.split(", ").map(|word| word.trim_matches('`').to_owned()).collect()
}

#[test]
fn the_table_has_what_the_reader_knows() {
    for section in SECTIONS.iter().filter(|section| !section.free) {
        let mut read = known(&format!("{}zzzzzzzzzzzz = 1\n", section.sample));
        let mut told: Vec<String> = section.entries.iter().map(|of| of.key.to_owned()).collect();
        if section.header.is_empty() {
            told.extend(SECTIONS.iter().skip(1).map(|section| {
                let name = section.header.trim_start_matches('[');
                name.split(['.', ']']).next().unwrap().to_owned()
            }));
        }
        read.sort();
        told.sort();
        assert_eq!(read, told, "[{}]", section.header);
    }
}
