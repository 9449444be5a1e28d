//! Numbers that need no more than a look at each digit, as nearly all do: without an exponent, and of so few digits that
//! machine words hold them. [`number`](super::number) reads the others.

/// How many digits fit an `i64` whatever they are.
const SAFE_DIGITS: usize = 18;
/// The least whole number with a neighbour that is no `f64`.
const WHOLE: i64 = 1 << 53;
/// Powers of ten, each of which is an `f64`.
const POWERS: [f64; SAFE_DIGITS + 1] =
    [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18];

/// A number of few digits and without an exponent, as most are.
pub(super) struct Short {
    negative: bool,
    digits: i64,
    /// How many of the digits stand behind the point, if there is one.
    decimals: Option<usize>,
    pub(super) length: usize,
}

impl Short {
    /// What `text` begins with.
    #[inline]
    pub(super) fn of(text: &[u8]) -> Option<Self> {
        let negative = text.first() == Some(&b'-');
        let start = usize::from(negative);
        let (digits, point) = digits(text, start, 0);
        if point == start || point - start > 1 && text.get(start) == Some(&b'0') {
            return None;
        }
        let mut short = Self { negative, digits, decimals: None, length: point };
        if text.get(point) == Some(&b'.') {
            (short.digits, short.length) = self::digits(text, point + 1, digits);
            short.decimals = Some(short.length - point - 1).filter(|decimals| *decimals > 0);
            short.decimals?;
        }
        let is_safe = short.length - start <= SAFE_DIGITS && !matches!(text.get(short.length), Some(b'e' | b'E'));
        is_safe.then_some(short)
    }

    #[inline]
    pub(super) fn integer(&self) -> Option<i64> {
        self.decimals.is_none().then_some(if self.negative { -self.digits } else { self.digits })
    }

    /// The nearest float: the quotient of two floats that are exact is rounded once.
    #[inline]
    pub(super) fn float(&self) -> Option<f64> {
        let power = POWERS.get(self.decimals.unwrap_or(0))?;
        let value = (self.digits < WHOLE).then_some(self.digits as f64 / power)?;
        Some(if self.negative { -value } else { value })
    }
}

/// The digits that follow those of `value`, and where they end. Of too many it makes nonsense.
#[inline]
fn digits(text: &[u8], mut at: usize, mut value: i64) -> (i64, usize) {
    while let Some(byte @ b'0'..=b'9') = text.get(at) {
        value = value.wrapping_mul(10).wrapping_add(i64::from(byte - b'0'));
        at += 1;
    }
    (value, at)
}

#[cfg(test)]
mod tests {
    use super::Short;

    #[test]
    fn floats_are_the_nearest() {
        let mut state = 1_u64;
        for round in 0..200_000 {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            let whole = (state >> 11) >> (round % 53);
            let fraction = (state >> 20) % 10_u64.pow(round % 12);
            let literal = format!("-{whole}.{fraction:0>width$}", width = round as usize % 5 + 1);
            if let Some(value) = Short::of(literal.as_bytes()).and_then(|short| short.float()) {
                assert_eq!(Ok(value.to_bits()), literal.parse::<f64>().map(f64::to_bits), "{literal}");
            }
        }
    }

    #[test]
    fn only_what_is_short_is_taken() {
        let of = |text: &str| Short::of(text.as_bytes()).map(|short| (short.integer(), short.float(), short.length));
        assert_eq!(of("-12,"), Some((Some(-12), Some(-12.0), 3)));
        assert_eq!(of("0.250]"), Some((None, Some(0.25), 5)));
        assert_eq!(of("9007199254740992"), Some((Some(1 << 53), None, 16)));
        assert!(of("-0").is_some_and(|(_, float, _)| float.is_some_and(f64::is_sign_negative)));
        for text in ["", "-", "-a", "01", "-00", "1.", "1.a", ".5", "1e2", "1.5E2", "1234567890123456789", "\"1\""] {
            assert_eq!(of(text), None, "{text}");
        }
    }
}
