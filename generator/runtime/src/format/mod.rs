//! Strings of a known format, kept as they came.
