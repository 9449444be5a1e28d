//! Documents, which are changed as such.
#![no_main]

use bindery_fuzz::output::{check, TARGET};
use libfuzzer_sys::{fuzz_crossover, fuzz_mutator, fuzz_target};

fuzz_target!(init: bindery_libfuzzer::begin(&TARGET), |input: &[u8]| check(input));
fuzz_mutator!(|data: &mut [u8], size: usize, longest: usize, seed: u32| {
    bindery_libfuzzer::mutate(data, size, longest, seed)
});
fuzz_crossover!(|one: &[u8], other: &[u8], out: &mut [u8], seed: u32| {
    bindery_libfuzzer::cross(one, other, out, seed)
});
