//! `fidelity FOLDER`: whether generated types carry what documents describe.
//!
//! Every example and default of every document below the folder, and values sampled from its component schemas, are
//! judged by an independent validator; what is valid is read into the type that is generated for its schema and written
//! again, and must be equal JSON then. Each document is tried in a process of its own, and rows are kept: a run that was
//! stopped goes on where it was.

mod arguments;
mod chance;
mod dialect;
mod groups;
mod judge;
mod keywords;
mod read;
mod row;
mod same;
mod sample;
mod table;
mod text;
mod trial;
mod walk;
mod work;

use std::error::Error;

use arguments::Fidelity;
use clap::Parser;
use row::Row;
use sweep::child;
use sweep::documents::{self, Document};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<_> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        [work::WORKER, request] => work::work(request),
        _ => all(&Fidelity::parse()),
    }
}

fn all(fidelity: &Fidelity) -> Result<(), Box<dyn Error>> {
    let mut rows = Vec::new();
    for document in documents::below(&fidelity.folder, &fidelity.work)? {
        let is_wanted =
            fidelity.only.is_empty() || fidelity.only.iter().any(|only| document.name.contains(only.as_str()));
        if is_wanted {
            rows.push(row(&document, fidelity)?);
        }
    }
    if fidelity.json {
        println!("{}", serde_json::to_string_pretty(&rows)?);
    } else {
        print!("{}", table::text(&rows, fidelity.failures));
    }
    Ok(())
}

fn row(document: &Document, fidelity: &Fidelity) -> Result<Row, Box<dyn Error>> {
    let key = document.key(&format!("{} {}", fidelity.samples, fidelity.seed));
    if let Some(row) = document.kept::<Row>().filter(|row| row.key == key && !fidelity.fresh) {
        return Ok(row);
    }
    let request = serde_json::to_string(&work::Request {
        document: std::path::absolute(&document.path)?,
        folder: document.work.clone(),
        target: std::path::absolute(&fidelity.work)?.join("target"),
        jobs: fidelity.jobs,
        samples: fidelity.samples,
        seed: fidelity.seed,
    })?;
    let found = child::run(work::WORKER, &request, &document.work, fidelity.timeout)?;
    let row = Row { document: document.name.clone(), key, found };
    document.keep(&row)?;
    eprintln!("{}", table::text(std::slice::from_ref(&row), 0).lines().nth(2).unwrap_or_default());
    Ok(row)
}
