//! What several operations have alike: a constant for each, as an equal table costs rustc as much as a new one.

use std::collections::BTreeMap;

use proc_macro2::TokenStream;
use quote::quote;
use syn::Ident;

use super::super::super::ident::from_text;
use super::super::super::layout::{Piece, Printed};
use super::Codec;
use crate::plan::{Bindings, Operation};

/// The tables that more than one operation has, by what they say; numbered in order of first mention.
pub(super) struct Shared {
    answers: BTreeMap<String, usize>,
    security: BTreeMap<String, usize>,
}

impl Shared {
    pub(super) fn of(bindings: &Bindings) -> Self {
        let answering = bindings.operations.iter().filter(|operation| !operation.answers.is_empty());
        let secured = bindings.operations.iter().filter(|operation| !operation.security.is_empty());
        Self { answers: repeated(answering.map(answers)), security: repeated(secured.map(security)) }
    }
}

fn answers(operation: &Operation) -> String {
    format!("{:?}", operation.answers)
}

fn security(operation: &Operation) -> String {
    format!("{:?}", operation.security)
}

fn repeated(all: impl Iterator<Item = String>) -> BTreeMap<String, usize> {
    let all: Vec<String> = all.collect();
    let mut count: BTreeMap<&str, usize> = BTreeMap::new();
    for text in &all {
        *count.entry(text).or_default() += 1;
    }
    let mut numbers = BTreeMap::new();
    for text in all.iter().filter(|text| count.get(text.as_str()).is_some_and(|count| *count > 1)) {
        let next = numbers.len();
        numbers.entry(text.clone()).or_insert(next);
    }
    numbers
}

fn named(prefix: &str, number: usize) -> Ident {
    from_text(&format!("{prefix}_{number}"))
}

impl Codec<'_> {
    /// The constants.
    pub(super) fn constants(&self, pieces: &mut Printed) {
        let mut next = 0;
        for operation in &self.bindings.operations {
            if self.shared.answers.get(&answers(operation)) == Some(&next) {
                let (name, ty) = (named("ANSWERS", next), self.scope.runtime("operation", "Answer"));
                let table = self.answer_list(operation);
                pieces.push(Piece::Dense(quote!(const #name: &[#ty] = #table;)));
                next += 1;
            }
        }
        next = 0;
        for operation in &self.bindings.operations {
            if self.shared.security.get(&security(operation)) == Some(&next) {
                let (name, ty) = (named("SECURITY", next), self.scope.runtime("operation", "Need"));
                let table = self.security_list(operation);
                pieces.push(Piece::Dense(quote!(const #name: &[&[#ty]] = #table;)));
                next += 1;
            }
        }
    }

    /// The declared responses of an operation.
    pub(super) fn answers(&self, operation: &Operation) -> TokenStream {
        match self.shared.answers.get(&answers(operation)) {
            Some(number) => self.scope.of_codec(&named("ANSWERS", *number)),
            None => self.answer_list(operation),
        }
    }

    /// Its alternatives of credentials.
    pub(super) fn security(&self, operation: &Operation) -> TokenStream {
        match self.shared.security.get(&security(operation)) {
            Some(number) => self.scope.of_codec(&named("SECURITY", *number)),
            None => self.security_list(operation),
        }
    }

    fn answer_list(&self, operation: &Operation) -> TokenStream {
        let answers = operation.answers.iter().map(|answer| self.answer(answer));
        quote!(&[#(#answers),*])
    }

    fn security_list(&self, operation: &Operation) -> TokenStream {
        let security = operation.security.iter().map(|needs| {
            let needs = needs.iter().map(|need| self.need(need));
            quote!(&[#(#needs),*])
        });
        quote!(&[#(#security),*])
    }
}
