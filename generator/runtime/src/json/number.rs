//! Numbers of JSON (RFC 8259, section 6), exact where Rust's type is.

use super::fault::Fault;
use super::options::Reading;
use super::reader::{Reader, Source};
use super::short::Short;
use super::text::NO_TEXT;
use crate::number::preserved;

impl<'a> Reader<'a> {
    /// The number that stands here, if it is a short one; nothing is taken yet.
    #[inline]
    fn short(&mut self) -> Option<Short> {
        self.peek();
        Short::of(self.rest()).filter(|short| self.is_json() || self.at + short.length == self.text.len())
    }

    /// An integer of this Rust type: also `1.0` and `1e2`, which are integers to JSON Schema (Core 2020-12, section
    /// 4.2.3).
    #[inline]
    pub(crate) fn bounded<T: TryFrom<i128>>(&mut self) -> Result<T, Fault> {
        let short = self.short();
        let start = self.at;
        let value = match short.and_then(|short| Some((short.integer()?, short.length))) {
            Some((value, length)) => {
                self.at += length;
                value.into()
            }
            None => self.long_integer()?,
        };
        T::try_from(value).map_err(|_| out_of_range(start))
    }

    #[inline(never)]
    fn long_integer(&mut self) -> Result<i128, Fault> {
        let start = self.at;
        let literal = self.number("an integer")?;
        exact_integer(literal).map_err(|inexact| match inexact {
            Inexact::Fraction => Fault::mismatch(start, "type", "expected an integer, found a number with a fraction"),
            Inexact::Range => out_of_range(start),
        })
    }

    /// A number, to the nearest `f64`. A strict reader refuses a whole one that is not an `f64`: it would act on another.
    #[inline]
    pub(crate) fn float(&mut self) -> Result<f64, Fault> {
        match self.short().and_then(|short| Some((short.float()?, short.length))) {
            Some((value, length)) => {
                self.at += length;
                Ok(value)
            }
            None => self.long_float(),
        }
    }

    #[inline(never)]
    fn long_float(&mut self) -> Result<f64, Fault> {
        let start = self.at;
        let literal = self.number("a number")?;
        match literal.parse::<f64>() {
            Ok(value) if value.is_finite() => self.whole(start, literal, value),
            _ => Err(out_of_range(start)),
        }
    }

    /// A number as it is written.
    pub(crate) fn literal(&mut self, wanted: &'static str, accepts: fn(&str) -> bool) -> Result<&'a str, Fault> {
        self.peek();
        let start = self.at;
        let literal = self.number(wanted)?;
        if accepts(literal) {
            return Ok(literal);
        }
        Err(Fault::mismatch(start, "type", format!("expected {wanted}, found another number")))
    }

    /// A float that is what its literal says; to a tolerant reader one that is near it.
    pub(super) fn whole(&self, start: usize, literal: &str, value: f64) -> Result<f64, Fault> {
        if !self.is_strict() || preserved(literal, value) {
            return Ok(value);
        }
        Err(Fault::mismatch(start, "format", "the number has more digits than a double holds"))
    }

    /// The literal of a number.
    pub(super) fn number(&mut self, wanted: &str) -> Result<&'a str, Fault> {
        if self.is_form() && self.peek() == b'"' {
            return self.quoted_number(wanted);
        }
        let first = self.peek();
        if first != b'-' && !first.is_ascii_digit() {
            return Err(self.wrong_type(wanted));
        }
        let start = self.at;
        self.at += usize::from(first == b'-');
        let leading_zero = self.text.as_bytes().get(self.at) == Some(&b'0');
        let digits = self.digits()?;
        if leading_zero && digits > 1 {
            return Err(self.malformed(start, "a number begins with a zero"));
        }
        if self.text.as_bytes().get(self.at) == Some(&b'.') {
            self.at += 1;
            self.digits()?;
        }
        if let Some(b'e' | b'E') = self.text.as_bytes().get(self.at) {
            self.at += 1;
            if let Some(b'+' | b'-') = self.text.as_bytes().get(self.at) {
                self.at += 1;
            }
            self.digits()?;
        }
        if !self.is_json() && self.at < self.text.len() {
            return Err(self.wrong_type(wanted));
        }
        Ok(self.slice(start))
    }

    /// The literal of a number that a form says as text.
    fn quoted_number(&mut self, wanted: &str) -> Result<&'a str, Fault> {
        let start = self.at;
        let inside = self.text.get(start + 1..).unwrap_or_default();
        let literal = inside.split('"').next().unwrap_or_default();
        if !is_number(literal) {
            return Err(Fault::mismatch(start, "type", format!("expected {wanted}")));
        }
        self.at = start + literal.len() + 2;
        Ok(literal)
    }

    fn digits(&mut self) -> Result<usize, Fault> {
        let count = self.rest().iter().take_while(|byte| byte.is_ascii_digit()).count();
        if count == 0 {
            return Err(self.malformed(self.at, "expected a digit"));
        }
        self.at += count;
        Ok(count)
    }

    /// In the text of a parameter a malformed number is a value of another type, not broken JSON.
    #[cold]
    fn malformed(&self, at: usize, message: &'static str) -> Fault {
        if self.is_json() { Fault::syntax(at, message) } else { Fault::mismatch(at, "type", message) }
    }
}

/// Whether `text` is a number and nothing else.
pub(crate) fn is_number(text: &str) -> bool {
    let mut reader = Reader::new(text, Source::Text(NO_TEXT), Reading::strict());
    text.starts_with(|first: char| first == '-' || first.is_ascii_digit()) && reader.number("a number").is_ok()
}

#[cold]
pub(crate) fn out_of_range(at: usize) -> Fault {
    Fault::mismatch(at, "format", "the number is out of range")
}

/// Why a literal is no integer.
#[derive(Debug, PartialEq)]
pub(crate) enum Inexact {
    Fraction,
    Range,
}

/// The value of a number's literal where it is an integer, without a detour through floating point.
pub(crate) fn exact_integer(literal: &str) -> Result<i128, Inexact> {
    let (negative, literal) = match literal.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, literal),
    };
    let (mantissa, exponent) = literal.split_once(['e', 'E']).unwrap_or((literal, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let fraction = fraction.trim_end_matches('0');
    let zero = whole.bytes().chain(fraction.bytes()).all(|digit| digit == b'0');
    if zero {
        return Ok(0);
    }
    // An exponent that does not parse is beyond any number of digits that an input can hold.
    let negative_exponent = exponent.starts_with('-');
    let exponent = exponent.parse::<i64>().unwrap_or(if negative_exponent { i64::MIN / 2 } else { i64::MAX / 2 });
    let digits = whole.bytes().chain(fraction.bytes()).collect::<Vec<_>>();
    let point = i64::try_from(whole.len()).unwrap_or(i64::MAX / 4).saturating_add(exponent);
    let significant = digits.iter().rposition(|&digit| digit != b'0').map_or(0, |last| last + 1);
    if point < i64::try_from(significant).unwrap_or(i64::MAX) {
        return Err(Inexact::Fraction);
    }
    let mut value = 0_i128;
    for index in 0..point {
        let digit = usize::try_from(index).ok().and_then(|index| digits.get(index)).map_or(0, |digit| digit - b'0');
        value = value.checked_mul(10).and_then(|value| value.checked_add(i128::from(digit))).ok_or(Inexact::Range)?;
    }
    Ok(if negative { -value } else { value })
}
