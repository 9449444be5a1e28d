//! Constraints.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::Ident;

use super::super::super::ident::from_text;
use super::super::super::lit::{float, integer, lit, unsigned};
use super::Codec;
use crate::ir::{Evaluated, Json, JsonType, Limit, Rule, Text};
use crate::plan::format_type;

impl Codec<'_> {
    /// A list of constraints; nothing where there are none.
    pub(super) fn rules(&self, rules: &[Rule]) -> Option<TokenStream> {
        let rules = self.rule_list(rules);
        let name = (!rules.is_empty()).then(|| self.scope.runtime("validate", "Rule"))?;
        let rules = rules.into_iter().map(|(variant, value)| {
            let value = value.map(|value| quote!((#value)));
            quote!(#name::#variant #value)
        });
        Some(quote!(&[#(#rules),*]))
    }

    /// The constraints that are enforced: the variant of each, and what it holds.
    pub(super) fn rule_list(&self, rules: &[Rule]) -> Vec<(Ident, Option<TokenStream>)> {
        rules.iter().filter_map(|rule| self.rule(rule)).collect()
    }

    /// A list of constraints that has a place of its own even where it is empty.
    fn set(&self, rules: &[Rule]) -> TokenStream {
        self.rules(rules).unwrap_or_else(|| quote!(&[]))
    }

    /// One constraint. As deep as constraints nest, which lowering limits.
    fn rule(&self, rule: &Rule) -> Option<(Ident, Option<TokenStream>)> {
        let (variant, value) = match rule {
            Rule::MinLength(count) => ("MinLength", unsigned(*count)),
            Rule::MaxLength(count) => ("MaxLength", unsigned(*count)),
            Rule::Pattern(pattern) => ("Pattern", self.pattern_reference(pattern)?),
            Rule::Format(format) => {
                let (name, variant) = (self.scope.runtime("validate", "Format"), from_text(format_type(format)?));
                ("Format", quote!(#name::#variant))
            }
            Rule::Minimum(limit) => ("Minimum", self.limit(limit)),
            Rule::Maximum(limit) => ("Maximum", self.limit(limit)),
            Rule::ExclusiveMinimum(limit) => ("ExclusiveMinimum", self.limit(limit)),
            Rule::ExclusiveMaximum(limit) => ("ExclusiveMaximum", self.limit(limit)),
            Rule::MultipleOf(limit) => ("MultipleOf", self.limit(limit)),
            Rule::MinItems(count) => ("MinItems", unsigned(*count)),
            Rule::MaxItems(count) => ("MaxItems", unsigned(*count)),
            Rule::MinProperties(count) => ("MinProperties", unsigned(*count)),
            Rule::MaxProperties(count) => ("MaxProperties", unsigned(*count)),
            Rule::Items(rules) => ("Items", self.rules(rules)?),
            Rule::Values(rules) => ("Values", self.rules(rules)?),
            Rule::PropertyNames(rules) => ("PropertyNames", self.rules(rules)?),
            Rule::Not(rules) => ("Not", self.set(rules)),
            Rule::AnyOf(sets) => ("AnyOf", self.sets(sets)),
            Rule::OneOf(sets) => ("OneOf", self.sets(sets)),
            Rule::PrefixItems(sets) => ("PrefixItems", self.sets(sets)),
            Rule::ItemsFrom(first, rules) => {
                let (first, rules) = (unsigned(u64::try_from(*first).unwrap_or(u64::MAX)), self.rules(rules)?);
                ("ItemsFrom", quote!(#first, #rules))
            }
            Rule::Contains { rules, least, most } => {
                let (rules, least, most) = (self.set(rules), unsigned(*least), optional(*most));
                ("Contains", quote!(#rules, #least, #most))
            }
            Rule::If { condition, then, otherwise } => {
                let (condition, then, otherwise) = (self.set(condition), self.set(then), self.set(otherwise));
                ("If", quote!(#condition, #then, #otherwise))
            }
            Rule::Type(types) => ("Type", self.types(types)),
            Rule::Enum(values) => {
                let values = values.iter().map(|value| self.constant(value));
                ("Enum", quote!(&[#(#values),*]))
            }
            Rule::Const(value) => {
                let value = self.constant(value);
                ("Const", quote!(&#value))
            }
            Rule::Refused(keyword) => {
                let keyword = lit(keyword);
                ("Refused", quote!(#keyword))
            }
            Rule::Required(names) => ("Required", texts(names)),
            Rule::Strings(values) => ("OneOfStrings", texts(values)),
            Rule::DependentRequired(table) => {
                let entries = table.iter().map(|(cause, names)| pair(lit(cause), &texts(names)));
                ("DependentRequired", quote!(&[#(#entries),*]))
            }
            Rule::DependentSchemas(table) => ("DependentSchemas", self.table(table)),
            Rule::Properties(table) => ("Properties", self.table(table)),
            Rule::PatternProperties(table) => {
                let entries = table
                    .iter()
                    .filter_map(|(pattern, rules)| Some(pair(self.pattern_reference(pattern)?, &self.set(rules))));
                ("PatternProperties", quote!(&[#(#entries),*]))
            }
            Rule::OtherProperties { names, patterns, rules } => {
                let patterns = patterns.iter().filter_map(|pattern| self.pattern_reference(pattern));
                let (names, rules) = (texts(names), self.rules(rules)?);
                ("OtherProperties", quote!(#names, &[#(#patterns),*], #rules))
            }
            Rule::UnevaluatedProperties { evaluated, rules } => {
                let (evaluated, rules) = (self.evaluated(evaluated), self.rules(rules)?);
                ("UnevaluatedProperties", quote!(#evaluated, #rules))
            }
            Rule::UnevaluatedItems { evaluated, rules } => {
                let (evaluated, rules) = (self.evaluated(evaluated), self.rules(rules)?);
                ("UnevaluatedItems", quote!(#evaluated, #rules))
            }
            Rule::UniqueItems => return Some((from_text("UniqueItems"), None)),
        };
        Some((from_text(variant), Some(value)))
    }

    /// Alternatives keep their places: one that states nothing which can be checked always holds.
    fn sets(&self, sets: &[Vec<Rule>]) -> TokenStream {
        let sets = sets.iter().map(|rules| self.set(rules));
        quote!(&[#(#sets),*])
    }

    /// What is evaluated. As deep as schemas nest.
    fn evaluated(&self, all: &[Evaluated]) -> TokenStream {
        let name = self.scope.runtime("validate", "Evaluated");
        let all = all.iter().map(|evaluated| match evaluated {
            Evaluated::All => quote!(#name::All),
            Evaluated::Names(names) => {
                let names = texts(names);
                quote!(#name::Names(#names))
            }
            Evaluated::Patterns(patterns) => {
                let patterns = patterns.iter().filter_map(|pattern| self.pattern_reference(pattern));
                quote!(#name::Patterns(&[#(#patterns),*]))
            }
            Evaluated::First(count) => {
                let count = unsigned(u64::try_from(*count).unwrap_or(u64::MAX));
                quote!(#name::First(#count))
            }
            Evaluated::Contains(rules) => {
                let rules = self.set(rules);
                quote!(#name::Contains(#rules))
            }
            Evaluated::Where(rules, then) => {
                let (rules, then) = (self.set(rules), self.evaluated(then));
                quote!(#name::Where(#rules, #then))
            }
        });
        quote!(&[#(#all),*])
    }

    /// Constraints by name.
    fn table(&self, table: &[(Text, Vec<Rule>)]) -> TokenStream {
        let entries = table.iter().map(|(name, rules)| pair(lit(name), &self.set(rules)));
        quote!(&[#(#entries),*])
    }

    fn types(&self, types: &[JsonType]) -> TokenStream {
        let name = self.scope.runtime("validate", "JsonType");
        let variants = types.iter().map(|of| {
            let variant = from_text(match of {
                JsonType::Null => "Null",
                JsonType::Boolean => "Boolean",
                JsonType::Integer => "Integer",
                JsonType::Number => "Number",
                JsonType::String => "String",
                JsonType::Array => "Array",
                JsonType::Object => "Object",
            });
            quote!(#name::#variant)
        });
        quote!(&[#(#variants),*])
    }

    /// A value of the document. As deep as the document is, whose depth the reader limits.
    pub(super) fn constant(&self, value: &Json) -> TokenStream {
        let name = self.scope.runtime("validate", "Constant");
        match value {
            Json::Null => quote!(#name::Null),
            Json::Boolean(value) => quote!(#name::Boolean(#value)),
            Json::Number(text) => {
                let limit = self.limit(&Limit::of(text));
                quote!(#name::Number(#limit))
            }
            Json::String(text) => {
                let text = lit(text);
                quote!(#name::String(#text))
            }
            Json::Array(elements) => {
                let elements = elements.iter().map(|element| self.constant(element));
                quote!(#name::Array(&[#(#elements),*]))
            }
            Json::Object(members) => {
                let members = members.iter().map(|(key, value)| pair(lit(key), &self.constant(value)));
                quote!(#name::Object(&[#(#members),*]))
            }
        }
    }

    fn limit(&self, limit: &Limit) -> TokenStream {
        let name = self.scope.runtime("validate", "Limit");
        match limit {
            Limit::Integer(value) => {
                let value = integer(i128::from(*value));
                quote!(#name::Integer(#value))
            }
            Limit::Number(value) => {
                let value = float(*value);
                quote!(#name::Number(#value))
            }
            Limit::Literal(literal) => {
                let literal = lit(literal);
                quote!(#name::Literal(#literal))
            }
        }
    }
}

fn pair(key: impl ToTokens, value: &TokenStream) -> TokenStream {
    quote!((#key, #value))
}

fn texts(texts: &[Text]) -> TokenStream {
    let texts = texts.iter().map(|text| lit(text));
    quote!(&[#(#texts),*])
}

fn optional(number: Option<u64>) -> TokenStream {
    match number {
        Some(number) => {
            let number = unsigned(number);
            quote!(::core::option::Option::Some(#number))
        }
        None => quote!(::core::option::Option::None),
    }
}
