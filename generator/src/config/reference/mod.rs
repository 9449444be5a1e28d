//! The reference of `bindery.toml`: one table of all settings, which `docs/configuration.md` is made of.
//!
//! A test holds it against the reader: a setting that one of the two does not know fails it.

mod keys;
mod operations;
mod output;
mod reading;
mod schemas;

pub use keys::{Entry, Section, Values};

/// Every table of the file, in the order of the page.
pub const SECTIONS: &[&Section] = &[
    &reading::TOP,
    &reading::SELECT,
    &operations::OPERATIONS,
    &operations::SECURITY,
    &operations::SCHEMES,
    &operations::PAGINATION,
    &operations::PARAMETERS,
    &schemas::TYPES,
    &schemas::FORMATS,
    &schemas::DEPENDENCIES,
    &schemas::SCHEMAS,
    &output::OUTPUT,
    &reading::LIMITS,
    &reading::SOURCE,
];
