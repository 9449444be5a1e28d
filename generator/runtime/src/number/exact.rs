//! Decimal arithmetic without rounding, on the digits of literals.

use std::cmp::Ordering;

/// A number as sign, digits and a power of ten, the digits without zeros at either end: equal numbers have equal parts.
///
/// Powers of ten beyond 2^62 count as that one; nobody tells such numbers apart.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Exact {
    negative: bool,
    /// ASCII; none for zero.
    digits: Vec<u8>,
    power: i64,
}

const FARTHEST: i64 = 1 << 62;

impl Exact {
    /// The value of a literal, which follows the grammar of JSON (RFC 8259, section 6).
    pub(crate) fn of(literal: &str) -> Self {
        let (negative, literal) = match literal.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, literal),
        };
        let (mantissa, power) = literal.split_once(['e', 'E']).unwrap_or((literal, "0"));
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let mut digits: Vec<u8> = whole.bytes().chain(fraction.bytes()).skip_while(|digit| *digit == b'0').collect();
        let kept = digits.iter().rposition(|digit| *digit != b'0').map_or(0, |last| last + 1);
        let zeros = digits.len() - kept;
        digits.truncate(kept);
        if digits.is_empty() {
            return Self { negative: false, digits, power: 0 };
        }
        let farthest = if power.starts_with('-') { -FARTHEST } else { FARTHEST };
        let power = power.parse::<i64>().unwrap_or(farthest).clamp(-FARTHEST, FARTHEST);
        Self { negative, digits, power: power.saturating_add(length(zeros)).saturating_sub(length(fraction.len())) }
    }

    /// The value that a finite float is written as: the shortest decimal that reads back as it.
    pub(crate) fn of_float(value: f64) -> Option<Self> {
        value.is_finite().then(|| Self::of(&format!("{value:e}")))
    }

    /// Whether there is no fraction.
    pub(crate) fn is_integer(&self) -> bool {
        self.power >= 0
    }

    /// The one literal that every spelling of this number has in common.
    pub(crate) fn spelling(&self) -> String {
        let sign = if self.negative { "-" } else { "" };
        format!("{sign}0{}e{}", String::from_utf8_lossy(&self.digits), self.power)
    }

    /// Whether this is a whole multiple; none where the divisor is zero or has more digits than 64 bits hold.
    pub(crate) fn is_multiple_of(&self, divisor: &Self) -> Option<bool> {
        let modulus = u128::from(std::str::from_utf8(&divisor.digits).ok()?.parse::<u64>().ok()?);
        if self.digits.is_empty() {
            return Some(true);
        }
        // The last digit is no zero, so that no power of ten divides the digits.
        let Ok(power) = u64::try_from(self.power.saturating_sub(divisor.power)) else { return Some(false) };
        let digits = self.digits.iter().fold(0, |rest, digit| (rest * 10 + u128::from(digit - b'0')) % modulus);
        Some(digits * power_of_ten(power, modulus) % modulus == 0)
    }

    /// How this stands to another number without their signs.
    fn magnitude(&self, other: &Self) -> Ordering {
        let top =
            |of: &Self| if of.digits.is_empty() { i64::MIN } else { of.power.saturating_add(length(of.digits.len())) };
        top(self).cmp(&top(other)).then_with(|| self.digits.cmp(&other.digits))
    }
}

/// `10^power` modulo a number of at most 64 bits, by squaring.
fn power_of_ten(mut power: u64, modulus: u128) -> u128 {
    let (mut result, mut base) = (1 % modulus, 10 % modulus);
    while power > 0 {
        if power & 1 == 1 {
            result = result * base % modulus;
        }
        base = base * base % modulus;
        power >>= 1;
    }
    result
}

fn length(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(FARTHEST)
}

impl Ord for Exact {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self.negative, other.negative) {
            (false, false) => self.magnitude(other),
            (true, true) => other.magnitude(self),
            (true, false) => Ordering::Less,
            (false, true) => Ordering::Greater,
        }
    }
}

impl PartialOrd for Exact {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

#[cfg(test)]
mod tests {
    use super::Exact;

    #[test]
    fn spellings_of_one_number_are_equal() {
        for (one, other) in [
            ("1", "1.0"),
            ("100", "1e2"),
            ("0.0", "-0e9"),
            ("1.50", "15e-1"),
            ("-120e-1", "-12"),
            ("1e99999999999999999999", "1e88888888888888888888"),
        ] {
            assert_eq!(Exact::of(one), Exact::of(other));
            assert_eq!(Exact::of(one).spelling(), Exact::of(other).spelling());
        }
        assert_eq!(Exact::of_float(1e23), Some(Exact::of("100000000000000000000000")));
    }

    #[test]
    fn order_is_that_of_the_values() {
        let ascending =
            ["-1e400", "-2", "-1.5", "-1e-400", "0", "1e-400", "0.1", "0.10000000000000000001", "9.9", "10", "1e400"];
        for (index, one) in ascending.iter().enumerate() {
            for (place, other) in ascending.iter().enumerate() {
                assert_eq!(Exact::of(one).cmp(&Exact::of(other)), index.cmp(&place), "{one} {other}");
            }
        }
    }

    #[test]
    fn multiples_are_decimal() {
        let is = |value: &str, divisor: &str| Exact::of(value).is_multiple_of(&Exact::of(divisor));
        assert_eq!(is("0.0075", "0.0001"), Some(true));
        assert_eq!(is("0.00751", "0.0001"), Some(false));
        assert_eq!(is("1e308", "0.123456789"), Some(false));
        assert_eq!(is("1e308", "0.5"), Some(true));
        assert_eq!(is("12391239123", "1e-8"), Some(true));
        assert_eq!(is("340282366920938463463374607431768211456", "65536"), Some(true));
        assert_eq!(is("340282366920938463463374607431768211457", "65536"), Some(false));
        assert_eq!(is("0", "3"), Some(true));
        assert_eq!(is("15", "10"), Some(false));
        assert_eq!(is("1e4611686018427387904", "7"), Some(false));
        assert_eq!(is("1", "0"), None);
        assert_eq!(is("1", "123456789012345678901"), None);
    }
}
