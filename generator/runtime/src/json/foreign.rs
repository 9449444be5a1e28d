//! Reading values of types that are not the runtime's own.
//!
//! Such a type has no room for a value that is none of it, so that reading one is a fault in either mode: that is what
//! tells it from the types of [`format`](crate::format), which keep what came.

use super::fault::Fault;
use super::reader::{Reader, Source};
use crate::validate::Format;
use serde_core::de::DeserializeOwned;
use std::fmt::Display;

impl Reader<'_> {
    /// A string as whatever `parse` makes of it. A strict reader insists on the grammar of `format` first, a tolerant one
    /// takes all that `parse` understands.
    pub(crate) fn parsed<T, E: Display>(
        &mut self,
        format: Option<Format>,
        parse: impl FnOnce(&str) -> Result<T, E>,
    ) -> Result<T, Fault> {
        let at = self.place().at;
        let strict = self.is_strict();
        let text = self.string()?;
        if let Some(format) = format.filter(|format| strict && !format.matches(&text)) {
            return Err(Fault::mismatch(at, "format", format!("the text is not of the format `{}`", format.name())));
        }
        parse(&text).map_err(|error| misfit(at, &error))
    }

    /// A number as whatever `parse` makes of its literal.
    #[cfg(feature = "rust_decimal")]
    pub(crate) fn parsed_number<T, E: Display>(
        &mut self,
        parse: impl FnOnce(&str) -> Result<T, E>,
    ) -> Result<T, Fault> {
        let at = self.place().at;
        let literal = self.number("a number")?;
        parse(literal).map_err(|error| misfit(at, &error))
    }

    /// A value as its `Deserialize` reads it. Text that says nothing of its kind, as that of a parameter, is tried as a
    /// string and then as the number or boolean that it may spell.
    pub(crate) fn deserialized<T: DeserializeOwned>(&mut self) -> Result<T, Fault> {
        let at = self.place().at;
        if matches!(self.source, Source::Json) {
            self.skip()?;
            let text = self.text.get(at..self.at).unwrap_or_default();
            return serde_json::from_str(text).map_err(|error| misfit(at, &error));
        }
        let value = self.value()?;
        let spelled = value.as_str().map(str::to_owned);
        T::deserialize(value).or_else(|error| {
            let spelled = spelled.as_deref().and_then(|text| serde_json::from_str(text).ok());
            spelled.ok_or_else(|| misfit(at, &error))
        })
    }
}

#[cold]
fn misfit(at: usize, error: &dyn Display) -> Fault {
    Fault::mismatch(at, "format", error.to_string())
}
