//! Numbers as they were written: a document's `1.0`, `1e400` or 30-digit limit must not be rounded on the way through.

use super::Text;
use std::fmt;

/// A JSON number that keeps its literal.
///
/// The text always follows the grammar of JSON (RFC 8259, section 6): YAML's other spellings (`+1`, `.5`, `0x1F`,
/// `0o17`) are brought into it when they are read. Compares by text, not by value.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Number(Text);

impl Number {
    /// Takes a literal that the reader has checked against JSON's grammar.
    pub(crate) fn from_literal(literal: impl Into<Text>) -> Self {
        Self(literal.into())
    }

    /// The literal.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The literal, to be kept.
    pub(crate) fn text(&self) -> &Text {
        &self.0
    }

    /// Whether the value is a whole number, however it is written (`10`, `1.0`, `1e1`).
    #[must_use]
    pub fn is_integer(&self) -> bool {
        self.integer_digits().is_some()
    }

    /// The value, when it is whole and fits.
    #[must_use]
    pub fn as_i64(&self) -> Option<i64> {
        self.0.parse().ok().or_else(|| self.integer_digits()?.parse().ok())
    }

    /// The value, when it is whole, not negative, and fits.
    #[must_use]
    pub fn as_u64(&self) -> Option<u64> {
        self.0.parse().ok().or_else(|| self.integer_digits()?.parse().ok())
    }

    /// The nearest double; `None` when the value is too large for one.
    #[must_use]
    pub fn as_f64(&self) -> Option<f64> {
        self.0.parse().ok().filter(|value: &f64| value.is_finite())
    }

    /// Which of two is the larger; none where neither whole numbers nor doubles can tell.
    #[must_use]
    pub fn compare(&self, other: &Self) -> Option<std::cmp::Ordering> {
        match (self.as_i64(), other.as_i64()) {
            (Some(ours), Some(theirs)) => Some(ours.cmp(&theirs)),
            _ => self.as_f64()?.partial_cmp(&other.as_f64()?),
        }
    }

    /// Whether two numbers have the same value, however they are spelled.
    #[must_use]
    pub fn is_equal(&self, other: &Self) -> bool {
        self.parts() == other.parts()
    }

    /// Sign, digits without zeros at either end, and power of ten; no power where it is beyond 64 bits.
    fn parts(&self) -> (bool, String, Option<i64>) {
        let (mantissa, power) = self.0.split_once(['e', 'E']).unwrap_or((&*self.0, "0"));
        let (negative, mantissa) = mantissa.strip_prefix('-').map_or((false, mantissa), |rest| (true, rest));
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let all = format!("{whole}{fraction}");
        let digits = all.trim_end_matches('0');
        let zeros = all.len() - digits.len();
        let digits = digits.trim_start_matches('0');
        if digits.is_empty() {
            return (false, String::new(), Some(0));
        }
        let moved = i64::try_from(zeros).ok().zip(i64::try_from(fraction.len()).ok());
        let power = power.parse::<i64>().ok().zip(moved);
        let power = power.and_then(|(power, (zeros, fraction))| power.checked_add(zeros)?.checked_sub(fraction));
        (negative, digits.to_owned(), power)
    }

    /// The sign and digits of a whole number of at most 40 digits, without fraction, exponent or leading zeros.
    #[must_use]
    pub fn integer_digits(&self) -> Option<String> {
        const MOST_DIGITS: i64 = 40;
        let (mantissa, exponent) = match self.0.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, exponent.parse::<i64>().ok()),
            None => (&*self.0, Some(0)),
        };
        let (sign, mantissa) = mantissa.strip_prefix('-').map_or(("", mantissa), |rest| ("-", rest));
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let fraction = fraction.trim_end_matches('0');
        let digits = format!("{whole}{fraction}");
        let digits = digits.trim_start_matches('0');
        if digits.is_empty() {
            return Some("0".to_owned());
        }
        let zeros = exponent?.checked_sub(i64::try_from(fraction.len()).ok()?)?;
        let length = i64::try_from(digits.len()).ok()?;
        if zeros >= 0 {
            let fits = length.checked_add(zeros)? <= MOST_DIGITS;
            return fits.then(|| format!("{sign}{digits}{}", "0".repeat(usize::try_from(zeros).unwrap_or(0))));
        }
        let kept = usize::try_from(length.checked_add(zeros)?).ok()?;
        let (head, tail) = digits.split_at_checked(kept)?;
        let whole = tail.bytes().all(|digit| digit == b'0') && !head.is_empty() && length <= MOST_DIGITS;
        whole.then(|| format!("{sign}{head}"))
    }
}

impl fmt::Display for Number {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::Number;

    #[test]
    fn whole_numbers_are_recognised_in_every_spelling() {
        let digits = |text: &str| Number::from_literal(text).integer_digits();
        assert_eq!(digits("0"), Some("0".into()));
        assert_eq!(digits("-0.0"), Some("0".into()));
        assert_eq!(digits("10"), Some("10".into()));
        assert_eq!(digits("1.0"), Some("1".into()));
        assert_eq!(digits("-1e2"), Some("-100".into()));
        assert_eq!(digits("1.50e1"), Some("15".into()));
        assert_eq!(digits("100e-2"), Some("1".into()));
        assert_eq!(digits("1.5"), None);
        assert_eq!(digits("15e-1"), None);
        assert_eq!(digits("1e400"), None);
        assert_eq!(digits("1e99999999999999999999"), None);
    }

    #[test]
    fn spellings_of_one_value_are_equal() {
        let equal = |one: &str, other: &str| Number::from_literal(one).is_equal(&Number::from_literal(other));
        for (one, other) in [("1", "1.0"), ("0", "-0e5"), ("120e-1", "1.2e1"), ("1e400", "10.0e399")] {
            assert!(equal(one, other), "{one} {other}");
        }
        for (one, other) in [("1", "-1"), ("9007199254740993", "9007199254740992"), ("1e400", "1e401")] {
            assert!(!equal(one, other), "{one} {other}");
        }
    }

    #[test]
    fn values_beyond_the_type_are_none() {
        assert_eq!(Number::from_literal("18446744073709551615").as_u64(), Some(u64::MAX));
        assert_eq!(Number::from_literal("18446744073709551616").as_u64(), None);
        assert_eq!(Number::from_literal("-1").as_u64(), None);
        assert_eq!(Number::from_literal("1e3").as_i64(), Some(1000));
        assert_eq!(Number::from_literal("1e400").as_f64(), None);
    }
}
