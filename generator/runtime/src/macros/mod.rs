//! The lines that tie generated types to their tables.
//!
//! A line per type keeps the machine-facing half of a generated crate short, and lets every crate profit when the
//! runtime learns something new. Each expands to data and to bodies of one call: rustc's time goes into bodies.

mod callback;
mod constructor;
mod enumeration;
mod envelope;
mod foreign;
mod needs;
mod operation;
mod record;
mod reply;
mod setter;
mod tuple;
mod union;
mod value_enum;
