//! `union!`: a line for each union, with the table that tells its branches apart.

use proc_macro2::TokenStream;
use quote::quote;

use super::super::super::ident::ident;
use super::super::super::layout::{Line, Part};
use super::super::super::lit::{bits, lit, unsigned};
use super::Codec;
use super::lines::with_unknown;
use crate::plan::{Branch, Decide, MORE_BRANCHES, NO_BRANCH, Union, Wire};

/// All JSON kinds, as in `bindery::shape`.
const ANY_KIND: u8 = 0b111_1111;

impl Codec<'_> {
    /// `union!`
    pub(super) fn union(&self, item: &Union) -> Line {
        let _ = self.scope.schema(&item.ident);
        self.union_line(item)
    }

    /// `union!` of a body that may carry several types.
    pub(super) fn bodies(&self, item: &Union) -> Line {
        let _ = self.scope.operation(&item.ident);
        self.union_line(item)
    }

    fn union_line(&self, item: &Union) -> Line {
        let by = item.decide.iter().map(|decide| self.decide(decide));
        let mut line = Line::new("union", ident(&item.ident)).with(quote!(by)).with(quote!([#(#by),*]));
        line = match &item.unknown {
            Some(unknown) => with_unknown(line, unknown),
            None => line.with(quote!(closed)),
        };
        if let Some(branch) = item.branches.get(item.blank).filter(|_| item.blank != 0) {
            let blank = ident(&branch.ident);
            line = line.with(quote!(blank(#blank)));
        }
        if item.exclusive {
            line = line.with(quote!(exclusive()));
        } else if item.one_of {
            line = line.with(quote!(one_of()));
        }
        if item.branches.iter().any(|branch| !branch.rules.is_empty()) {
            let rules = item.branches.iter().map(|branch| self.rules(&branch.rules).unwrap_or_else(|| quote!(&[])));
            line = line.with(quote!(rules(&[#(#rules),*])));
        }
        item.branches.iter().fold(line, |line, branch| line.entry(self.branch(branch)))
    }

    /// `String: String => "string"`
    fn branch(&self, branch: &Branch) -> Vec<Part> {
        let name = ident(&branch.ident);
        let mut parts = match &branch.from {
            Some(ty) => vec![Part::Key(name.clone()), Part::Tokens(self.scope.ty(ty))],
            None => vec![Part::Tokens(quote!(#name))],
        };
        if let Some(label) = &branch.label {
            let label = lit(&label.0);
            parts.extend([Part::Arrow, Part::Tokens(quote!(#label))]);
        }
        parts
    }

    fn decide(&self, decide: &Decide) -> TokenStream {
        let name = self.scope.runtime("shape", "Decide");
        let branch = |number: u16| match number {
            NO_BRANCH => self.scope.runtime("shape", "NO_BRANCH"),
            MORE_BRANCHES => self.scope.runtime("shape", "MORE_BRANCHES"),
            number => unsigned(u64::from(number)),
        };
        let tags = |values: &[(Wire, u16)]| {
            let values = values.iter().map(|(value, number)| {
                let (value, number) = (lit(&value.0), branch(*number));
                quote!((#value, #number))
            });
            quote!(&[#(#values),*])
        };
        match decide {
            Decide::Kind(kinds) => {
                let kinds = kinds.iter().map(|number| branch(*number));
                quote!(#name::Kind([#(#kinds),*]))
            }
            Decide::Tag(property, values) => {
                let (property, values) = (lit(&property.0), tags(values));
                quote!(#name::Tag { property: #property, values: #values })
            }
            Decide::Keys(keys, rest) => {
                let keys = keys.iter().map(|(key, kinds, number)| {
                    let (key, number) = (lit(&key.0), branch(*number));
                    let kinds = match *kinds {
                        ANY_KIND => self.scope.runtime("shape", "ANY_KIND"),
                        kinds => bits(u64::from(kinds)),
                    };
                    quote!((#key, #kinds, #number))
                });
                let rest = branch(*rest);
                quote!(#name::Keys { keys: &[#(#keys),*], rest: #rest })
            }
            Decide::Discriminator(property, values, otherwise) => {
                let (property, values, otherwise) = (lit(&property.0), tags(values), branch(*otherwise));
                quote!(#name::Discriminator { property: #property, values: #values, otherwise: #otherwise })
            }
            Decide::Preference => quote!(#name::Preference),
        }
    }
}
