//! A configuration, a lock and an overlay beside a document.
#![no_main]

use bindery_fuzz::settings::{check, TARGET};
use libfuzzer_sys::fuzz_target;

fuzz_target!(init: bindery_libfuzzer::begin(&TARGET), |input: &[u8]| check(input));
