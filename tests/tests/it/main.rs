//! Tests over what Bindery generates: in one binary, as linking is what takes the time.

mod loops;
mod support;
