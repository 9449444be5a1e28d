//! Bytes as XML.
#![no_main]

use bindery_fuzz::runtime::xml::{check, TARGET};
use libfuzzer_sys::fuzz_target;

fuzz_target!(init: bindery_libfuzzer::begin(&TARGET), |input: &[u8]| check(input));
