//! The arguments of `bindery diff`.

use std::path::PathBuf;

use bindery_build::config::VendorName;
use bindery_build::diff::{Effect, Effects, Side};
use bindery_build::generate::{Options, Unsupported};
use bindery_build::select::Selection;
use clap::{Args, ValueEnum};

use super::{LimitArguments, vendor_name};

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  bindery diff                             all vendors since HEAD
  bindery diff main                        since a revision
  bindery diff specs/acme fetched.yaml     what a new document would change
  bindery diff old.yaml new.yaml --format html --out diff.html
  bindery diff --fail-on breaking:callers  1 where callers have to change")]
pub(crate) struct Diff {
    /// What was: a document, a vendor's folder, a folder of vendors, `REV:path`, or a revision
    pub(crate) old: Option<String>,
    /// What is now
    pub(crate) new: Option<String>,
    /// The form of the report
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) format: Form,
    /// Write the report to this file instead of stdout
    #[arg(long, value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,
    /// Exit with 1 on a change that is not allowed: `breaking` for anybody, `breaking:callers`, `breaking:implementors` or
    /// `breaking:wire` (several joined by commas), or `any`
    #[arg(long, value_name = "WHAT", value_parser = FailOn::parse)]
    pub(crate) fail_on: Option<FailOn>,
    /// Changes that are allowed, each with its reason and the day until which it is, besides those in `allow.toml` beside
    /// a vendor's `bindery.toml`; can be given several times
    #[arg(long, value_name = "FILE")]
    pub(crate) allow: Vec<PathBuf>,
    /// The day on which the command runs, for tests: that of the clock, in UTC
    #[arg(long, value_name = "YYYY-MM-DD", hide = true)]
    pub(crate) today: Option<String>,
    /// The vendor's name; else that of the configuration, the folder or the file
    #[arg(long, value_parser = vendor_name)]
    pub(crate) name: Option<VendorName>,
    /// Compare only the operations with this operationId, or of this `METHOD /path`, as with `bindery generate`
    #[arg(long = "operation", value_name = "PATTERN")]
    operations: Vec<String>,
    /// Compare only the operations with this tag, as with `--operation`
    #[arg(long = "tag", value_name = "PATTERN")]
    tags: Vec<String>,
    /// The folder below which the files have to be that a document refers to, in the place of the document's own; in a
    /// revision, the folder of the same path
    #[arg(long, value_name = "DIR", requires = "old")]
    pub(crate) root: Option<PathBuf>,
    /// Leave out what can't be represented instead of stopping
    #[arg(long)]
    skip_unsupported: bool,
    #[command(flatten)]
    pub(crate) limits: LimitArguments,
}

impl Diff {
    pub(crate) fn options(&self) -> Options {
        let any = !self.operations.is_empty() || !self.tags.is_empty();
        Options {
            name: self.name.clone(),
            select: any.then(|| Selection::new(self.operations.iter().cloned(), self.tags.iter().cloned())),
            unsupported: if self.skip_unsupported { Unsupported::Skip } else { Unsupported::Refuse },
            limits: self.limits.given.clone(),
            ..Options::default()
        }
    }
}

/// The form of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Form {
    /// For terminals
    Text,
    /// For a comment on a pull request: as long as one may be
    Markdown,
    /// For programs: `docs/diff.schema.json`
    Json,
    /// One page that needs nothing else
    Html,
}

/// Which changes make the command fail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum FailOn {
    /// Those that break one of these.
    Breaking(Vec<Side>),
    /// All.
    Any,
}

impl FailOn {
    /// `breaking`, `breaking:SIDE,SIDE` or `any`.
    fn parse(text: &str) -> Result<Self, String> {
        let (what, sides) = match text.split_once(':') {
            Some((what, sides)) => (what, Some(sides)),
            None => (text, None),
        };
        let side = |name: &str| {
            let side = Side::ALL.into_iter().find(|side| side.as_str() == name.trim());
            side.ok_or_else(|| format!("there is no `{}`, but wire, callers, implementors", name.escape_debug()))
        };
        match (what, sides) {
            ("breaking", None) => Ok(Self::Breaking(Side::ALL.to_vec())),
            ("breaking", Some(sides)) => sides.split(',').map(side).collect::<Result<_, _>>().map(Self::Breaking),
            ("any", None) => Ok(Self::Any),
            _ => {
                Err("must be `breaking`, `breaking:callers`, `breaking:implementors`, `breaking:wire` or `any`"
                    .to_owned())
            }
        }
    }

    pub(crate) fn fails(&self, effects: Effects) -> bool {
        match self {
            Self::Breaking(sides) => sides.iter().any(|side| effects.of(*side) == Effect::Breaking),
            Self::Any => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_fails_is_named() {
        assert_eq!(FailOn::parse("breaking"), Ok(FailOn::Breaking(Side::ALL.to_vec())));
        let two = FailOn::parse("breaking:callers,wire").unwrap();
        assert_eq!(two, FailOn::Breaking(vec![Side::Callers, Side::Wire]));
        let effects = |callers| Effects { callers, implementors: Effect::Breaking, ..Effects::default() };
        assert!(two.fails(effects(Effect::Breaking)) && !two.fails(effects(Effect::Additive)));
        assert!(FailOn::parse("any").unwrap().fails(Effects::default()));
        for wrong in ["", "breaking:", "breaking:all", "any:wire", "additive"] {
            assert!(FailOn::parse(wrong).is_err(), "{wrong}");
        }
    }
}
