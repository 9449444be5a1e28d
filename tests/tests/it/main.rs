//! Tests over what Bindery generates: in one binary, as linking is what takes the time.

mod bad_input;
mod circular;
mod compiled;
mod consumer;
mod diff;
mod examples;
mod fixtures;
mod golden;
mod growth;
mod hostile;
mod json_schema;
mod large;
mod limits;
mod locked;
mod loops;
mod outline;
mod overlays;
mod rules;
mod selection;
mod shared;
mod snapshots;
mod stable;
mod supply;
mod support;
mod tidy;
mod xml_names;
