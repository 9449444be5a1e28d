//! Sweeps the shared collection of real documents and prints what was found:
//! `BINDERY_SHARED=… cargo test --release -p bindery-build -- --ignored --nocapture corpus`.

use crate::diagnostic::{Code, Diagnostics, Severity, Style, render};
use crate::document::read;
use crate::limits::Limits;
use crate::source::Sources;
use std::collections::BTreeMap;
use std::time::Instant;

#[test]
#[ignore = "needs the shared collection"]
#[allow(clippy::print_stdout, reason = "the counts are what it is run for")]
fn every_document_is_read() {
    let shared = std::env::var("BINDERY_SHARED").expect("BINDERY_SHARED names the shared folder");
    let folder = std::env::var("BINDERY_FOLDER").unwrap_or_else(|_| "corpus".to_owned());
    let folder = std::fs::read_dir(format!("{shared}/{folder}")).expect("the folder can be listed");
    let mut paths: Vec<_> = folder.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.sort();
    let documents = paths.iter().filter(|path| {
        let extension = path.extension().and_then(|extension| extension.to_str());
        matches!(extension, Some("yaml" | "json" | "md")) && !path.ends_with("README.md")
    });
    let (mut clean, mut codes) = (0, BTreeMap::<(Severity, Code), usize>::new());
    for path in documents {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let bytes = std::fs::read(path).expect("the file can be read");
        let (mut sources, mut found) = (Sources::new(), Diagnostics::new());
        let started = Instant::now();
        let file = sources.add_file(&name, &bytes.into(), &Limits::default(), &mut found);
        let document = file.and_then(|file| read(&mut sources, file, &Limits::default(), &mut found));
        let took = started.elapsed().as_millis();
        let operations = document
            .as_ref()
            .map_or(0, |document| document.paths.values().map(|item| item.operations.len()).sum::<usize>());
        let unknown = document.as_ref().map_or(0, |document| document.unknown_members);
        let [errors, warnings, notes] = [Severity::Error, Severity::Warning, Severity::Note].map(|s| found.count(s));
        println!("{name}: {operations} operations, {unknown} unknown, {errors}/{warnings}/{notes}, {took} ms");
        clean += usize::from(errors == 0);
        for diagnostic in found.sorted() {
            *codes.entry((diagnostic.severity, diagnostic.code)).or_default() += 1;
            println!("{}", render(diagnostic, &sources, Style::Plain));
        }
    }
    println!("{clean} without errors");
    for ((severity, code), count) in codes {
        println!("{count:6} {severity} {code} {}", code.title());
    }
}
