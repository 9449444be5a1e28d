//! Comparing and dividing numbers exactly.

use super::Limit;
use crate::shape::View;
use std::cmp::Ordering;
use std::fmt;

impl fmt::Display for Limit {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Integer(integer) => fmt::Display::fmt(integer, formatter),
            Self::Number(number) => fmt::Display::fmt(number, formatter),
        }
    }
}

/// How a number stands to a limit; none for what has no order.
pub(super) fn order(value: View<'_>, limit: Limit) -> Option<Ordering> {
    match (value, limit) {
        (View::Integer(value), Limit::Integer(limit)) => Some(value.cmp(&limit.into())),
        (View::Integer(value), Limit::Number(limit)) => against_float(value, limit),
        (View::Number(value), Limit::Integer(limit)) => against_float(limit.into(), value).map(Ordering::reverse),
        (View::Number(value), Limit::Number(limit)) => value.partial_cmp(&limit),
        _ => None,
    }
}

/// An integer against a float, exactly.
fn against_float(integer: i128, float: f64) -> Option<Ordering> {
    if float.is_nan() {
        return None;
    }
    // Casts from floats saturate, beyond all integers that a value can have.
    #[expect(clippy::cast_possible_truncation, reason = "the fraction is looked at separately")]
    let whole = float.trunc() as i128;
    Some(integer.cmp(&whole).then_with(|| 0.0_f64.total_cmp(&(float.fract() + 0.0))))
}

/// Whether a number is a whole multiple, in decimal: `0.3` is one of `0.1`.
pub(super) fn is_multiple(value: View<'_>, divisor: Limit) -> bool {
    let value = match value {
        View::Integer(value) => Some((value, 0)),
        View::Number(value) => decimal(value),
        _ => return true,
    };
    let divisor = match divisor {
        Limit::Integer(divisor) => Some((i128::from(divisor), 0)),
        Limit::Number(divisor) => decimal(divisor),
    };
    let (Some((value, value_exponent)), Some((divisor, divisor_exponent))) = (value, divisor) else { return true };
    let least = value_exponent.min(divisor_exponent);
    let scaled = |mantissa: i128, exponent: i32| {
        let shift = u32::try_from(exponent.checked_sub(least)?).ok()?;
        mantissa.checked_mul(10_i128.checked_pow(shift)?)
    };
    match (scaled(value, value_exponent), scaled(divisor, divisor_exponent)) {
        (Some(value), Some(divisor)) => divisor == 0 || value % divisor == 0,
        // Beyond exact arithmetic: a huge value and a tiny divisor divide, a tiny value and a huge divisor don't.
        (None, Some(_)) => true,
        (_, None) => value == 0,
    }
}

/// A float as mantissa and power of ten, by its shortest decimal form.
fn decimal(float: f64) -> Option<(i128, i32)> {
    let text = format!("{float:e}");
    let (mantissa, exponent) = text.split_once('e')?;
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = format!("{whole}{fraction}").parse().ok()?;
    let shift = i32::try_from(fraction.len()).ok()?;
    Some((digits, exponent.parse::<i32>().ok()?.checked_sub(shift)?))
}
