//! Limits in pairs, and pairs that leave nothing in between.

use super::SchemaObject;
use crate::source::{Number, Span, Spanned, Text};
use std::cmp::Ordering;

/// A lower limit above its upper one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Crossed {
    /// The keyword of the lower limit, its value and its place.
    pub least: (&'static str, Spanned<Text>),
    /// The same of the upper limit.
    pub most: (&'static str, Spanned<Text>),
}

impl SchemaObject {
    /// The first pair of limits between which no value is left.
    #[must_use]
    pub fn crossed_limits(&self) -> Option<Crossed> {
        let (string, array, object, number) = (&self.string, &self.array, &self.object, &self.number);
        let counts = [
            (("minLength", &string.min_length), ("maxLength", &string.max_length)),
            (("minItems", &array.min_items), ("maxItems", &array.max_items)),
            (("minContains", &array.min_contains), ("maxContains", &array.max_contains)),
            (("minProperties", &object.min_properties), ("maxProperties", &object.max_properties)),
        ];
        for ((lower, least), (upper, most)) in counts {
            if let (Some(least), Some(most)) = (least, most)
                && least.value > most.value
            {
                let text = |limit: &Spanned<u64>| Spanned::new(limit.value.to_string().into(), limit.span);
                return Some(Crossed { least: (lower, text(least)), most: (upper, text(most)) });
            }
        }
        let (minimum, maximum) = (("minimum", &number.minimum), ("maximum", &number.maximum));
        let above = ("exclusiveMinimum", &number.exclusive_minimum);
        let below = ("exclusiveMaximum", &number.exclusive_maximum);
        let limits =
            [(minimum, maximum, true), (minimum, below, false), (above, maximum, false), (above, below, false)];
        for ((lower, least), (upper, most), may_be_equal) in limits {
            let (Some(least), Some(most)) = (least, most) else { continue };
            let order = least.compare(most);
            if order == Some(Ordering::Greater) || (order == Some(Ordering::Equal) && !may_be_equal) {
                let text = |limit: &Spanned<Number>| Spanned::new(limit.as_str().into(), limit.span);
                return Some(Crossed { least: (lower, text(least)), most: (upper, text(most)) });
            }
        }
        None
    }

    /// Forgets a limit, by its keyword.
    pub(crate) fn forget_limit(&mut self, keyword: &str) {
        match keyword {
            "minLength" => self.string.make().min_length = None,
            "maxLength" => self.string.make().max_length = None,
            "minItems" => self.array.make().min_items = None,
            "maxItems" => self.array.make().max_items = None,
            "minContains" => self.array.make().min_contains = None,
            "maxContains" => self.array.make().max_contains = None,
            "minProperties" => self.object.make().min_properties = None,
            "maxProperties" => self.object.make().max_properties = None,
            "minimum" => self.number.make().minimum = None,
            "maximum" => self.number.make().maximum = None,
            "exclusiveMinimum" => self.number.make().exclusive_minimum = None,
            "exclusiveMaximum" => self.number.make().exclusive_maximum = None,
            _ => {}
        }
    }
}

impl Crossed {
    /// The two places, each with what to see there.
    pub(crate) fn places(&self) -> [(Span, String); 2] {
        let ((lower, least), (upper, most)) = (&self.least, &self.most);
        let from = if lower.starts_with("exclusive") { "above" } else { "at least" };
        let to = if upper.starts_with("exclusive") { "below" } else { "at most" };
        [(least.span, format!("{from} {least}")), (most.span, format!("{to} {most}"))]
    }
}
