//! Constraints that a document states, checked over any value.
//!
//! The tables hold them as data; one walk over the same `write` body that gives JSON finds all violations at once.

mod apply;
mod array;
mod canonical;
mod combine;
mod constant;
mod format;
mod number;
mod object;
mod pattern;
mod report;
mod rule;
mod unevaluated;
mod violation;
mod walk;

pub use format::Format;
pub(crate) use format::each_format;
pub use pattern::Pattern;
pub use rule::{Constant, Evaluated, JsonType, Limit, Rule};
pub use violation::{Violation, Violations};
pub use walk::{MAX_VIOLATIONS, validate, validate_at};

pub(crate) use canonical::canonical;
pub(crate) use constant::{constants, equals};
pub(crate) use violation::{quoted_list, shortened};
#[cfg(feature = "server")]
pub(crate) use walk::violations_in;
pub(crate) use walk::violations_of;
