//! The command line.

use std::path::PathBuf;

use clap::Parser;

/// Generate from every document below a folder, check the crates, and print a table
#[derive(Debug, Parser)]
pub(crate) struct Sweep {
    /// The folder; every `.yaml`, `.yml` and `.json` file in it and below is taken for a document. Or one document
    pub(crate) folder: PathBuf,
    /// Where crates, rows and the target folder go; what is there already is not done again
    #[arg(long, default_value = "target/sweep", value_name = "DIR")]
    pub(crate) work: PathBuf,
    /// Documents to generate from at a time, and cargo's jobs
    #[arg(long, default_value_t = 2, value_parser = clap::value_parser!(u8).range(1..=64), value_name = "N")]
    pub(crate) jobs: u8,
    /// Seconds after which generating from a document, or checking its crates, is given up
    #[arg(long, default_value_t = 600, value_name = "SECONDS")]
    pub(crate) timeout: u64,
    /// Only generate
    #[arg(long)]
    pub(crate) no_check: bool,
    /// Do everything again; needed after a change of the runtime, which is not looked at
    #[arg(long)]
    pub(crate) fresh: bool,
    /// Print rows and sums as JSON
    #[arg(long)]
    pub(crate) json: bool,
    /// As with `bindery generate`: leave out what can't be represented instead of stopping
    #[arg(long)]
    pub(crate) skip_unsupported: bool,
}
