//! Each vendor's generated client against its generated server, and each of the two against a peer that is not ours.

mod almanac;
mod arklow;
mod callers;
mod closient;
mod faults;
mod kontext;
mod messages;
mod nuon;
#[path = "../../../examples/operations.rs"]
#[allow(dead_code, reason = "a program of its own")]
mod operations;
mod retries;
mod transport;
