//! Bytes to a tree.
#![no_main]

use bindery_fuzz::tree::{check, TARGET};
use libfuzzer_sys::fuzz_target;

fuzz_target!(init: bindery_libfuzzer::begin(&TARGET), |input: &[u8]| check(input));
