//! What several operations have alike: a constant for each, as an equal table costs rustc as much as a new one.

use std::collections::BTreeMap;

use proc_macro2::TokenStream;
use quote::quote;
use syn::Ident;

use super::super::super::ident::from_text;
use super::super::super::layout::Piece;
use super::Codec;
use crate::plan::Operation;

/// Tables that more than one operation has, by their text; numbered in order of first mention.
#[derive(Default)]
pub(super) struct Shared {
    numbers: BTreeMap<String, usize>,
}

impl Shared {
    fn of(tables: &[TokenStream]) -> Self {
        let texts: Vec<String> = tables.iter().map(ToString::to_string).collect();
        let mut count: BTreeMap<&str, usize> = BTreeMap::new();
        for text in &texts {
            *count.entry(text).or_default() += 1;
        }
        let mut shared = Self::default();
        for text in texts.iter().filter(|text| count.get(text.as_str()).is_some_and(|count| *count > 1)) {
            let next = shared.numbers.len();
            shared.numbers.entry(text.clone()).or_insert(next);
        }
        shared
    }

    /// The name of the constant, or the table where there is none.
    fn reference(&self, prefix: &str, table: TokenStream) -> TokenStream {
        match self.numbers.get(&table.to_string()) {
            Some(number) => {
                let name = named(prefix, *number);
                quote!(#name)
            }
            None => table,
        }
    }
}

fn named(prefix: &str, number: usize) -> Ident {
    from_text(&format!("{prefix}_{number}"))
}

impl Codec<'_> {
    /// Finds what operations have alike, and gives it names.
    pub(super) fn share(&mut self, pieces: &mut Vec<Piece>) {
        let operations = &self.bindings.operations;
        let answering = operations.iter().filter(|operation| !operation.answers.is_empty());
        let answers: Vec<TokenStream> = answering.map(|operation| self.answer_list(operation)).collect();
        let secured = operations.iter().filter(|operation| !operation.security.is_empty());
        let security: Vec<TokenStream> = secured.map(|operation| self.security_list(operation)).collect();
        (self.shared_answers, self.shared_security) = (Shared::of(&answers), Shared::of(&security));
        let kinds = [("ANSWERS", &self.shared_answers, &answers), ("SECURITY", &self.shared_security, &security)];
        for (prefix, shared, tables) in kinds {
            let mut next = 0;
            for table in tables {
                if shared.numbers.get(&table.to_string()) == Some(&next) {
                    let name = named(prefix, next);
                    let ty = match prefix {
                        "ANSWERS" => self.scope.runtime("operation", "Answer"),
                        _ => {
                            let need = self.scope.runtime("operation", "Need");
                            quote!(&[#need])
                        }
                    };
                    pieces.push(Piece::Dense(quote!(const #name: &[#ty] = #table;)));
                    next += 1;
                }
            }
        }
    }

    /// The declared responses of an operation.
    pub(super) fn answers(&self, operation: &Operation) -> TokenStream {
        self.shared_answers.reference("ANSWERS", self.answer_list(operation))
    }

    /// Its alternatives of credentials.
    pub(super) fn security(&self, operation: &Operation) -> TokenStream {
        self.shared_security.reference("SECURITY", self.security_list(operation))
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
