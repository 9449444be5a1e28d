//! The codec from the outside: types as the generator writes them, read, written and checked.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "helpers of tests are tests")]

mod constraints;
mod differential;
mod enumerations;
mod envelopes;
mod foreign;
mod formats;
mod grammar;
mod hostile;
mod numbers;
mod records;
mod replies;
mod serde;
mod suite;
mod types;
mod unevaluated;
mod unions;
mod validation;

/// The locations and keywords of what a strict reader finds.
fn found<T: bindery::Codec + std::fmt::Debug>(json: &str) -> Vec<(String, &'static str)> {
    places(bindery::decode_strict::<T>(json.as_bytes()).unwrap_err().into_violations())
}

fn places(violations: bindery::Violations) -> Vec<(String, &'static str)> {
    violations.into_iter().map(|violation| (violation.location, violation.keyword)).collect()
}

/// What a tolerant reader takes, as it writes it again.
fn again<T: bindery::Codec>(json: &str) -> String {
    let value = bindery::decode::<T>(json.as_bytes()).unwrap();
    String::from_utf8(bindery::encode(&value)).unwrap()
}
