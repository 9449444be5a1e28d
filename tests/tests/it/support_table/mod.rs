//! `docs/openapi-support.md` says what is so: its sums are those of its rows, what it calls done or partial occurs in a
//! document that the tests generate from, and every field of OpenAPI does what the page says that it does.

mod fields;
mod objects;

use std::collections::BTreeSet;
use std::fs;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::support::repository::{files, root};

/// What a row may say, in the order of the columns of the sums.
const STATES: [&str; 5] = ["done", "partial", "annotation", "ignored", "refused"];

struct Row {
    section: String,
    /// Code spans of the first cell.
    names: Vec<String>,
    state: String,
}

#[derive(Default)]
struct Reader {
    heading: Option<String>,
    section: String,
    cell: usize,
    names: Vec<String>,
    state: String,
    rows: Vec<Row>,
}

impl Reader {
    fn read(&mut self, event: Event<'_>) {
        match event {
            Event::Start(Tag::Heading { .. }) => self.heading = Some(String::new()),
            Event::End(TagEnd::Heading(_)) => self.section = self.heading.take().unwrap_or_default(),
            Event::Start(Tag::TableRow) => (self.cell, self.names, self.state) = (0, Vec::new(), String::new()),
            Event::End(TagEnd::TableCell) => self.cell += 1,
            Event::Code(text) if self.heading.is_none() && self.cell == 0 => self.names.push(text.to_string()),
            Event::Text(text) | Event::Code(text) => match &mut self.heading {
                Some(heading) => *heading += &text,
                None if self.cell == 1 => self.state += &text,
                None => {}
            },
            Event::End(TagEnd::TableRow) if STATES.contains(&self.state.as_str()) => {
                let (names, state) = (std::mem::take(&mut self.names), self.state.clone());
                self.rows.push(Row { section: self.section.clone(), names, state });
            }
            _ => {}
        }
    }
}

fn page() -> String {
    fs::read_to_string(root().join("docs/openapi-support.md")).unwrap()
}

fn rows() -> Vec<Row> {
    let (page, mut reader) = (page(), Reader::default());
    Parser::new_ext(&page, Options::ENABLE_TABLES).for_each(|event| reader.read(event));
    reader.rows
}

#[test]
fn its_sums_are_those_of_its_rows() {
    let rows = rows();
    let mut sections: Vec<&str> = rows.iter().map(|row| row.section.as_str()).collect();
    sections.dedup();
    let line = |name: &str, is_of: &dyn Fn(&Row) -> bool| {
        let count = |state| rows.iter().filter(|row| is_of(row) && row.state == state).count();
        let counts = STATES.map(|state| count(state).to_string()).join(" | ");
        format!("| {name} | {counts} |\n")
    };
    let mut sums: String = sections.iter().map(|section| line(section, &|row| row.section == *section)).collect();
    sums += &line("**in all**", &|_| true);
    assert!(page().contains(&sums), "docs/openapi-support.md should say\n{sums}");
}

#[test]
fn what_is_done_is_in_a_document_that_is_generated() {
    let folders = ["tests/fixtures", "specs", "tests/behaviour", "tests/hostile", "generator/src"];
    let documents = folders.iter().flat_map(|folder| files(&root().join(folder), ".yaml"));
    let texts: Vec<String> =
        documents.map(|path| String::from_utf8_lossy(&fs::read(path).unwrap()).into_owned()).collect();
    let words: BTreeSet<&str> = texts
        .iter()
        .flat_map(|text| text.split(|char: char| !(char.is_alphanumeric() || "$/-+.".contains(char))))
        .collect();
    let is_name = |name: &&String| name.chars().all(|char| char.is_alphanumeric() || "$/-+.".contains(char));
    // `info.title` is two words of a document, `+json` the end of one.
    let occurs = |name: &str| match name.strip_prefix('+') {
        Some(_) => texts.iter().any(|text| text.contains(name)),
        None => name.split('.').all(|part| words.contains(part)),
    };
    let mut missing = Vec::new();
    for row in rows().iter().filter(|row| matches!(row.state.as_str(), "done" | "partial")) {
        let names = row.names.iter().filter(is_name).filter(|name| !occurs(name));
        missing.extend(names.map(|name| format!("{}: {name}", row.section)));
    }
    assert!(missing.is_empty(), "no document of the tests has {missing:#?}");
}
