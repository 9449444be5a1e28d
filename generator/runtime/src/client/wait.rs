//! How long to wait before something is tried again.

use std::hash::{BuildHasher as _, RandomState};
use std::time::Duration;

/// The first time, doubled so many times; the longest at most.
pub(super) fn doubled(first: Duration, times: u32, longest: Duration) -> Duration {
    first.saturating_mul(1_u32.checked_shl(times).unwrap_or(u32::MAX)).min(longest)
}

/// A part of a time: `random` of `u64::MAX`.
pub(super) fn part(of: Duration, random: u64) -> Duration {
    let part = of.as_nanos().saturating_mul(u128::from(random)) >> 64;
    Duration::from_nanos(part.try_into().unwrap_or(u64::MAX))
}

/// A number that differs from call to call and from process to process: enough to spread calls over time. The standard
/// library draws the keys of its hashers from the system.
pub(super) fn random() -> u64 {
    RandomState::new().hash_one(0_u8)
}

#[cfg(test)]
mod tests {
    use super::random;

    #[test]
    fn numbers_differ() {
        assert_ne!(random(), random());
    }
}
