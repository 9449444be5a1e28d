//! Numbers of values without a declared type, and what floats make of literals.

use super::Exact;

/// The least float beyond which not every whole number is one.
const WHOLE: f64 = 9_007_199_254_740_992.0;

/// Whether `value`, the float nearest to `literal`, is the number that `literal` says: fractions are rounded, that is
/// what a float is, but a whole number is not taken for its neighbour.
///
/// Programs write large whole floats in two ways: with zeros behind the digits that count, and with all digits of the
/// binary value. Both are understood.
pub(crate) fn preserved(literal: &str, value: f64) -> bool {
    if value.abs() < WHOLE {
        return true;
    }
    let said = Exact::of(literal);
    !said.is_integer() || Exact::of_float(value).is_some_and(|shortest| shortest == said) || {
        said == Exact::of(&format!("{value:.0}"))
    }
}

#[cfg(test)]
mod tests {
    use super::preserved;

    #[test]
    fn whole_numbers_are_not_taken_for_their_neighbours() {
        let is = |literal: &str| preserved(literal, literal.parse().unwrap());
        for literal in [
            "0.1",
            "0.10000000000000000555",
            "9007199254740992",
            "9007199254740994.0",
            "1e23",
            "100000000000000000000000",
            "99999999999999991611392",
            "18446744073709552000",
            "18446744073709551616",
            "9007199254740993.5",
            "1e300",
        ] {
            assert!(is(literal), "{literal}");
        }
        for literal in ["9007199254740993", "-9007199254740993.0", "123456789012345678901", "18446744073709551615"] {
            assert!(!is(literal), "{literal}");
        }
    }
}
