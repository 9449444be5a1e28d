//! JSON to generated types and back.
#![no_main]

use bindery_fuzz::runtime::types::{check, TARGET};
use libfuzzer_sys::fuzz_target;

fuzz_target!(init: bindery_libfuzzer::begin(&TARGET), |input: &[u8]| check(input));
