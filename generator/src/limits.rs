//! What a run may cost before it is refused: the defence against hostile documents, one table for all stages.
//!
//! Only the user sets a limit: on the command line (`--limit depth=200`), in `bindery.toml` (`[limits]`), or on the
//! builder of a build script. The reasons for the defaults, and what was measured, are in `docs/limits.md`.

use std::fmt;

use crate::config::Config;
use crate::diagnostic::{Code, Diagnostic};

macro_rules! limits {
    ($($(#[doc = $doc:literal])+ $limit:ident = $name:literal, $default:expr, $unit:ident $(, at most $largest:expr)?;)*) => {
        /// One limit of a run.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum Limit {
            $($(#[doc = $doc])+ $limit,)*
        }

        impl Limit {
            /// Every limit, in the order of the stages.
            pub const ALL: &'static [Self] = &[$(Self::$limit),*];

            /// The name under which it is set, as in `--limit depth=200`.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$limit => $name,)* }
            }

            /// What it is unless it is set.
            #[must_use]
            pub const fn default(self) -> usize {
                match self { $(Self::$limit => $default,)* }
            }

            /// What it counts.
            #[must_use]
            pub const fn unit(self) -> Unit {
                match self { $(Self::$limit => Unit::$unit,)* }
            }

            /// What it can be set to at most.
            #[must_use]
            pub const fn largest(self) -> usize {
                match self { $($(Self::$limit => $largest,)?)* _ => usize::MAX }
            }
        }
    };
}

limits! {
    /// The size of one file: the document, a file that it refers to, an overlay, the configuration.
    FileBytes = "file-bytes", 64 << 20, Bytes, at most u32::MAX as usize;
    /// The size of the files that the document refers to, together.
    ReferredBytes = "referred-bytes", 64 << 20, Bytes, at most u32::MAX as usize;
    /// How deep arrays and objects nest. Stages recurse as deep, so that a stack sets the end.
    Depth = "depth", 128, Levels, at most 256;
    /// The values and keys that are written in all files of a run, overlays included.
    Nodes = "nodes", 1_500_000, Count;
    /// The same count once every YAML alias and every change of an overlay stands for a copy.
    ExpandedNodes = "expanded-nodes", 1_500_000, Count;
    /// The nodes that all paths of overlays look at together.
    OverlaySteps = "overlay-steps", 50_000_000, Count;
    /// How many references lead from one to the next until something is said. Stages recurse as deep.
    ReferenceSteps = "reference-steps", 64, Count, at most 256;
    /// What references name, counted at each place that names it; without schemas, which are types by themselves.
    RepeatedBytes = "repeated-bytes", 64 << 20, Bytes;
    /// The bytes of one title, summary or description that are kept; longer ones are cut.
    TextBytes = "text-bytes", 256 << 10, Bytes;
    /// One name: a key, or a text that something is called, found or told apart by.
    NameBytes = "name-bytes", 4 << 10, Bytes;
    /// The entries of lists and maps that something is made of.
    Members = "members", 200_000, Count;
    /// The operations of the document, callbacks and webhooks included, counted as often as references repeat them.
    Operations = "operations", 20_000, Count;
    /// The servers of the document, of path items and of operations, counted for each operation that has them.
    Servers = "servers", 50_000, Count;
    /// The security schemes of the document.
    SecuritySchemes = "security-schemes", 1_000, Count;
    /// The links of responses, counted as often as references repeat them.
    Links = "links", 20_000, Count;
    /// The schemas and members that all merges of `allOf` look at together.
    MergedSchemas = "merged-schemas", 500_000, Count;
    /// The branches of a union that schemas beside it in `allOf` are merged into.
    UnionBranches = "union-branches", 256, Count;
    /// The states of a compiled pattern, about; larger ones are not enforced.
    PatternStates = "pattern-states", 50_000, Count;
    /// The types that are made of schemas.
    Types = "types", 50_000, Count;
    /// The size of all generated files together.
    OutputBytes = "output-bytes", 64 << 20, Bytes;
    /// The number of generated files.
    OutputFiles = "output-files", 10_000, Count;
    /// The findings of each severity that are shown; the others are counted.
    Findings = "findings", 500, Count;
}

/// What a limit counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Bytes: a number can have `KiB`, `MiB` or `GiB` after it.
    Bytes,
    /// Levels of nesting.
    Levels,
    /// Things.
    Count,
}

/// The suffixes of bytes, the largest first.
const SUFFIXES: [(&str, usize); 3] = [("GiB", 1 << 30), ("MiB", 1 << 20), ("KiB", 1 << 10)];

impl Limit {
    /// The limit of this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|limit| limit.name() == name)
    }

    /// The value that a text gives it: a whole number, of bytes also as in `64MiB`.
    ///
    /// # Errors
    /// What it has to be.
    pub fn parse(self, text: &str) -> Result<usize, String> {
        let suffix = SUFFIXES.iter().find(|_| self.unit() == Unit::Bytes);
        let suffix = suffix.and_then(|_| SUFFIXES.iter().find(|(suffix, _)| text.ends_with(suffix)));
        let (digits, factor) = suffix.map_or((text, 1), |(suffix, factor)| (text.trim_end_matches(suffix), *factor));
        let value = digits.trim_end().parse::<usize>().ok().and_then(|value| value.checked_mul(factor));
        value.filter(|value| (1..=self.largest()).contains(value)).ok_or_else(|| self.rule())
    }

    /// What its value has to be.
    pub(crate) fn rule(self) -> String {
        let form = if self.unit() == Unit::Bytes { ", which can end in `KiB`, `MiB` or `GiB`" } else { "" };
        match self.largest() {
            usize::MAX => format!("must be a whole number from 1 on{form}"),
            largest => format!("must be a whole number from 1 to {largest}{form}"),
        }
    }

    /// A value of it, as it is written.
    #[must_use]
    pub fn shown(self, value: usize) -> String {
        let even =
            |(_, factor): &&(&str, usize)| self.unit() == Unit::Bytes && value != 0 && value.is_multiple_of(*factor);
        match SUFFIXES.iter().find(even) {
            Some((suffix, factor)) => format!("{}{suffix}", value / factor),
            None => value.to_string(),
        }
    }
}

impl fmt::Display for Limit {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.name())
    }
}

/// The limits of a run. The defaults are a multiple of what the largest published documents need.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Limits([usize; Limit::ALL.len()]);

impl Limits {
    /// What the user has set at this run, else in the configuration (whose entries count as used), else the defaults.
    #[must_use]
    pub fn new(given: &[(Limit, usize)], config: &Config) -> Self {
        let configured = config.limits.iter().map(|(limit, setting)| (*limit, *setting.get()));
        configured.chain(given.iter().copied()).collect()
    }

    /// The value of a limit.
    #[must_use]
    pub fn get(&self, limit: Limit) -> usize {
        self.0.get(limit as usize).copied().unwrap_or_else(|| limit.default())
    }

    /// With another value of a limit, but none above [`Limit::largest`].
    #[must_use]
    pub fn with(mut self, limit: Limit, value: usize) -> Self {
        if let Some(own) = self.0.get_mut(limit as usize) {
            *own = value.min(limit.largest());
        }
        self
    }

    /// The finding that a limit is met, an error without a place yet. `more` says of what there is more, in words that
    /// `than` can follow; `needed` is how much that is, where it is known; `mend` is what to do about the document.
    pub(crate) fn exceeded(&self, limit: Limit, more: &str, needed: Option<usize>, mend: &str) -> Diagnostic {
        let message = format!("{more} than the limit `{limit}` of {}", limit.shown(self.get(limit)));
        Diagnostic::error(Code::LimitExceeded, message).help(format!("{mend}; {}", self.raise(limit, needed)))
    }

    /// How the user raises a limit.
    pub(crate) fn raise(&self, limit: Limit, needed: Option<usize>) -> String {
        let (value, largest) = (self.get(limit), limit.largest());
        if value >= largest || needed.is_some_and(|needed| needed > largest) {
            return format!("`{limit}` can't be raised beyond {}", limit.shown(largest));
        }
        let step = match limit.unit() {
            Unit::Bytes if limit.default() < 1 << 20 => 1 << 10,
            Unit::Bytes => 1 << 20,
            Unit::Levels | Unit::Count => 1,
        };
        let raised = needed.unwrap_or_else(|| value.saturating_mul(2)).checked_next_multiple_of(step);
        let raised = limit.shown(raised.unwrap_or(usize::MAX).min(largest));
        let quoted =
            if raised.bytes().all(|byte| byte.is_ascii_digit()) { raised.clone() } else { format!("{raised:?}") };
        format!(
            "or raise the limit: `--limit {limit}={raised}`, or `{limit} = {quoted}` below `[limits]` in `bindery.toml`"
        )
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self::from_iter([])
    }
}

impl FromIterator<(Limit, usize)> for Limits {
    /// The defaults with these in the place of some; the last of several counts.
    fn from_iter<I: IntoIterator<Item = (Limit, usize)>>(given: I) -> Self {
        let mut defaults = [0; Limit::ALL.len()];
        defaults.iter_mut().zip(Limit::ALL).for_each(|(value, limit)| *value = limit.default());
        given.into_iter().fold(Self(defaults), |limits, (limit, value)| limits.with(limit, value))
    }
}

/// Those that are not the defaults.
impl fmt::Debug for Limits {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let all = Limit::ALL.iter().map(|limit| (limit.name(), self.get(*limit), limit.default()));
        out.debug_map()
            .entries(all.filter(|(_, value, default)| value != default).map(|(name, value, _)| (name, value)))
            .finish()
    }
}

#[cfg(test)]
mod tests {
    use super::{Limit, Limits};

    #[test]
    fn names_are_unique_and_defaults_possible() {
        for (at, limit) in Limit::ALL.iter().enumerate() {
            assert_eq!(Limit::from_name(limit.name()), Some(*limit));
            assert_eq!(Limits::default().get(*limit), limit.default());
            assert!((1..=limit.largest()).contains(&limit.default()), "{limit}");
            assert_eq!(*limit as usize, at);
        }
    }

    #[test]
    fn values_are_read_as_they_are_shown() {
        for (text, value) in [("1", 1), ("64MiB", 64 << 20), ("3 KiB", 3 << 10), ("1000", 1000)] {
            assert_eq!(Limit::FileBytes.parse(text), Ok(value));
            assert_eq!(Limit::FileBytes.parse(&Limit::FileBytes.shown(value)), Ok(value));
        }
        assert_eq!(Limit::Depth.parse("256"), Ok(256));
        for text in ["0", "257", "1KiB", "-1", "", "many"] {
            assert!(Limit::Depth.parse(text).is_err(), "{text}");
        }
        assert!(Limit::FileBytes.parse("99GiB").is_err());
    }

    #[test]
    fn an_error_names_the_option_that_raises_the_limit() {
        let limits = Limits::default();
        let found = limits.exceeded(Limit::FileBytes, "it is larger", Some(65 << 20 | 1), "split it");
        assert_eq!(found.message, "it is larger than the limit `file-bytes` of 64MiB");
        assert_eq!(
            found.help.unwrap(),
            "split it; or raise the limit: `--limit file-bytes=66MiB`, or `file-bytes = \"66MiB\"` below `[limits]` in \
             `bindery.toml`"
        );
        assert!(limits.with(Limit::Depth, 256).raise(Limit::Depth, None).contains("beyond 256"));
    }
}
