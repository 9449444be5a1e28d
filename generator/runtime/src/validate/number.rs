//! Comparing and dividing numbers, in decimal and without rounding: `0.3` is a multiple of `0.1`.

use super::Limit;
use crate::number::Exact;
use crate::shape::View;
use std::cmp::Ordering;
use std::fmt;

impl fmt::Display for Limit {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Integer(integer) => fmt::Display::fmt(integer, formatter),
            Self::Number(number) => fmt::Display::fmt(number, formatter),
            Self::Literal(literal) => formatter.write_str(literal),
        }
    }
}

/// A number of any kind with all its digits; none for what has none.
pub(super) fn exact(value: View<'_>) -> Option<Exact> {
    match value {
        View::Integer(value) => Some(Exact::of(itoa::Buffer::new().format(value))),
        View::Number(value) => Exact::of_float(value),
        View::Literal(literal) => Some(Exact::of(literal)),
        _ => None,
    }
}

/// How a number stands to a limit; none for what has no order.
pub(super) fn order(value: View<'_>, limit: Limit) -> Option<Ordering> {
    match (value, limit) {
        (View::Integer(value), Limit::Integer(limit)) => Some(value.cmp(&limit.into())),
        (View::Number(value), Limit::Number(limit)) => value.partial_cmp(&limit),
        // Floats hold such integers without rounding.
        (View::Number(value), Limit::Integer(limit)) if i32::try_from(limit).is_ok() => {
            value.partial_cmp(&f64::from(i32::try_from(limit).ok()?))
        }
        (View::Number(value), _) if value.is_infinite() => value.partial_cmp(&0.0),
        _ => Some(exact(value)?.cmp(&digits(limit)?)),
    }
}

/// Whether a number is a whole multiple; none where that can't be told.
pub(super) fn is_multiple(value: View<'_>, divisor: Limit) -> Option<bool> {
    match (value, divisor) {
        (View::Integer(value), Limit::Integer(divisor)) => value.checked_rem(divisor.into()).map(|rest| rest == 0),
        _ => exact(value)?.is_multiple_of(&digits(divisor)?),
    }
}

fn digits(limit: Limit) -> Option<Exact> {
    match limit {
        Limit::Integer(limit) => Some(Exact::of(itoa::Buffer::new().format(limit))),
        Limit::Number(limit) => Exact::of_float(limit),
        Limit::Literal(literal) => Some(Exact::of(literal)),
    }
}
