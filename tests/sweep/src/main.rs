//! `sweep FOLDER`: generates from every document of a folder, checks the three crates of each, and prints a table.
//!
//! Each document is worked on in processes of its own, so that one that exhausts memory, the stack or its time is a row
//! and not the end. Rows are kept beside the crates in the work folder: a sweep that was stopped goes on where it was.

mod arguments;
mod check;
mod generate;
mod row;
mod table;

use std::error::Error;
use std::process::ExitCode;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;

use arguments::Sweep;
use clap::Parser;
use row::Row;
use sweep::documents::{self, Document};

fn main() -> ExitCode {
    let arguments: Vec<_> = std::env::args().skip(1).collect();
    let done = match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        [generate::WORKER, request] => generate::work(request),
        [check::WORKER, request] => check::work(request),
        _ => sweep(&Sweep::parse()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn sweep(sweep: &Sweep) -> Result<(), Box<dyn Error>> {
    let documents = documents::below(&sweep.folder, &sweep.work)?;
    let rows: Vec<Mutex<Row>> = documents.iter().map(|document| Mutex::new(Row::of(document, sweep))).collect();
    let next = AtomicUsize::new(0);
    thread::scope(|scope| {
        for _ in 0..sweep.jobs {
            scope.spawn(|| {
                while let Some(document) = documents.get(next.fetch_add(1, Ordering::Relaxed)) {
                    one(document, &rows, |row| row.generate(document, sweep));
                }
            });
        }
    });
    if !sweep.no_check {
        check::prepare(sweep)?;
        // One after the other: cargo lets one build at a time into a target folder, and has `--jobs` itself.
        for document in &documents {
            one(document, &rows, |row| row.check(document, sweep));
        }
    }
    let rows: Vec<Row> = rows.into_iter().map(|row| row.into_inner().unwrap_or_else(PoisonError::into_inner)).collect();
    if sweep.json {
        println!("{:#}", table::json(&rows));
    } else {
        print!("{}", table::text(&rows));
    }
    Ok(())
}

fn one(document: &Document, rows: &[Mutex<Row>], work: impl FnOnce(&mut Row) -> std::io::Result<bool>) {
    let Some(row) = rows.get(document.number) else { return };
    let mut row = row.lock().unwrap_or_else(PoisonError::into_inner);
    match work(&mut row).and_then(|changed| if changed { document.keep(&*row).map(|()| true) } else { Ok(false) }) {
        Ok(true) => eprintln!("{}: {}", document.name, row.last()),
        Ok(false) => {}
        Err(error) => eprintln!("{}: {error}", document.name),
    }
}
