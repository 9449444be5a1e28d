//! Constraints.

use proc_macro2::TokenStream;
use quote::quote;

use super::super::super::ident::from_text;
use super::super::super::lit::{float, integer, lit, unsigned};
use super::{Codec, pattern_name};
use crate::ir::{Limit, Rule};

/// Formats that the runtime checks, and their names in `bindery::validate::Format`.
const FORMATS: &[(&str, &str)] = &[
    ("byte", "Byte"),
    ("date", "Date"),
    ("date-time", "DateTime"),
    ("duration", "Duration"),
    ("email", "Email"),
    ("hostname", "Hostname"),
    ("ipv4", "Ipv4"),
    ("ipv6", "Ipv6"),
    ("time", "Time"),
    ("uri", "Uri"),
    ("uri-reference", "UriReference"),
    ("uuid", "Uuid"),
];

impl Codec<'_> {
    /// A list of constraints; nothing where there are none.
    pub(super) fn rules(&self, rules: &[Rule]) -> Option<TokenStream> {
        let rules: Vec<TokenStream> = rules.iter().filter_map(|rule| self.rule(rule)).collect();
        (!rules.is_empty()).then(|| quote!(&[#(#rules),*]))
    }

    fn rule(&self, rule: &Rule) -> Option<TokenStream> {
        let (variant, value) = match rule {
            Rule::MinLength(count) => ("MinLength", unsigned(*count)),
            Rule::MaxLength(count) => ("MaxLength", unsigned(*count)),
            Rule::Pattern(pattern) => {
                let number = self.bindings.patterns.iter().position(|other| *other == pattern.translated)?;
                let name = pattern_name(number);
                ("Pattern", quote!(&#name))
            }
            Rule::Format(format) => {
                let (_, variant) = FORMATS.iter().find(|(name, _)| name == format)?;
                let (name, variant) = (self.scope.runtime("validate", "Format"), from_text(variant));
                ("Format", quote!(#name::#variant))
            }
            Rule::Minimum(limit) => ("Minimum", self.limit(*limit)),
            Rule::Maximum(limit) => ("Maximum", self.limit(*limit)),
            Rule::ExclusiveMinimum(limit) => ("ExclusiveMinimum", self.limit(*limit)),
            Rule::ExclusiveMaximum(limit) => ("ExclusiveMaximum", self.limit(*limit)),
            Rule::MultipleOf(limit) => ("MultipleOf", self.limit(*limit)),
            Rule::MinItems(count) => ("MinItems", unsigned(*count)),
            Rule::MaxItems(count) => ("MaxItems", unsigned(*count)),
            Rule::MinProperties(count) => ("MinProperties", unsigned(*count)),
            Rule::MaxProperties(count) => ("MaxProperties", unsigned(*count)),
            Rule::Items(rules) => ("Items", self.rules(rules)?),
            Rule::Values(rules) => ("Values", self.rules(rules)?),
            Rule::AnyOf(sets) => ("AnyOf", self.sets(sets)),
            Rule::OneOf(sets) => ("OneOf", self.sets(sets)),
            Rule::Strings(values) => {
                let values = values.iter().map(|value| lit(value));
                ("OneOfStrings", quote!(&[#(#values),*]))
            }
            Rule::UniqueItems => {
                let name = self.scope.runtime("validate", "Rule");
                return Some(quote!(#name::UniqueItems));
            }
        };
        let (name, variant) = (self.scope.runtime("validate", "Rule"), from_text(variant));
        Some(quote!(#name::#variant(#value)))
    }

    /// Alternatives keep their places: one that states nothing which can be checked always holds.
    fn sets(&self, sets: &[Vec<Rule>]) -> TokenStream {
        let sets = sets.iter().map(|rules| self.rules(rules).unwrap_or_else(|| quote!(&[])));
        quote!(&[#(#sets),*])
    }

    fn limit(&self, limit: Limit) -> TokenStream {
        let name = self.scope.runtime("validate", "Limit");
        match limit {
            Limit::Integer(value) => {
                let value = integer(value);
                quote!(#name::Integer(#value))
            }
            Limit::Number(value) => {
                let value = float(value);
                quote!(#name::Number(#value))
            }
        }
    }
}
