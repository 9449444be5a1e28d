//! Enumerations of strings.

use crate::codec::Unlisted;
use crate::json::{Fault, Others, Reader};
use std::fmt;

/// The variant of a listed value.
pub fn listed<T: Clone>(variants: &[T], values: &[&str], text: &str) -> Option<T> {
    let index = values.iter().position(|value| *value == text)?;
    variants.get(index).cloned()
}

/// The variant of a text; `unknown` of it where it is not listed.
pub fn of_text<T: Clone>(variants: &[T], values: &[&str], unknown: fn(Unlisted) -> T, text: &str) -> T {
    listed(variants, values, text).unwrap_or_else(|| unknown(Unlisted::new(text.into())))
}

/// Shows a value inside the name of its enumeration, as derived code would.
///
/// # Errors
/// When the formatter refuses.
pub fn show_listed(name: &str, value: &dyn fmt::Debug, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
    formatter.debug_tuple(name).field(value).finish()
}

/// Reads an enumeration beside an open string, with an `Unknown` variant.
pub fn read_open<T: Clone>(
    value: &mut T,
    variants: &[T],
    values: &'static [&'static str],
    unknown: fn(Unlisted) -> T,
    reader: &mut Reader<'_>,
) -> Result<(), Fault> {
    read(value, variants, values, unknown, reader, Others::Allowed)
}

/// Reads an enumeration with an `Unknown` variant, which a strict reader never makes.
pub fn read_tolerant<T: Clone>(
    value: &mut T,
    variants: &[T],
    values: &'static [&'static str],
    unknown: fn(Unlisted) -> T,
    reader: &mut Reader<'_>,
) -> Result<(), Fault> {
    read(value, variants, values, unknown, reader, Others::Tolerated)
}

fn read<T: Clone>(
    value: &mut T,
    variants: &[T],
    values: &'static [&'static str],
    unknown: fn(Unlisted) -> T,
    reader: &mut Reader<'_>,
    others: Others,
) -> Result<(), Fault> {
    *value = match reader.choice(values, others)? {
        Ok(index) => match variants.get(index) {
            Some(variant) => variant.clone(),
            None => return Ok(()),
        },
        Err(text) => unknown(Unlisted::new(text.into())),
    };
    Ok(())
}

/// Reads an enumeration without one.
pub fn read_closed<T: Clone>(
    value: &mut T,
    variants: &[T],
    values: &'static [&'static str],
    reader: &mut Reader<'_>,
) -> Result<(), Fault> {
    if let Ok(index) = reader.choice(values, Others::Refused)? {
        if let Some(variant) = variants.get(index) {
            *value = variant.clone();
        }
    }
    Ok(())
}

/// A text is none of an enumeration's values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotListed(&'static [&'static str]);

impl NotListed {
    /// None of these values.
    #[must_use]
    pub fn new(values: &'static [&'static str]) -> Self {
        Self(values)
    }
}

impl fmt::Display for NotListed {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "expected one of {}", crate::validate::quoted_list(self.0))
    }
}

impl std::error::Error for NotListed {}
