//! `rust_decimal`: numbers of 28 digits, which never pass through a float.

use crate::codec::Codec;
use crate::json::{Fault, Reader, Writer};
use crate::validate::Format;
use rust_decimal::Decimal;
use std::fmt;
use std::ops::{Deref, DerefMut};

/// Why a number is none of these.
const TOO_LONG: &str = "the number has more digits than a `Decimal` holds";

/// A number; one with more digits than there is room for is a fault, never another number.
impl Codec for Decimal {
    fn read(&mut self, reader: &mut Reader<'_>) -> Result<(), Fault> {
        *self = reader.parsed_number(exact)?;
        Ok(())
    }

    fn write(&self, writer: &mut Writer<'_>) {
        writer.literal(&self.to_string());
    }

    fn blank() -> Self {
        Self::ZERO
    }
}

/// A number that is a string on the wire.
///
/// A type has one form on the wire, and that of a number is a number: where a schema says `type: string`, the value is
/// held in this, which is the number in all other respects.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct AsText<T>(pub T);

impl Codec for AsText<Decimal> {
    fn read(&mut self, reader: &mut Reader<'_>) -> Result<(), Fault> {
        self.0 = reader.parsed(Some(Format::Decimal), exact)?;
        Ok(())
    }

    fn write(&self, writer: &mut Writer<'_>) {
        writer.string(&self.0.to_string());
    }

    fn blank() -> Self {
        Self(Decimal::ZERO)
    }
}

impl<T> From<T> for AsText<T> {
    fn from(value: T) -> Self {
        Self(value)
    }
}

impl<T> Deref for AsText<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T> DerefMut for AsText<T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.0
    }
}

impl<T: fmt::Debug> fmt::Debug for AsText<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

impl<T: fmt::Display> fmt::Display for AsText<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

/// The number that a literal says, with its digits.
fn exact(literal: &str) -> Result<Decimal, &'static str> {
    let (mantissa, power) = literal.split_once(['e', 'E']).unwrap_or((literal, "0"));
    let value = match Decimal::from_str_exact(mantissa) {
        Ok(value) => value,
        // Zeros at the end are no digits that count.
        Err(_) if mantissa.contains('.') => {
            Decimal::from_str_exact(mantissa.trim_end_matches('0').trim_end_matches('.')).map_err(|_| TOO_LONG)?
        }
        Err(_)
            if mantissa.trim_start_matches(['+', '-']).bytes().all(|byte| byte.is_ascii_digit())
                && mantissa.len() > 2 =>
        {
            return Err(TOO_LONG);
        }
        Err(_) => return Err("expected a number"),
    };
    if value.is_zero() {
        return Ok(value);
    }
    let power: i64 = power.parse().map_err(|_| TOO_LONG)?;
    let mut digits = value.mantissa();
    let mut scale = i64::from(value.scale()).checked_sub(power).ok_or(TOO_LONG)?;
    // Neither goes round more often than there are digits.
    while scale > i64::from(Decimal::MAX_SCALE) && digits % 10 == 0 {
        (digits, scale) = (digits / 10, scale - 1);
    }
    while scale < 0 {
        (digits, scale) = (digits.checked_mul(10).ok_or(TOO_LONG)?, scale + 1);
    }
    let scale = u32::try_from(scale).map_err(|_| TOO_LONG)?;
    Decimal::try_from_i128_with_scale(digits, scale).map_err(|_| TOO_LONG)
}

#[cfg(test)]
mod tests {
    use super::{TOO_LONG, exact};

    #[test]
    fn digits_are_kept_or_refused() {
        for (literal, expected) in [
            ("0.10", "0.10"),
            ("-12.5e1", "-125"),
            ("1e3", "1000"),
            ("125e-4", "0.0125"),
            ("1.500e2", "150.0"),
            ("79228162514264337593543950335", "79228162514264337593543950335"),
            ("0.100000000000000000000000000000000000", "0.1"),
            ("10e-29", "0.0000000000000000000000000001"),
            ("0e999999999999999999999", "0"),
        ] {
            assert_eq!(exact(literal).map(|value| value.to_string()), Ok(expected.to_owned()), "{literal}");
        }
        for literal in [
            "79228162514264337593543950336",
            "0.12345678901234567890123456789",
            "1e29",
            "1e-29",
            "1e999999999",
            "1e-9223372036854775808",
            "1e99999999999999999999",
        ] {
            assert_eq!(exact(literal), Err(TOO_LONG), "{literal}");
        }
        assert_eq!(exact("a"), Err("expected a number"));
        assert_eq!(exact(""), Err("expected a number"));
    }
}
