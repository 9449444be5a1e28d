//! `bindery skeleton`.

use std::path::PathBuf;

use bindery_build::config::VendorName;
use bindery_build::emit::ModulePath;
use bindery_build::generate::Options;
use bindery_build::select::Selection;
use clap::Args;

use super::{LimitArguments, unsupported, vendor_name};

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  bindery skeleton specs/acme/openapi.yaml --out src/bin/serve.rs
  bindery skeleton acme.yaml --tag billing         these handlers alone
  bindery skeleton acme.yaml --module crate::acme  beside a build script")]
pub(crate) struct Skeleton {
    /// The document: YAML, JSON, or a documentation page that embeds one
    pub(crate) spec: PathBuf,
    /// The file that the program is written to, instead of being printed: one that is not there yet
    #[arg(long, value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,
    /// The vendor's name, with which the crates' names begin; else that of the configuration or of the document's file
    #[arg(long, value_parser = vendor_name)]
    name: Option<VendorName>,
    /// Only handlers of the operations with this operationId, or of this `METHOD /path`, with `*` as for `generate`; can be
    /// given several times
    #[arg(long = "operation", value_name = "PATTERN")]
    operations: Vec<String>,
    /// Only handlers of the operations with this tag, as with `--operation`
    #[arg(long = "tag", value_name = "PATTERN")]
    tags: Vec<String>,
    /// The module that includes what a build script has made
    #[arg(long, value_name = "PATH")]
    pub(crate) module: Option<ModulePath>,
    /// The folder below which the files have to be that the document refers to, in the place of the document's own
    #[arg(long, value_name = "DIR")]
    pub(crate) root: Option<PathBuf>,
    /// Leave out what can't be represented instead of stopping, as it was generated
    #[arg(long)]
    skip_unsupported: bool,
    #[command(flatten)]
    pub(crate) limits: LimitArguments,
}

impl Skeleton {
    pub(crate) fn options(&self) -> Options {
        Options {
            name: self.name.clone(),
            select: Selection::of(&self.operations, &self.tags),
            unsupported: unsupported(self.skip_unsupported),
            limits: self.limits.given.clone(),
            ..Options::default()
        }
    }
}
