//! Every diagnostic code as its page describes it: the example is wrong in this way and no other, its repair is not.
//! `INSTA_UPDATE=always` writes the renderings and `docs/diagnostics.md` anew.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use bindery_build::diagnostic::Code;
use bindery_build::diagnostic::page::{Block, Part, parts, section};
use tempfile::TempDir;

use super::bindery;

/// What no example can show, each with the reason.
const UNSHOWN: [(Code, &str); 1] = [(Code::Unprintable, "a fault of Bindery: once one is known, it is mended")];

/// The blocks below a heading of a code's page.
fn example(code: Code, heading: &'static str) -> Vec<Block> {
    let below = parts(code).into_iter().skip_while(|part| *part != Part::Heading(heading));
    let below = below.skip(1).take_while(|part| !matches!(part, Part::Heading(_)));
    below.filter_map(|part| if let Part::Block(block) = part { Some(block) } else { None }).collect()
}

/// Writes the files of an example, runs its commands, and tells what was reported.
fn reported(example: &[Block]) -> String {
    let folder = TempDir::new().unwrap();
    let files = example.iter().filter_map(|block| Some((block.name?, block)));
    for (name, block) in files.clone() {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes(block)).unwrap();
    }
    let commands: Vec<&str> = example.iter().filter(|block| block.name.is_none()).map(|block| block.text).collect();
    let document = files.clone().map(|(name, _)| name).find(|name| name.starts_with("openapi."));
    let inspect = format!("$ bindery inspect {}\n", document.unwrap_or_default());
    let commands = if commands.is_empty() { inspect } else { commands.concat() };
    let mut reported = String::new();
    for command in commands.lines().filter_map(|line| line.strip_prefix("$ bindery ")) {
        reported += &bindery(folder.path(), &command.split(' ').collect::<Vec<_>>()).stderr;
    }
    reported
}

fn bytes(block: &Block) -> Vec<u8> {
    let Some(encoding) = block.encoding else { return block.text.into() };
    assert_eq!(encoding, "iso-8859-1", "no other encoding is known here");
    block.text.chars().map(|character| u8::try_from(character).unwrap()).collect()
}

/// The findings of a report as `(severity, code)`.
fn findings(reported: &str) -> BTreeSet<(&str, &str)> {
    let heads = reported.lines().filter_map(|line| line.split_once("]: ")?.0.split_once('['));
    heads.filter(|(severity, _)| ["error", "warning", "note"].contains(severity)).collect()
}

#[test]
fn every_code_has_an_example_and_a_repair() {
    let mut wrong = String::new();
    for code in Code::ALL.iter().filter(|code| UNSHOWN.iter().all(|(unshown, _)| unshown != *code)) {
        let (bad, good) = (example(*code, "Wrong"), example(*code, "Repaired"));
        if bad.is_empty() || good.is_empty() {
            _ = writeln!(wrong, "{code}: its page has no blocks below `## Wrong` and `## Repaired`");
            continue;
        }
        let report = reported(&bad);
        if findings(&report).iter().map(|(_, found)| *found).ne([code.id()]) {
            _ = writeln!(wrong, "{code}: this is not what its example alone shows:\n{report}");
        }
        let mended = reported(&good);
        if findings(&mended).iter().any(|(severity, found)| *severity != "note" || *found == code.id()) {
            _ = writeln!(wrong, "{code}: its repair is wrong itself:\n{mended}");
        }
        let mut settings = insta::Settings::clone_current();
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        let compare = || settings.bind(|| insta::assert_snapshot!(code.id(), report));
        if catch_unwind(AssertUnwindSafe(compare)).is_err() {
            _ = writeln!(wrong, "{code}: it is rendered otherwise than its snapshot");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn every_page_belongs_to_a_code_and_begins_with_what_it_means() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    for (folder, extension) in [("src/diagnostic/codes", ".md"), ("cli/tests/it/snapshots", ".snap")] {
        for file in super::files(&root.join(folder)) {
            let id = file.strip_suffix(extension).unwrap_or(&file);
            assert!(Code::from_id(id).is_some_and(|code| code.id() == id), "{folder}/{file} is about no code");
        }
    }
    for code in Code::ALL {
        assert!(matches!(parts(*code).first(), Some(Part::Prose(_))), "{code} has no text");
        let shown = UNSHOWN.iter().all(|(unshown, _)| unshown != code);
        let headings = parts(*code).into_iter().filter(|part| matches!(part, Part::Heading(_)));
        let expected = [Part::Heading("Wrong"), Part::Heading("Repaired")];
        assert!(headings.eq(expected.into_iter().filter(|_| shown)), "{code} has other headings");
    }
}

#[test]
fn every_severity_of_a_code_is_told() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut seen = BTreeSet::new();
    for folder in ["generator/cli/tests/it/snapshots", "tests/tests/it/snapshots"].map(|folder| root.join(folder)) {
        for file in super::files(&folder) {
            let page = fs::read_to_string(folder.join(file)).unwrap();
            seen.extend(findings(&page).into_iter().map(|(severity, code)| (code.to_owned(), severity.to_owned())));
        }
    }
    let untold = seen.iter().filter(|(code, severity)| {
        let told = ["an error", "a warning", "a note"].into_iter().find(|told| told.ends_with(severity));
        let prose = parts(Code::from_id(code).unwrap()).into_iter();
        let mut prose = prose.filter_map(|part| if let Part::Prose(prose) = part { Some(prose) } else { None });
        !prose.any(|prose| prose.replace('\n', " ").contains(told.unwrap()))
    });
    assert_eq!(untold.collect::<Vec<_>>(), Vec::<&(String, String)>::new());
}

const BEGIN: &str = "\
# Diagnostics

What `bindery` reports, by code: what it means, why it matters, what to do about it, and an example with its repair.
`bindery explain CODE` shows the same. An error keeps everything from being generated; a warning says that something is
likely wrong, yet what is generated is right by the letter of the document; a note tells a decision that is worth knowing
(`bindery inspect` and `--json` show notes). A code keeps its meaning for ever.

A vendor's document is best corrected with an overlay beside it, `overlay.yaml`, which is applied again to the next
version of the document and says when it no longer fits.

This page is made from the files in `generator/src/diagnostic/codes` by
`INSTA_UPDATE=always cargo test -p bindery-cli codes`.
";

#[test]
fn the_page_of_codes_is_made_of_the_table() {
    let mut page = BEGIN.to_owned();
    let sections = |page: &mut String, heading: &dyn Fn(&str) -> String, one: &dyn Fn(&Code) -> String| {
        for codes in Code::ALL.chunk_by(|a, b| a.range() == b.range()) {
            *page += &heading(codes[0].range());
            codes.iter().for_each(|code| *page += &one(code));
        }
    };
    let link = |code: &Code| format!("- [{code}](#{}): {}\n", anchor(*code), code.title());
    sections(&mut page, &|range| format!("\n{}:\n\n", capital(range)), &link);
    sections(&mut page, &|range| format!("\n## {}\n", capital(range)), &|code| format!("\n{}", section(*code)));
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/diagnostics.md");
    if std::env::var("INSTA_UPDATE").is_ok_and(|update| update == "always") {
        fs::write(&path, &page).unwrap();
    }
    let is_current = fs::read_to_string(&path).is_ok_and(|current| current == page);
    assert!(is_current, "docs/diagnostics.md is not what `INSTA_UPDATE=always cargo test -p bindery-cli codes` writes");
}

/// As forges make it of a heading: lower case, words joined by hyphens, nothing else but letters, digits and `_`.
fn anchor(code: Code) -> String {
    let heading = format!("{}: {}", code.id(), code.title()).to_lowercase().replace(' ', "-");
    heading.chars().filter(|character| character.is_alphanumeric() || matches!(character, '-' | '_')).collect()
}

fn capital(range: &str) -> String {
    range[..1].to_uppercase() + &range[1..]
}
