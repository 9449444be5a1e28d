//! The command line.

use std::path::PathBuf;

use clap::Parser;

/// Read the examples of every document below a folder, and values sampled from its schemas, into generated types, write
/// them again, and print a table
#[derive(Debug, Parser)]
pub(crate) struct Fidelity {
    /// The folder; every `.yaml`, `.yml` and `.json` file in it and below is taken for a document
    pub(crate) folder: PathBuf,
    /// Only documents whose path has one of these in it
    pub(crate) only: Vec<String>,
    /// Where programs, rows and the target folder go; what is there already is not done again
    #[arg(long, default_value = "target/fidelity", value_name = "DIR")]
    pub(crate) work: PathBuf,
    /// Values to sample for each document: of each component schema one at least
    #[arg(long, default_value_t = 300, value_name = "N")]
    pub(crate) samples: usize,
    /// Another seed gives other values
    #[arg(long, default_value_t = 1, value_name = "N")]
    pub(crate) seed: u64,
    /// cargo's jobs
    #[arg(long, default_value_t = 2, value_parser = clap::value_parser!(u8).range(1..=64), value_name = "N")]
    pub(crate) jobs: u8,
    /// Seconds after which a document is given up
    #[arg(long, default_value_t = 900, value_name = "SECONDS")]
    pub(crate) timeout: u64,
    /// Do everything again; needed after a change of the runtime, which is not looked at
    #[arg(long)]
    pub(crate) fresh: bool,
    /// Print rows as JSON
    #[arg(long)]
    pub(crate) json: bool,
    /// How many failures of a document to print
    #[arg(long, default_value_t = 5, value_name = "N")]
    pub(crate) failures: usize,
}
